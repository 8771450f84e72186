package cn.jingtu.land.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.platform.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Whole deliveries of invented laboratories: each value arrives with its sample, depth, item, figure, unit and state. */
class DeliveriesTest {

    /** S1@0-0.5 砷 12 mg/kg DETECTED: what was read, and of what was not detected the limit in mg/kg. */
    private static List<String> read(byte[] file) {
        return read(Judged.file(file));
    }

    private static List<String> read(Judgement judgement) {
        return judgement.analyses().stream()
                .map(one -> one.sample() + "@" + one.depth() + " " + one.item() + " " + one.value() + " " + one.unit()
                        + " " + one.state() + (one.detectionLimit() == null ? "" : " " + one.detectionLimit()))
                .toList();
    }

    @Test
    void metals_and_organics_on_three_sheets_of_the_same_samples() {
        Map<String, List<String>> sheets = new LinkedHashMap<>();
        sheets.put(
                "重金属",
                List.of(
                        "某某检测技术有限公司",
                        "土壤重金属检测结果（单位：mg/kg，pH无量纲）",
                        "样品编号|采样深度(m)|pH值|砷|镉|六价铬|铜|总铬",
                        "检出限||——|0.01|0.01|0.5|1|4",
                        "TR-01-0.5|0~0.5|7.21|１２.５|0.11 |ND|35|88",
                        "TR-01-1.5|0.5~1.5|6.90|60.1|0.09|<0.5|41|102",
                        "TR-02-0.5|0~0.5|7.00|8.8|/|0.5L|—|96",
                        "以下空白",
                        "编制：|审核：|签发："));
        sheets.put(
                "VOCs",
                List.of(
                        "土壤挥发性有机物检测结果",
                        "单位：μg/kg",
                        "样品编号|采样深度(m)|氯甲烷|氯乙烯|1,1-二氯乙烯|苯|间，对-二甲苯",
                        "方法检出限||1.0|1.0|1.0|1.9|1.2",
                        "TR-01-0.5|0~0.5|ND|ND|ND|2.5|1.4",
                        "TR-01-1.5|0.5~1.5|ND|130|ND|1200|未检出",
                        "TR-02-0.5|0~0.5|1.0L|ND|未检出|<1.9|ND"));
        sheets.put(
                "SVOCs",
                List.of(
                        "土壤半挥发性有机物检测结果|||单位:mg/kg",
                        "样品编号|采样深度(m)|2-氯苯酚|苯并[a]芘|䓛",
                        "检出限||0.06|0.1|0.1",
                        "TR-01-0.5|0~0.5|ND|ND|ND",
                        "TR-01-1.5|0.5~1.5|ND|1.6|0.2",
                        "TR-02-0.5|0~0.5|ND|ND|ND"));
        List<String> read = read(LaboratoryFiles.book(new XSSFWorkbook(), sheets));
        assertThat(read)
                .hasSize(18 + 15 + 9)
                .contains(
                        "TR-01-0.5@0~0.5 砷 12.5 mg/kg DETECTED",
                        "TR-01-0.5@0~0.5 镉 0.11 mg/kg DETECTED",
                        "TR-01-0.5@0~0.5 铬（六价） ND mg/kg NOT_DETECTED 0.5",
                        "TR-01-0.5@0~0.5 总铬 88 mg/kg DETECTED",
                        "TR-01-1.5@0.5~1.5 铬（六价） <0.5 mg/kg NOT_DETECTED 0.5",
                        "TR-02-0.5@0~0.5 铬（六价） 0.5L mg/kg NOT_DETECTED 0.5",
                        "TR-02-0.5@0~0.5 镉 / mg/kg NOT_ANALYSED",
                        "TR-02-0.5@0~0.5 铜 — mg/kg NOT_ANALYSED",
                        "TR-01-1.5@0.5~1.5 氯乙烯 130 μg/kg DETECTED",
                        "TR-01-1.5@0.5~1.5 苯 1200 μg/kg DETECTED",
                        "TR-01-1.5@0.5~1.5 间二甲苯+对二甲苯 未检出 μg/kg NOT_DETECTED 0.0012",
                        "TR-02-0.5@0~0.5 氯甲烷 1.0L μg/kg NOT_DETECTED 0.001",
                        "TR-01-1.5@0.5~1.5 苯并[a]芘 1.6 mg/kg DETECTED",
                        "TR-01-0.5@0~0.5 䓛 ND mg/kg NOT_DETECTED 0.1");
    }

