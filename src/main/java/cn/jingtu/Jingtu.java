package cn.jingtu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: starts the engine, its web apps and the modules beside this class. */
@SpringBootApplication
public class Jingtu {

    public static void main(String[] args) {
        SpringApplication.run(Jingtu.class, args);
    }
}
