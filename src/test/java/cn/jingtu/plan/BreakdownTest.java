package cn.jingtu.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
class BreakdownTest {

    @Autowired
    PlanFiles files;

    @Autowired
    Organisations organisations;

    @Test
    void the_table_on_paper_has_a_row_an_item_and_marks_what_is_not_the_plans_own() throws IOException {
        byte[] bytes = breakdown("beihai").document();
        keep("breakdown.docx", bytes);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            assertThat(document.getDocument()
                            .getBody()
                            .getSectPr()
                            .getPgSz()
                            .getOrient()
                            .toString())
                    .isEqualTo("landscape");
            List<List<String>> rows = document.getTables().get(0).getRows().stream()
                    .map(XWPFTableRow::getTableCells)
                    .map(cells -> cells.stream().map(XWPFTableCell::getText).toList())
                    .toList();
            assertThat(rows).hasSize(93);
            assertThat(rows.get(0)).containsExactly("条款", "分项", "类型", "牵头", "落实（配额）", "配合", "时限（来源）", "指标", "佐证", "核查");
            assertThat(row(rows, 0, "二(五)-6"))
                    .containsExactly(
                            "二(五)-6",
                            "完成加油站地下油罐防渗改造",
                            "清单",
                            "市商务局\n协办：市生态环境局",
                            "各县（市、区）",
                            "",
                            "2020-06-30 6月底前全面完成加油站地下油罐防渗改造（市政府）",
                            "加油站地下油罐防渗改造完成率 等于100%（待核）",
                            "加油站清单、改造验收材料、停业拆罐证明",
                            "全部核查");
        }
    }

    @Test
    void the_ledger_has_items_goals_and_requirements() throws IOException {
        byte[] bytes = breakdown("guigang").ledger();
        keep("breakdown.xlsx", bytes);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            List<List<String>> items = rows(book.getSheet("任务分解表"));
            assertThat(row(items, 2, "二(六)-1-3"))
                    .contains("市财政局：提供资金下达和支付数据", "2023-12-31 2023年底前，2021年中央资金项目完工率和资金执行率达到90%以上（力争）");
            assertThat(row(items, 2, "二(二)-2-6")).contains("覃塘区人民政府", "起始执行", "年终小结");
            assertThat(row(items, 2, "二(三)-1-2"))
                    .contains("2023-12-31 年底前农用地安全利用率达到91%以上（自治区（省），推定）", "农用地安全利用率 不低于91%（待核）");
            assertThat(row(rows(book.getSheet("目标")), 0, "一-6"))
                    .contains("土壤污染事故 等于0起（市生态环境局报，待核，推定）", "2023-12-31（推定）");
            assertThat(rows(book.getSheet("工作要求"))).hasSize(5);
        }
    }

    private Breakdown breakdown(String city) {
        PlanDraft plan = files.readAll().stream()
                .filter(candidate -> candidate.city().equals(city))
                .findFirst()
                .orElseThrow();
        return new Breakdown(
                plan,
                organisations.names(city),
                organisations.defaultExecutors(city).stream()
                        .map(Organisation::id)
                        .toList());
    }

    private static List<List<String>> rows(XSSFSheet sheet) {
        return IntStream.rangeClosed(0, sheet.getLastRowNum())
                .mapToObj(sheet::getRow)
                .map(BreakdownTest::cells)
                .toList();
    }

    private static List<String> cells(XSSFRow row) {
        return IntStream.range(0, row.getLastCellNum())
                .mapToObj(i -> row.getCell(i) == null ? "" : row.getCell(i).toString())
                .toList();
    }

    private static List<String> row(List<List<String>> rows, int column, String value) {
        return rows.stream()
                .filter(row -> row.size() > column && row.get(column).equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static void keep(String name, byte[] bytes) throws IOException {
        Files.createDirectories(Path.of("target/documents"));
        Files.write(Path.of("target/documents", name), bytes);
    }
}