    @Test
    void a_title_with_several_units_gives_each_its_group() {
        List<String> read = read(LaboratoryFiles.xlsx(
                "土壤检测结果（单位：重金属 mg/kg，挥发性有机物 μg/kg，pH 无量纲）",
                "样品编号|pH|砷|铅|苯|氯仿|苯胺",
                "S1|7.1|12|30|2.2|ND|ND",
                "S2|7.3|21|31|1100|ND|ND"));
        assertThat(read)
                .contains(
                        "S2@null 砷 21 mg/kg DETECTED",
                        "S2@null 苯 1100 μg/kg DETECTED",
                        "S1@null 铅 30 mg/kg DETECTED",
                        "S1@null 苯胺 ND null NOT_DETECTED");
        assertThat(read(LaboratoryFiles.xlsx(
                        "表3 土壤样品检测结果 单位：mg/kg（VOCs 为 μg/kg）", "样品编号|砷|苯|苯并[a]芘", "S1|12|1100|0.2")))
                .containsExactly(
                        "S1@null 砷 12 mg/kg DETECTED",
                        "S1@null 苯 1100 μg/kg DETECTED",
                        "S1@null 苯并[a]芘 0.2 mg/kg DETECTED");
        assertThat(read(LaboratoryFiles.xlsx("检测结果（mg/kg 或 μg/kg）", "样品编号|砷|苯", "S1|12|1100")))
                .containsExactly("S1@null 砷 12 null DETECTED", "S1@null 苯 1100 null DETECTED");
        assertThat(read(LaboratoryFiles.xlsx("样品编号|砷|汞|苯", "S1|12|0.2|1100", "注：1.汞单位为μg/kg，其余单位均为mg/kg；2.ND表示未检出。")))
                .containsExactly(
                        "S1@null 砷 12 mg/kg DETECTED", "S1@null 汞 0.2 μg/kg DETECTED", "S1@null 苯 1100 mg/kg DETECTED");
    }

    @Test
    void a_remark_that_rejects_one_item_rejects_that_one() {
        byte[] file = LaboratoryFiles.xlsx(
                "样品编号|砷(mg/kg)|镉(mg/kg)|六价铬(mg/kg)|铅(mg/kg)|备注",
                "S1|12|0.1|1|30|镉数据作废，待复测",
                "S2|12|0.1|1|30|砷、铅结果无效",
                "S3|12|0.1|1|30|样品作废",
                "S4|12|0.1|1|30|质控不合格，除镉外均无效",
                "S5|12|0.1|1|30|Cr(VI) 平行不合格，剔除",
                "S6|12|0.1|1|30|数据有效，无异常",
                "S7|12|0.1|1|30|VOC瓶破损，VOC作废");
        assertThat(Judged.file(file).analyses().stream()
                        .filter(one -> one.state().equals("REJECTED"))
                        .map(one -> one.sample() + " " + one.item()))
                .containsExactly(
                        "S1 镉",
                        "S2 砷",
                        "S2 铅",
                        "S3 砷",
                        "S3 镉",
                        "S3 铬（六价）",
                        "S3 铅",
                        "S4 砷",
                        "S4 铬（六价）",
                        "S4 铅",
                        "S5 铬（六价）");
    }

    @Test
    void a_remark_about_blanks_makes_no_blank_of_a_sample() {
        Judgement judgement = Judged.file(LaboratoryFiles.xlsx(
                "样品编号|砷(mg/kg)|备注", "S1|121|运输空白有检出，已核实", "S2|1|现场平行样", "S3|1|全程序空白", "S4|130|平行样偏差合格"));
        assertThat(judgement.excluded()).containsExactly("S3");
        assertThat(judgement.overall1()).isEqualTo(Conclusion.GT_INTERVENTION);
        assertThat(judgement.open()).anyMatch(text -> text.contains("平行样 S2 没有找到对应的原样"));
    }

