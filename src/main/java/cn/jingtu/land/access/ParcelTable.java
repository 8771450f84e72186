package cn.jingtu.land.access;

import cn.jingtu.register.Outline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parcels in a table that somebody sends: each row is one, and what is wrong is told by row and column. */
public final class ParcelTable {

    private static final int MOST_ROWS = 500;

    private ParcelTable() {}

    /** The columns, with an example of each. */
    private enum Column implements HeadedTable.Column {
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

        @Override
        public String head() {
            return head;
        }

        @Override
        public int longest() {
            return longest;
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

    /** Either rows or problems: nothing is half taken. */
    public record Read(List<Row> rows, List<TableProblem> problems) {}

    /**
     * Reads the first sheet that has rows.
     *
     * @param counties names by which a county may be written
     * @throws Refusal if it is no table, or has no head that can be told
     */
    public static Read read(byte[] file, Set<String> counties) {
        List<Row> rows = new ArrayList<>();
        List<TableProblem> problems = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (HeadedTable.Row<Column> row : HeadedTable.read(file, Column.class, Column.NAME, "地块清单", MOST_ROWS)) {
            int before = problems.size();
            check(row, counties, numbers, problems);
            if (problems.size() == before) {
                rows.add(row(row));
            }
        }
        return new Read(problems.isEmpty() ? List.copyOf(rows) : List.of(), List.copyOf(problems));
    }

    private static void check(
            HeadedTable.Row<Column> row, Set<String> counties, Set<String> numbers, List<TableProblem> problems) {
        problems.addAll(HeadedTable.tooLong(row));
        if (row.text(Column.NAME) == null) {
            problems.add(row.wrong(Column.NAME, "请填写地块名称。"));
        }
        String number = row.text(Column.NUMBER);
        if (number != null && !numbers.add(number)) {
            problems.add(row.wrong(Column.NUMBER, "宗地编号“" + number + "”与前面一行重复。"));
        }
        String county = row.text(Column.COUNTY);
        if (county != null && !counties.contains(county)) {
            problems.add(row.wrong(Column.COUNTY, "本市没有“" + county + "”，请填写县（市、区）名称。"));
        }
        String outline = row.text(Column.OUTLINE);
        if (outline != null) {
            row.tell(Column.OUTLINE, () -> Outline.of(outline), problems);
        }
        for (Column column : List.of(
                Column.PLANNED,
                Column.PREVIOUS,
                Column.INDUSTRY,
                Column.STORAGE,
                Column.WASTE,
                Column.KEY_UNIT,
                Column.STARTED)) {
            row.tell(column, () -> use(row.alone(column)).use(), problems);
        }
    }

    private static Row row(HeadedTable.Row<Column> row) {
        return new Row(
                row.text(Column.NUMBER),
                row.typed().getOrDefault(Column.NAME, ""),
                row.text(Column.FORMER),
                row.text(Column.COUNTY),
                row.text(Column.OUTLINE),
                use(row));
    }

    private static UseStatement use(HeadedTable.Row<Column> row) {
        return new UseStatement(
                row.text(Column.PLANNED),
                row.text(Column.PREVIOUS),
                row.text(Column.SOURCE),
                row.text(Column.INDUSTRY),
                row.text(Column.STORAGE),
                row.text(Column.WASTE),
                row.text(Column.KEY_UNIT),
                row.text(Column.STARTED));
    }

    /** An empty table with one row to show how it is filled in. */
    public static byte[] template() {
        return HeadedTable.template(
                "地块",
                "准入查询地块清单",
                Column.class,
                column -> column.example,
                List.of(
                        "每行一宗，示例行请删去。",
                        "规划用途、原用途填写用地分类名称，如居住用地、工业用地、农用地；不清楚的不填。",
                        "曾有工矿活动、曾有仓储、固体废物、重点监管单位、已开工填写是、否或者不明。",
                        "四至范围粘贴 GeoJSON（CGCS2000 经纬度），可以不填；没有范围、编号又不在台账中的，须人工核对。"));
    }
}
