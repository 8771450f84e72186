package cn.jingtu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.platform.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

/** A document that hangs, unfolds or breaks the reader is an answer to its sender and nothing else. */
class DocumentReadingsTest {

    private static final String PLAN = "云山市2027年土壤污染防治工作计划\n一、重点任务\n（一）开展耕地分类管理。2027年6月底前完成方案。（市农业农村局牵头，市财政局参与）\n";

    private final DocumentReadings readings = new DocumentReadings(Duration.ofSeconds(2));

    @Test
    void a_plan_is_read() {
        byte[] bytes = PLAN.getBytes(StandardCharsets.UTF_8);
        assertThat(readings.read("计划.txt", bytes.length, new ByteArrayResource(bytes))
                        .draft()
                        .tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.lead()).containsExactly("市农业农村局"));
    }

    @Test
    void work_that_never_ends_is_given_up_in_time_and_others_are_still_served() {
        CountDownLatch never = new CountDownLatch(1);
        Instant start = Instant.now();
        assertThatThrownBy(() -> readings.within(() -> {
                    while (never.getCount() > 0) {
                        // deaf to interruption, as a parser in a loop is
                        Thread.onSpinWait();
                    }
                    return null;
                }))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("超时");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        a_plan_is_read();
        never.countDown();
    }

    @Test
    void running_out_of_stack_or_memory_is_told_in_chinese() {
        assertThatThrownBy(() -> readings.within(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("读取计划时出错");
    }

    @Test
    void an_archive_that_unfolds_without_end_is_refused_before_it_is_parsed() throws IOException {
        byte[] bomb = bomb();
        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThatThrownBy(() -> readings.read("计划.docx", bomb.length, new ByteArrayResource(bomb)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE))
                .hasMessageContaining("过大");
    }

    @Test
    void a_file_beyond_the_limit_is_refused_unread() {
        assertThatThrownBy(() -> readings.read("计划.docx", 200L * 1024 * 1024, () -> {
                    throw new AssertionError("it was opened");
                }))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("最大 50 MB");
    }

    static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] blank = new byte[1 << 20];
            java.util.Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < 64; i++) {
                zip.write(blank);
            }
        }
        return out.toByteArray();
    }

    @Test
    void the_first_reading_understands_its_plan() {
        assertThat(FirstReading.read().draft().tasks())
                .hasSize(40)
                .allMatch(task -> task.lead().equals(List.of("市生态环境局"))
                        && task.deadlines().size() > 0);
    }
}
