package cn.jingtu.land.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.land.review.ReviewForm.Item;
import cn.jingtu.land.review.ReviewOutcome.Outcome;
import cn.jingtu.platform.DecisionTable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.standards.Mark;
import java.io.File;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The five forms as data, and what the answers on them lead to at every border. */
class ReviewFormsTest {

    @ParameterizedTest
    @CsvSource({"3-1, 12", "3-2, 18", "3-3, 23", "3-4, 20", "zhejiang, 50"})
    void every_item_has_been_carried_over(String form, int items) {
        assertThat(ReviewForms.of(form).items()).hasSize(items).allSatisfy(item -> {
            assertThat(item.subject()).isNotBlank();
            assertThat(item.evidence()).isNotBlank();
            assertThat(item.answers()).hasSizeGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void there_are_123_items_and_no_form_is_confirmed_yet() {
        assertThat(ReviewForms.all()).flatExtracting(ReviewForm::items).hasSize(123);
        assertThat(ReviewForms.all()).extracting(ReviewForm::mark).containsOnly(Mark.RECALLED);
    }

    @Test
    void the_stars_stand_where_the_forms_have_them() {
        assertThat(starred("3-1")).isEmpty();
        assertThat(starred("3-2")).isEmpty();
        assertThat(starred("3-3")).containsExactly("1", "20", "21", "22");
        assertThat(starred("3-4")).containsExactly("1", "7", "8", "9", "10", "11", "12", "13", "15", "17", "19");
    }

    @Test
    void items_of_3_4_without_a_third_box_have_none() {
        assertThat(ReviewForms.of("3-4").items().stream()
                        .filter(item -> !item.allows(Answer.UNSUPPORTED))
                        .map(Item::item))
                .containsExactly("1", "2", "3", "4", "14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3-4", "表3-4", "３－４", "3_4", "3–4", "附件3-4", " 3-4 "})
    void a_form_is_found_however_its_name_is_typed(String name) {
        assertThat(ReviewForms.of(name).form()).isEqualTo("3-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"浙江", "浙江省", "zhejiang", "ZJ", "ZJ-score"})
    void the_form_of_zhejiang_has_several_names(String name) {
        assertThat(ReviewForms.of(name).region()).isEqualTo("浙江");
    }

    @Test
    void a_form_that_there_is_not_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> ReviewForms.of("3-5"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("3-1（采样方案检查记录表）")
                .hasMessageContaining("zhejiang（浙江省");
    }

    /** Answers other than 是, by item; starred and unsupported as the form has them. */
    @ParameterizedTest(name = "{0} 否 {1} 材料不支撑 {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            3-1      |                 |                  | PASS
            3-1      | 1               |                  | FAIL
            3-1      | 12              |                  | FAIL
            3-2      |                 |                  | PASS
            3-2      | 18              |                  | FAIL
            3-3      |                 |                  | PASS
            3-3      | 2               |                  | REVISE
            3-3      | 2,3,4,5,6,7,8   |                  | REVISE
            3-3      | 1               |                  | FAIL
            3-3      | 2,22            |                  | FAIL
            3-4      |                 |                  | PASS
            3-4      | 2               |                  | REVISE
            3-4      |                 | 5                | REVISE
            3-4      | 1,7             |                  | REVISE
            3-4      | 1,7,19          |                  | FAIL
            3-4      | 1,7             | 8                | REVISE
            3-4      | 1,7             | 8,9,10           | REVISE
            3-4      | 1,7             | 8,9,10,11        | FAIL
            3-4      |                 | 7,8,9            | REVISE
            3-4      |                 | 7,8,9,10,11      | REVISE
            3-4      |                 | 7,8,9,10,11,12   | FAIL
            3-4      | 2,3,4,5,6       |                  | REVISE
            3-4      | 2,3,4,5,6,14    |                  | FAIL
            3-4      | 2,3,4           | 5,6              | REVISE
            3-4      | 2,3,4           | 5,6,16           | FAIL
            3-4      | 1,7,2,3,4       |                  | REVISE
            """)
    void the_outcome_at_the_borders(String form, String no, String unsupported, Outcome outcome) {
        Map<String, Answer> answers = allYes(form);
        put(answers, no, Answer.NO);
        put(answers, unsupported, Answer.UNSUPPORTED);
        assertThat(outcome(form, answers).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} 否, {1} 部分: {2} → {3}")
    @CsvSource({
        "0, 0, 100.00, PASS",
        "0, 1, 98.81, PASS",
        "8, 0, 80.95, PASS",
        "7, 2, 80.95, PASS",
        "8, 1, 79.76, FAIL",
        "0, 16, 80.95, PASS",
        "0, 17, 79.76, FAIL",
        "9, 0, 78.57, FAIL",
        "42, 0, 0.00, FAIL"
    })
    void the_score_of_zhejiang(int no, int partly, BigDecimal score, Outcome outcome) {
        Map<String, Answer> answers = allYes("zhejiang");
        for (int item = 1; item <= no + partly; item++) {
            answers.put(String.valueOf(item), item <= no ? Answer.NO : Answer.PARTLY);
        }
        ReviewOutcome reviewed = outcome("zhejiang", answers);
        assertThat(reviewed.outcome()).isEqualTo(outcome);
        assertThat(reviewed.counts()).containsEntry("score", score).containsEntry("denominator", 42);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void one_veto_fails_a_report_with_full_marks(int veto) {
        Map<String, Answer> answers = allYes("zhejiang");
        answers.put("否决" + veto, Answer.YES);
        ReviewOutcome reviewed = outcome("zhejiang", answers);
        assertThat(reviewed.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(reviewed.reasons()).contains("涉及的否决项：第否决" + veto + "项，共1项。");
    }

    @ParameterizedTest
    @CsvSource({"6, 1, 80.88, PASS", "7, 0, 79.41, FAIL"})
    void a_report_of_the_first_stage_may_be_scored_by_34(int no, int partly, BigDecimal score, Outcome outcome) {
        Map<String, Answer> answers = allYes("zhejiang");
        put(answers, "20,21,22,23,24,25,26,27", Answer.NOT_APPLICABLE);
        for (int item = 1; item <= no + partly; item++) {
            answers.put(String.valueOf(item), item <= no ? Answer.NO : Answer.PARTLY);
        }
        ReviewForm form = ReviewForms.of("zhejiang");
        assertThat(form.outcome(answers, 34).counts()).containsEntry("score", score);
        assertThat(form.outcome(answers, 34).outcome()).isEqualTo(outcome);
        answers.put("20", Answer.YES);
        assertThatThrownBy(() -> form.outcome(answers, 34)).hasMessageContaining("第一阶段");
        assertThatThrownBy(() -> form.outcome(answers, 40)).hasMessageContaining("42或34");
    }

    @Test
    void a_blank_blocks_even_where_the_outcome_seems_sure() {
        Map<String, Answer> answers = allYes("3-4");
        put(answers, "1,7,19", Answer.NO);
        answers.remove("20");
        ReviewOutcome reviewed = outcome("3-4", answers);
        assertThat(reviewed.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(reviewed.reasons()).contains("空白的项：第20项，共1项。");
    }

    @Test
    void a_blank_veto_blocks_too() {
        Map<String, Answer> answers = allYes("zhejiang");
        answers.remove("否决7");
        assertThat(outcome("zhejiang", answers).outcome()).isEqualTo(Outcome.INCOMPLETE);
    }

    @Test
    void a_report_without_samples_is_judged_by_the_rest() {
        Map<String, Answer> answers = allYes("3-4");
        put(answers, "8,9,10,11,12,13,14,15,16,17,18,19,20", Answer.NOT_APPLICABLE);
        ReviewOutcome reviewed = outcome("3-4", answers);
        assertThat(reviewed.outcome()).isEqualTo(Outcome.PASS);
        assertThat(reviewed.counts())
                .containsExactly(
                        Map.entry("yes", 7),
                        Map.entry("no", 0),
                        Map.entry("unsupported", 0),
                        Map.entry("notApplicable", 13),
                        Map.entry("blank", 0),
                        Map.entry("starredNo", 0));
    }

    @ParameterizedTest
    @CsvSource({
        "3-4, 7, NOT_APPLICABLE",
        "3-4, 1, UNSUPPORTED",
        "3-1, 1, NOT_APPLICABLE",
        "3-1, 5, UNSUPPORTED",
        "3-4, 8, PARTLY",
        "zhejiang, 1, UNSUPPORTED"
    })
    void an_answer_that_the_item_has_no_box_for_is_refused(String form, String item, Answer answer) {
        Map<String, Answer> answers = allYes(form);
        answers.put(item, answer);
        assertThatThrownBy(() -> ReviewForms.of(form).outcome(answers))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("第" + item + "项")
                .hasMessageContaining(answer.label());
    }

    @Test
    void every_rule_of_the_table_applies_to_some_answers() {
        Set<String> met = new HashSet<>();
        for (String no : List.of("", "1", "2", "1,7,19", "2,3,4,5,6,14", "否决1", "1,2,3,4,5,6,7,8,9")) {
            for (ReviewForm form : ReviewForms.all()) {
                Map<String, Answer> answers = allYes(form.form());
                Arrays.stream(no.split(","))
                        .flatMap(item -> form.item(item).stream())
                        .forEach(item -> answers.put(item.item(), item.veto() ? Answer.YES : Answer.NO));
                met.add(form.outcome(answers).reasons().get(0));
                met.add(form.outcome(Map.of()).reasons().get(0));
            }
        }
        List<String> all = Dmn.readModelFromFile(new File("processes/land/report-review/review-verdict.dmn"))
                .getModelElementsByType(Rule.class)
                .stream()
                .map(rule -> List.copyOf(rule.getOutputEntries()).get(1).getTextContent())
                .map(reason -> reason.strip().replace("\"", "") + "。")
                .distinct()
                .toList();
        assertThat(all).hasSizeGreaterThan(9);
        assertThat(met).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void the_table_has_an_answer_for_every_form_and_no_other() {
        DecisionTable table = DecisionTable.of("land/report-review/review-verdict.dmn", "review-verdict");
        for (ReviewForm.Rule rule : ReviewForm.Rule.values()) {
            for (int no : List.of(0, 1)) {
                assertThat(table.rules(Map.of(
                                "rule",
                                rule.label(),
                                "blank",
                                0,
                                "no",
                                no,
                                "starredNo",
                                0,
                                "noOrUnsupported",
                                no,
                                "vetoes",
                                0,
                                "score",
                                80d)))
                        .hasSize(1);
            }
        }
        assertThat(table.rules(Map.of(
                        "rule",
                        "OTHER",
                        "blank",
                        0,
                        "no",
                        0,
                        "starredNo",
                        0,
                        "noOrUnsupported",
                        0,
                        "vetoes",
                        0,
                        "score",
                        0d)))
                .isEmpty();
    }

    private static ReviewOutcome outcome(String form, Map<String, Answer> answers) {
        return ReviewForms.of(form).outcome(answers);
    }

    private static List<String> starred(String form) {
        return ReviewForms.of(form).items().stream()
                .filter(Item::starred)
                .map(Item::item)
                .toList();
    }

    private static Map<String, Answer> allYes(String form) {
        Map<String, Answer> answers = new HashMap<>();
        ReviewForms.of(form).items().forEach(item -> answers.put(item.item(), item.veto() ? Answer.NO : Answer.YES));
        return answers;
    }

    private static void put(Map<String, Answer> answers, String items, Answer answer) {
        if (items != null) {
            Arrays.stream(items.split(",")).forEach(item -> answers.put(item, answer));
        }
    }
}
