package cn.jingtu.register;

import java.util.List;

/** The forms of questions from which fields of type {@link FieldType#ANSWERS} are filled in; the module of the procedure has them. */
public interface QuestionForms {

    /**
     * Questions of a form, in its order.
     *
     * @param form as it is called: 3-4
     * @throws cn.jingtu.platform.Refusal if there is no such form
     */
    List<Question> of(String form);
}
