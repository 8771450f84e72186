package cn.jingtu.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of a form.
 *
 * @param number as the form has it
 * @param group heading that it stands under
 * @param looksAt what is looked at to answer it
 * @param starred whether it weighs more
 * @param when the condition under which it is judged; null: always
 * @param answers codes of those options of the field that it may be answered with
 */
public record Question(
        String number,
        String group,
        String subject,
        String looksAt,
        boolean starred,
        @Nullable String when,
        List<String> answers) {}
