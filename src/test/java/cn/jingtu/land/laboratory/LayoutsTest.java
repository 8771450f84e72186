package cn.jingtu.land.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same results in all the ways in which laboratories write them. */
class LayoutsTest {

    private static final List<String> WIDE = List.of("样品编号,砷(mg/kg),苯(μg/kg)", "S1,12,1001", "S2,20.1,<1.9");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void a_text_file_is_read_in_every_encoding_in_use(String encoding) {
        byte[] file = String.join("\r\n", WIDE).getBytes(Charset.forName(encoding));
        assertThat(Judged.lines(Judged.file(file)))
                .containsExactly("S1 砷 LE_SCREENING", "S1 苯 GT_SCREENING", "S2 砷 GT_SCREENING", "S2 苯 ND_OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void a_text_file_is_read_with_every_separator(String separator) {
        byte[] file = ("\ufeff" + String.join("\n", WIDE).replace(",", separator)).getBytes(StandardCharsets.UTF_8);
        assertThat(Judged.lines(Judged.file(file))).hasSize(4).contains("S2 苯 ND_OK");
    }

    @Test
    void names_with_commas_are_read_without_quotes_too() {
        assertThat(Judged.lines(Judged.file(LaboratoryFiles.csv(
                        "样品编号,1,1,1,2-四氯乙烷(mg/kg),顺-1,2-二氯乙烯(mg/kg),\"1,2-二氯苯(mg/kg)\"", "S1,2.7,66,561"))))
                .containsExactly(
                        "S1 1,1,1,2-四氯乙烷 GT_SCREENING", "S1 顺-1,2-二氯乙烯 LE_SCREENING", "S1 1,2-二氯苯 GT_INTERVENTION");
    }

    @Test
    void old_and_new_workbooks_are_read() {
        String[] rows = {"样品编号|采样深度(m)|铅(mg/kg)", "S1|0-0.5|400.1"};
        for (byte[] file : List.of(LaboratoryFiles.xlsx(rows), LaboratoryFiles.xls(rows))) {
            assertThat(Judged.lines(Judged.file(file))).containsExactly("S1 铅 GT_SCREENING");
            assertThat(Judged.first(file).depth()).isEqualTo("0-0.5");
            assertThat(Judged.first(file).value()).isEqualTo("400.1");
        }
    }

    @Test
    void titles_units_limits_and_notes_around_a_wide_table_are_no_samples() {
        byte[] file = LaboratoryFiles.xlsx(
                "某地块土壤检测结果表",
                "委托单位：某公司|报告编号：JC-2023-01|检测日期：2023-05-01",
                "",
                "序号|样品编号|采样日期|采样深度|砷|六价铬|苯|pH",
                "|||m|mg/kg|mg/kg|μg/kg|无量纲",
                "方法检出限||||0.01|0.5|1.9|",
                "1|S1|2023-05-01|0-0.5|12.3|ND|ND|7.1",
                "",
                "2|S2|2023-05-01|0.5-1.5|20.5|3.1|<1.9|6.8",
                "第一类用地筛选值||||20|3.0|1000|",
                "最大值||||20.5|3.1||",
                "注：ND 表示未检出。",
                "检测人：张三|审核：李四");
        assertThat(Judged.lines(Judged.file(file)))
                .containsExactly(
                        "S1 砷 LE_SCREENING",
                        "S1 铬（六价） ND_OK",
                        "S1 苯 ND_OK",
                        "S1 pH NO_LIMIT",
                        "S2 砷 GT_SCREENING",
                        "S2 铬（六价） GT_SCREENING",
                        "S2 苯 ND_OK",
                        "S2 pH NO_LIMIT");
    }

    @Test
    void merged_heads_of_groups_give_their_unit_to_the_items_below() {
        byte[] file = LaboratoryFiles.merged(
                "土壤",
                List.of("A1:A2", "B1:B2", "C1:D1", "E1:F1", "A3:A4"),
                "样品编号|采样深度（m）|重金属（mg/kg）||挥发性有机物（μg/kg）|",
                "||砷|镉|苯|甲苯",
                "S1|0-0.5|12|21|1100|ND(1.3)",
                "|0.5-1|13|0.2|ND(1.9)|ND(1.3)");
        Judgement judgement = Judged.file(file);
        assertThat(Judged.lines(judgement))
                .containsExactly(
                        "S1 砷 LE_SCREENING",
                        "S1 镉 GT_SCREENING",
                        "S1 苯 GT_SCREENING",
                        "S1 甲苯 ND_OK",
                        "S1 砷 LE_SCREENING",
                        "S1 镉 LE_SCREENING",
                        "S1 苯 ND_OK",
                        "S1 甲苯 ND_OK");
        assertThat(judgement.analyses().get(7).depth()).isEqualTo("0.5-1");
    }

    @Test
    void a_transposed_table_is_read_with_its_sections_and_merged_head() {
        byte[] file = LaboratoryFiles.merged(
                "检测结果",
                List.of("A1:I1", "A2:A4", "B2:B4", "C2:C4", "D2:D4", "F2:H2", "I2:I4", "A5:I5", "A8:I8"),
                "土壤检测结果",
                "序号|检测项目|CAS编号|单位|检出限|检测结果|||标准限值",
                "|||||S1|S2|S3|",
                "||||采样深度|0-0.5m|0.5-1.5m|1.5-3m|",
                "重金属",
                "1|砷|7440-38-2|mg/kg|0.01|12|20.1|120.1|20",
                "2|六价铬|18540-29-9|mg/kg|0.5|未检出|3.1|ND|3.0",
                "挥发性有机物",
                "3|1,2-二氯乙烷|107-06-2|μg/kg|1.3|ND|521|ND|520");
        Judgement judgement = Judged.file(file);
        assertThat(Judged.lines(judgement))
                .containsExactly(
                        "S1 砷 LE_SCREENING",
                        "S1 铬（六价） ND_OK",
                        "S1 1,2-二氯乙烷 ND_OK",
                        "S2 砷 GT_SCREENING",
                        "S2 铬（六价） GT_SCREENING",
                        "S2 1,2-二氯乙烷 GT_SCREENING",
                        "S3 砷 GT_INTERVENTION",
                        "S3 铬（六价） ND_OK",
                        "S3 1,2-二氯乙烷 ND_OK");
    }

    @Test
    void a_transposed_table_begins_with_the_samples_as_well() {
        assertThat(Judged.lines(Judged.file(
                        LaboratoryFiles.csv("样品编号,,S1,S2", "采样深度(m),,0-0.5,0.5-1", "砷,mg/kg,21,19", "汞,mg/kg,8,8.1"))))
                .containsExactly("S1 砷 GT_SCREENING", "S1 汞 LE_SCREENING", "S2 砷 LE_SCREENING", "S2 汞 GT_SCREENING");
    }

    @Test
    void a_long_table_is_read_in_chinese_and_in_english() {
        assertThat(Judged.lines(Judged.file(LaboratoryFiles.csv(
                        "样品编号;采样深度;检测项目;检测结果;单位;检出限;备注",
                        "S1;0-0.5m;砷;21;mg/kg;0.01;",
                        ";;镉;ND;mg/kg;0.01;",
                        "S2;0-0.5m;砷;9000;ug/kg;;"))))
                .containsExactly("S1 砷 GT_SCREENING", "S1 镉 ND_OK", "S2 砷 LE_SCREENING");
        assertThat(Judged.lines(Judged.file(LaboratoryFiles.csv(
                        "Lab Sample ID,Sample ID,Matrix,Analyte,CAS No.,Result,Qualifier,Units,MDL",
                        "L-1,SB-01,Soil,Arsenic,7440-38-2,21,,mg/kg,0.1",
                        "L-1,SB-01,Soil,Benzene,71-43-2,0.005,U,mg/kg,0.005",
                        "L-1,SB-01,Soil,Benzo(a)pyrene,50-32-8,0.56,,mg/kg,0.1"))))
                .containsExactly("SB-01 砷 GT_SCREENING", "SB-01 苯 ND_OK", "SB-01 苯并[a]芘 GT_SCREENING");
    }

    @Test
    void a_report_of_one_sample_names_it_above_its_table() {
        assertThat(Judged.lines(Judged.file(LaboratoryFiles.xlsx(
                        "检测报告",
                        "样品编号：S7|样品类型：土壤",
                        "检测项目|检测结果|单位|检出限",
                        "砷|21|mg/kg|0.01",
                        "镉|未检出|mg/kg|0.01",
                        "",
                        "样品编号：S8|样品类型：土壤",
                        "检测项目|检测结果|单位|检出限",
                        "砷|2|mg/kg|0.01"))))
                .containsExactly("S7 砷 GT_SCREENING", "S7 镉 ND_OK", "S8 砷 LE_SCREENING");
    }

    @Test
    void two_panels_side_by_side_are_two_lists() {
        assertThat(Judged.lines(Judged.file(
                        LaboratoryFiles.xlsx("样品编号：S1", "检测项目|结果(mg/kg)|检测项目|结果(mg/kg)", "砷|21|镉|0.1", "铅|30|汞|8.1"))))
                .containsExactlyInAnyOrder(
                        "S1 砷 GT_SCREENING", "S1 镉 LE_SCREENING", "S1 铅 LE_SCREENING", "S1 汞 GT_SCREENING");
    }

    @Test
    void limits_of_detection_may_stand_in_a_table_of_methods() {
        Map<String, List<String>> sheets = new LinkedHashMap<>();
        sheets.put("检测方法", List.of("序号|检测项目|检测方法|检出限|单位", "1|苯|HJ 605-2011|1.9|μg/kg", "2|氯乙烯|HJ 605-2011|200|μg/kg"));
        sheets.put("结果", List.of("样品编号|苯(mg/kg)|氯乙烯(mg/kg)|砷(mg/kg)", "S1|ND|ND|12"));
        assertThat(Judged.lines(Judged.file(LaboratoryFiles.book(new XSSFWorkbook(), sheets))))
                .containsExactly("S1 苯 ND_OK", "S1 氯乙烯 ND_LIMIT_ABOVE_SCREENING", "S1 砷 LE_SCREENING");
    }

    @Test
    void several_sheets_and_several_tables_on_one_sheet_are_all_read() {
        Map<String, List<String>> sheets = new LinkedHashMap<>();
        sheets.put("封面", List.of("检测报告", "某某检测有限公司"));
        sheets.put("金属", List.of("样品编号|砷(mg/kg)", "S1|12", "", "样品编号|铅(mg/kg)|汞(mg/kg)", "S1|30|9"));
        sheets.put("有机物", List.of("检测项目|单位|S1|S2", "苯|mg/kg|1.1|0.1", "甲苯|mg/kg|1|1"));
        Judgement judgement = Judged.file(LaboratoryFiles.book(new XSSFWorkbook(), sheets));
        assertThat(Judged.lines(judgement))
                .containsExactly(
                        "S1 砷 LE_SCREENING",
                        "S1 铅 LE_SCREENING",
                        "S1 汞 GT_SCREENING",
                        "S1 苯 GT_SCREENING",
                        "S1 甲苯 LE_SCREENING",
                        "S2 苯 LE_SCREENING",
                        "S2 甲苯 LE_SCREENING");
        assertThat(judgement.open()).anyMatch(text -> text.contains("封面"));
    }

    @Test
    void hidden_sheets_and_rows_are_data_and_told() {
        XSSFWorkbook book = new XSSFWorkbook();
        LaboratoryFiles.fill(book.createSheet("一"), List.of("样品编号|砷(mg/kg)", "S1|12", "S2|150"));
        LaboratoryFiles.fill(book.createSheet("二"), List.of("样品编号|砷(mg/kg)", "S3|13"));
        book.getSheetAt(0).getRow(2).setZeroHeight(true);
        book.setSheetHidden(1, true);
        Judgement judgement = Judged.file(LaboratoryFiles.bytes(book));
        assertThat(Judged.lines(judgement)).contains("S2 砷 GT_INTERVENTION", "S3 砷 LE_SCREENING");
        assertThat(judgement.open()).anyMatch(text -> text.contains("隐藏的行")).anyMatch(text -> text.contains("是隐藏的"));
    }

    @Test
    void what_formulas_came_to_is_read_and_their_errors_are_not_values() {
        XSSFWorkbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet();
        LaboratoryFiles.fill(sheet, List.of("样品编号|砷(mg/kg)|铅(mg/kg)", "S1||"));
        sheet.getRow(1).createCell(1).setCellFormula("10.1+10");
        sheet.getRow(1).createCell(2).setCellFormula("1/0");
        book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        assertThat(Judged.lines(Judged.file(LaboratoryFiles.bytes(book))))
                .containsExactly("S1 砷 GT_SCREENING", "S1 铅 INVALID_VALUE");
    }

    @Test
    void the_unit_of_the_whole_table_may_stand_above_or_below_it() {
        assertThat(Judged.first(LaboratoryFiles.xlsx("土壤检测结果（单位：mg/kg，pH 无量纲）", "样品编号|砷|镉", "S1|21|1"))
                        .verdict1())
                .isEqualTo(Verdict.GT_SCREENING);
        assertThat(Judged.first(LaboratoryFiles.xlsx("样品编号|砷|镉", "S1|21000|1", "注：单位均为 μg/kg"))
                        .verdict1())
                .isEqualTo(Verdict.GT_SCREENING);
    }

    @Test
    void a_corrected_column_is_remembered_for_the_next_file_of_the_laboratory() {
        byte[] file = LaboratoryFiles.xlsx("样品编号|Arsen ges.|镉(mg/kg)", "S1|21|1");
        LaboratoryResults results = LaboratoryResults.read(file);
        ColumnMapping corrected = new ColumnMapping(9, "Arsen ges.", Role.RESULT, "砷", "7440-38-2", "mg/kg", null);
        Judgement judgement = results.judge(
                results.propose(List.of(corrected)), cn.jingtu.standards.SoilStandard.current(), null, Map.of());
        assertThat(Judged.lines(judgement)).containsExactly("S1 砷 GT_SCREENING", "S1 镉 LE_SCREENING");
    }
}
