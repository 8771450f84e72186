package cn.jingtu.yearend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.plan.Figures.Standing;
import cn.jingtu.plan.Operator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

class AccountFilesTest {

    @Test
    void the_account_says_what_is_unfinished_and_how_the_points_are_made() throws IOException {
        YearAccount account = new YearAccount(
                "北海市2020年度土壤污染防治工作自评报告",
                "北海市土壤污染防治2020年度工作计划",
                "北海市生态环境局",
                LocalDate.of(2021, 1, 20),
                "全年工作总体平稳。",
                ScoreWeights.DEFAULT,
                ScoreWeights.DEFAULT.formula(),
                List.of(new YearAccount.GoalRow(
                        "一-1",
                        "受污染耕地安全利用率",
                        new Standing(
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
                        List.of("二(三)1 受污染耕地安全利用"),
                        4,
                        List.of("市农业农村局：已落实品种调整8996亩。"))),
                List.of(
                        new YearAccount.TaskRow(
                                "a", "二(一)1", "地块调查", List.of("市生态环境局"), "办理中", false, null, null, "进场受阻"),
                        new YearAccount.TaskRow(
                                "b",
                                "二(六)2",
                                "油罐改造",
                                List.of("市商务局"),
                                "已销号",
                                true,
                                "450500-2020-001",
                                LocalDate.of(2020, 11, 2),
                                "")),
                List.of(new YearAccount.ScoreRow("市商务局", 1, 1, 3, 3, 0, 0, 0, 0, "100.0", Proposal.PRAISE)));
        byte[] bytes = AccountDocument.write(account);
        keep("account.docx", bytes);
        keep("account.xlsx", AccountDocument.ledger(account));

        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            String words = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .collect(Collectors.joining());
            assertThat(words)
                    .contains("年度任务2项，已销号1项，未完成1项；目标指标1项，达标0项，未达标1项")
                    .contains("（60×销号率＋40×按时报送率）")
                    .contains("佐证材料4份");
            assertThat(document.getTables().get(1).getRow(1).getCell(3).getText())
                    .isEqualTo("进场受阻");
            assertThat(document.getTables().get(2).getRow(1).getCell(6).getText())
                    .isEqualTo("建议表扬");
        }
    }

    @Test
    void a_point_is_never_rounded_up_to_a_line() {
        ScoreWeights weights = ScoreWeights.DEFAULT;
        // 60 × 899/1000 + 40 × 1 = 93.94; against a line of 94 it is no praise
        assertThat(ScoreWeights.shown(weights.score(1000, 899, 1, 1, 0, 0))).isEqualTo("93.9");
        assertThat(weights.score(0, 0, 0, 0, 3, 0)).isNull();
        assertThat(weights.proposal(null)).isEqualTo(Proposal.NOT_JUDGED);
        assertThat(weights.proposal(new BigDecimal("89.99"))).isEqualTo(Proposal.NONE);
        assertThat(weights.proposal(new BigDecimal("90"))).isEqualTo(Proposal.PRAISE);
    }

    /** For a human look: {@code -Djingtu.show=<folder>} keeps the files. */
    private static void keep(String name, byte[] bytes) throws IOException {
        String folder = System.getProperty("jingtu.show");
        if (folder != null) {
            Files.write(Files.createDirectories(Path.of(folder)).resolve(name), bytes);
        }
    }
}
