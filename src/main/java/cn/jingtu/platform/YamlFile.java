package cn.jingtu.platform;

import cn.jingtu.platform.text.CleanText;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.InputStreamSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file that people write by hand: knows the line of every field, collects all that is wrong instead of stopping
 * at the first mistake, and says it in Chinese. Anchors and custom tags are refused: our files need none, and they are
 * the way to make a small file enormous or to name a Java class.
 */
public final class YamlFile {

    private static final int MAX_CHARACTERS = 1_000_000;

    /** A Chinese character takes three. */
    private static final int MAX_BYTES = 3 * MAX_CHARACTERS;

    private static final int MAX_DEPTH = 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String name;
    private final JsonNode tree;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<FileProblem> problems = new ArrayList<>();

    private YamlFile(String name, String text) {
        this.name = name;
        this.tree = parse(text);
    }

    /**
     * Reads a file without judging its content yet.
     *
     * @param name as the administrator knows it; every problem starts with it
     * @throws FileProblemsException if it is not a YAML text in UTF-8
     */
    public static YamlFile read(String name, InputStreamSource content) {
        byte[] bytes;
        try (InputStream in = content.getInputStream()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException unreadable) {
            throw refused(name, 1, "文件读不出来，请检查文件是否存在、是否有读取权限。");
        }
        if (bytes.length > MAX_BYTES) {
            throw refused(name, 1, "文件过大，请确认选对了文件。");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new YamlFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            throw refused(name, 1, "文件不是 UTF-8 编码，请用编辑器另存为 UTF-8 后再试。");
        }
    }

    private static FileProblemsException refused(String name, int line, String message) {
        return new FileProblemsException(List.of(new FileProblem(name, line, "", message)));
    }

    /** The content; the types of its values are not checked unless {@link #check} found nothing. */
    public JsonNode tree() {
        return tree;
    }

    /** Notes something wrong at a field. */
    public void report(String field, String message) {
        problems.add(new FileProblem(name, line(field), field, message));
    }

    /** Notes what the schema finds wrong. */
    public void check(JsonSchema schema) {
        new SchemaCheck(schema, SchemaCheck.Writer.FILE).check(tree, this::report);
    }

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    public List<FileProblem> problems() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(FileProblem::line))
                .toList();
    }

    /** @throws FileProblemsException if anything was noted */
    public void refuseIfWrong() {
        if (hasProblems()) {
            throw new FileProblemsException(problems());
        }
    }

    /** The content as an object of that type; to be called on a file that the schema has passed. */
    public <T> T as(Class<T> type) {
        return MAPPER.convertValue(tree, type);
    }

    /** The line of a field such as {@code tasks[3].leads[0]}, or of the nearest one around it. */
    public int line(String field) {
        String place = field;
        while (!place.isEmpty()) {
            Integer line = lines.get(place);
            if (line != null) {
                return line;
            }
            place = place.substring(0, Math.max(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['))));
        }
        return lines.getOrDefault("", 1);
    }

    /** Loads a JSON schema from the classpath. */
    public static JsonSchema schema(String resource) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.LEGACY)
                .formatAssertionsEnabled(true)
                .locale(Locale.SIMPLIFIED_CHINESE)
                .build();
        try (InputStream in = new ClassPathResource(resource).getInputStream()) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(SchemaLocation.of("classpath:" + resource), MAPPER.readTree(in), config);
        } catch (IOException missing) {
            throw new IllegalStateException("schema " + resource + " can't be read", missing);
        }
    }

    private JsonNode parse(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_CHARACTERS);
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(limits).compose(new StringReader(text));
            if (root == null) {
                problems.add(new FileProblem(name, 1, "", "文件是空的，请填写内容。"));
                return JsonNodeFactory.instance.objectNode();
            }
            return convert(root, "");
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw refused(name, line, "不是合法的 YAML：请检查这一行及上一行的缩进、冒号后的空格和引号（>=、<= 等符号须加引号；不用锚点 & 和 *）。");
        } catch (YAMLException refused) {
            throw refused(name, 1, "文件过大、嵌套过深或含有不能识别的字符，请确认选对了文件。");
        }
    }

    private JsonNode convert(Node node, String field) {
        lines.putIfAbsent(field, node.getStartMark().getLine() + 1);
        if (node.getAnchor() != null) {
            report(field, "不支持锚点（& 和 *），请把内容直接写在这里。");
            return JsonNodeFactory.instance.nullNode();
        }
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple entry : mapping.getValue()) {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String child = join(field, key);
                int line = entry.getKeyNode().getStartMark().getLine() + 1;
                if (object.has(key)) {
                    problems.add(new FileProblem(name, line, child, "字段 " + key + " 写了两次，请只保留一处。"));
                    continue;
                }
                lines.put(child, line);
                object.set(key, convert(entry.getValueNode(), child));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (Node element : sequence.getValue()) {
                array.add(convert(element, field + "[" + array.size() + "]"));
            }
            return array;
        }
        ScalarNode scalar = (ScalarNode) node;
        if (!CleanText.isClean(scalar.getValue())) {
            report(field, "含有不能显示的字符（控制字符或损坏的文字），请删去后重新输入。");
        }
        return scalar(scalar);
    }

    /** Only whole numbers, truth values and null get a type; dates stay as written, for the schema to judge. */
    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (tag.equals(Tag.BOOL) && ("true".equals(text) || "false".equals(text))) {
            return JsonNodeFactory.instance.booleanNode("true".equals(text));
        }
        if (tag.equals(Tag.INT) && text.matches("-?(0|[1-9][0-9]{0,8})")) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
        }
        if (tag.equals(Tag.FLOAT) && text.matches("-?[0-9]{1,15}\\.[0-9]{1,15}")) {
            return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
        }
        return JsonNodeFactory.instance.textNode(text);
    }

    private static String join(String field, @Nullable String child) {
        return field.isEmpty() ? Objects.toString(child, "") : field + "." + child;
    }
}
