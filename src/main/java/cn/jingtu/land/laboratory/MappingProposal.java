package cn.jingtu.land.laboratory;

import cn.jingtu.land.laboratory.Measurement.State;
import cn.jingtu.land.laboratory.TableMapping.Layout;
import cn.jingtu.platform.office.Sheet;
import cn.jingtu.standards.SoilItems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the tables of results in a sheet and proposes what their columns hold. */
final class MappingProposal {

    private static final SoilItems ITEMS = SoilItems.current();
    /** Columns in which the names of the items of a transposed table may stand. */
    private static final int LABELS = 8;

    private static final int HEAD_LINES = 8;
    private static final Pattern SAMPLE =
            Pattern.compile("(?:样品编号|样品名称|采样点位|点位编号|点位名称|点位|样号|Sample ID)\\s*[:：]\\s*([^\\s,，;；]+)");
    private static final Pattern DEPTHS =
            Pattern.compile("[(（]?\\d+(\\.\\d+)?\\s*[mM米]?\\s*[-~～—–至]\\s*\\d+(\\.\\d+)?\\s*(m|cm|M|米)?[)）]?");
    private static final Pattern LIMIT_WORDS =
            Pattern.compile("[(（\\s/-]*(?:方法)?(?:检出限|LOD|MDL)[)）\\s]*", Pattern.CASE_INSENSITIVE);

    private final Sheet sheet;
    private final List<ColumnMapping> remembered;
    private final List<TableMapping> tables = new ArrayList<>();

    private MappingProposal(Sheet sheet, List<ColumnMapping> remembered) {
        this.sheet = sheet;
        this.remembered = remembered;
    }

    /** @param remembered columns of this laboratory as a clerk corrected them; matched by their heads */
    static List<TableMapping> of(Sheet sheet, List<ColumnMapping> remembered) {
        MappingProposal proposal = new MappingProposal(sheet, remembered);
        proposal.scan();
        return proposal.tables;
    }

    private void scan() {
        int free = 0;
        int row = 0;
        while (row < sheet.height()) {
            TableMapping table = startingAt(row, free);
            if (table == null) {
                row++;
            } else {
                tables.add(table);
                free = table.lastRow() + 1;
                row = Math.max(free, row + 1);
            }
        }
    }

    private @Nullable TableMapping startingAt(int row, int free) {
        if (isLongHead(row)) {
            return longTable(row, free);
        }
        if (isWideHead(row)) {
            return wideTable(row, free);
        }
        int column = transposedLabels(row, free);
        return column < 0 ? null : transposedTable(row, column, free);
    }

    private boolean isLongHead(int row) {
        int items = -1;
        int results = -1;
        int resultColumns = 0;
        boolean sample = false;
        for (int c = 0; c < sheet.width(); c++) {
            Role role = role(sheet.text(row, c));
            if (role == Role.ITEM || role == Role.CAS && items < 0) {
                items = items < 0 || role(sheet.text(row, items)) == Role.CAS ? c : items;
            }
            if (role == Role.RESULT) {
                resultColumns += results >= 0 && sheet.text(row, c).equals(sheet.text(row, results)) ? 1 : 0;
                results = results < 0 ? c : results;
            }
            sample |= role == Role.SAMPLE || role == Role.POINT;
        }
        if (items < 0 || results < 0 || isRepeatedPair(row, results, resultColumns)) {
            return false;
        }
        String below = sheet.text(row + 1, results);
        boolean labelAgain = sheet.text(row + 1, items).isEmpty()
                || sheet.text(row + 1, items).equals(sheet.text(row, items));
        if (labelAgain
                && !below.isEmpty()
                && !below.equals(sheet.text(row, results))
                && !isResult(below)
                && SoilUnit.of(below).isEmpty()) {
            return false;
        }
        for (int r = row + 1; r < Math.min(sheet.height(), row + 300); r++) {
            for (int c = 0; c < sheet.width(); c++) {
                Role role = role(sheet.text(row, c));
                if ((role == Role.ITEM || role == Role.CAS) && isItem(sheet.text(r, c))) {
                    return true;
                }
            }
        }
        return sample && isResult(below);
    }

    /** Whether a result head over several columns is one merged over samples, not that of panels side by side. */
    private boolean isRepeatedPair(int row, int results, int more) {
        return more > 0 && sheet.text(row, results + 1).equals(sheet.text(row, results));
    }

