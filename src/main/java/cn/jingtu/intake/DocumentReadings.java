package cn.jingtu.intake;

import cn.jingtu.intake.PlanDocumentException.Reason;
import cn.jingtu.intake.PlanDocumentReader.PlanReading;
import cn.jingtu.platform.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/**
 * Reads documents that people send while the program serves others: few at a time, each within a time limit, and none
 * that would unfold beyond what a plan can hold. A document that hangs costs one of these few readers, not the server.
 */
@Component
public class DocumentReadings {

    private static final Logger log = LoggerFactory.getLogger(DocumentReadings.class);

    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;
    private static final Duration LIMIT = Duration.ofSeconds(45);
    /** A plan of 50 pages has about 2 MB of XML; the object tree made of it takes ten times that in memory. */
    private static final long LARGEST_XML = 24L * 1024 * 1024;

    private static final long LARGEST_UNFOLDED = 400L * 1024 * 1024;
    private static final int MOST_ENTRIES = 5_000;

    private final ThreadPoolExecutor readers;
    private final Duration limit;

    DocumentReadings() {
        this(LIMIT);
    }

    DocumentReadings(Duration limit) {
        this.limit = limit;
        readers = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), DocumentReadings::thread);
        readers.allowCoreThreadTimeOut(true);
    }

    /**
     * Reads a plan document.
     *
     * @param name the file name as sent; only used to tell the user what is wrong
     * @param size of the content in bytes, known before the content is read
     * @throws Refusal when it cannot be read as one plan, in time, or now
     */
    public PlanReading read(String name, long size, InputStreamSource content) {
        if (size > TextExtraction.LARGEST_FILE) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "文件太大，最大 " + TextExtraction.LARGEST_FILE / 1024 / 1024 + " MB。请去掉图片和附件，只上传计划正文。");
        }
        return within(() -> {
            byte[] bytes = bytes(content);
            refuseBomb(bytes);
            return PlanDocumentReader.read(TextExtraction.extract(bytes, name));
        });
    }

    /** What is read, so that a test can hand in work that never ends. */
    interface Work {
        PlanReading run() throws IOException;
    }

    PlanReading within(Work work) {
        Future<PlanReading> reading;
        try {
            reading = readers.submit(work::run);
        } catch (RejectedExecutionException e) {
            throw Refusal.conflict("正在读取的文件较多，请过一分钟再上传。");
        }
        try {
            return reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reading.cancel(true);
            throw Refusal.invalid("文件读取超时。请另存为 .docx 或 .txt，只保留计划正文后重新上传。");
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            throw Refusal.conflict("文件读取被中断。请重新上传。");
        } catch (ExecutionException e) {
            throw refusal(e.getCause());
        }
    }

    private static Refusal refusal(@Nullable Throwable failure) {
        if (failure instanceof PlanDocumentException said) {
            return new Refusal(
                    said.reason() == Reason.TOO_LARGE ? Refusal.Kind.TOO_LARGE : Refusal.Kind.INVALID,
                    String.valueOf(said.getMessage()));
        }
        log.warn("a plan document could not be read", failure);
        return Refusal.invalid("读取计划时出错，没有得到结果。请另存为 .docx 或 .txt 后重新上传。");
    }

    private static byte[] bytes(InputStreamSource content) throws IOException {
        try (InputStream in = content.getInputStream()) {
            return in.readNBytes((int) TextExtraction.LARGEST_FILE + 1);
        }
    }

    /** Unfolds an archive without keeping anything: what an entry claims of its size may be a lie. */
    private static void refuseBomb(byte[] bytes) {
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            return;
        }
        long xml = 0;
        long all = 0;
        int entries = 0;
        byte[] buffer = new byte[1 << 16];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean isXml = Regex.matches(entry.getName().toLowerCase(Locale.ROOT), ".*\\.(?:xml|rels)");
                entries++;
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    all += n;
                    xml += isXml ? n : 0;
                    if (xml > LARGEST_XML || all > LARGEST_UNFOLDED || entries > MOST_ENTRIES) {
                        throw new PlanDocumentException(
                                Reason.TOO_LARGE, "文件展开后的内容过大，可能不是正常的计划文件。请把计划正文另存为新的 .docx 或 .txt 后上传。");
                    }
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            // the reader itself tells it in the right words
            log.debug("not a readable archive", damaged);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "plan-document-reader");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }
}