    @Test
    void heads_of_three_lines_with_a_column_of_limits_for_each_item() {
        byte[] file = LaboratoryFiles.merged(
                "土壤",
                List.of("A1:G1", "A2:A4", "B2:B4", "C2:C4", "D2:G2", "D3:E3", "F3:G3", "A5:A6"),
                "附表1  土壤样品检测结果一览表",
                "点位|样品编号|采样深度(m)|检测项目|||",
                "|||砷(mg/kg)||苯(μg/kg)|",
                "|||检测结果|检出限|检测结果|检出限",
                "A1|A1-1|0-0.2|15.2|0.01|ND|1.9",
                "|A1-2|0.5-1.0|20.4|0.01|1100|1.9",
                "A2|A2-1|0-0.2|未检出|0.01|3.3|1.9");
        assertThat(read(file))
                .containsExactly(
                        "A1-1@0-0.2 砷 15.2 mg/kg DETECTED",
                        "A1-1@0-0.2 苯 ND μg/kg NOT_DETECTED 0.0019",
                        "A1-2@0.5-1.0 砷 20.4 mg/kg DETECTED",
                        "A1-2@0.5-1.0 苯 1100 μg/kg DETECTED",
                        "A2-1@0-0.2 砷 未检出 mg/kg NOT_DETECTED 0.01",
                        "A2-1@0-0.2 苯 3.3 μg/kg DETECTED");
    }

    @Test
    void items_down_the_side_with_sections_and_signatures_below() {
        List<String> read = read(LaboratoryFiles.xlsx(
                "检 测 结 果",
                "样品名称：土壤||||||",
                "检测项目|单位|检出限|采样点位||",
                "|||1#（0-0.5m）|1#（0.5-1.5m）|2#（0-0.5m）",
                "样品编号|||T2301-01|T2301-02|T2301-03",
                "一、重金属和无机物|||||",
                "砷|mg/kg|0.01|6.61|8.02|70.3",
                "铬（六价）|mg/kg|0.5|ND|ND|0.6",
                "二、挥发性有机物|||||",
                "四氯化碳|μg/kg|1.3|ND|ND|ND",
                "反式-1,2-二氯乙烯|μg/kg|1.4|ND|2.0|ND",
                "备注：ND表示未检出|||||",
                "检测：王某|复核：李某|批准：赵某|||"));
        assertThat(read)
                .hasSize(12)
                .contains(
                        "T2301-01@null 砷 6.61 mg/kg DETECTED",
                        "T2301-03@null 砷 70.3 mg/kg DETECTED",
                        "T2301-03@null 铬（六价） 0.6 mg/kg DETECTED",
                        "T2301-02@null 反-1,2-二氯乙烯 2 μg/kg DETECTED",
                        "T2301-01@null 四氯化碳 ND μg/kg NOT_DETECTED 0.0013");
    }

    @Test
    void an_english_list_with_flags() {
        assertThat(read(LaboratoryFiles.csv(
                        "Project,Sample ID,Depth (m),Collected,Analyte,CAS Number,Result,Flag,LOR,Unit",
                        "P1,BH01_0.5,0.0-0.5,2024-03-01,Arsenic,7440-38-2,4.5,,0.5,mg/kg",
                        "P1,BH01_0.5,0.0-0.5,2024-03-01,Chromium (hexavalent),18540-29-9,<0.5,,0.5,mg/kg",
                        "P1,BH01_0.5,0.0-0.5,2024-03-01,Chromium,7440-47-3,55,,1,mg/kg",
                        "P1,BH01_0.5,0.0-0.5,2024-03-01,Vinyl chloride,75-01-4,1.0,U,1.0,ug/kg",
                        "P1,BH01_0.5,0.0-0.5,2024-03-01,Benzo[a]pyrene,50-32-8,0.6,R,0.1,mg/kg",
                        "P1,BH01_0.5,0.0-0.5,2024-03-01,\"1,2,3-Trichloropropane\",96-18-4,N.D.,,1.2,ug/kg")))
                .containsExactly(
                        "BH01_0.5@0.0-0.5 砷 4.5 mg/kg DETECTED",
                        "BH01_0.5@0.0-0.5 铬（六价） <0.5 mg/kg NOT_DETECTED 0.5",
                        "BH01_0.5@0.0-0.5 Chromium 55 mg/kg DETECTED",
                        "BH01_0.5@0.0-0.5 氯乙烯 1.0 μg/kg NOT_DETECTED 0.001",
                        "BH01_0.5@0.0-0.5 苯并[a]芘 0.6 mg/kg REJECTED",
                        "BH01_0.5@0.0-0.5 1,2,3-三氯丙烷 N.D. μg/kg NOT_DETECTED 0.0012");
    }

