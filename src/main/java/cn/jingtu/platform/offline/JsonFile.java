package cn.jingtu.platform.offline;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSON file that an offline command is handed: one object in UTF-8, no field in it written twice. */
public final class JsonFile {

    private static final long MAX_BYTES = 1_000_000;
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*?)'");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonFile() {}

    /** @throws Refusal in a Chinese sentence for what is no such file */
    public static ObjectNode read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw Refusal.invalid("“" + file + "”是文件夹，请给出一个 JSON 文件。");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw Refusal.invalid("文件“" + file + "”超过 1 MB，请确认选对了文件。");
            }
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "没有找到文件“" + file + "”，请检查路径。", e);
        } catch (MalformedInputException e) {
            throw new Refusal(Refusal.Kind.MALFORMED, "文件不是 UTF-8 编码，请另存为 UTF-8 后再试。", e);
        } catch (IOException e) {
            throw new Refusal(Refusal.Kind.MALFORMED, "文件“" + file + "”读不出来，请检查文件和读取权限。", e);
        }
    }

    private static ObjectNode parse(String text) throws IOException {
        String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            Matcher twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    twice.find()
                            ? "“" + CleanText.shorten(twice.group(1), 60) + "”写了两次，请只保留一处。"
                            : "文件不是合法的 JSON" + line(e) + "，请检查引号、逗号和括号。",
                    e);
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new Refusal(Refusal.Kind.MALFORMED, "文件应是一个 JSON 对象，以“{”开头，以“}”结尾。");
    }

    private static String line(JsonProcessingException unread) {
        JsonLocation place = unread.getLocation();
        return place == null ? "" : "，问题在第" + place.getLineNr() + "行附近";
    }
}