    private boolean isWideHead(int row) {
        Set<String> keys = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        boolean sample = false;
        for (int c = 0; c < sheet.width(); c++) {
            String text = sheet.text(row, c);
            if (ITEMS.knows(itemName(text))) {
                keys.add(ITEMS.item(itemName(text), null).key());
            } else if (SoilItems.cas(text).isPresent() && !text.matches("\\d+")) {
                numbers.add(text);
            } else if (isFigure(text)) {
                return false;
            }
            Role role = role(text);
            sample |= role == Role.SAMPLE || role == Role.POINT;
        }
        return keys.size() >= 2
                || numbers.size() >= 2 && sample
                || keys.size() == 1 && sample && !isDataOfTransposed(row);
    }

    private boolean isDataOfTransposed(int row) {
        return isItem(sheet.text(row + 1, 0)) || isItem(sheet.text(row + 1, 1));
    }

    /** The column in which the names of the items stand one below the other from this row on; -1: there is none. */
    private int transposedLabels(int row, int free) {
        for (int c = 0; c < Math.min(sheet.width(), LABELS); c++) {
            if (!isItem(sheet.text(row, c))) {
                continue;
            }
            Set<String> keys = new HashSet<>();
            for (int r = row; r < Math.min(sheet.height(), row + 120); r++) {
                if (isItem(sheet.text(r, c))) {
                    keys.add(key(sheet.text(r, c)));
                }
            }
            boolean headed = false;
            for (int r = Math.max(free, row - HEAD_LINES); r < row; r++) {
                Role role = role(sheet.text(r, c));
                headed |= role == Role.ITEM || role == Role.SAMPLE || role == Role.POINT || role == Role.CAS;
            }
            if ((keys.size() >= 2 || headed) && row > free) {
                return c;
            }
        }
        return -1;
    }

    private TableMapping longTable(int row, int free) {
        List<ColumnMapping> columns = new ArrayList<>();
        for (int c = 0; c < sheet.width(); c++) {
            String head = head(sheet, row, row, c);
            Role role = role(sheet.text(row, c));
            String unit = SoilUnit.in(head).map(SoilUnit::symbol).isPresent() ? head : null;
            columns.add(new ColumnMapping(c, head, role, null, null, unit, null).as(remembered));
        }
        int last = end(row, row + 1, -1);
        return table(Layout.LONG, row, last, row, row, free, columns);
    }

    private TableMapping wideTable(int row, int free) {
        int start = row;
        while (start > free && row - start < 3 && isHeadLine(start - 1)) {
            start--;
        }
        int end = row;
        while (end + 1 < sheet.height() && end - row < 2 && continuesHead(row, end + 1)) {
            end++;
        }
        int last = end(row, end + 1, -1);
        return table(Layout.WIDE, start, last, start, end, free, columns(sheet, start, end, end + 1, last));
    }

    private TableMapping transposedTable(int row, int column, int free) {
        int start = row;
        for (int above = row - 1; above >= free && row - above <= HEAD_LINES; above--) {
            if (isHeadOfTransposed(above, column, start)) {
                start = above;
            } else if (sheet.words(above).size() > 1) {
                break;
            }
        }
        int last = end(start, row + 1, column);
        Sheet turned = sheet.transposed(start, last);
        List<ColumnMapping> columns = columns(turned, column, column, column + 1, turned.height() - 1);
        return table(Layout.TRANSPOSED, start, last, column, column, free, columns);
    }

    private boolean isHeadLine(int row) {
        Set<String> words = sheet.words(row);
        return words.size() >= 2
                && words.stream().noneMatch(MappingProposal::isFigure)
                && words.stream().noneMatch(word -> word.contains("：") || word.contains(":") || word.length() > 40);
    }

    /** A second line of a head: units, 结果 and 检出限 below an item, the same names in English. */
    private boolean continuesHead(int top, int row) {
        int told = 0;
        for (int c = 0; c < sheet.width(); c++) {
            String text = sheet.text(row, c);
            boolean again = text.isEmpty() || text.equals(sheet.text(top, c));
            Role role = role(text);
            boolean more = role == Role.RESULT || role == Role.DETECTION_LIMIT || isItem(text);
            if (!again && !more) {
                return false;
            }
            told += more && !again ? 1 : 0;
        }
        return told >= 1;
    }

    private boolean isHeadOfTransposed(int row, int column, int first) {
        Set<String> words = sheet.words(row);
        if (words.size() < 2) {
            return false;
        }
        String label = sheet.text(row, column);
        boolean told = words.stream().anyMatch(word -> {
            Role role = role(word);
            return role == Role.ITEM
                    || role == Role.SAMPLE
                    || role == Role.POINT
                    || role == Role.DEPTH
                    || role == Role.TYPE;
        });
        boolean filled = label.isEmpty() || label.equals(sheet.text(first, column));
        boolean prose = words.stream().anyMatch(word -> word.contains("：") || word.contains(":") || word.length() > 60);
        return !prose && (role(label) != Role.NONE || told || filled || row == first - 1);
    }

