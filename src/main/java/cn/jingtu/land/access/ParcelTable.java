package cn.jingtu.land.access;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Sheet;
import cn.jingtu.platform.office.TableFile;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.register.Outline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parcels in a table that somebody sends: each row is one, and what is wrong is told by row and column. */
public final class ParcelTable {

    private static final int MOST_ROWS = 500;
    private static final long LARGEST = 5L * 1024 * 1024;
    private static final TableFile.Terms TERMS = new TableFile.Terms("地块清单", LARGEST, 20 * LARGEST, MOST_ROWS + 20);

    private ParcelTable() {}

    /** The columns, with an example of each. */
    private enum Column {
        NUMBER("宗地编号", "450802001001GB00001", 60),
        NAME("地块名称", "城北路1号地块", 120),
        FORMER("曾用名", "", 120),
        COUNTY("县区", "港北区", 60),
        PLANNED("规划用途", "居住用地", 40),
        PREVIOUS("原用途", "农用地", 40),
        SOURCE("原用途来源", "国土调查", 40),
        INDUSTRY("曾有工矿活动", "否", 10),
        STORAGE("曾有仓储", "否", 10),
        WASTE("曾堆放填埋固体废物", "否", 10),
        KEY_UNIT("曾为重点监管单位用地", "否", 10),
        STARTED("已开工", "否", 10),
        OUTLINE("四至范围", "", 32_000);

        private final String head;
        private final String example;
        private final int longest;

        Column(String head, String example, int longest) {
            this.head = head;
            this.example = example;
            this.longest = longest;
        }
    }

    /**
     * A row as it was typed.
     *
     * @param county in words, as typed
     * @param outline GeoJSON
     */
    public record Row(
            @Nullable String number,
            String name,
            @Nullable String former,
            @Nullable String county,
            @Nullable String outline,
            UseStatement use) {}

    /**
     * Something wrong.
     *
     * @param row as the spreadsheet counts, from 1
     * @param column its head
     */
    public record Problem(int row, String column, String message) {}

    /** Either rows or problems: nothing is half taken. */
    public record Read(List<Row> rows, List<Problem> problems) {}

