package cn.jingtu.land.review;

import cn.jingtu.register.Question;
import cn.jingtu.register.QuestionForms;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The review forms, as the step that registers an expert's sheet asks their questions. */
@Component
class ReviewQuestions implements QuestionForms {

    @Override
    public List<Question> of(String form) {
        return ReviewForms.of(form).items().stream()
                .map(item -> new Question(
                        item.item(),
                        item.phase(),
                        item.subject(),
                        item.evidence(),
                        item.starred(),
                        item.judgedWhen(),
                        Stream.of(Answer.values())
                                .filter(item::allows)
                                .map(Answer::name)
                                .toList()))
                .toList();
    }
}
