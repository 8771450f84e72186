package cn.jingtu.register;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Answers to the questions of a form, as a field of type {@link FieldType#ANSWERS} keeps them: the JSON object
 * {@code {"3": {"answer": "NO", "remark": "缺水位图"}}}, by the number of the question, with the codes of the field's options.
 */
@Component
public class Answers {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_REMARK = 200;
    private static final String ANSWER = "answer";
    private static final String REMARK = "remark";

    private final QuestionForms forms;

    Answers(QuestionForms forms) {
        this.forms = forms;
    }

    /** Codes of the answers by the number of the question; one that is left open is not among them. */
    public static Map<String, String> codes(String value) {
        Map<String, String> codes = new LinkedHashMap<>();
        tree(value).properties().forEach(question -> {
            String code = question.getValue().path(ANSWER).asText();
            if (!code.isEmpty()) {
                codes.put(question.getKey(), code);
            }
        });
        return codes;
    }

    private static ObjectNode tree(String value) {
        try {
            return value.isEmpty() ? MAPPER.createObjectNode() : (ObjectNode) MAPPER.readTree(value);
        } catch (JsonProcessingException kept) {
            throw new IllegalStateException("answers are kept as they were read", kept);
        }
    }

    /**
     * The text that is kept of what was typed.
     *
     * @throws Values.Wrong if it is no such object, or a remark is too long
     */
    static String kept(Field field, String typed) {
        ObjectNode kept = MAPPER.createObjectNode();
        try {
            if (!(MAPPER.readTree(typed) instanceof ObjectNode answers)) {
                throw new Values.Wrong(field.name() + "无法读取，请刷新页面后重新填写");
            }
            for (Map.Entry<String, JsonNode> one : answers.properties()) {
                String number = CleanText.shorten(CleanText.strip(CleanText.clean(one.getKey())), 20);
                String remark = CleanText.strip(
                        CleanText.clean(one.getValue().path(REMARK).asText()));
                if (CleanText.length(remark) > LONGEST_REMARK) {
                    throw new Values.Wrong(
                            "第" + number + "项的说明有" + CleanText.length(remark) + "字，最多" + LONGEST_REMARK + "字");
                }
                ObjectNode answer = kept.putObject(number);
                answer.put(
                        ANSWER,
                        CleanText.shorten(
                                CleanText.strip(one.getValue().path(ANSWER).asText()), 40));
                if (!remark.isEmpty()) {
                    answer.put(REMARK, remark);
                }
            }
        } catch (JsonProcessingException e) {
            throw new Values.Wrong(field.name() + "无法读取，请刷新页面后重新填写");
        }
        return kept.isEmpty() ? "" : kept.toString();
    }

    /** In words: how many questions were answered how, and which; then the remarks. */
    static String told(Field field, String value) {
        Map<String, String> codes = codes(value);
        List<String> words = new ArrayList<>();
        for (Option option : field.choices()) {
            List<String> numbers = codes.entrySet().stream()
                    .filter(answer -> answer.getValue().equals(option.code()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!numbers.isEmpty()) {
                words.add(option.name() + numbers.size() + "项（第" + String.join("、", numbers) + "项）");
            }
        }
        String remarks = tree(value).properties().stream()
                .filter(question -> question.getValue().has(REMARK))
                .map(question -> "第" + question.getKey() + "项："
                        + question.getValue().path(REMARK).asText())
                .collect(Collectors.joining("；"));
        return String.join("，", words) + (remarks.isEmpty() ? "" : "。说明：" + remarks);
    }

    /** The questions of a field at an entry, whose values say which form it is. */
    public List<Question> questions(Field field, Map<String, String> values) {
        return forms.of(values.getOrDefault(Objects.requireNonNull(field.form()), ""));
    }

    /**
     * Whether the answers among the values are those that their forms ask for: every question, with an answer that it has.
     *
     * @param known values of the entry before
     * @throws Refusal with all that is wrong in one sentence
     */
    public void check(Kind kind, Map<String, String> known, Map<String, String> taken) {
        List<String> wrong = new ArrayList<>();
        for (Field field : kind.fields()) {
            String value = taken.get(field.code());
            if (field.type() == FieldType.ANSWERS && value != null) {
                wrong.addAll(misfits(field, questions(field, known), codes(value)));
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(String.join("；", wrong) + "。");
        }
    }

    private static List<String> misfits(Field field, List<Question> questions, Map<String, String> answers) {
        List<String> wrong = new ArrayList<>();
        answers.keySet().stream()
                .filter(number -> questions.stream()
                        .noneMatch(question -> question.number().equals(number)))
                .forEach(number -> wrong.add(field.name() + "没有第“" + number + "”项，共" + questions.size() + "项，请核对项号"));
        List<String> open = new ArrayList<>();
        for (Question question : questions) {
            String answer = answers.get(question.number());
            if (answer == null) {
                open.add(question.number());
            } else if (!question.answers().contains(answer)) {
                wrong.add("第" + question.number() + "项不能填“" + Values.named(field, answer) + "”，可填："
                        + question.answers().stream()
                                .map(code -> Values.named(field, code))
                                .collect(Collectors.joining("、")));
            }
        }
        if (!open.isEmpty()) {
            wrong.add(field.name() + "第" + String.join("、", open) + "项没有填写，请对照签字原件补全");
        }
        return wrong;
    }
}
