package cn.jingtu.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.calendar.Standing;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Figures.GoalStanding;
import cn.jingtu.plan.Operator;
import cn.jingtu.reporting.Summary.CountyRow;
import cn.jingtu.reporting.Summary.DepartmentRow;
import cn.jingtu.reporting.Summary.FigureRow;
import cn.jingtu.reporting.Summary.TaskRow;
import cn.jingtu.reporting.Summary.Totals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

class SummaryFilesTest {

    private static final OffsetDateTime MORNING = OffsetDateTime.of(2020, 6, 23, 10, 0, 0, 0, ZoneOffset.ofHours(8));

    @Test
    void the_document_opened_again_says_what_the_tables_say() throws IOException {
        byte[] bytes = SummaryDocument.write(summary());
        keep("summary.docx", bytes);

        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            List<String> words = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .toList();
            assertThat(words.subList(0, 2)).containsExactly("北海市2020年第二季度", "土壤污染防治工作进展情况通报");
            assertThat(String.join("", words))
                    .contains("年度任务共3项：已销号1项，正常推进0项，临期1项，逾期1项")
                    .contains("按时报送1个，迟报1个，未报1个，免报1个；被退回补充的1个")
                    .contains("未按要求报送的单位：市水利局。")
                    .contains("市农业农村局：资金尚未到位")
                    .contains("北海市生态环境局")
                    .contains("2020年6月28日");
            XWPFTable goals = document.getTables().get(0);
            assertThat(goals.getRow(1).getTableCells().stream()
                            .map(c -> c.getText())
                            .toList())
                    .containsExactly("受污染耕地安全利用率", "不低于90%", "89.96%", "8996／10000", "未达标");
            XWPFTable tasks = document.getTables().get(1);
            assertThat(tasks.getRows().stream()
                            .skip(1)
                            .map(r -> r.getCell(4).getText())
                            .toList())
                    .containsExactly("逾期", "临期", "完成");
        }
    }

    @Test
    void the_page_is_laid_out_by_the_habits_of_official_documents() throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(SummaryDocument.write(summary())))) {
            CTSectPr page = document.getDocument().getBody().getSectPr();
            // GB/T 9704-2012, 5.2: A4, 37 mm above and 28 mm left of the text
            assertThat(page.getPgSz().getW()).hasToString("11906");
            assertThat(page.getPgMar().getTop()).hasToString("2098");
            assertThat(page.getPgMar().getLeft()).hasToString("1587");
            XWPFParagraph title = document.getParagraphs().get(0);
            assertThat(title.getRuns().get(0).getFontSizeAsDouble()).isEqualTo(22);
            assertThat(document.getFooterList().get(0).getText()).contains("—");
        }
    }

    @Test
    void the_ledger_opened_again_has_every_row_and_every_figure_as_a_number() throws IOException {
        byte[] bytes = SummaryLedger.write(summary());
        keep("ledger.xlsx", bytes);

        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(5);
            XSSFSheet tasks = book.getSheet("任务进展");
            assertThat(tasks.getLastRowNum()).isEqualTo(4);
            assertThat(tasks.getRow(2).getCell(3).getStringCellValue()).isEqualTo("逾期");
            XSSFSheet departments = book.getSheet("单位报送");
            assertThat(List.of(2, 3, 4, 5).stream()
                            .map(r -> departments.getRow(r).getCell(1).getStringCellValue())
                            .collect(Collectors.joining(",")))
                    .isEqualTo("按时,迟报,未报,免报");
            assertThat(departments.getRow(2).getCell(4).getNumericCellValue()).isEqualTo(1);
            XSSFSheet figures = book.getSheet("数据来源");
            assertThat(figures.getRow(2).getCell(2).getStringCellValue()).isEqualTo("合浦县人民政府");
            assertThat(figures.getRow(2).getCell(3).getNumericCellValue()).isEqualTo(8996);
        }
    }

    /** For a human look: {@code -Djingtu.show=<folder>} keeps the files. */
    private static void keep(String name, byte[] bytes) throws IOException {
        String folder = System.getProperty("jingtu.show");
        if (folder != null) {
            Files.write(Files.createDirectories(Path.of(folder)).resolve(name), bytes);
        }
    }

    private static Summary summary() {
        ProgressItem.GivenFigure figure = new ProgressItem.GivenFigure(
                "受污染耕地安全利用率",
                "%",
                "合浦县人民政府",
                new BigDecimal(8996),
                new BigDecimal(10000),
                null,
                "beihai.hepu",
                MORNING);
        return new Summary(
                "北海市2020年第二季度土壤污染防治工作进展情况通报",
                "北海市土壤污染防治2020年度工作计划",
                "北海市生态环境局",
                LocalDate.of(2020, 6, 28),
                LocalDate.of(2020, 6, 25),
                LocalDate.of(2020, 6, 28),
                new Totals(3, 0, 1, 1, 1, 4, 1, 1, 1, 1, 1),
                List.of(new GoalStanding(
                        "一-1",
                        "受污染耕地安全利用率达到90%以上",
                        new Figures.Standing(
                                "受污染耕地安全利用率",
                                Operator.AT_LEAST,
                                "90",
                                "%",
                                "（安全利用面积＋严格管控面积）÷受污染耕地面积",
                                new BigDecimal(8996),
                                new BigDecimal(10000),
                                "89.96",
                                false,
                                List.of(),
                                "未达标"),
                        List.of("二(三)1"))),
                List.of(
                        new TaskRow(
                                "二(一)1",
                                "重点行业企业用地土壤污染状况调查",
                                List.of("市生态环境局", "市自然资源局"),
                                Standing.OVERDUE,
                                LocalDate.of(2020, 6, 10),
                                List.of("市生态环境局（滞后）：布点采样已完成六成，两个地块受降雨影响进场推迟。"),
                                null),
                        new TaskRow(
                                "二(三)1",
                                "受污染耕地安全利用",
                                List.of("市农业农村局"),
                                Standing.DUE_SOON,
                                LocalDate.of(2020, 6, 30),
                                List.of("市农业农村局（正常）：已落实品种调整8996亩。"),
                                null),
                        new TaskRow(
                                "二(六)2",
                                "地下油罐防渗改造",
                                List.of("市商务局"),
                                Standing.DONE,
                                null,
                                List.of("市商务局（已完成）：已销号。"),
                                "450500-2020-001")),
                List.of(
                        new DepartmentRow("市农业农村局", Punctuality.IN_TIME, "已接收", MORNING, 1, "资金尚未到位", "加快拨付", null),
                        new DepartmentRow(
                                "市自然资源局", Punctuality.LATE, "已接收", MORNING.plusDays(6), 0, "地块权属存在争议", "会同属地协调", null),
                        new DepartmentRow("市水利局", Punctuality.SILENT, "待填报", null, 0, "", "", null),
                        new DepartmentRow("市商务局", Punctuality.EXEMPT, "免报", null, 0, "", "", "任务已销号")),
                List.of(
                        new CountyRow("合浦县人民政府", Punctuality.IN_TIME, MORNING),
                        new CountyRow("铁山港区人民政府", Punctuality.SILENT, null)),
                List.of(new FigureRow("二(三)1", figure)));
    }
}
