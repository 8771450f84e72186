package cn.jingtu;

import cn.jingtu.intake.DraftCommand;
import cn.jingtu.land.access.LandAccessCommand;
import cn.jingtu.land.laboratory.JudgeCommand;
import cn.jingtu.land.review.ReviewFormCommand;
import cn.jingtu.platform.offline.CommandLine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The program: starts the engine, its web apps and the modules beside this class. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Jingtu {

    public static void main(String[] args) {
        CommandLine.of(args, new DraftCommand(), new JudgeCommand(), new ReviewFormCommand(), new LandAccessCommand())
                .ifPresent(command -> System.exit(command.run(args)));
        // The engine, the JDBC driver and the logs take the zone of the process; plans are written in this one.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        speakChinese();
        SpringApplication.run(Jingtu.class, args);
    }

    /** A server without a language setting would print question marks. */
    private static void speakChinese() {
        if (!Charset.defaultCharset().newEncoder().canEncode('净')) {
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
            System.setProperty("logging.charset.console", StandardCharsets.UTF_8.name());
        }
    }
}
