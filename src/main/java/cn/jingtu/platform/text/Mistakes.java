package cn.jingtu.platform.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what is wrong with something handed in into words for the person who filled it in. */
public final class Mistakes {

    /** A form of a hundred rows with the same slip in each need not be told a hundred times. */
    private static final int TOLD = 10;

    private Mistakes() {}

    /** Everything that breaks a constraint, in the order of the form, each with the row it is found in. */
    public static String in(Collection<? extends ConstraintViolation<?>> violations) {
        List<String> told = violations.stream()
                .sorted(Comparator.comparing(violation -> order(violation.getPropertyPath())))
                .map(violation -> row(violation) + violation.getMessage())
                .distinct()
                .toList();
        return told.stream().limit(TOLD).collect(Collectors.joining("；"))
                + (told.size() > TOLD ? "；另有" + (told.size() - TOLD) + "处" : "");
    }

    /** What is wrong with JSON that could not be read into a record; empty where no field of it is to blame. */
    public static Optional<String> in(JsonProcessingException unread) {
        if (!(unread instanceof MismatchedInputException mismatch)
                || mismatch.getPath().isEmpty()) {
            return Optional.empty();
        }
        if (unread instanceof UnrecognizedPropertyException unknown) {
            return Optional.of("有不认识的内容“" + CleanText.shorten(unknown.getPropertyName(), 60) + "”，请刷新页面后重新提交，或查阅接口说明");
        }
        String place = mismatch.getPath().stream().map(Mistakes::place).collect(Collectors.joining());
        return Optional.of((place.isEmpty() ? "有一处" : place) + "的格式不对，请检查日期、数字和选项后重新提交");
    }

    /** What is said of a text that is too long. */
    public static String tooLong(String name, int length, int max) {
        return "“" + name + "”有" + length + "字，超过" + max + "字，请精简";
    }

    /** What is said where something has to be filled in. */
    public static String empty(String name) {
        return "“" + name + "”不能为空";
    }

    /** Makes the words the message of a violation; always false, for {@code isValid} to answer. */
    static boolean say(ConstraintValidatorContext context, String words) {
        context.disableDefaultConstraintViolation();
        // The words may quote what was typed, which must not be read as an expression.
        context.buildConstraintViolationWithTemplate(words.replaceAll("[\\\\{}$]", "\\\\$0"))
                .addConstraintViolation();
        return false;
    }

    private static String place(JsonMappingException.Reference place) {
        if (place.getFieldName() == null) {
            return place.getIndex() < 0 ? "" : "第" + (place.getIndex() + 1) + "项";
        }
        Object from = place.getFrom();
        Class<?> type = from instanceof Class<?> named ? named : from == null ? Object.class : from.getClass();
        return name(type, place.getFieldName()).map(name -> "“" + name + "”").orElse("");
    }

    private static Optional<String> name(Class<?> type, String property) {
        Field field;
        try {
            field = type.getDeclaredField(property);
        } catch (NoSuchFieldException e) {
            return Optional.empty();
        }
        Called called = field.getAnnotation(Called.class);
        Text text = field.getAnnotation(Text.class);
        Day day = field.getAnnotation(Day.class);
        return Optional.ofNullable(
                called != null ? called.value() : text != null ? text.name() : day != null ? day.name() : null);
    }

    /** The rows around a violation, outermost first: “二(一)-2”的, 第3项的. */
    private static String row(ConstraintViolation<?> violation) {
        StringBuilder rows = new StringBuilder();
        @Nullable Object bean = violation.getRootBean();
        @Nullable Object value = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKey() != null) {
                rows.append(said(clause(node.getKey().toString())));
            }
            if (node.getKind() != ElementKind.PROPERTY) {
                continue;
            }
            if (node.isInIterable()) {
                bean = element(value, node.getIndex());
                if (bean instanceof Row row) {
                    rows.append(said(row.about()));
                } else if (node.getIndex() != null) {
                    rows.append("第").append(node.getIndex() + 1).append("项的");
                }
            } else if (value != null) {
                bean = value;
            }
            value = bean == null ? null : property(bean, node.getName());
        }
        return rows.toString();
    }

    /** The clause that a matter of a plan is about: the ids of tasks are those of their plan, a colon, and the clause. */
    public static String clause(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    private static String said(String about) {
        return about.isEmpty() ? "" : "“" + CleanText.shorten(about, 60) + "”的";
    }

    private static @Nullable Object element(@Nullable Object list, @Nullable Integer index) {
        return list instanceof List<?> elements && index != null && index < elements.size()
                ? elements.get(index)
                : null;
    }

    private static @Nullable Object property(Object bean, String name) {
        try {
            Field field = bean.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(bean);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** So that row 10 comes after row 2. */
    private static String order(Path path) {
        List<String> nodes = new ArrayList<>();
        for (Path.Node node : path) {
            nodes.add((node.getIndex() == null ? "" : "%06d".formatted(node.getIndex())) + node.getName());
        }
        return String.join(".", nodes);
    }
}
