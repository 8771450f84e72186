package cn.jingtu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.util.FileSystemUtils;

/**
 * What a release has left in the databases of cities: the files of its procedures, as they were deployed, and for each
 * step of people one submission as its form sends it. Lies in a folder: {@code processes/<chapter>/<procedure>/…} and
 * {@code submissions/<procedure>/<step>.json}, where {@code {matter}} and {@code {year}} stand for the business key of
 * the matter and its year, and 0 for the numbers of rows.
 *
 * @param name version, as {@code 0.1.0}
 */
record Release(String name, Path folder) {

    static final Path RELEASED = Path.of("src/test/resources/released");

    private static final List<String> DEPLOYED = List.of(".bpmn", ".dmn", ".form", ".html", ".js", ".migration");
    private static final Pattern YEAR = Pattern.compile("^[a-z]+-(2\\d{3})(?![\\w-])");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** All releases that are kept under test. */
    static List<Release> all() {
        try (Stream<Path> folders = Files.list(RELEASED)) {
            return folders.sorted()
                    .map(folder -> new Release(folder.getFileName().toString(), folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new one with the files of a folder of procedures, and no submissions yet; a former one there is taken away. */
    static Release of(String name, Path folder, Path procedures) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            for (Path file : files(procedures)) {
                Path copy = folder.resolve("processes").resolve(procedures.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            return new Release(name, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders of procedures, each to be deployed as one. */
    List<Path> procedures() {
        return files(folder.resolve("processes")).stream()
                .map(Path::getParent)
                .distinct()
                .toList();
    }

    /** The deployed files whose names end so. */
    List<Path> files(String ending) {
        return files(folder.resolve("processes"), ending);
    }

    /** Keeps what somebody hands in at a step of a matter. */
    void keep(String procedure, String step, String matter, Map<String, ?> submission) {
        try {
            String text = JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(submission)
                    .replace(matter, "{matter}")
                    .replaceAll("(\"\\w+Id\" : )\\d+", "$10");
            Matcher year = YEAR.matcher(matter);
            if (year.find()) {
                text = text.replaceAll("(?<!\\d)" + year.group(1) + "(?!\\d)", "{year}");
            }
            Path file = submission(procedure, step);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasSubmission(String procedure, String step) {
        return Files.exists(submission(procedure, step));
    }

    /**
     * What was handed in at a step, as if it were about another matter.
     *
     * @param today what would be handed in there today; has the numbers of the other's rows
     */
    Map<String, ?> submission(String procedure, String step, String matter, Map<String, ?> today) {
        try {
            String text = text(submission(procedure, step)).replace("{matter}", matter);
            Matcher year = YEAR.matcher(matter);
            if (year.find()) {
                text = text.replace("{year}", year.group(1));
            }
            JsonNode submission = JSON.readTree(text);
            numberRows(submission, JSON.valueToTree(today));
            return JSON.readerForMapOf(Object.class).readValue(submission);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void numberRows(JsonNode kept, JsonNode other) {
        if (kept instanceof ObjectNode object && other.isObject()) {
            List<String> fields = new ArrayList<>();
            object.fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                if (field.endsWith("Id") && object.get(field).isNumber() && other.has(field)) {
                    object.set(field, other.get(field));
                } else if (other.has(field)) {
                    numberRows(object.get(field), other.get(field));
                }
            }
        }
        for (int i = 0; kept.isArray() && i < Math.min(kept.size(), other.size()); i++) {
            numberRows(kept.get(i), other.get(i));
        }
    }

    private Path submission(String procedure, String step) {
        return folder.resolve("submissions").resolve(procedure).resolve(step + ".json");
    }

    /** The files of a folder that are deployed with a procedure. */
    static List<Path> files(Path folder) {
        return files(folder, DEPLOYED.toArray(String[]::new));
    }

    static List<Path> files(Path folder, String... endings) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }
}
