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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day that people choose: of a year that plans are made for, not the year 1 or 9999 of a slip of the finger. */
@Documented
@Constraint(validatedBy = Day.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Day {

    int FIRST_YEAR = 2000;
    int LAST_YEAR = 2999;

    /** The field in the words of the form: 预计完成日期. */
    String name();

    boolean optional() default false;

    /** Not used: the message is made of the above. */
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says what is wrong in the words of the annotation. */
    class Check implements ConstraintValidator<Day, @Nullable LocalDate> {

        private String name = "";
        private boolean optional;

        @Override
        public void initialize(Day day) {
            name = day.name();
            optional = day.optional();
        }

        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            if (day == null) {
                return optional || Mistakes.say(context, Mistakes.empty(name));
            }
            return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR
                    || Mistakes.say(
                            context, "“" + name + "”应在" + FIRST_YEAR + "年至" + LAST_YEAR + "年之间，现为" + day + "，请核对");
        }
    }
}
