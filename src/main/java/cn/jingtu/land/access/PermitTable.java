package cn.jingtu.land.access;

import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Outline;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a body issued in a month, as a table: each row is one permit, and what is wrong is told by row and column. */
public final class PermitTable {

    private static final String WHAT = "办件清单";
    private static final int MOST_ROWS = 2_000;
    private static final String EXAMPLE = "示例：";

    private PermitTable() {}

    /** The columns, with an example of each. */
    enum Column implements HeadedTable.Column {
        GATE("环节", "", 40),
        NUMBER("文号", EXAMPLE + "建字第450802202600001号", 100),
        ON("办理日期", "", 20),
        HOLDER("申请人", "某某置业有限公司", 120),
        PARCEL_NUMBER("宗地编号", "450802001001GB00001", 60),
        NAME("地块名称", "城北路1号地块", 120),
        FORMER("曾用名", "", 120),
        COUNTY("县区", "", 60),
        PLANNED("批准用途", "居住用地", 40),
        QUERY("准入查询编号", "准入查询〔2026〕1号", 60),
        CONDITIONS("答复条件已载明", "", 10),
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
     * Either permits or problems: nothing is half taken.
     *
     * @param rows of the spreadsheet in which the permits stand, in their order
     */
    record Read(List<IssuedPermit> permits, List<Integer> rows, List<TableProblem> problems) {

        int row(IssuedPermit permit) {
            return rows.get(permit.position() - 1);
        }
    }

    /**
     * Reads a list.
     *
     * @param counties ids by the names by which a county may be written
     * @throws Refusal if it is no table, or has no head that can be told
     */
    static Read read(byte[] file, AccessCheck check, Map<String, String> counties) {
        List<IssuedPermit> permits = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        List<TableProblem> problems = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (HeadedTable.Row<Column> row : HeadedTable.read(file, Column.class, Column.NUMBER, WHAT, MOST_ROWS)) {
            int before = problems.size();
            check(row, check, counties, problems);
            String numbered = row.text(Column.GATE) + " " + row.text(Column.NUMBER);
            Integer earlier = numbers.putIfAbsent(numbered, row.number());
            if (row.text(Column.NUMBER) != null && earlier != null) {
                problems.add(row.wrong(Column.NUMBER, "文号与第" + earlier + "行重复，请核对。"));
            }
            if (problems.size() == before) {
                permits.add(permit(permits.size() + 1, row, counties));
                rows.add(row.number());
            }
        }
        return problems.isEmpty()
                ? new Read(List.copyOf(permits), List.copyOf(rows), List.of())
                : new Read(List.of(), List.of(), List.copyOf(problems));
    }

    private static void check(
            HeadedTable.Row<Column> row, AccessCheck check, Map<String, String> counties, List<TableProblem> problems) {
        problems.addAll(HeadedTable.tooLong(row));
        for (Column needed : List.of(Column.GATE, Column.NUMBER, Column.ON, Column.NAME)) {
            if (row.text(needed) == null) {
                problems.add(row.wrong(needed, "请填写" + needed.head() + "。"));
            }
        }
        String number = row.text(Column.NUMBER);
        if (number != null && number.startsWith(EXAMPLE)) {
            problems.add(row.wrong(Column.NUMBER, "这是模板的示例行，请删去。"));
        }
        row.tell(Column.GATE, () -> gate(row, check), problems);
        row.tell(Column.ON, () -> requireMonth(row, check.month()), problems);
        String county = row.text(Column.COUNTY);
        if (county != null && !counties.containsKey(county)) {
            problems.add(row.wrong(Column.COUNTY, "本市没有“" + county + "”，请填写县（市、区）名称。"));
        }
        row.tell(Column.PLANNED, () -> use(row.alone(Column.PLANNED)), problems);
        row.tell(Column.CONDITIONS, () -> conditions(row), problems);
        String outline = row.text(Column.OUTLINE);
        if (outline != null) {
            row.tell(Column.OUTLINE, () -> Outline.of(outline), problems);
        }
    }

