package cn.jingtu.platform.web;

import cn.jingtu.platform.text.CleanText;
import cn.jingtu.platform.text.Mistakes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The texts that people type into forms of the engine's own: comments, filters, the profile. The engine would take a
 * comment without words, and tell of a name that is too long in SQL.
 */
final class EngineTexts {

    /** As wide as the engine's columns. */
    private static final int COLUMN = 255;

    private static final int WIDE_COLUMN = 4_000;

    private record Field(String key, String name, int max, boolean optional) {}

    private record Form(Pattern path, List<Field> fields) {}

    private static final List<Form> FORMS = List.of(
            form("/(task|process-instance)/[^/]+/comment(/create)?", new Field("message", "评论", WIDE_COLUMN, false)),
            form("/filter/[^/]+", new Field("name", "筛选器名称", COLUMN, false)),
            form(
                    "/user/(create|[^/]+/profile)",
                    new Field("firstName", "名", COLUMN, true),
                    new Field("lastName", "姓", COLUMN, true),
                    new Field("email", "电子邮箱", COLUMN, true)),
            form(
                    "/(group|tenant)/(?!count$)[^/]+",
                    new Field("name", "名称", COLUMN, false),
                    new Field("type", "类型", COLUMN, true)),
            form(
                    "/task/[^/]+",
                    new Field("name", "任务名称", COLUMN, true),
                    new Field("description", "任务说明", WIDE_COLUMN, true)));

    private EngineTexts() {}

    /** What is wrong with what was typed; empty where nothing is, or the address has no such form. */
    static Optional<String> mistakes(ObjectMapper json, String path, String body) {
        Optional<Form> form =
                FORMS.stream().filter(f -> f.path().matcher(path).find()).findFirst();
        if (form.isEmpty()) {
            return Optional.empty();
        }
        JsonNode sent;
        try {
            sent = json.readTree(body);
        } catch (JsonProcessingException e) {
            // For the engine to refuse.
            return Optional.empty();
        }
        JsonNode typed = sent.path("profile").isObject() ? sent.get("profile") : sent;
        return form.get().fields().stream()
                .flatMap(field -> mistake(field, typed).stream())
                .findFirst();
    }

    private static Optional<String> mistake(Field field, JsonNode typed) {
        String text = typed.path(field.key()).asText("");
        int length = CleanText.length(text);
        if (length > field.max()) {
            return Optional.of(Mistakes.tooLong(field.name(), length, field.max()) + "。");
        }
        return !field.optional() && CleanText.isBlank(text)
                ? Optional.of(Mistakes.empty(field.name()) + "。")
                : Optional.empty();
    }

    private static Form form(String path, Field... fields) {
        return new Form(
                Pattern.compile("^(/engine-rest|/camunda/api/engine)(/engine/[^/]+)?" + path + "$"), List.of(fields));
    }
}