    /** The last row that belongs to the table. */
    private int end(int head, int from, int labels) {
        for (int r = from; r < sheet.height(); r++) {
            boolean again = labels >= 0
                    ? isLongHead(r) || isWideHead(r) && !isItem(sheet.text(r, labels)) || newHeadOfTransposed(r, labels)
                    : isLongHead(r) || isWideHead(r) || r > from && transposedBegins(r, head);
            if (again) {
                int last = r - 1;
                while (last >= from && isTitle(last)) {
                    last--;
                }
                return last;
            }
        }
        return sheet.height() - 1;
    }

    /** Words above a table, as its name or 样品编号：S1. */
    private boolean isTitle(int row) {
        Set<String> words = sheet.words(row);
        return words.stream().noneMatch(MappingProposal::isResult)
                && (words.size() <= 1 || words.stream().anyMatch(word -> word.contains("：") || word.contains(":")));
    }

    private boolean newHeadOfTransposed(int row, int labels) {
        Role role = role(sheet.text(row, labels));
        return (role == Role.ITEM || role == Role.SAMPLE || role == Role.POINT)
                && sheet.words(row).size() >= 2;
    }

    /** Whether below a wide or long table one with names of items down its first columns begins. */
    private boolean transposedBegins(int row, int head) {
        boolean headed = sheet.words(row).size() >= 2
                && sheet.words(row).stream().anyMatch(word -> role(word) == Role.ITEM)
                && !sheet.rows().get(row).equals(sheet.rows().get(head));
        return headed && transposedLabels(row + 1, row) >= 0 && !itemsAbove(row, head);
    }

    private boolean itemsAbove(int row, int head) {
        int column = transposedLabels(row + 1, row);
        return role(sheet.text(head, column)) == Role.ITEM;
    }

    /** What the columns of a table with a column for each item hold. */
    private List<ColumnMapping> columns(Sheet view, int headStart, int headEnd, int first, int last) {
        List<ColumnMapping> columns = new ArrayList<>();
        for (int c = 0; c < view.width(); c++) {
            columns.add(column(view, headStart, headEnd, first, last, c).as(remembered));
        }
        return columns;
    }

    private static ColumnMapping column(Sheet view, int headStart, int headEnd, int first, int last, int c) {
        String head = head(view, headStart, headEnd, c);
        String item = null;
        String number = null;
        Role role = Role.NONE;
        for (int r = headEnd; r >= headStart; r--) {
            String text = view.text(r, c);
            String name = itemName(text);
            if (item == null && !text.isEmpty() && ITEMS.knows(name)) {
                item = name;
            } else if (item == null && ITEMS.knows(LIMIT_WORDS.matcher(name).replaceAll("")) && !name.isEmpty()) {
                item = LIMIT_WORDS.matcher(name).replaceAll("");
                role = Role.DETECTION_LIMIT;
            } else if (role == Role.NONE) {
                role = role(text);
            }
            if (number == null && !text.matches("\\d+")) {
                number = SoilItems.cas(text).orElse(null);
            }
        }
        if (isSection(view, head, c)) {
            return new ColumnMapping(c, head, Role.IGNORED, null, null, null, null);
        }
        String unit = SoilUnit.in(head).isPresent() ? head : null;
        if (item != null || number != null) {
            Role of = role == Role.DETECTION_LIMIT || role == Role.UNIT || role == Role.LIMIT ? role : Role.RESULT;
            return new ColumnMapping(c, head, of, item == null ? "" : item, number, unit, null);
        }
        if (!isSampleWord(role) && isUnknownItem(view, headEnd, first, last, c, role)) {
            String name = itemName(view.text(headEnd, c));
            return new ColumnMapping(c, head, Role.RESULT, name.isEmpty() ? head : name, null, unit, null);
        }
        Role other = role == Role.RESULT ? Role.NONE : role;
        boolean unlabelled = headStart == headEnd && (other == Role.NONE || other == Role.ITEM);
        return new ColumnMapping(c, head, unlabelled ? among(view, other, c) : other, null, null, unit, null);
    }

    /** A line of the head of a transposed table may have its label elsewhere than above the items, or none. */
    private static Role among(Sheet view, Role otherwise, int column) {
        int depths = 0;
        int texts = 0;
        for (int line = 0; line < view.height(); line++) {
            String text = view.text(line, column);
            Role role = role(text);
            if (role == Role.SAMPLE || role == Role.POINT || role == Role.DEPTH || role == Role.TYPE) {
                return role;
            }
            texts += text.isEmpty() || role != Role.NONE ? 0 : 1;
            depths += DEPTHS.matcher(text).matches() ? 1 : 0;
        }
        return depths > 0 && depths * 2 > texts ? Role.DEPTH : otherwise;
    }

