package cn.jingtu.land.review;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answers to a form as somebody wrote them down: by the number of the item, in codes or words. */
final class AnswerSheet {

    private static final Pattern NUMBER = Pattern.compile("(?:第|item)?\\s*0*([1-9]\\d{0,3})\\s*(?:项|\\.|、)?");
    private static final Pattern VETO =
            Pattern.compile("第?\\s*(?:否决项?|否|veto|v)\\s*[-_]?\\s*(?:第)?\\s*0*([1-9]\\d{0,3})\\s*项?");

    private AnswerSheet() {}

    /**
     * Reads the sheet of a form: {@code {"1": "Y", "2": "否"}}, or the same below {@code "answers"}. An item that is not
     * there, empty or null is blank, and not in the answer.
     *
     * @throws Refusal in a Chinese sentence for an item that the form does not have, one that is answered twice, or an
     *     answer that is none
     */
    static Map<String, Answer> read(ReviewForm form, ObjectNode sheet) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : answersOf(form, sheet).properties()) {
            ReviewForm.Item item = item(form, entry.getKey());
            if (!seen.add(item.item())) {
                throw Refusal.invalid("第" + item.item() + "项写了两次，请只保留一处。");
            }
            answer(item, entry.getValue()).ifPresent(answer -> answers.put(item.item(), answer));
        }
        return answers;
    }

    private static ObjectNode answersOf(ReviewForm form, ObjectNode sheet) {
        if (!(sheet.get("answers") instanceof ObjectNode answers)) {
            return sheet;
        }
        if (sheet.has("form") && !ReviewForms.of(sheet.path("form").asText()).equals(form)) {
            throw Refusal.invalid("文件是表" + sheet.path("form").asText() + "的答案，与所问的表" + form.form() + "不符。");
        }
        return answers;
    }

    private static ReviewForm.Item item(ReviewForm form, String key) {
        String typed = Answer.plain(key);
        Matcher number = NUMBER.matcher(typed);
        Matcher veto = VETO.matcher(typed.toLowerCase(Locale.ROOT));
        Optional<ReviewForm.Item> item = number.matches()
                ? form.item(number.group(1))
                : veto.matches() ? form.item("否决" + veto.group(1)) : Optional.empty();
        return item.orElseThrow(() -> Refusal.invalid("表" + form.form() + "没有第“" + CleanText.shorten(typed, 40) + "”项，共"
                + form.items().size() + "项，为第" + form.items().get(0).item() + "项至第"
                + form.items().get(form.items().size() - 1).item() + "项，请核对项号。"));
    }

    private static Optional<Answer> answer(ReviewForm.Item item, JsonNode value) {
        if (value.isNull() || value.isTextual() && CleanText.isBlank(value.asText())) {
            return Optional.empty();
        }
        Optional<Answer> answer = value.isTextual() || value.isBoolean() ? Answer.of(value.asText()) : Optional.empty();
        if (answer.isEmpty()) {
            throw Refusal.invalid("第" + item.item() + "项的答案“"
                    + CleanText.shorten(value.isTextual() ? value.asText() : value.toString(), 40)
                    + "”不认识，请填写 Y（是）、N（否）、X（材料不支撑判断）、P（部分符合）或 -（不涉及）。");
        }
        // a veto has two boxes, 涉及 and 不涉及
        return item.veto() && answer.get() == Answer.NOT_APPLICABLE ? Optional.of(Answer.NO) : answer;
    }
}
