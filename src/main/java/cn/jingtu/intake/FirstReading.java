package cn.jingtu.intake;

import cn.jingtu.intake.PlanDocumentReader.PlanReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads a small plan in the background soon after the program is up: the first reading loads and compiles what all others
 * use, which takes seconds that no clerk should wait, nor whoever opens the first page. Off with
 * {@code jingtu.first-reading=false}.
 */
@Component
@ConditionalOnProperty(name = "jingtu.first-reading", matchIfMissing = true)
class FirstReading {

    private static final Logger log = LoggerFactory.getLogger(FirstReading.class);

    private static final int TASKS = 40;

    /** Nobody has a plan at hand before; a page is what is asked for first. */
    private static final Duration AFTER_THE_START = Duration.ofSeconds(30);

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread reader = new Thread(
                () -> {
                    try {
                        TimeUnit.NANOSECONDS.sleep(AFTER_THE_START.toNanos());
                        read();
                    } catch (InterruptedException theProgramEnds) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        log.warn("the first reading failed; documents are read all the same", e);
                    }
                },
                "plan-first-reading");
        reader.setDaemon(true);
        reader.setPriority(Thread.MIN_PRIORITY);
        reader.start();
    }

    static PlanReading read() {
        return PlanDocumentReader.read(TextExtraction.extract(document(), "plan.docx"));
    }

    private static byte[] document() {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            add(document, "示例市2024年土壤污染防治工作计划");
            add(document, "一、工作目标");
            add(document, "到2024年底，受污染耕地安全利用率达到93%以上，重点建设用地安全利用得到有效保障。");
            add(document, "二、重点任务");
            for (int i = 1; i <= TASKS; i++) {
                add(
                        document,
                        i + ".开展重点监管单位隐患排查。6月底前完成排查，全年检查不少于2次，整治点位不少于" + i
                                + "个。（市生态环境局牵头，市自然资源局、农业农村局等参与，各县（市、区）人民政府负责落实）");
            }
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(XWPFDocument document, String words) {
        document.createParagraph().createRun().setText(words);
    }
}
