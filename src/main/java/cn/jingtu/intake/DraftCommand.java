package cn.jingtu.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.slf4j.helpers.NOP_FallbackServiceProvider;

/** {@code draft FILE}: reads a plan document without starting the program; JSON on standard output and nothing else there. */
public final class DraftCommand {

    private static final String NAME = "draft";

    private DraftCommand() {}

    public static boolean isMeant(String[] args) {
        return args.length > 0 && args[0].equals(NAME);
    }

    /** Runs the command; returns the exit code: 0 read, 1 not readable, 2 wrong call. */
    public static int run(String[] args) {
        PrintStream out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        // libraries may print and log; standard output belongs to the JSON
        System.setOut(err);
        silenceLogs();
        int code = run(args, out, err);
        out.flush();
        return code;
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 2) {
            err.println("用法：java -jar jingtu.jar draft 文件（.docx、.doc、.pdf、.html 或 .txt）");
            return 2;
        }
        try {
            PlanDocumentReader.PlanReading reading = PlanDocumentReader.read(TextExtraction.extract(Path.of(args[1])));
            out.println(DraftJson.write(reading.draft()));
            return 0;
        } catch (PlanDocumentException e) {
            err.println(e.getMessage());
        } catch (InvalidPathException e) {
            err.println("文件名“" + args[1] + "”不对。请检查路径。");
        } catch (JsonProcessingException | RuntimeException | StackOverflowError e) {
            err.println("读取计划时出错，没有得到结果。请另存为 .docx 或 .txt 后再试。");
        }
        return 1;
    }

    /** The libraries' logs go nowhere; without a backend to start, the command answers a second earlier. */
    private static void silenceLogs() {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty("slf4j.provider", NOP_FallbackServiceProvider.class.getName());
        java.util.logging.LogManager.getLogManager().reset();
    }
}
