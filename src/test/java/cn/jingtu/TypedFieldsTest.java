package cn.jingtu;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.plan.PlanDraft;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Day;
import cn.jingtu.platform.text.Text;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestBody;

/** Whatever people type into, each field of it has a Chinese name and an end. */
class TypedFieldsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.jingtu");

    @Test
    void every_field_of_every_form_is_named_and_bounded() {
        List<Class<?>> forms = Stream.concat(forms(), bodies()).toList();
        assertThat(forms).hasSizeGreaterThan(20);

        assertThat(forms.stream()
                        .flatMap(form -> unbounded(form, new HashSet<>()).stream())
                        .distinct())
                .isEmpty();
    }

    record Careless(String text, LocalDate day, BigDecimal figure, List<String> rows) {}

    @Test
    void a_field_without_a_bound_would_be_noticed() {
        assertThat(unbounded(Careless.class, new HashSet<>()))
                .extracting(field -> field.substring(field.lastIndexOf('.') + 1))
                .containsExactlyInAnyOrder("text", "day", "figure", "rows", "rows");
    }

    /** What {@link Submissions} reads: the records in the classes that are called Forms. */
    private static Stream<Class<?>> forms() {
        return CLASSES.stream()
                .filter(type -> type.getSimpleName().equals("Forms"))
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
                .filter(Class::isRecord);
    }

    /** What our endpoints read. */
    private static Stream<Class<?>> bodies() {
        return CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .map(JavaMethod::reflect)
                .map(Method::getParameters)
                .flatMap(Arrays::stream)
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .<Class<?>>map(Parameter::getType)
                .filter(Class::isRecord);
    }

    private static List<String> unbounded(Class<?> form, Set<Class<?>> seen) {
        List<String> open = new ArrayList<>();
        // A plan is held to the schema of plan files, whatever way it comes.
        if (form == PlanDraft.class || form == PlanDraft.Task.class || !seen.add(form)) {
            return open;
        }
        for (var component : form.getRecordComponents()) {
            Field field = field(form, component.getName());
            String name = form.getName() + "." + field.getName();
            if (!isBounded(field.getType(), field)) {
                open.add(name);
            }
            if (field.getAnnotatedType() instanceof AnnotatedParameterizedType several) {
                AnnotatedType[] parts = several.getAnnotatedActualTypeArguments();
                AnnotatedType value = parts[parts.length - 1];
                if (value.getType() instanceof Class<?> type) {
                    if (type == String.class && !value.isAnnotationPresent(Text.class) && !isChosen(form, field)) {
                        open.add(name);
                    }
                    if (type.isRecord()) {
                        open.addAll(unbounded(type, seen));
                    }
                }
            }
            if (field.getType().isRecord()) {
                open.addAll(unbounded(field.getType(), seen));
            }
        }
        return open;
    }

    private static boolean isBounded(Class<?> type, Field field) {
        if (type == String.class) {
            return has(field, Text.class);
        }
        if (type == LocalDate.class) {
            return has(field, Day.class);
        }
        if (type == BigDecimal.class) {
            return has(field, Digits.class) && has(field, Called.class);
        }
        if (type == List.class || type == Set.class || type == java.util.Map.class) {
            return has(field, Size.class);
        }
        if (type == int.class) {
            return has(field, Called.class)
                    && (has(field, Max.class) || field.getName().equals("revision"));
        }
        return true;
    }

    /** Ids out of a list and what is kept of the state of the form, which no rule lets through unless it knows them. */
    private static boolean isChosen(Class<?> form, Field field) {
        return Set.of("Verification.returnTo", "CheckedReading.moved")
                .contains(form.getSimpleName() + "." + field.getName());
    }

    private static boolean has(Field field, Class<? extends Annotation> annotation) {
        return field.isAnnotationPresent(annotation) || field.getAnnotatedType().isAnnotationPresent(annotation);
    }

    private static Field field(Class<?> form, String name) {
        try {
            return form.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
