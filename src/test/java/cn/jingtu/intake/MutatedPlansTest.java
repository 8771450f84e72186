package cn.jingtu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken documents end in a draft or in a sentence for the clerk, and soon. */
class MutatedPlansTest {

    private static final String PIECES =
            "（）〔〕【】，。；：、一二三（一）1.①牵头参与负责市县局委年月日20240123456789%以上不低于各以下均需不再列出《》\n\t 　\u0000\ufffd和及等会同由";

    @ParameterizedTest
    @MethodSource("cn.jingtu.intake.InventedPlansTest#names")
    @DisplayName("a mutated document never ends in anything but a draft or a refusal")
    void a_mutated_document_is_read_or_refused(String name) throws IOException {
        String plan = Samples.text(name + ".txt");
        Random random = new Random(20_240_101);
        for (int round = 0; round < 60; round++) {
            String mutated = mutate(plan, random);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefused(mutated), mutated);
        }
    }

    @Test
    @DisplayName("mutated bytes never end in anything but a draft or a refusal")
    void mutated_bytes_are_read_or_refused() throws IOException {
        byte[] bytes = Samples.text("table.html").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int round = 0; round < 80; round++) {
            byte[] mutated = bytes.clone();
            for (int i = 0; i < 1 + random.nextInt(40); i++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                readOrRefused(TextExtraction.extract(mutated, "a.html"));
            } catch (PlanDocumentException refused) {
                assertThat(refused.getMessage()).contains("请");
            }
        }
    }

    @Test
    @DisplayName("repetition that invites backtracking costs little")
    void repetition_costs_little() {
        String start = "东岭市2024年土壤污染防治工作计划\n一、重点任务\n1.开展排查。（市生态环境局牵头，财政局参与）\n2.";
        for (String piece : new String[] {
            "市生态环境局、", "（", "（）", "市", "一是", "2024年6月底前", "以下均需", "和", "3个", "不低于", "责任单位：", "由市", "甲县", "，全部", "①"
        }) {
            String text = start + piece.repeat(4000);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefused(text), piece);
        }
    }

    @Test
    @DisplayName("a plan of fifty pages is read in a moment")
    void a_plan_of_fifty_pages_is_read_in_a_moment() throws IOException {
        String plan = Samples.text("brackets.txt");
        String tasks = plan.substring(plan.indexOf("（一）摸清"), plan.indexOf("三、工作要求"));
        String fiftyPages = plan.substring(0, plan.indexOf("（一）摸清"))
                + IntStream.range(0, 50).mapToObj(i -> tasks).collect(Collectors.joining())
                + plan.substring(plan.indexOf("三、工作要求"));
        assertThat(fiftyPages.length()).isGreaterThan(35_000);
        readOrRefused(fiftyPages);
        long begun = System.nanoTime();
        readOrRefused(fiftyPages);
        // two seconds are promised; the bound is wide because test machines are shared
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    private static void readOrRefused(String text) {
        try {
            assertThat(PlanDocumentReader.read(text).draft().tasks()).isNotEmpty();
        } catch (PlanDocumentException refused) {
            assertThat(refused.getMessage()).contains("请");
        }
    }

    private static String mutate(String plan, Random random) {
        StringBuilder text = new StringBuilder(plan);
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            int at = random.nextInt(text.length());
            int length = Math.min(text.length() - at, 1 + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, at + length);
                case 1 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 2 -> text.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 3 -> text.insert(at, text.substring(at, at + length));
                default -> text.insert(random.nextInt(text.length()), text.substring(at, at + length));
            }
        }
        return text.toString();
    }
}