    private static void gate(HeadedTable.Row<Column> row, AccessCheck check) {
        String typed = row.text(Column.GATE);
        if (typed != null && one(typed).filter(check.gates()::contains).isEmpty()) {
            throw Refusal.invalid("“" + typed + "”不是本单位对账的环节，请填写"
                    + check.gates().stream().map(Gate::label).collect(Collectors.joining("、")) + "。");
        }
    }

    private static Optional<Gate> one(String typed) {
        return Stream.of(Gate.values())
                .filter(gate -> gate.words().contains(typed))
                .findFirst();
    }

    /** What was forgotten in an earlier month may still be reported. */
    private static void requireMonth(HeadedTable.Row<Column> row, YearMonth month) {
        if (row.text(Column.ON) != null && YearMonth.from(day(row)).isAfter(month)) {
            throw Refusal.invalid("办理日期在" + month.getYear() + "年" + month.getMonthValue() + "月之后，请在办理当月的对账中填报。");
        }
    }

    private static LocalDate day(HeadedTable.Row<Column> row) {
        return Fields.day(Column.ON.head, row.typed().getOrDefault(Column.ON, ""));
    }

    private static Facts.Use use(HeadedTable.Row<Column> row) {
        return new UseStatement(row.text(Column.PLANNED), null, null, null, null, null, null, null).use();
    }

    /** With the brackets that numbers of queries have. */
    private static @Nullable String query(HeadedTable.Row<Column> row) {
        String typed = row.text(Column.QUERY);
        return typed == null
                ? null
                : typed.replaceAll("\\s", "").replaceAll("[【\\[（(]", "〔").replaceAll("[】\\]）)]", "〕");
    }

    private static Stated conditions(HeadedTable.Row<Column> row) {
        String typed = row.text(Column.CONDITIONS);
        return typed == null
                ? Stated.UNKNOWN
                : Stream.of(Stated.values())
                        .filter(stated -> stated.words().contains(typed))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid("请填写是或者否。"));
    }

    private static IssuedPermit permit(int position, HeadedTable.Row<Column> row, Map<String, String> counties) {
        String county = row.text(Column.COUNTY);
        String outline = row.text(Column.OUTLINE);
        return new IssuedPermit(
                position,
                one(row.typed().getOrDefault(Column.GATE, "")).orElseThrow(),
                row.typed().getOrDefault(Column.NUMBER, ""),
                day(row),
                row.text(Column.HOLDER),
                row.text(Column.PARCEL_NUMBER),
                row.typed().getOrDefault(Column.NAME, ""),
                row.text(Column.FORMER),
                county == null ? null : counties.get(county),
                use(row).planned(),
                conditions(row),
                query(row),
                outline == null ? null : Outline.of(outline).geoJson());
    }

    /** An empty table with one row to show how it is filled in. */
    public static byte[] template(AccessCheck check) {
        return HeadedTable.template(
                "办件",
                check.monthName() + "办件清单",
                Column.class,
                column -> switch (column) {
                    case GATE -> check.gates().get(0).label();
                    case ON -> check.month().atDay(1).toString();
                    default -> column.example;
                },
                List.of(
                        "每行一件，示例行请删去。环节、文号、办理日期、地块名称必须填写。",
                        "环节填写" + check.gates().stream().map(Gate::label).collect(Collectors.joining("、")) + "。",
                        "办理日期在本月；以前月份漏报的，可以在本月补报。",
                        "批准用途填写用地分类名称，如居住用地、工业用地。",
                        "准入查询编号填写所凭答复单的编号；没有查询的不填。",
                        "答复附有条件的，许可文件已载明这些条件的填是，没有载明的填否。",
                        "四至范围粘贴 GeoJSON（CGCS2000 经纬度），可以不填；填写宗地编号或者范围的，比对得最准。"));
    }
}