    /**
     * Reads the first sheet that has rows.
     *
     * @param counties names by which a county may be written
     * @throws Refusal if it is no table, or has no head that can be told
     */
    public static Read read(byte[] file, Set<String> counties) {
        Sheet sheet = TableFile.read(file, TERMS).stream()
                .filter(one -> !one.hidden() && one.rows().size() > 1)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("表格中没有地块，请按模板逐行填写后上传。"));
        int top = head(sheet);
        Map<Column, Integer> columns = columns(sheet, top);
        List<Row> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (int r = top + 1; r < sheet.rows().size(); r++) {
            int row = r;
            if (sheet.rows().get(r).stream().allMatch(String::isEmpty)) {
                continue;
            }
            Map<Column, String> typed = new HashMap<>();
            columns.forEach(
                    (column, at) -> typed.put(column, sheet.text(row, at).strip()));
            int before = problems.size();
            check(typed, row + 1, counties, numbers, problems);
            if (problems.size() == before) {
                rows.add(row(typed));
            }
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            throw Refusal.invalid("表格中没有地块，请按模板逐行填写后上传。");
        }
        if (rows.size() > MOST_ROWS) {
            throw Refusal.invalid("一次最多查询" + MOST_ROWS + "宗地块，请分几次上传。");
        }
        return new Read(problems.isEmpty() ? List.copyOf(rows) : List.of(), List.copyOf(problems));
    }

    /** The row that names its columns: a title may stand above it. */
    private static int head(Sheet sheet) {
        for (int r = 0; r < Math.min(10, sheet.rows().size()); r++) {
            if (sheet.rows().get(r).contains(Column.NAME.head)) {
                return r;
            }
        }
        throw Refusal.invalid("表格没有“" + Column.NAME.head + "”一列，请下载模板，按模板填写后上传。");
    }

    private static Map<Column, Integer> columns(Sheet sheet, int top) {
        Map<Column, Integer> columns = new HashMap<>();
        List<String> heads = sheet.rows().get(top);
        for (int c = 0; c < heads.size(); c++) {
            String head = heads.get(c).replaceAll("[（(].*[）)]", "").strip();
            for (Column column : Column.values()) {
                if (column.head.equals(head) && columns.putIfAbsent(column, c) != null) {
                    throw Refusal.invalid("表格有两列“" + head + "”，请只保留一列。");
                }
            }
        }
        return columns;
    }

    private static void check(
            Map<Column, String> typed, int row, Set<String> counties, Set<String> numbers, List<Problem> problems) {
        for (Column column : Column.values()) {
            String text = typed.getOrDefault(column, "");
            if (text.length() > column.longest) {
                problems.add(new Problem(row, column.head, "文字过长，最多" + column.longest + "字。"));
            }
        }
        if (text(typed, Column.NAME) == null) {
            problems.add(new Problem(row, Column.NAME.head, "请填写地块名称。"));
        }
        String number = text(typed, Column.NUMBER);
        if (number != null && !numbers.add(number)) {
            problems.add(new Problem(row, Column.NUMBER.head, "宗地编号“" + number + "”与前面一行重复。"));
        }
        String county = text(typed, Column.COUNTY);
        if (county != null && !counties.contains(county)) {
            problems.add(new Problem(row, Column.COUNTY.head, "本市没有“" + county + "”，请填写县（市、区）名称。"));
        }
        String outline = text(typed, Column.OUTLINE);
        if (outline != null) {
            tell(problems, row, Column.OUTLINE, () -> Outline.of(outline));
        }
        for (Column column : List.of(
                Column.PLANNED,
                Column.PREVIOUS,
                Column.INDUSTRY,
                Column.STORAGE,
                Column.WASTE,
                Column.KEY_UNIT,
                Column.STARTED)) {
            tell(problems, row, column, () -> use(alone(typed, column)).use());
        }
    }

    private static void tell(List<Problem> problems, int row, Column column, Runnable reading) {
        try {
            reading.run();
        } catch (Refusal refused) {
            problems.add(new Problem(row, column.head, String.valueOf(refused.getMessage())));
        }
    }

    private static Map<Column, String> alone(Map<Column, String> typed, Column column) {
        return Map.of(column, typed.getOrDefault(column, ""));
    }

    private static Row row(Map<Column, String> typed) {
        return new Row(
                text(typed, Column.NUMBER),
                typed.getOrDefault(Column.NAME, ""),
                text(typed, Column.FORMER),
                text(typed, Column.COUNTY),
                text(typed, Column.OUTLINE),
                use(typed));
    }

    private static UseStatement use(Map<Column, String> typed) {
        return new UseStatement(
                text(typed, Column.PLANNED),
                text(typed, Column.PREVIOUS),
                text(typed, Column.SOURCE),
                text(typed, Column.INDUSTRY),
                text(typed, Column.STORAGE),
                text(typed, Column.WASTE),
                text(typed, Column.KEY_UNIT),
                text(typed, Column.STARTED));
    }

    private static @Nullable String text(Map<Column, String> typed, Column column) {
        String text = typed.getOrDefault(column, "");
        return text.isEmpty() ? null : text;
    }

    /** An empty table with one row to show how it is filled in. */
    public static byte[] template() {
        Workbook book = new Workbook();
        book.sheet(
                "地块",
                "准入查询地块清单",
                Arrays.stream(Column.values())
                        .map(column -> new Workbook.Column(column.head, column == Column.OUTLINE ? 24 : 14))
                        .toList(),
                List.of(Workbook.row(
                        Stream.of(Column.values()).map(column -> column.example).toArray())));
        book.sheet(
                "填写说明",
                "填写说明",
                List.of(new Workbook.Column("说明", 60)),
                Stream.of(
                                "每行一宗，示例行请删去。",
                                "规划用途、原用途填写用地分类名称，如居住用地、工业用地、农用地；不清楚的不填。",
                                "曾有工矿活动、曾有仓储、固体废物、重点监管单位、已开工填写是、否或者不明。",
                                "四至范围粘贴 GeoJSON（CGCS2000 经纬度），可以不填；没有范围、编号又不在台账中的，须人工核对。")
                        .map(Workbook::row)
                        .toList());
        return book.bytes();
    }
}
