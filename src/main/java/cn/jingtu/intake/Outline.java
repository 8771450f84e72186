package cn.jingtu.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbered structure of a plan: chapters, sections, items and what stands under them. */
final class Outline {

    /** Canonical offsets, end exclusive. */
    record Range(int start, int end) {
        boolean isEmpty() {
            return start >= end;
        }
    }

    /** A numbered part with its own paragraphs, its tables and its sub-parts. */
    static final class Unit {
        final @Nullable Unit parent;
        final @Nullable Marker marker;
        /** own paragraphs; the first begins behind the number */
        final List<Range> own = new ArrayList<>();

        final List<List<PlanText.Paragraph>> tables = new ArrayList<>();
        final List<Unit> children = new ArrayList<>();
        /** where the unit begins, its number included */
        final int start;
        /** whether it stands inside a paragraph of its parent or sisters, such as 一是…二是… */
        final boolean inline;

        /** the list of attachments behind the plan or its notice */
        boolean closing;
        /** 附件1 where an attachment itself begins; its chapters count anew */
        @Nullable
        String attachment;

        Unit(@Nullable Unit parent, @Nullable Marker marker, int start, boolean inline) {
            this.parent = parent;
            this.marker = marker;
            this.start = start;
            this.inline = inline;
        }

        String ref() {
            String own = attachment != null ? attachment : marker == null ? "" : marker.ref();
            return (parent == null ? "" : parent.ref()) + own;
        }

        int end() {
            int end = own.isEmpty() ? start : own.get(own.size() - 1).end();
            for (List<PlanText.Paragraph> table : tables) {
                end = Math.max(end, table.get(table.size() - 1).end());
            }
            return children.isEmpty()
                    ? end
                    : Math.max(end, children.get(children.size() - 1).end());
        }

        boolean atLeast(Marker.Level level) {
            return marker != null && marker.level().compareTo(level) <= 0;
        }

        Unit chapter() {
            Unit unit = this;
            while (unit.parent != null && unit.parent.marker != null) {
                unit = unit.parent;
            }
            return unit;
        }
    }

    private static final Set<Marker.Level> INLINE_AFTER_COMMA = Set.of(Marker.Level.CLAUSE, Marker.Level.POINT);

    private final PlanText plan;
    private final Unit root = new Unit(null, null, 0, false);
    private final Deque<Unit> open = new ArrayDeque<>();

    private Outline(PlanText plan) {
        this.plan = plan;
        open.push(root);
    }

    static Unit of(PlanText plan) {
        Outline outline = new Outline(plan);
        List<PlanText.Paragraph> table = new ArrayList<>();
        for (PlanText.Paragraph paragraph : plan.paragraphs()) {
            if (paragraph.row()) {
                table.add(paragraph);
                continue;
            }
            outline.closeTable(table);
            table = new ArrayList<>();
            outline.add(paragraph);
        }
        outline.closeTable(table);
        return outline.root;
    }

    private void closeTable(List<PlanText.Paragraph> table) {
        if (!table.isEmpty()) {
            current().tables.add(table);
        }
    }

    private Unit current() {
        return open.element();
    }

    private void add(PlanText.Paragraph paragraph) {
        String text = plan.text();
        int position = paragraph.start();
        Marker marker = Marker.at(text, position);
        if (attachments(paragraph, marker)) {
            addOwn(position, paragraph.end());
            return;
        }
        // 第一部分… is a heading, not the beginning of a sentence
        if (marker != null && marker.level() == Marker.Level.PART && paragraph.end() - position > 40) {
            marker = null;
        }
        if (marker != null) {
            enter(marker, position, false);
            position += marker.length();
        }
        int from = position;
        for (Inline inline : inlineMarkers(position, paragraph.end())) {
            addOwn(from, inline.position());
            enter(inline.marker(), inline.position(), true);
            from = inline.position() + inline.marker().length();
        }
        addOwn(from, paragraph.end());
    }

    private static final Pattern ATTACHMENT = Pattern.compile("附[件表][\\d一二三四五六七八九十]{0,3}：?");

