package cn.jingtu;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules: a module leans only on those above it, and the engine stays in its place. */
class ModulesTest {

    /** From the ground up, as in the design: each may import the ones before it, none the ones after. */
    private static final List<String> ORDER = List.of(
            "platform",
            "organisation",
            "calendar",
            "evidence",
            "notice",
            "matter",
            "register",
            "standards",
            "plan",
            "reporting",
            "yearend",
            "intake",
            "land",
            "source",
            "farmland",
            "groundwater",
            "governance",
            "supervision",
            "audit",
            "disclosure");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.jingtu");

    @Test
    void modules_keep_to_each_others_open_parts_and_go_in_no_circles() {
        ApplicationModules.of(Jingtu.class).verify();
    }

    @Test
    void every_module_has_its_place_in_the_order() {
        assertThat(ApplicationModules.of(Jingtu.class).stream()
                        .map(module -> module.getIdentifier().toString()))
                .isSubsetOf(ORDER);
    }

    @TestFactory
    Stream<DynamicTest> a_module_leans_on_none_below_it() {
        return ORDER.stream()
                .map(module -> DynamicTest.dynamicTest(
                        module, () -> leansOnNone(module, below(module)).check(CLASSES)));
    }

    @Test
    void the_order_would_be_missed_if_it_were_broken() {
        assertThatThrownBy(() -> leansOnNone("calendar", "java.time..").check(CLASSES))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void the_engine_is_met_only_in_process_packages() {
        engineOnlyIn("cn.jingtu.platform..", "cn.jingtu.*.process..").check(CLASSES);
    }

    @Test
    void an_engine_class_elsewhere_would_be_noticed() {
        assertThatThrownBy(() -> engineOnlyIn("cn.jingtu.*.process..").check(CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CurrentUser");
    }

    @Test
    void the_inside_of_the_engine_is_met_in_one_package_only() {
        insideOfTheEngineOnlyIn("cn.jingtu.platform.process..").check(CLASSES);
    }

    @Test
    void the_inside_of_the_engine_elsewhere_would_be_noticed() {
        assertThatThrownBy(() ->
                        insideOfTheEngineOnlyIn("cn.jingtu.platform.web..").check(CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CommandGuard");
    }

    /** Whoever hands in a task can set variables: what is worked on is told by the business key and the tables. */
    @Test
    void no_module_reads_a_variable_of_a_process() {
        readsNoVariable("cn.jingtu.platform..").check(CLASSES);
    }

    @Test
    void a_variable_that_is_read_would_be_noticed() {
        assertThatThrownBy(() -> readsNoVariable("cn.jingtu.platform.process..").check(CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Submissions");
    }

    @Test
    void a_business_key_is_taken_together_with_the_row_and_the_city_it_stands_for() {
        asksForTheKeyOnlyIn("Matters").check(CLASSES);
    }

    @Test
    void a_business_key_that_is_taken_bare_would_be_noticed() {
        assertThatThrownBy(() -> asksForTheKeyOnlyIn("Groups").check(CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Matters");
    }

    private static ArchRule readsNoVariable(String... exempted) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(exempted)
                .should()
                .callMethodWhere(describe(
                        "it reads a variable",
                        call -> call.getName().matches("(get|has)Variable.*|.*[vV]ariables?(Value)?(Not)?Equals?.*")
                                && call.getTargetOwner().getPackageName().startsWith("org.camunda.")));
    }

    private static ArchRule asksForTheKeyOnlyIn(String simpleName) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("cn.jingtu.platform..")
                .and()
                .doNotHaveSimpleName(simpleName)
                .should()
                .callMethodWhere(describe(
                        "it asks an execution for its business key",
                        call -> call.getName().matches("get(Process)?BusinessKey")
                                && call.getTargetOwner().isAssignableTo(BaseDelegateExecution.class)));
    }

    private static String[] below(String module) {
        return ORDER.stream()
                .skip(ORDER.indexOf(module) + 1L)
                .map(other -> "cn.jingtu." + other + "..")
                .toArray(String[]::new);
    }

    private static ArchRule leansOnNone(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage("cn.jingtu." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }

    private static ArchRule engineOnlyIn(String... places) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(places)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.camunda.."));
    }

    private static ArchRule insideOfTheEngineOnlyIn(String place) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.camunda..impl.."));
    }
}