    @Test
    void only_numbers_of_substances_in_the_head() {
        assertThat(read(LaboratoryFiles.xlsx(
                        "样品编号|上层深度(m)|下层深度(m)|7440-38-2|18540-29-9|71-43-2",
                        "单位|||mg/kg|mg/kg|mg/kg",
                        "检出限|||0.01|0.5|0.0019",
                        "B1|0|0.5|7.7|ND|ND",
                        "B1|0.5|1.5|7.9|0.7|1.1")))
                .containsExactly(
                        "B1@0-0.5 砷 7.7 mg/kg DETECTED",
                        "B1@0-0.5 铬（六价） ND mg/kg NOT_DETECTED 0.5",
                        "B1@0-0.5 苯 ND mg/kg NOT_DETECTED 0.0019",
                        "B1@0.5-1.5 砷 7.9 mg/kg DETECTED",
                        "B1@0.5-1.5 铬（六价） 0.7 mg/kg DETECTED",
                        "B1@0.5-1.5 苯 1.1 mg/kg DETECTED");
    }

    @Test
    void a_list_with_limits_judgings_and_heads_again_on_each_page() {
        assertThat(read(LaboratoryFiles.xlsx(
                        "序号|采样点位|样品编号|采样深度|检测项目|检测结果|计量单位|方法检出限|筛选值（第二类用地）|是否超标|检测方法",
                        "1|S1|S1-1|0.2m|砷|61.2|mg/kg|0.01|60|超标|HJ 680-2013",
                        "2|S1|S1-1|0.2m|镍|22|mg/kg|3|900|否|HJ 491-2019",
                        "续表",
                        "序号|采样点位|样品编号|采样深度|检测项目|检测结果|计量单位|方法检出限|筛选值（第二类用地）|是否超标|检测方法",
                        "3|S1|S1-2|1.5m|石油烃（C10-C40）|ND|mg/kg|6|4500|否|HJ 1021-2019",
                        "4|S1|S1-2|1.5m|二氯甲烷|1.2×10-2|mg/kg|0.0015|616|否|HJ 605-2011",
                        "以下空白||||||||||",
                        "检测人员：某某|||审核：某某||||签发：某某|||")))
                .containsExactly(
                        "S1-1@0.2m 砷 61.2 mg/kg DETECTED",
                        "S1-1@0.2m 镍 22 mg/kg DETECTED",
                        "S1-2@1.5m 石油烃（C10-C40） ND mg/kg NOT_DETECTED 6",
                        "S1-2@1.5m 二氯甲烷 0.012 mg/kg DETECTED");
    }

    @Test
    void duplicates_and_blanks_among_the_columns_of_the_samples() {
        Judgement judgement = Judged.file(LaboratoryFiles.xlsx(
                "检测项目|单位|S1|S1平行样|相对偏差(%)|S2|全程序空白|运输空白|GSS-8",
                "砷|mg/kg|19.8|20.6|2.0|8|ND(0.01)|ND(0.01)|12.7", "铅|mg/kg|30|31|1.6|22|<10|<10|21"));
        assertThat(judgement.excluded()).containsExactlyInAnyOrder("全程序空白", "运输空白", "GSS-8");
        assertThat(read(judgement))
                .containsExactly(
                        "S1@null 砷 19.8 mg/kg DETECTED",
                        "S1@null 铅 30 mg/kg DETECTED",
                        "S1平行样@null 砷 20.6 mg/kg DETECTED",
                        "S1平行样@null 铅 31 mg/kg DETECTED",
                        "S2@null 砷 8 mg/kg DETECTED",
                        "S2@null 铅 22 mg/kg DETECTED");
        assertThat(judgement.analyses().get(2).duplicateOf()).isEqualTo("S1");
    }

