package cn.jingtu.operaton;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * This program as one on Operaton, which goes on from Camunda 7: a copy of the checkout in which what is called after the
 * one is called after the other. What it is for, and what differs there, is told in {@code src/docs/adr}, 21. Run in the
 * checkout by {@code java src/test/java/cn/jingtu/operaton/OnOperaton.java target/operaton}; needs nothing but the JDK.
 */
final class OnOperaton {

    /** The newest of the line that is built as Camunda 7.24 is: Java 17 and Spring Boot 3.5. */
    static final String RELEASE = "1.0.3";

    /** Where names are changed. The models are Operaton's as they are; {@code OnOperatonTest} holds that. */
    static final List<String> PLACES = List.of("pom.xml", "jsconfig.json", "src/main", "src/test");

    /** The last three are about Camunda, whatever the program stands on. */
    private static final List<String> LEFT_OUT = List.of(
            "target",
            "data",
            "node_modules",
            ".git",
            "src/test/bare-camunda",
            "src/test/java/cn/jingtu/operaton",
            "src/test/resources/operaton");

    /**
     * A name, and as group 1 what keeps it: the namespace of the models with all that is written in it, pages of Camunda's
     * makers, and the key of one text of Cockpit.
     */
    private static final Pattern NAME = Pattern.compile(
            "(?i)(camunda\\.org|docs\\.camunda|xmlns:camunda|camunda:(?=\\w)|camunda_ns|plgn_ske_camunda)|camunda");

    /** What another name does not do. All that is to be changed by hand at the change is here. */
    static final Map<Pattern, String> OTHERWISE = Map.of(
            Pattern.compile("(?<=<camunda\\.version>)[^<]+"),
            RELEASE,
            // The expression language is not repackaged.
            Pattern.compile("org\\.camunda\\.bpm\\.impl\\.juel\\.jakarta\\.el"),
            "jakarta.el",
            // The engine asks for it beyond its own tests.
            Pattern.compile("(?<=<dependencyManagement>\\s{0,9}<dependencies>)"),
            "<dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>"
                    + "<version>\\${junit-jupiter.version}</version><scope>test</scope></dependency>",
            // No licence, and a schema kept up in another way.
            Pattern.compile("(?m)^(?:cmd\\.(?:Delete|Get|Set)LicenseKeyCmd|db\\.DbSchema(?:Drop|ExecuteFile|Prune)\\$1"
                    + "|test\\.AbstractProcessEngineTestCase\\$1)\\R"),
            "",
            // The web apps announce no end.
            Pattern.compile("(?m)^ *\"BANNER_CE_EOL_TEXT\":.*\\R"),
            "");

    private OnOperaton() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Which folder is the copy to be written to?");
            System.exit(2);
        }
        write(Path.of(""), Path.of(arguments[0]));
    }

    /** What a text, or the path of a file, is on Operaton. */
    static String renamed(String text) {
        String there = text;
        for (var change : OTHERWISE.entrySet()) {
            there = change.getKey().matcher(there).replaceAll(change.getValue());
        }
        return NAME.matcher(there).replaceAll(OnOperaton::renamed);
    }

    private static String renamed(MatchResult name) {
        if (name.group(1) != null) {
            return name.group();
        }
        return switch (name.group()) {
            case "camunda" -> "operaton";
            case "Camunda" -> "Operaton";
            case "CAMUNDA" -> "OPERATON";
            default -> throw new IllegalArgumentException(name.group());
        };
    }

    /** Writes the copy anew; what was built in an earlier one goes with it. */
    static void write(Path checkout, Path copy) throws IOException {
        if (Files.exists(copy)) {
            try (Stream<Path> earlier = Files.walk(copy)) {
                for (Path file : earlier.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(copy);
        copyAll(checkout, Path.of(""), copy);
    }

    private static void copyAll(Path checkout, Path folder, Path copy) throws IOException {
        try (Stream<Path> files = Files.list(checkout.resolve(folder))) {
            for (Path file : files.toList()) {
                Path place = folder.resolve(file.getFileName());
                if (LEFT_OUT.contains(slashed(place))) {
                    continue;
                }
                Path target = copy.resolve(isRenamed(place) ? Path.of(renamed(place.toString())) : place);
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                    copyAll(checkout, place, copy);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                    if (isRenamed(place)) {
                        rename(target);
                    }
                }
            }
        }
    }

    private static boolean isRenamed(Path place) {
        return PLACES.stream().anyMatch(place::startsWith);
    }

    private static void rename(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException noText) {
            return;
        }
        Files.writeString(file, renamed(text));
    }

    private static String slashed(Path place) {
        return place.toString().replace('\\', '/');
    }
}
