package cn.jingtu.platform;

import cn.jingtu.platform.text.CleanText;
import cn.jingtu.platform.text.Mistakes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a JSON schema finds wrong with data, in Chinese. Its {@code title} is what a person calls a field, its
 * {@code description} says what to write there.
 */
public final class SchemaCheck {

    /** Who wrote the data, and so what they call its fields. */
    public enum Writer {
        /** Somebody with an editor, who sees the English keys. */
        FILE,
        /** Somebody at a form, who sees the Chinese labels. */
        FORM
    }

    private final JsonSchema schema;
    private final Writer writer;

    public SchemaCheck(JsonSchema schema, Writer writer) {
        this.schema = schema;
        this.writer = writer;
    }

    /** @param report takes the field ({@code tasks[3].leads[0]}) and the Chinese message */
    public void check(JsonNode data, BiConsumer<String, String> report) {
        for (ValidationMessage found : schema.validate(seen(data))) {
            String field = field(found.getInstanceLocation().toString());
            boolean unknown = found.getType().equals("additionalProperties");
            report.accept(unknown ? join(field, found.getProperty()) : field, words(found));
        }
    }

    private String words(ValidationMessage found) {
        return switch (found.getType()) {
            case "required" -> missing(found);
            case "additionalProperties" -> "不认识字段 " + found.getProperty() + "，请核对拼写；此处可用的字段：" + known(found) + "。";
            case "enum" -> "“" + found.getInstanceNode().asText() + "” 不在可选值之内，请改为其中之一：" + options(found) + "。";
            case "type" -> "类型不对，应为" + typeName(found) + "。" + quotingHint(found);
            case "minItems", "minLength" -> writer == Writer.FILE ? "不能为空，请填写。" : Mistakes.empty(name(found)) + "，请填写。";
            case "maxLength" ->
                Mistakes.tooLong(
                                name(found),
                                CleanText.length(found.getInstanceNode().asText()),
                                found.getSchemaNode().asInt())
                        + "。";
            case "maxItems" ->
                "“" + name(found) + "”有" + found.getInstanceNode().size() + "项，最多"
                        + found.getSchemaNode().asInt() + "项，请合并或删减。";
            case "minimum", "maximum" -> {
                JsonNode around = surroundings(found);
                yield "“" + name(found) + "”应为" + around.path("minimum").asText() + "至"
                        + around.path("maximum").asText() + "，现为"
                        + found.getInstanceNode().asText() + "，请改正。";
            }
            case "uniqueItems" -> "同一项重复列出，请删去重复的。";
            case "pattern", "format" ->
                "“" + CleanText.shorten(found.getInstanceNode().asText(), 60) + "” 格式不对，应为："
                        + surroundings(found).path("description").asText() + "。";
            default -> found.getMessage();
        };
    }

    private String missing(ValidationMessage found) {
        String name = surroundings(found)
                .path("properties")
                .path(found.getProperty())
                .path("title")
                .asText();
        return writer == Writer.FORM && !name.isEmpty()
                ? Mistakes.empty(name) + "，请填写。"
                : "缺少必填字段 " + found.getProperty() + "，请补上。";
    }

    private String name(ValidationMessage found) {
        return surroundings(found).path("title").asText();
    }

    private static String join(String field, String child) {
        return field.isEmpty() ? child : field + "." + child;
    }

    /** From the validator's {@code $.tasks[3].leads[0]} to our own notation. */
    private static String field(String path) {
        return path.startsWith("$.") ? path.substring(2) : path.startsWith("$") ? path.substring(1) : path;
    }

    private static String typeName(ValidationMessage found) {
        JsonNode type = found.getSchemaNode();
        List<String> names = new ArrayList<>();
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            names.add(
                    switch (one.asText()) {
                        case "string" -> "文字";
                        case "integer", "number" -> "数字";
                        case "array" -> "列表（每项以 - 开头）";
                        case "object" -> "一组“字段: 值”";
                        case "boolean" -> " true 或 false";
                        default -> "空";
                    });
        }
        return String.join("或", names);
    }

    private static String quotingHint(ValidationMessage found) {
        boolean wantsText = found.getSchemaNode().toString().contains("string");
        boolean isBare =
                found.getInstanceNode().isNumber() || found.getInstanceNode().isBoolean();
        return wantsText && isBare ? "请给这个值加上英文引号。" : "请改正。";
    }

    private static String options(ValidationMessage found) {
        List<String> values = new ArrayList<>();
        found.getSchemaNode().forEach(value -> values.add(value.asText()));
        return String.join("、", values);
    }

    /** Names of the fields that the schema knows at that place. */
    private String known(ValidationMessage found) {
        List<String> names = new ArrayList<>();
        surroundings(found).path("properties").fieldNames().forEachRemaining(names::add);
        return String.join("、", names);
    }

    /** The part of the schema that holds the violated keyword. */
    private JsonNode surroundings(ValidationMessage found) {
        String pointer = found.getSchemaLocation().getFragment().toString();
        return schema.getSchemaNode().at(pointer.substring(0, Math.max(0, pointer.lastIndexOf('/'))));
    }

    /** The data as a person sees it: a text of blanks is none. */
    private static JsonNode seen(JsonNode data) {
        if (data.isTextual() && CleanText.isBlank(data.asText())) {
            return JsonNodeFactory.instance.textNode("");
        }
        if (data.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            data.properties().forEach(entry -> object.set(entry.getKey(), seen(entry.getValue())));
            return object;
        }
        if (data.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            data.forEach(element -> array.add(seen(element)));
            return array;
        }
        return data;
    }
}
