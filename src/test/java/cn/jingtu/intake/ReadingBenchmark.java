package cn.jingtu.intake;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * How long a plan of fifty pages takes to read, alone in its program: cold, then warm. Run by hand, see
 * {@code src/docs/benchmarks.md}.
 *
 * <p>Arguments: {@code write FOLDER} writes the plan as .txt, .docx and .html (print the last to PDF with a browser);
 * {@code read FILE} reads a file ten times.
 */
final class ReadingBenchmark {

    private static final int FIFTY_PAGES = 40_000;
    private static final int ROUNDS = 20;

    private ReadingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[1]);
        if (arguments[0].equals("write")) {
            write(path);
            return;
        }
        for (int round = 1; round <= ROUNDS; round++) {
            long spent = cpu();
            long begun = System.nanoTime();
            String text = TextExtraction.extract(path);
            long extracted = System.nanoTime();
            int tasks = PlanDocumentReader.read(text).draft().tasks().size();
            long read = System.nanoTime();
            System.out.printf(
                    "%2d. %d characters, %d tasks: text %d ms, reading %d ms; %d ms of processor%n",
                    round,
                    text.length(),
                    tasks,
                    (extracted - begun) / 1_000_000,
                    (read - extracted) / 1_000_000,
                    (cpu() - spent) / 1_000_000);
        }
    }

    /** Of the whole program, its compiler included: what counts where others use the machine as well. */
    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /** A plan of {@value #FIFTY_PAGES} characters: the tasks of the invented plans, over and over. */
    static String fiftyPages() throws IOException {
        StringBuilder plan = new StringBuilder("东岭市2024年土壤污染防治工作计划\n一、工作目标\n受污染耕地安全利用率不低于91%。\n二、重点任务\n");
        for (int section = 1; plan.length() < FIFTY_PAGES; section++) {
            for (String name : InventedPlansTest.names()) {
                plan.append("（").append("一二三四五六七八九十".charAt(section % 10)).append("）综合治理\n");
                Samples.text(name + ".txt")
                        .lines()
                        .dropWhile(line -> !line.contains("1.") && !line.contains("1、") && !line.contains("1．"))
                        .filter(line -> !line.matches("\\s*[一二三四五六]、.*|.*不再.*"))
                        .forEach(line -> plan.append(line).append('\n'));
            }
        }
        return plan.toString();
    }

    private static void write(Path folder) throws IOException {
        String plan = fiftyPages();
        Files.writeString(folder.resolve("plan.txt"), plan, StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            plan.lines().forEach(line -> document.createParagraph().createRun().setText(line));
            document.write(bytes);
        }
        Files.write(folder.resolve("plan.docx"), bytes.toByteArray());
        List<String> page =
                new ArrayList<>(List.of("<!DOCTYPE html><meta charset=utf-8><body style='font:16pt/28pt serif'>"));
        plan.lines().forEach(line -> page.add("<p>" + line + "</p>"));
        Files.write(folder.resolve("plan.html"), page, StandardCharsets.UTF_8);
    }
}