    /** The list of attachments, 附件：1.…清单, and the line 附件1 at which one begins. */
    private boolean attachments(PlanText.Paragraph paragraph, @Nullable Marker marker) {
        String text = plan.textOf(paragraph);
        if (ATTACHMENT.matcher(text).matches()) {
            Unit attachment = beginApart(paragraph.start());
            attachment.attachment = text.replace("：", "");
            return true;
        }
        boolean entry = text.length() < 60 && text.indexOf('。') < 0 && text.indexOf('，') < 0;
        if (text.startsWith("附件") && entry) {
            beginApart(paragraph.start()).closing = true;
            return true;
        }
        if (current().closing && (marker == null || marker.level() != Marker.Level.ITEM || !entry)) {
            // the signature of a notice stands below the list, the plan after it
            if (marker == null && root.children.stream().noneMatch(child -> child.marker != null)) {
                open.clear();
                open.push(root);
            }
            return marker == null && current().closing;
        }
        return current().closing;
    }

    private Unit beginApart(int start) {
        open.clear();
        open.push(root);
        Unit unit = new Unit(root, null, start, false);
        root.children.add(unit);
        open.push(unit);
        return unit;
    }

    private void addOwn(int start, int end) {
        if (start < end) {
            current().own.add(new Range(start, end));
        }
    }

    private void enter(Marker marker, int start, boolean inline) {
        while (true) {
            Marker top = current().marker;
            if (current() == root
                    || current().attachment != null
                    || top != null && top.level().compareTo(marker.level()) < 0) {
                break;
            }
            open.pop();
        }
        Unit parent = current();
        Unit unit = new Unit(parent, marker, start, inline);
        parent.children.add(unit);
        open.push(unit);
    }

    private record Inline(Marker marker, int position) {}

    /** Sub-items that go on within a paragraph: a series that counts up, each after the end of a clause. */
    private List<Inline> inlineMarkers(int start, int end) {
        String text = plan.text();
        List<Inline> found = new ArrayList<>();
        int depth = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            char before = i > start ? text.charAt(i - 1) : '。';
            if (depth == 0 && "。；：，！）〕】.".indexOf(before) >= 0) {
                Marker marker = Marker.at(text, i);
                if (marker != null && accepted(marker, before, i, end, found, i == start)) {
                    found.add(new Inline(marker, i));
                    i += marker.length() - 1;
                    continue;
                }
            }
            depth = c == '（' || c == '〔' || c == '【'
                    ? depth + 1
                    : c == '）' || c == '〕' || c == '】' ? Math.max(0, depth - 1) : depth;
        }
        return found;
    }

    private boolean accepted(Marker marker, char before, int position, int end, List<Inline> found, boolean first) {
        if (before == '，' && !INLINE_AFTER_COMMA.contains(marker.level())) {
            return false;
        }
        Inline last = null;
        for (Inline inline : found) {
            last = inline.marker().level() == marker.level() ? inline : last;
        }
        switch (marker.level()) {
            case CLAUSE, POINT, SUB_ITEM:
                if (last != null) {
                    return marker.number() == last.marker().number() + 1;
                }
                Unit sister = openAt(marker.level());
                if (sister != null && sister.marker != null && marker.number() == sister.marker.number() + 1) {
                    return true;
                }
                return marker.number() == 1 && (first || followedBySecond(marker, position));
            case SECTION, ITEM:
                Unit elder = openAt(marker.level());
                int number = last != null
                        ? last.marker().number()
                        : elder != null && elder.marker != null ? elder.marker.number() : -1;
                return before != '：'
                        && (marker.number() == number + 1 && number > 0 || first && marker.number() == 1)
                        && Characters.chinese(plan.text().charAt(Math.min(end - 1, position + marker.length())));
            default:
                return false;
        }
    }

    private @Nullable Unit openAt(Marker.Level level) {
        for (Unit unit : open) {
            if (unit.marker != null && unit.marker.level() == level) {
                return unit;
            }
        }
        return null;
    }

    /** The second may begin a paragraph of its own, where a line happened to break before it. */
    private boolean followedBySecond(Marker marker, int position) {
        int end = Math.min(plan.text().length(), position + 1500);
        for (int i = position + marker.length(); i < end; i++) {
            if ("。；，：）\n".indexOf(plan.text().charAt(i - 1)) >= 0) {
                Marker next = Marker.at(plan.text(), i);
                if (next != null && next.level() == marker.level() && next.number() == 2) {
                    return true;
                }
            }
        }
        return false;
    }
}