    /** 重金属, 挥发性有机物: words between the items, perhaps merged over the whole table. */
    private static boolean isSection(Sheet view, String head, int column) {
        return !head.isEmpty()
                && java.util.stream.IntStream.range(0, view.height())
                        .mapToObj(line -> view.text(line, column))
                        .allMatch(text ->
                                text.isEmpty() || text.replaceAll("\\s+", " ").equals(head))
                && !ITEMS.knows(itemName(head));
    }

    private static boolean isSampleWord(Role role) {
        return role != Role.NONE && role != Role.RESULT;
    }

    /** A column with results under a name that is in no list. */
    private static boolean isUnknownItem(Sheet view, int headEnd, int first, int last, int c, Role role) {
        String name = view.text(headEnd, c);
        if (name.isEmpty() || isFigure(name) || role == Role.RESULT || name.length() > 60) {
            return false;
        }
        int results = 0;
        int texts = 0;
        for (int r = first; r <= last; r++) {
            String text = view.text(r, c);
            if (text.isEmpty() || text.equals(name)) {
                continue;
            }
            texts++;
            results += isResult(text) ? 1 : 0;
        }
        return results > 0 && results * 2 >= texts;
    }

    private TableMapping table(
            Layout layout, int first, int last, int headStart, int headEnd, int free, List<ColumnMapping> columns) {
        Set<String> above = new LinkedHashSet<>();
        for (int r = free; r < first; r++) {
            above.addAll(sheet.words(r));
        }
        String title = String.join(" ", above);
        Matcher sample = SAMPLE.matcher(title);
        TableUnits units = tableUnits(title, first, last);
        return new TableMapping(
                sheet.name(),
                layout,
                first,
                last,
                headStart,
                headEnd,
                title,
                units.unit(),
                units.named(),
                sample.find() ? sample.group(1) : null,
                columns);
    }

    /** 单位：mg/kg above the table or in a note below. */
    private TableUnits tableUnits(String title, int first, int last) {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        for (int r = first; r <= last; r++) {
            if (sheet.words(r).size() <= 2) {
                lines.addAll(sheet.words(r));
            }
        }
        return TableUnits.in(lines);
    }

    private static String head(Sheet view, int start, int end, int column) {
        Set<String> words = new LinkedHashSet<>();
        for (int r = start; r <= end; r++) {
            words.add(view.text(r, column).replaceAll("\\s+", " "));
        }
        words.remove("");
        return words.stream().collect(Collectors.joining(" "));
    }

    /** The name without a unit beside it. */
    static String itemName(String text) {
        String plain = text.replaceAll("\\s+", " ").strip();
        if (SoilUnit.in(plain).isEmpty()) {
            return plain;
        }
        return plain.replaceAll(
                        "(?i)[,，、/:：]?\\s*[(（\\[［【]?\\s*(?:单位\\s*[:：]?\\s*)?(?:(?:pg|ng|[μµu]g|mg|g)[\\s\\-·]*(?:i-|who-)?(?:teq)?\\s*[/·]\\s*(?:kg|g|l|m3)(?:[-⁻]1)?[^)）\\]］】]*|ppm|ppb|%|[毫微纳]克/[千毫]?[克升])\\s*[)）\\]］】]?\\s*$",
                        "")
                .strip();
    }

    private static boolean isItem(String text) {
        if (text.isEmpty() || text.length() > 80 || isFigure(text)) {
            return false;
        }
        return ITEMS.knows(itemName(text)) || SoilItems.cas(text).isPresent() && !text.matches("\\d+");
    }

    private static String key(String text) {
        return ITEMS.item(itemName(text), SoilItems.cas(text).orElse(null)).key();
    }

    static boolean isFigure(String text) {
        return text.matches("[<>＜＞≤≥]?\\s*[+-]?[\\d.,]+([eE][+-]?\\d+)?\\s*[Ll]?");
    }

    static boolean isResult(String text) {
        if (text.isEmpty()) {
            return false;
        }
        State state = Measurement.of(text).state();
        return state == State.DETECTED || state == State.NOT_DETECTED;
    }

    static Role role(String text) {
        return ITEMS.knows(itemName(text))
                ? Role.NONE
                : Role.of(SoilUnit.of(text).isPresent() ? "" : text.replaceAll("[(（].*[)）]", ""));
    }
}