    @Test
    void a_sheet_for_each_sample_named_as_it() {
        Map<String, List<String>> sheets = new LinkedHashMap<>();
        sheets.put("K1-0.5m", List.of("检测项目|检测结果|单位|检出限", "汞|8.1|mg/kg|0.002", "氯苯|ND|mg/kg|0.0012"));
        sheets.put("K2-0.5m", List.of("检测项目|检测结果|单位|检出限", "汞|0.05|mg/kg|0.002", "氯苯|ND|mg/kg|0.0012"));
        assertThat(read(LaboratoryFiles.book(new XSSFWorkbook(), sheets)))
                .containsExactly(
                        "K1-0.5m@null 汞 8.1 mg/kg DETECTED",
                        "K1-0.5m@null 氯苯 ND mg/kg NOT_DETECTED 0.0012",
                        "K2-0.5m@null 汞 0.05 mg/kg DETECTED",
                        "K2-0.5m@null 氯苯 ND mg/kg NOT_DETECTED 0.0012");
    }

    @Test
    void results_of_soil_and_of_water_in_one_book() {
        Map<String, List<String>> sheets = new LinkedHashMap<>();
        sheets.put("土壤", List.of("样品编号|样品性状|砷(mg/kg)|铅(mg/kg)", "S1|黄色、潮、轻壤土|9.9|33", "S2|灰色、湿、砂土|10|34"));
        sheets.put("地下水", List.of("样品编号|样品性状|砷(μg/L)|铅(μg/L)|pH", "W1|无色透明|3.2|<1|7.0"));
        Judgement judgement = Judged.file(LaboratoryFiles.book(new XSSFWorkbook(), sheets));
        assertThat(read(judgement))
                .contains("S2@null 砷 10 mg/kg DETECTED", "W1@null 砷 3.2 μg/L DETECTED")
                .hasSize(7);
        assertThat(judgement.overall1()).isEqualTo(Conclusion.LE_SCREENING);
    }

    @Test
    void depth_and_point_in_lines_above_the_samples() {
        byte[] file = LaboratoryFiles.merged(
                "结果",
                List.of("C1:F1", "C2:D2", "E2:F2"),
                "采样日期||2024.05.06|||",
                "点位名称||T1||T2|",
                "样品编号||24050601|24050602|24050603|24050604",
                "采样深度（m）||0-0.5|1.0-1.5|0-0.5|1.0-1.5",
                "砷|mg/kg|12.1|13.2|14.3|15.4",
                "苯|mg/kg|<0.0019|<0.0019|1.01|<0.0019");
        assertThat(read(file))
                .containsExactly(
                        "24050601@0-0.5 砷 12.1 mg/kg DETECTED",
                        "24050601@0-0.5 苯 <0.0019 mg/kg NOT_DETECTED 0.0019",
                        "24050602@1.0-1.5 砷 13.2 mg/kg DETECTED",
                        "24050602@1.0-1.5 苯 <0.0019 mg/kg NOT_DETECTED 0.0019",
                        "24050603@0-0.5 砷 14.3 mg/kg DETECTED",
                        "24050603@0-0.5 苯 1.01 mg/kg DETECTED",
                        "24050604@1.0-1.5 砷 15.4 mg/kg DETECTED",
                        "24050604@1.0-1.5 苯 <0.0019 mg/kg NOT_DETECTED 0.0019");
    }

