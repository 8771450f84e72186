package cn.jingtu;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: starts the engine, its web apps and the modules beside this class. */
@SpringBootApplication
public class Jingtu {

    public static void main(String[] args) {
        // The engine, the JDBC driver and the logs take the zone of the process; plans are written in this one.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        SpringApplication.run(Jingtu.class, args);
    }
}
