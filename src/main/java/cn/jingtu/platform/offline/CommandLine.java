package cn.jingtu.platform.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import org.slf4j.helpers.NOP_FallbackServiceProvider;

/** Runs an offline command: its JSON on standard output and nothing else there, a refusal as one sentence on the other. */
public final class CommandLine {

    private final OfflineCommand command;

    private CommandLine(OfflineCommand command) {
        this.command = command;
    }

    /** The one of the commands that the arguments of the program call, if they call one. */
    public static Optional<CommandLine> of(String[] arguments, OfflineCommand... commands) {
        for (OfflineCommand command : commands) {
            if (arguments.length > 0 && arguments[0].equals(command.name())) {
                return Optional.of(new CommandLine(command));
            }
        }
        return Optional.empty();
    }

    /** Runs the command; returns the exit code: 0 answered, 1 not readable, 2 wrong call. */
    public int run(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // libraries may print and log; standard output belongs to the JSON
        System.setOut(err);
        silenceLogs();
        int code = run(arguments, out, err);
        out.flush();
        return code;
    }

    /** The same, on streams of the caller. */
    public int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            out.println(command.answer(List.of(arguments).subList(1, arguments.length)));
            return 0;
        } catch (OfflineCommand.WrongCall e) {
            err.println("用法：java -jar jingtu.jar " + command.name() + " " + command.usage());
            return 2;
        } catch (InvalidPathException e) {
            err.println("文件名“" + e.getInput() + "”不对。请检查路径。");
        } catch (JsonProcessingException | StackOverflowError e) {
            err.println(command.failed());
        } catch (RuntimeException e) {
            err.println(command.isRefusal(e) ? e.getMessage() : command.failed());
        }
        return 1;
    }

    /** The libraries' logs go nowhere; without a backend to start, a command answers a second earlier. */
    private static void silenceLogs() {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty("slf4j.provider", NOP_FallbackServiceProvider.class.getName());
        java.util.logging.LogManager.getLogManager().reset();
    }
}
