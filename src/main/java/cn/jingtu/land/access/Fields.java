package cn.jingtu.land.access;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One object of a file of facts: its fields are asked for by their English name, may be written by a Chinese one, and one
 * that nobody asks for is refused. What is missing, null or an empty text is not said.
 */
final class Fields {

    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-|/|\\.|年)(\\d{1,2})(?:-|/|\\.|月)(\\d{1,2})日?");

    private final String place;
    private final Map<String, JsonNode> values = new HashMap<>();

    private Fields(String place) {
        this.place = place;
    }

    /**
     * @param place as messages name it: survey; empty for the file as a whole
     * @param names every field, each by its names: the English one first
     * @throws Refusal for a field that has none of the names, or is written twice
     */
    static Fields of(String place, ObjectNode object, List<List<String>> names) {
        Fields fields = new Fields(place);
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String typed = plain(entry.getKey());
            String field = names.stream()
                    .filter(spellings -> spellings.contains(typed))
                    .map(spellings -> spellings.get(0))
                    .findFirst()
                    .orElseThrow(() -> unknown(place, entry.getKey(), names));
            if (fields.values.putIfAbsent(field, entry.getValue()) != null) {
                throw Refusal.invalid("“" + fields.path(field) + "”写了两次，请只保留一处。");
            }
        }
        return fields;
    }

    private static Refusal unknown(String place, String typed, List<List<String>> names) {
        String wanted = plain(typed).toLowerCase(Locale.ROOT);
        String closest = names.stream()
                .flatMap(List::stream)
                .min((one, other) -> Integer.compare(distance(wanted, one), distance(wanted, other)))
                .orElse("");
        return Refusal.invalid("不认识字段“" + CleanText.shorten(typed, 40) + "”"
                + (place.isEmpty() ? "" : "（在" + place + "中）") + "，最接近的是“" + closest + "”，可用："
                + String.join(
                        "、", names.stream().map(spellings -> spellings.get(0)).toList()) + "。");
    }

    /** The number of letters to be changed, added or left out, letters of either case being the same. */
    private static int distance(String one, String other) {
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    /** In narrow letters and without blanks at its ends. */
    private static String plain(String text) {
        return CleanText.strip(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    private String path(String field) {
        return place.isEmpty() ? field : place + "." + field;
    }

    private Optional<JsonNode> value(String field) {
        return Optional.ofNullable(values.get(field))
                .filter(value -> !value.isNull() && !(value.isTextual() && CleanText.isBlank(value.asText())));
    }

    boolean has(String field) {
        return value(field).isPresent();
    }

    boolean hasAny(String... fields) {
        return Stream.of(fields).anyMatch(this::has);
    }

    /** The value as it stands in the file; empty when it is not said. */
    Optional<JsonNode> raw(String field) {
        return value(field);
    }

    private Optional<String> scalar(String field) {
        return value(field).map(value -> {
            if (!value.isValueNode()) {
                throw Refusal.invalid("“" + path(field) + "”应是一个值，不是列表或对象。");
            }
            return plain(value.asText());
        });
    }

    @Nullable
    String text(String field) {
        return scalar(field).orElse(null);
    }

    @Nullable
    LocalDate day(String field) {
        return scalar(field).map(text -> day(path(field), text)).orElse(null);
    }

    static LocalDate day(String path, String text) {
        Matcher day = DAY.matcher(text.replaceAll("\\s", ""));
        if (day.matches()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
            } catch (DateTimeException noSuchDay) {
                throw new Refusal(Refusal.Kind.INVALID, "“" + path + "”的日期“" + text + "”不存在，请核对。", noSuchDay);
            }
        }
        throw Refusal.invalid("“" + path + "”的日期“" + CleanText.shorten(text, 40) + "”不认识，请写成2026-08-15或2026年8月15日。");
    }

    /** 1 or 2; null when it is not said. */
    @Nullable
    Integer landClass(String field) {
        return scalar(field)
                .map(text -> switch (text) {
                    case "1", "一", "第一类", "一类", "第一类用地", "一类用地" -> 1;
                    case "2", "二", "第二类", "二类", "第二类用地", "二类用地" -> 2;
                    case "不明", "unknown" -> 0;
                    default ->
                        throw Refusal.invalid(
                                "“" + path(field) + "”的值“" + CleanText.shorten(text, 40) + "”不认识，请填1（第一类用地）或2（第二类用地）。");
                })
                .filter(landClass -> landClass > 0)
                .orElse(null);
    }

    /** @param more words that mean yes, then as many that mean no, by turns */
    Stated stated(String field, Stated missing, String... more) {
        Optional<String> said = scalar(field);
        for (int i = 0; i < more.length; i++) {
            if (said.isPresent() && said.get().equals(more[i])) {
                return i % 2 == 0 ? Stated.YES : Stated.NO;
            }
        }
        return one(field, Stated.values(), () -> missing);
    }

    <T extends Worded> T one(String field, T[] values, Supplier<T> missing) {
        return optional(field, values).orElseGet(missing);
    }

    <T extends Worded> Optional<T> optional(String field, T[] values) {
        return scalar(field).map(text -> one(path(field), text, values));
    }

    /** The value that a text means, in whatever width and case. */
    static <T extends Worded> T one(String path, String text, T[] values) {
        String typed = plain(text);
        return Stream.of(values)
                .filter(value -> value.words().stream().anyMatch(typed::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("“" + path + "”的值“" + CleanText.shorten(typed, 40) + "”不认识，可填："
                        + String.join(
                                "、",
                                Stream.of(values)
                                        .map(value -> value.label() + "（"
                                                + value.words().get(1) + "）")
                                        .toList())
                        + "。"));
    }

    /** The object of that field, with its own fields; one without any when it is not said. */
    Fields object(String field, List<List<String>> names) {
        return value(field)
                .map(value -> {
                    if (value instanceof ObjectNode object) {
                        return of(path(field), object, names);
                    }
                    throw Refusal.invalid("“" + path(field) + "”应是一个对象，写在花括号里，可用的字段："
                            + String.join(
                                    "、",
                                    names.stream()
                                            .map(spellings -> spellings.get(0))
                                            .toList()) + "。");
                })
                .orElseGet(() -> new Fields(path(field)));
    }

    /** The texts of a list; one text alone is a list of one. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        value(field)
                .ifPresent(value -> (value.isArray() ? value : List.of(value)).forEach(element -> {
                    if (!element.isTextual()) {
                        throw Refusal.invalid("“" + path(field) + "”应是文字的列表。");
                    }
                    if (!CleanText.isBlank(element.asText())) {
                        texts.add(CleanText.strip(CleanText.clean(element.asText())));
                    }
                }));
        return texts;
    }
}
