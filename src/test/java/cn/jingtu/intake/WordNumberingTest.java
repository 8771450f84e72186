package cn.jingtu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** Plans whose numbers Word counts by itself, so that they stand nowhere in the text. */
class WordNumberingTest {

    private static final String LED = "（市生态环境局牵头，市自然资源局参与）";

    private final XWPFDocument document = new XWPFDocument();

    @Test
    void chapters_sections_and_items_that_word_counts_are_those_of_the_plan() throws IOException {
        BigInteger list = list(
                STNumberFormat.CHINESE_COUNTING, "%1、",
                STNumberFormat.CHINESE_COUNTING, "（%2）",
                STNumberFormat.DECIMAL, "%3.");
        plain("示例市2024年土壤污染防治工作计划");
        item(list, 0, "工作目标");
        plain("到2024年底，受污染耕地安全利用率达到93%以上。");
        item(list, 0, "重点任务");
        item(list, 1, "加强源头防控");
        item(list, 2, "开展隐患排查。6月底前完成。" + LED);
        item(list, 2, "整治堆放点。9月底前完成整治12处。" + LED);
        item(list, 1, "推进安全利用");
        item(list, 2, "落实安全利用措施。10月底前落实到位。" + LED);

        assertThat(refs()).containsExactly("二(一)1", "二(一)2", "二(二)1");
    }

    @Test
    void numbers_that_come_with_a_style_and_circled_ones_are_written_out_too() throws IOException {
        BigInteger list = list(
                STNumberFormat.CHINESE_COUNTING_THOUSAND, "%1、",
                STNumberFormat.DECIMAL_ENCLOSED_CIRCLE_CHINESE, "%2");
        style("chapter", list);
        plain("示例市2024年土壤污染防治工作计划");
        for (String chapter : List.of("总体要求", "重点任务")) {
            XWPFParagraph paragraph = document.createParagraph();
            paragraph.setStyle("chapter");
            paragraph.createRun().setText(chapter);
        }
        item(list, 1, "开展隐患排查。6月底前完成。" + LED);
        item(list, 1, "整治堆放点。9月底前完成整治12处。" + LED);

        assertThat(text()).contains("一、总体要求", "二、重点任务", "①开展隐患排查", "②整治堆放点");
        assertThat(refs()).hasSize(2);
    }

    @Test
    void a_document_without_such_numbers_is_left_as_it_is() throws IOException {
        plain("一、重点任务");
        byte[] given = bytes();

        assertThat(WordNumbering.written(given)).isSameAs(given);
        assertThat(WordNumbering.written(new byte[] {'P', 'K', 3, 4, 0})).hasSize(5);
    }

    @Test
    void chinese_numerals_count_as_headings_do() {
        assertThat(List.of(1, 10, 11, 20, 45, 100, 105, 110, 121, 1000).stream().map(Numerals::chinese))
                .containsExactly("一", "十", "十一", "二十", "四十五", "一百", "一百零五", "一百一十", "一百二十一", "1000");
    }

    private List<String> refs() throws IOException {
        return PlanDocumentReader.read(text()).draft().tasks().stream()
                .map(DraftPlan.Task::ref)
                .toList();
    }

    private String text() throws IOException {
        return TextExtraction.extract(bytes(), "plan.docx");
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.write(out);
        return out.toByteArray();
    }

    private void plain(String words) {
        document.createParagraph().createRun().setText(words);
    }

    private void item(BigInteger list, int level, String words) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setNumID(list);
        paragraph.setNumILvl(BigInteger.valueOf(level));
        paragraph.createRun().setText(words);
    }

    private void style(String id, BigInteger list) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(id);
        CTNumPr numbers = style.addNewPPr().addNewNumPr();
        numbers.addNewNumId().setVal(list);
        document.createStyles().addStyle(new XWPFStyle(style));
    }

    /** @param levels of each level its format and its text */
    private BigInteger list(Object... levels) {
        CTAbstractNum list = CTAbstractNum.Factory.newInstance();
        list.setAbstractNumId(BigInteger.ONE);
        for (int i = 0; i < levels.length / 2; i++) {
            CTLvl level = list.addNewLvl();
            level.setIlvl(BigInteger.valueOf(i));
            level.addNewStart().setVal(BigInteger.ONE);
            level.addNewNumFmt().setVal((STNumberFormat.Enum) levels[2 * i]);
            level.addNewLvlText().setVal((String) levels[2 * i + 1]);
        }
        return document.createNumbering().addNum(document.getNumbering().addAbstractNum(new XWPFAbstractNum(list)));
    }
}
