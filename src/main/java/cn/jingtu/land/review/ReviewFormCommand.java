package cn.jingtu.land.review;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.offline.JsonFile;
import cn.jingtu.platform.offline.OfflineCommand;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code review-form FORM ANSWERS.json}: what the answers on a review form lead to. */
public final class ReviewFormCommand implements OfflineCommand {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public String name() {
        return "review-form";
    }

    @Override
    public String usage() {
        return "表号 答案文件.json [--denominator 42|34]（表号如 3-4；分母只用于浙江表）";
    }

    @Override
    public String failed() {
        return "判定评审表时出错，没有得到结果。请检查答案文件后再试。";
    }

    @Override
    public String answer(List<String> arguments) throws JsonProcessingException {
        boolean denominated = arguments.size() == 4 && arguments.get(2).equals("--denominator");
        if (arguments.size() != 2 && !denominated) {
            throw new WrongCall();
        }
        ReviewForm form = ReviewForms.of(arguments.get(0));
        Map<String, Answer> answers = AnswerSheet.read(form, JsonFile.read(Path.of(arguments.get(1))));
        return MAPPER.writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        denominated ? form.outcome(answers, number(arguments.get(3))) : form.outcome(answers));
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw Refusal.invalid("分母“" + text + "”应是整数。");
        }
        return Integer.parseInt(text);
    }
}
