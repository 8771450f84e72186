package cn.jingtu.platform.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A text that people type into a form: filled in, unless {@link #optional()}, and no longer than the form says. A text of
 * spaces of whatever width is as good as none. The message names the field as the form labels it, and the figures.
 */
@Documented
@Constraint(validatedBy = Text.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {

    /** The field in the words of the form: 落实情况. */
    String name();

    /** In characters as people count them. */
    int max();

    boolean optional() default false;

    /** What to do instead of shortening, 或作为材料上传; may be empty. */
    String instead() default "";

    /** Not used: the message is made of the above. */
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says what is wrong in the words of the annotation. */
    class Check implements ConstraintValidator<Text, @Nullable CharSequence> {

        private String name = "";
        private String instead = "";
        private int max;
        private boolean optional;

        @Override
        public void initialize(Text text) {
            name = text.name();
            instead = text.instead();
            max = text.max();
            optional = text.optional();
        }

        @Override
        public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
            String text = value == null ? "" : value.toString();
            int length = CleanText.length(text);
            if (length > max) {
                return Mistakes.say(context, Mistakes.tooLong(name, length, max) + instead);
            }
            return optional || !CleanText.isBlank(text) || Mistakes.say(context, Mistakes.empty(name));
        }
    }
}
