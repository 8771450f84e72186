package cn.jingtu.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes what extraction does to a document: page numbers and running heads, lines broken inside words, spaces inside
 * numbers, mixed widths, a table of contents. The one place where noise is handled.
 */
final class Normaliser {

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-—–―·.~～]{0,3}第?\\d{1,4}页?[-—–―·.~～]{0,3}|第\\d{1,4}页[,，/]?共\\d{1,4}页|\\d{1,4}/\\d{1,4}|[Pp]age\\d{1,4}");
    private static final Pattern PAGE_MARK =
            Pattern.compile("[-—–―·.~～]{1,3}\\d{1,4}[-—–―·.~～]{1,3}|第\\d{1,4}页(?:[,，/]?共\\d{1,4}页)?");
    private static final Pattern CONTENTS_ENTRY = Pattern.compile(".{2,60}?(?:[.…·]{3,}|\\s)\\d{1,3}");
    private static final Pattern LABEL_AT_START =
            Pattern.compile("(?:" + Labels.ANY + "：|[【〔]" + Labels.ANY + "[】〕]).*", Pattern.DOTALL);
    private static final Pattern MEASURE_AT_START =
            Pattern.compile("(?:个|家|座|处|项|次|亩|吨|万|年|月|日|%|公顷|口|眼|块|份|名|人|件|期|场|条|户|台|套|批).*", Pattern.DOTALL);
    /** lines of the covering notice that stand alone: number, date, to whom */
    private static final Pattern HEAD_LINE = Pattern.compile(
            "[\\u4e00-\\u9fff]{1,10}[〔（](?:19|20)\\d{2}[〕）]第?\\d{1,4}号(?:签发人.{0,12})?$|20\\d{2}年\\d{1,2}月\\d{1,2}日(?:印发)?$|二[〇零].{2}年.{1,2}月.{1,3}日$|各[^。]{3,80}：$");

    private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d,，])\\d{1,3}(?:[,，]\\d{3})+(?![\\d])");
    private static final Pattern ONLY_LABEL = Pattern.compile("[【〔]?" + Labels.ANY + "[】〕：]{1,2}");
    private static final Pattern ENDS_IN_LABEL = Pattern.compile("[。；]" + Labels.ANY + "：$");
    /** a label line that ends inside the name of a body */
    private static final Pattern CUT_OFF_NAME = Pattern.compile(
            "[【〔]?(?:牵头|主办|责任|配合|协同|协办|参与|落实|实施|属地)(?:责任)?(?:单位|部门|主体)[】〕：]{1,2}[^。；]*[\\u4e00-\\u9fff&&[^局委办厅府会院司队社乡镇心位处所站部门室场区县旗团人及无业园]]");

    private static final Pattern NAMES_DOCUMENT = Pattern.compile("20\\d{2}年|(?:计划|方案|要点|文件|公报|通知|汇编)$");
    private static final String SENTENCE_END = "。！？；：!?;:";

    private final String source;
    private final List<Line> lines = new ArrayList<>();
    private final boolean[] furniture;

    private Normaliser(String source) {
        this.source = source;
        this.furniture = new boolean[source.length()];
    }

    static PlanText normalise(String source) {
        Normaliser normaliser = new Normaliser(source);
        normaliser.readLines();
        normaliser.foldFlatTable();
        normaliser.dropPageNumbers();
        normaliser.dropRunningHeads();
        normaliser.dropContents();
        return normaliser.join();
    }

    /** One line of the source in canonical characters. */
    private static final class Line {
        final StringBuilder text = new StringBuilder();
        final List<Integer> offsets = new ArrayList<>();
        int start;
        int end;
        int indent;
        /** how far the line runs in the source, its indent left out but not the spaces inside */
        int width;

        boolean blankBefore;
        boolean pageBreakBefore;
        boolean row;
        boolean dropped;

        @Override
        public String toString() {
            return text.toString();
        }

        boolean unfinished() {
            return text.length() > 0
                    && SENTENCE_END.indexOf(text.charAt(text.length() - 1)) < 0
                    && "）〕】".indexOf(text.charAt(text.length() - 1)) < 0;
        }
    }

    private void readLines() {
        int start = 0;
        boolean blank = false;
        boolean pageBreak = false;
        while (start <= source.length()) {
            int end = start;
            while (end < source.length() && !lineEnd(source.charAt(end))) {
                end++;
            }
            Line line = canonicalLine(start, end);
            if (line.text.length() == 0) {
                blank = true;
            } else {
                line.blankBefore = blank;
                line.pageBreakBefore = pageBreak;
                blank = false;
                pageBreak = false;
                lines.add(line);
            }
            if (end < source.length() && source.charAt(end) == '\f') {
                pageBreak = true;
            }
            start = end + 1;
        }
    }

    /** The cells of a table that stand in a line each become its rows again. */
    private void foldFlatTable() {
        Map<String, Integer> often = new HashMap<>();
        lines.forEach(line -> often.merge(line.toString(), 1, Integer::sum));
        List<List<List<Integer>>> rows = FlatTable.in(lines.stream()
                .map(Line::toString)
                .map(line -> PAGE_MARK.matcher(line).matches()
                                || often.getOrDefault(line, 0) > 1
                                        && NAMES_DOCUMENT.matcher(line).find()
                                        && line.length() > 8
                        ? ""
                        : line)
                .toList());
        List<Line> spent = new ArrayList<>();
        for (List<List<Integer>> row : rows) {
            Line whole = null;
            for (int column = 0; column < row.size(); column++) {
                for (int index : row.get(column)) {
                    Line cell = lines.get(index);
                    if (whole == null) {
                        whole = new Line();
                        whole.start = cell.start;
                        whole.row = true;
                        for (int i = 0; i < column; i++) {
                            append(whole, '\t', cell.start);
                        }
                    }
                    whole.text.append(cell.text);
                    whole.offsets.addAll(cell.offsets);
                    whole.end = cell.end;
                    spent.add(cell);
                }
                if (whole != null && column + 1 < row.size()) {
                    append(whole, '\t', whole.end > whole.start ? whole.end - 1 : whole.start);
                }
            }
            if (whole != null) {
                lines.set(lines.indexOf(spent.get(spent.size() - 1)), whole);
            }
        }
        lines.removeAll(spent);
    }

    private static boolean lineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\f' || c == '\u2028' || c == '\u2029' || c == '\u000b';
    }

    private Line canonicalLine(int start, int end) {
        Line line = new Line();
        line.start = start;
        line.end = end;
        line.row = isRow(start, end);
        boolean leading = true;
        boolean gap = false;
        for (int i = start; i < end; i++) {
            char c = source.charAt(i);
            if (line.row && (c == '\t' || c == '|')) {
                append(line, '\t', i);
                gap = false;
                continue;
            }
            if (Characters.isSpace(c)) {
                if (leading) {
                    line.indent += c == '\u3000' ? 2 : 1;
                }
                gap = true;
                continue;
            }
            // emphasis of a converter, as in **2023年**
            if (c == '*' && (i + 1 < end && source.charAt(i + 1) == '*' || i > start && source.charAt(i - 1) == '*')) {
                continue;
            }
            char before = neighbour(i, -1, start, end);
            char after = neighbour(i, 1, start, end);
            char canonical = Characters.canonical(before, c, after);
            if (canonical == '.' && numbersItem(i, start, end)) {
                canonical = Marker.DOT;
            }
            if (gap && !leading && Characters.keepSpace(line.text.charAt(line.text.length() - 1), canonical)) {
                append(line, ' ', i - 1);
            }
            leading = false;
            gap = false;
            append(line, canonical, i);
        }
        line.width = source.substring(start, end).strip().length();
        if (line.row && line.toString().isBlank()) {
            line.text.setLength(0);
        }
        return line;
    }

    private static final Pattern TWO_CELLS = Pattern.compile("[^\\t：:。|]{1,30}\\t[^\\t。|]{1,30}");

    /** Cells are told by two dividers in a line, or by one where the line above or below has one as well. */
    private boolean isRow(int start, int end) {
        int dividers = 0;
        for (int i = start; i < end; i++) {
            dividers += source.charAt(i) == '\t' || source.charAt(i) == '|' ? 1 : 0;
        }
        if (dividers != 1) {
            return dividers > 1;
        }
        int above = source.lastIndexOf('\n', start - 2);
        int below = source.indexOf('\n', Math.min(source.length(), end + 1));
        return twoCells(start, end)
                && (start > 1 && twoCells(above + 1, start - 1) || below > end && twoCells(end + 1, below));
    }

    private boolean twoCells(int start, int end) {
        String line = source.substring(start, Math.max(start, end)).strip();
        return Marker.at(line, 0) == null && TWO_CELLS.matcher(line).matches();
    }

    private static final Pattern ITEM_BEFORE_NUMBER =
            Pattern.compile("\\s*[1-9]\\d?[.．]\\s+[\\d０-９]+\\s*[月年个家万亩座处日%口].*", Pattern.DOTALL);

    /** "1. 4月底前…": without the space it would read as 1.4. */
    private boolean numbersItem(int dot, int start, int end) {
        if (dot - start > 6
                || !ITEM_BEFORE_NUMBER
                        .matcher(source.substring(start, Math.min(end, dot + 12)))
                        .matches()) {
            return false;
        }
        int before = start - 1;
        while (before >= 0 && Characters.isSpace(source.charAt(before))) {
            before--;
        }
        boolean first = source.substring(start, dot).strip().equals("1");
        return first || before < 0 || "。；：）〕】)]".indexOf(source.charAt(before)) >= 0;
    }

    private static void append(Line line, char c, int offset) {
        line.text.append(c);
        line.offsets.add(offset);
    }

    private char neighbour(int position, int step, int start, int end) {
        for (int i = position + step; i >= start && i < end; i += step) {
            char c = source.charAt(i);
            if (!Characters.isSpace(c)) {
                return c >= '０' && c <= '９' ? (char) (c - 0xfee0) : c;
            }
        }
        return 0;
    }

    // ---- page furniture

    private void dropPageNumbers() {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String text = line.toString();
            if (line.row || text.length() > 20 || !PAGE_NUMBER.matcher(text).matches()) {
                continue;
            }
            // "完成22" may be broken off before its measure word, and a lone "3." is a number of the outline
            boolean bareNumber = text.chars().allMatch(c -> c >= '0' && c <= '9');
            boolean partOfSentence = bareNumber
                    && i > 0
                    && i + 1 < lines.size()
                    && lines.get(i - 1).unfinished()
                    && MEASURE_AT_START.matcher(lines.get(i + 1).toString()).matches();
            if (!partOfSentence && !text.endsWith(".")) {
                drop(line);
            }
        }
    }

    /** A short line that comes back and stands at page edges or cuts sentences is a running head. */
    private void dropRunningHeads() {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String key = headKey(line.toString());
            if (!line.dropped && !line.row && key.length() >= 3 && key.length() <= 45 && mayBeHead(line.toString())) {
                places.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        for (List<Integer> occurrences : places.values()) {
            if (occurrences.size() < 2) {
                continue;
            }
            long telling = occurrences.stream()
                    .filter(this::atPageEdgeOrInsideSentence)
                    .count();
            if (telling * 2 < occurrences.size() || telling < 1) {
                continue;
            }
            boolean firstIsTitle = !atPageEdgeOrInsideSentence(occurrences.get(0)) || occurrences.get(0) < 12;
            for (int k = firstIsTitle ? 1 : 0; k < occurrences.size(); k++) {
                drop(lines.get(occurrences.get(k)));
            }
        }
    }

    private static String headKey(String text) {
        return Regex.replaceAll(PAGE_MARK.matcher(text).replaceAll(""), "\\d{1,3}$|^\\d{1,3}(?!\\d)", "");
    }

    private static boolean mayBeHead(String text) {
        return Marker.at(text, 0) == null
                && "、，（".indexOf(text.charAt(text.length() - 1)) < 0
                && text.indexOf('。') < 0
                && text.indexOf('；') < 0
                && text.indexOf('：') < 0
                && !text.contains("牵头")
                && !text.contains("参与")
                && !text.contains("配合")
                && !text.contains("负责")
                && !text.contains("落实");
    }

    private boolean atPageEdgeOrInsideSentence(int index) {
        Line line = lines.get(index);
        boolean edge = line.pageBreakBefore
                || index > 0 && lines.get(index - 1).dropped
                || index + 1 < lines.size() && (lines.get(index + 1).dropped || lines.get(index + 1).pageBreakBefore)
                || PAGE_MARK.matcher(line.toString()).find();
        Line before = index > 0 ? lines.get(index - 1) : null;
        boolean cuts = before != null
                && before.unfinished()
                && before.text.length() > 12
                && NAMES_DOCUMENT.matcher(line.toString()).find();
        return edge || cuts;
    }

    /** A table of contents repeats the titles; its entries end in page numbers or stand under 目录. */
    private void dropContents() {
        int heading = -1;
        for (int i = 0; i < lines.size() && i < 80; i++) {
            String text = lines.get(i).toString();
            if (!lines.get(i).dropped && (text.equals("目录") || text.equals("目次"))) {
                heading = i;
                break;
            }
        }
        if (heading >= 0 && heading + 1 < lines.size()) {
            String first = entryTitle(lines.get(heading + 1).toString());
            int body = -1;
            for (int i = heading + 2; i < lines.size() && i < heading + 120; i++) {
                if (entryTitle(lines.get(i).toString()).equals(first)) {
                    body = i;
                    break;
                }
            }
            if (body > 0) {
                for (int i = heading; i < body; i++) {
                    String text = lines.get(i).toString();
                    boolean entry = i == heading
                            || Marker.at(text, 0) != null
                            || CONTENTS_ENTRY.matcher(text).matches();
                    if (entry && text.length() < 70) {
                        drop(lines.get(i));
                    }
                }
            }
        }
        for (Line line : lines) {
            String text = line.toString();
            if (!line.dropped && !line.row && text.length() < 80 && Regex.matches(text, ".{2,70}?[.…·]{3,}\\d{1,3}")) {
                drop(line);
            }
        }
    }

    private static String entryTitle(String text) {
        return Regex.replaceAll(text, "[.…·\\s]*\\d{0,3}$", "");
    }

    private void drop(Line line) {
        line.dropped = true;
        java.util.Arrays.fill(furniture, line.start, line.end, true);
    }

    // ---- paragraphs

    private PlanText join() {
        List<Line> kept = lines.stream().filter(line -> !line.dropped).toList();
        Layout layout = Layout.of(kept);
        StringBuilder text = new StringBuilder();
        List<Integer> offsets = new ArrayList<>();
        List<PlanText.Paragraph> paragraphs = new ArrayList<>();
        int paragraphStart = 0;
        int openBrackets = 0;
        Line previous = null;
        for (Line line : kept) {
            if (previous != null) {
                String paragraph = text.substring(paragraphStart);
                if (startsParagraph(previous, line, paragraph, openBrackets, layout)) {
                    paragraphs.add(new PlanText.Paragraph(paragraphStart, text.length(), previous.row));
                    offsets.add(previous.end < source.length() ? previous.end : previous.end - 1);
                    text.append('\n');
                    paragraphStart = text.length();
                    openBrackets = 0;
                } else if (Characters.keepSpace(text.charAt(text.length() - 1), line.text.charAt(0))) {
                    offsets.add(line.start);
                    text.append(' ');
                }
            }
            layout.bodyBegun |= Marker.at(line.toString(), 0) != null;
            text.append(line.text);
            offsets.addAll(line.offsets);
            for (int i = 0; i < line.text.length(); i++) {
                char c = line.text.charAt(i);
                openBrackets = c == '（' || c == '〔' || c == '【'
                        ? openBrackets + 1
                        : c == '）' || c == '〕' || c == '】' ? Math.max(0, openBrackets - 1) : openBrackets;
            }
            previous = line;
        }
        if (previous != null) {
            paragraphs.add(new PlanText.Paragraph(paragraphStart, text.length(), previous.row));
        }
        withoutThousands(text, offsets, paragraphs);
        int[] map = offsets.stream().mapToInt(Integer::intValue).toArray();
        return new PlanText(source, furniture, text.toString(), map, paragraphs);
    }

    /** 2,350 is a number, wherever a line was broken in it. */
    private static void withoutThousands(
            StringBuilder text, List<Integer> offsets, List<PlanText.Paragraph> paragraphs) {
        List<Integer> commas = new ArrayList<>();
        Matcher number = THOUSANDS.matcher(text);
        while (number.find()) {
            for (int i = number.start(); i < number.end(); i++) {
                if (!Characters.digit(text.charAt(i))) {
                    commas.add(i);
                }
            }
        }
        for (int i = commas.size() - 1; i >= 0; i--) {
            int comma = commas.get(i);
            text.deleteCharAt(comma);
            offsets.remove(comma);
        }
        paragraphs.replaceAll(paragraph -> new PlanText.Paragraph(
                paragraph.start() - before(commas, paragraph.start()),
                paragraph.end() - before(commas, paragraph.end()),
                paragraph.row()));
    }

    private static int before(List<Integer> sorted, int position) {
        int index = java.util.Collections.binarySearch(sorted, position);
        return index >= 0 ? index : -index - 1;
    }

    private static boolean startsParagraph(
            Line previous, Line line, String paragraph, int openBrackets, Layout layout) {
        String text = line.toString();
        if (previous.row || line.row) {
            return true;
        }
        // no paragraph begins with such a mark, and no number breaks between two paragraphs
        if ("、，。；）〕】：％%》”".indexOf(text.charAt(0)) >= 0
                || Characters.digit(text.charAt(0))
                        && Characters.digit(paragraph.charAt(paragraph.length() - 1))
                        && Marker.at(text, 0) == null) {
            return false;
        }
        Marker marker = Marker.at(text, 0);
        boolean bracketOpen = openBrackets > 0 && paragraph.length() - paragraph.lastIndexOf('（') < 400;
        if (marker != null && !(bracketOpen && marker.level().compareTo(Marker.Level.SECTION) > 0)) {
            // in the middle of a sentence a line may begin with 一是 or 2. by chance
            boolean chance = previous.unfinished()
                    && previous.text.length() > 15
                    && layout.broken
                    && (marker.level() == Marker.Level.CLAUSE || marker.level() == Marker.Level.SUB_ITEM)
                    && !headingLike(paragraph);
            if (!chance) {
                return true;
            }
        }
        if (!bracketOpen
                && (HEAD_LINE.matcher(text).lookingAt()
                        || HEAD_LINE.matcher(paragraph).lookingAt())) {
            return true;
        }
        if (LABEL_AT_START.matcher(text).matches() && !bracketOpen) {
            return true;
        }
        if (bracketOpen) {
            return false;
        }
        if (ONLY_LABEL.matcher(paragraph).matches()
                || ENDS_IN_LABEL.matcher(paragraph).find()) {
            return false;
        }
        // 完成3 | 家企业; a list that goes on behind a semicolon
        boolean cutOff = Characters.digit(paragraph.charAt(paragraph.length() - 1))
                        && MEASURE_AT_START.matcher(text).matches()
                || layout.broken
                        && paragraph.endsWith("；")
                        && ProseStatements.opening(text).isEmpty();
        if (cutOff || CUT_OFF_NAME.matcher(paragraph).matches()) {
            return false;
        }
        if (previous.unfinished()) {
            return !continues(previous, line, paragraph, layout);
        }
        if (!ProseStatements.opening(text).isEmpty()) {
            return true;
        }
        if (!layout.broken) {
            return true;
        }
        boolean fullLine = layout.isFull(previous);
        return line.indent >= 2 && layout.indented || line.blankBefore && layout.blankTells || !fullLine;
    }

    /** Whether a line that follows an unfinished one goes on with its sentence. */
    private static boolean continues(Line previous, Line line, String paragraph, Layout layout) {
        if (!layout.broken && !midSentence(paragraph)) {
            return false;
        }
        if (layout.isFull(previous)) {
            return true;
        }
        if (LABEL_AT_START.matcher(paragraph).matches()) {
            return line.text.length() < 40 && line.text.indexOf("。") < 0;
        }
        if (headingLike(paragraph) && (Marker.at(paragraph, 0) != null || !layout.bodyBegun)) {
            int stop = firstPunctuation(line.toString());
            // 达到 cannot end a heading, nor can one or two characters before a comma begin a sentence
            if (Bounds.before(paragraph) != null || stop >= 0 && stop <= 2 && line.text.charAt(stop) != '、') {
                return true;
            }
            boolean rest = stop < 0 ? line.text.length() <= 12 : stop <= 10 && line.text.charAt(stop) == '。';
            return rest && layout.width == 0;
        }
        return true;
    }

    private static boolean midSentence(String paragraph) {
        return paragraph.indexOf('，') >= 0 || paragraph.indexOf('。') >= 0 || paragraph.endsWith("、");
    }

    private static int firstPunctuation(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("，。；：、".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** A numbered line without a sentence in it, or a line of the title page. */
    private static boolean headingLike(String paragraph) {
        Marker marker = Marker.at(paragraph, 0);
        String body = marker == null ? paragraph : paragraph.substring(marker.length());
        return body.length() <= 40 && body.indexOf('。') < 0 && body.indexOf('，') < 0 && body.indexOf('；') < 0;
    }

    /** How the lines of this document are laid out. */
    private static final class Layout {
        boolean broken;
        int width;
        boolean indented;
        boolean blankTells;
        /** whether a number has been met: before the first one stand the lines of the notice */
        boolean bodyBegun;

        /** Whether a line runs to the margin, so that the next one goes on with it. */
        boolean isFull(Line line) {
            return width > 0 && line.width >= width - 2;
        }

        static Layout of(List<Line> lines) {
            Layout layout = new Layout();
            Map<Integer, Integer> lengths = new HashMap<>();
            int body = 0;
            int unfinished = 0;
            int indented = 0;
            int blank = 0;
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                blank += line.blankBefore ? 1 : 0;
                if (line.row || headingLike(line.toString()) && Marker.at(line.toString(), 0) != null) {
                    continue;
                }
                body++;
                indented += line.indent >= 2 ? 1 : 0;
                boolean last = i + 1 == lines.size();
                unfinished += !last
                                && line.unfinished()
                                && line.text.length() > 8
                                && !LABEL_AT_START.matcher(line.toString()).matches()
                        ? 1
                        : 0;
                lengths.merge(line.width, 1, Integer::sum);
            }
            layout.broken = body > 0 && unfinished * 5 >= body;
            layout.indented = indented > 2 && indented * 10 < body * 7;
            layout.blankTells = blank * 10 < lines.size() * 7 && blank > 2;
            int widest = 0;
            int around = 0;
            for (int length : lengths.keySet()) {
                int near = 0;
                for (int d = -2; d <= 2; d++) {
                    near += lengths.getOrDefault(length + d, 0);
                }
                if (near > around || near == around && length > widest) {
                    around = near;
                    widest = length;
                }
            }
            layout.width = layout.broken && widest >= 15 && around * 10 >= body * 4 ? widest : 0;
            return layout;
        }
    }
}