    @Test
    void units_in_the_cells_and_items_with_their_symbols() {
        assertThat(read(LaboratoryFiles.csv(
                        "样品编号,砷（As）,镉 Cd,铬(六价)Cr6+,萘",
                        "Z1, 15.0 mg/kg ,0.20mg/kg,＜0.5mg/kg,未检出（0.09mg/kg）",
                        "Z2,16.0 mg/kg,0.3 mg/kg,ND,25.5mg/kg")))
                .containsExactly(
                        "Z1@null 砷 15.0 mg/kg DETECTED",
                        "Z1@null 镉 0.20 mg/kg DETECTED",
                        "Z1@null 铬（六价） ＜0.5mg/kg mg/kg NOT_DETECTED 0.5",
                        "Z1@null 萘 未检出（0.09mg/kg） mg/kg NOT_DETECTED 0.09",
                        "Z2@null 砷 16.0 mg/kg DETECTED",
                        "Z2@null 镉 0.3 mg/kg DETECTED",
                        "Z2@null 铬（六价） ND null NOT_DETECTED",
                        "Z2@null 萘 25.5 mg/kg DETECTED");
    }

    @Test
    void a_web_page_that_is_called_a_workbook() {
        String page = """
                <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>
                <p>土壤检测结果</p><p>单位：mg/kg</p>
                <table border=1>
                <tr><td rowspan="2">样品编号</td><td rowspan=2>采样深度</td><td colspan="2">重金属</td></tr>
                <tr><td>砷</td><td>六价铬</td></tr>
                <tr><td rowspan=2>S1</td><td>0-0.5m</td><td x:num="20.04">20.0</td><td>ND(0.5)</td></tr>
                <tr style="display: none"><td>0.5-1m</td><td>&lt;0.01</td><td>3.1&nbsp;</td></tr>
                </table><p>备注：ND表示未检出</p></body></html>""";
        Judgement judgement = Judged.file(page.getBytes(StandardCharsets.UTF_8));
        assertThat(read(judgement))
                .containsExactly(
                        "S1@0-0.5m 砷 20.04 mg/kg DETECTED",
                        "S1@0-0.5m 铬（六价） ND(0.5) mg/kg NOT_DETECTED 0.5",
                        "S1@0.5-1m 砷 <0.01 mg/kg NOT_DETECTED 0.01",
                        "S1@0.5-1m 铬（六价） 3.1 mg/kg DETECTED");
        assertThat(judgement.open()).anyMatch(text -> text.contains("隐藏的行"));
        assertThat(read(Judged.file(
                        page.replace("charset=\"utf-8\"", "charset=gbk").getBytes(Charset.forName("GBK")))))
                .hasSize(4);
    }

    @Test
    void an_xml_spreadsheet_that_is_called_a_workbook() {
        String book = """
                <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
                <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
                 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
                <Worksheet ss:Name="金属"><Table>
                <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">检测结果 单位：mg/kg</Data></Cell></Row>
                <Row ss:Index="3"><Cell><Data ss:Type="String">样品编号</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">砷</Data></Cell><Cell><Data ss:Type="String">铅</Data></Cell></Row>
                <Row><Cell ss:MergeDown="1"><Data ss:Type="String">S1</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">20.1</Data></Cell><Cell><Data ss:Type="Number">3</Data></Cell></Row>
                <Row><Cell ss:Index="3"><Data ss:Type="Number">5</Data></Cell><Cell><Data ss:Type="String">/</Data></Cell></Row>
                </Table></Worksheet>
                <Worksheet ss:Name="空"><Table/></Worksheet></Workbook>""";
        assertThat(read(Judged.file(book.strip().getBytes(StandardCharsets.UTF_8))))
                .containsExactly(
                        "S1@null 砷 20.1 mg/kg DETECTED",
                        "S1@null 铅 3 mg/kg DETECTED",
                        "S1@null 砷 5 mg/kg DETECTED",
                        "S1@null 铅 / mg/kg NOT_ANALYSED");
    }

    @Test
    void what_is_no_table_at_all_is_refused_with_what_to_do() {
        for (String text : List.of(
                "<html><body><p>没有表格</p></body></html>",
                "<?xml version=\"1.0\"?><a>1</a>",
                "{\\rtf1 x}",
                "MIME-Version: 1.0\nX: y")) {
            assertThatThrownBy(() -> Judged.file(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("不是真正的表格")
                    .hasMessageContaining("另存为 .xlsx");
        }
    }
}
