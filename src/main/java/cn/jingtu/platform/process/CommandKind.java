package cn.jingtu.platform.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Who may give the engine a command; {@code security/engine-commands.txt} says which command is of which kind. */
enum CommandKind {
    READ,
    COUNT,
    HAND_IN,
    START,
    CLAIM,
    COMMENT,
    CHECK_PASSWORD,
    OWN_ACCOUNT,
    ADMINISTER,
    INTERVENE,
    NOBODY;

    static final String PACKAGE = "org.camunda.bpm.engine.impl.";
    private static final String FILE = "/security/engine-commands.txt";
    private static final Map<String, CommandKind> KINDS = read();

    /** What stands nowhere is for nobody. */
    static CommandKind of(Class<?> command) {
        return KINDS.getOrDefault(command.getName(), NOBODY);
    }

    /** Names of the classes in the file, with their kinds. */
    static Map<String, CommandKind> all() {
        return KINDS;
    }

    private static Map<String, CommandKind> read() {
        try (InputStream file = CommandKind.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            Map<String, CommandKind> kinds = new HashMap<>();
            CommandKind kind = NOBODY;
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    kind = named(line.substring(1, line.length() - 1));
                } else if (!line.isBlank()
                        && !line.startsWith("#")
                        && kinds.put(PACKAGE + line.strip(), kind) != null) {
                    throw new IllegalStateException(line + " stands twice in " + FILE);
                }
            }
            return Collections.unmodifiableMap(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandKind named(String section) {
        String name = section.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of command is called " + section));
    }
}
