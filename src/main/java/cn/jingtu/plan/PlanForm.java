package cn.jingtu.plan;

import cn.jingtu.platform.SchemaCheck;
import cn.jingtu.platform.YamlFile;
import cn.jingtu.platform.text.CleanText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The form of a plan, be it a file or typed: which fields it has, what they are called and how long they may be. One
 * schema says it, {@code cities/plan.schema.json}.
 */
public final class PlanForm {

    static final JsonSchema SCHEMA = YamlFile.schema("cities/plan.schema.json");

    /** A text long enough to be read elsewhere; a title that was cut needs no note. */
    private static final int LONG = 1_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private PlanForm() {}

    /** A part of a plan as it is kept in a column. */
    static @Nullable String json(@Nullable Object part) {
        try {
            return part == null ? null : MAPPER.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a plan can always be written", e);
        }
    }

    /** What {@link #json} has written. */
    static <T> @Nullable T read(@Nullable String json, TypeReference<T> type) {
        try {
            return json == null ? null : MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a plan can always be read back", e);
        }
    }

    /** The plan as a tree in which what is empty is missing, as in a file. */
    static JsonNode tree(PlanDraft plan) {
        JsonNode tree = MAPPER.valueToTree(plan);
        prune(tree);
        return tree;
    }

    /** Tells what is missing or too long in a plan that people typed, by the names of their form. */
    static void check(JsonNode tree, BiConsumer<String, String> report) {
        new SchemaCheck(SCHEMA, SchemaCheck.Writer.FORM).check(tree, report);
    }

    /**
     * A plan that the program has put together, shortened to what the form takes.
     *
     * @param whole where the whole text is to be found, for the end of a long one: （全文见计划文本）
     */
    public static PlanDraft fitted(PlanDraft plan, String whole) {
        JsonNode tree = MAPPER.valueToTree(plan);
        try {
            return MAPPER.treeToValue(shortened(tree, SCHEMA.getSchemaNode(), whole), PlanDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan of records can always be read back", e);
        }
    }

    private static JsonNode shortened(JsonNode node, JsonNode part, String whole) {
        JsonNode form = part.has("$ref")
                ? SCHEMA.getSchemaNode().at(part.get("$ref").asText().substring(1))
                : part;
        if (node.isTextual() && form.has("maxLength")) {
            int max = form.get("maxLength").asInt();
            return TextNode.valueOf(CleanText.shorten(node.asText(), max, max < LONG ? "" : whole));
        }
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(entry -> entry.setValue(
                            shortened(entry.getValue(), form.path("properties").path(entry.getKey()), whole)));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shortened(array.get(i), form.path("items"), whole));
            }
        }
        return node;
    }

    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> empty = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                JsonNode value = entry.getValue();
                if (value.isNull() || value.isTextual() && CleanText.isBlank(value.asText())) {
                    empty.add(entry.getKey());
                }
            }
            object.remove(empty);
        }
        node.forEach(PlanForm::prune);
    }
}
