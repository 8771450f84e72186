package cn.jingtu.land.yearly;

import cn.jingtu.organisation.Names;
import cn.jingtu.platform.office.OfficialDocument;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Column;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists of a year on paper: the plan as an editable text, and the lists as tables. */
public final class ListPaper {

    private static final List<Column> COLUMNS = List.of(
            new Column("序号", 6),
            new Column("地块编码", 18),
            new Column("地块", 28),
            new Column("县区", 12),
            new Column("台账建议", 12),
            new Column("建议依据", 28),
            new Column("县区意见", 12),
            new Column("理由", 28),
            new Column("自然资源意见", 12),
            new Column("意见说明", 28),
            new Column("清单结果", 12),
            new Column("说明", 24));

    private static final String NUMBERS = "一二三四五六七八九";

    private ListPaper() {}

    /** Heads of the columns of a list. */
    public static List<String> heads() {
        return COLUMNS.stream().map(Column::head).toList();
    }

    /** A row of a list, as {@link #heads} names its cells. */
    public static List<@Nullable Object> cells(ListRow row, Names names) {
        Boolean agreed = row.agreed();
        ListRow.Said said = row.said();
        ListRow.Result result = row.result();
        return Workbook.row(
                row.position(),
                row.number(),
                row.name(),
                row.county() == null ? null : names.of(row.county()),
                row.proposal().label(),
                row.grounds(),
                said == null ? null : said.label(),
                row.words(),
                agreed == null ? null : agreed ? "同意" : "不同意",
                row.view(),
                result == null ? null : result.label(),
                row.resultWords());
    }

    /** One sheet a list. */
    public static byte[] tables(String heading, List<ListRow> rows, Names names, String note) {
        Workbook book = new Workbook();
        for (ListKind kind : ListKind.values()) {
            book.sheet(
                    kind.label(),
                    heading + "：" + kind.label(),
                    COLUMNS,
                    rows.stream()
                            .filter(row -> row.kind() == kind)
                            .map(row -> cells(row, names))
                            .toList());
            book.note(note);
        }
        return book.bytes();
    }

    /** What is issued: who stands on each list from now on, who came and who left. */
    static byte[] text(String title, String issuer, YearlyList list, List<ListRow> rows, Names names, LocalDate day) {
        OfficialDocument text = new OfficialDocument(List.of(title));
        text.addressees("各县（市、区）人民政府，各有关单位：");
        text.paragraph("按照土壤污染防治和污染地块管理的要求，经县（市、区）确认、与自然资源部门会商，现将" + list.year() + "年度管控清单和工作要求印发给你们。");
        int chapter = 0;
        for (ListKind kind : ListKind.values()) {
            text.chapter(NUMBERS.charAt(chapter++) + "、" + kind.label());
            List<ListRow> on = rows.stream()
                    .filter(row -> row.kind() == kind && row.agreedUpon().isOn())
                    .toList();
            long come = on.stream().filter(row -> !row.standing()).count();
            long left = rows.stream()
                    .filter(row -> row.kind() == kind && row.agreedUpon() == ListRow.Result.LEFT)
                    .count();
            text.paragraph("共" + on.size() + "个地块，其中新列入" + come + "个；移出" + left + "个。");
            if (!on.isEmpty()) {
                text.table(
                        List.of(
                                new OfficialDocument.Column<ListRow>("地块编码", 24, ListRow::number),
                                new OfficialDocument.Column<>("地块", 40, ListRow::name),
                                new OfficialDocument.Column<>(
                                        "县区", 20, row -> row.county() == null ? "—" : names.of(row.county())),
                                new OfficialDocument.Column<>("备注", 16, row -> row.standing() ? "" : "新列入")),
                        on,
                        row -> "");
            }
        }
        text.chapter(NUMBERS.charAt(chapter) + "、工作要求");
        text.paragraph("目标是防止污染扩散。对清单内地块逐宗编制风险管控方案，按需要划定管控区域，设立标识，落实移除污染源、隔离阻断和监测等措施，核查到位后每年复核；拟开发利用的，先按规定开展风险评估。");
        text.signature(issuer, day);
        return text.bytes();
    }
}
