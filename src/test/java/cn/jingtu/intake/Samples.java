package cn.jingtu.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Invented plans beside the tests, and what is to be read from them. */
final class Samples {

    private Samples() {}

    static String text(String name) throws IOException {
        try (InputStream input = Samples.class.getResourceAsStream(name)) {
            if (input == null) {
                throw new IOException("no sample " + name);
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
