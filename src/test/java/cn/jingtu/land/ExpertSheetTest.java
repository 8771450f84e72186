package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Guide;
import cn.jingtu.register.process.Tour;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

@JingtuTest
@Covers("expert-sheet")
class ExpertSheetTest extends LandProcess {

    private String begun() {
        return guide.go(Tour.of("expert-sheet").own("form", "3-4"));
    }

    @Test
    void what_an_expert_answered_is_kept_item_by_item_and_the_table_says_what_it_comes_to() {
        String id = begun();
        guide.along(id, ReviewTours.sheet(ReviewTours.answers("NO", "2", "3")));
        RegisterEntry sheet = register.get(id);
        assertThat(office.passed(id)).contains("EndEvent_SheetRegistered");
        assertThat(sheet.state()).isEqualTo("DONE");
        assertThat(sheet.value("outcome")).isEqualTo("REVISE");
        assertThat(sheet.value("outcomeWords")).contains("判“否”的项：第2、3项");
        assertThat(sheet.kind().readable(sheet.values()).get("审核记录"))
                .contains("是18项")
                .contains("否2项（第2、3项）");
    }

    @Test
    void a_blank_an_item_that_there_is_not_and_an_answer_that_it_has_not_are_refused_in_words() {
        String id = begun();
        Task task = guide.open(id, "UserTask_RegisterSheet");
        assertRefused(task, Guide.answers(Map.of("1", "YES", "2", "YES")), "第3、4、5");
        assertRefused(task, ReviewTours.answers("YES").replace("\"20\"", "\"21\""), "没有第“21”项，共20项");
        assertRefused(task, ReviewTours.answers("UNSUPPORTED", "1"), "第1项不能填“材料不支撑判断”，可填：是、否");
        assertRefused(task, ReviewTours.answers("MAYBE", "5"), "第5项不能填“MAYBE”，可填：是、否、材料不支撑判断");
        assertRefused(task, "十九项都是", "审核记录无法读取");
        assertRefused(task, "", "请选择审核记录");
        assertThat(register.get(id).value("answers")).isEmpty();
    }

    private void assertRefused(Task task, String answers, String words) {
        assertThatThrownBy(() -> guide.handIn(task, Map.of("use", "VALID", "answers", answers)))
                .hasMessageContaining(words);
    }

    @Test
    void a_remark_is_kept_with_its_answer() {
        String id = begun();
        guide.along(
                id,
                ReviewTours.sheet(ReviewTours.answers("NO", "3")
                        .replace("\"3\":{\"answer\":\"NO\"}", "\"3\":{\"answer\":\"NO\",\"remark\":\" 缺水位图 \"}")));
        RegisterEntry sheet = register.get(id);
        assertThat(sheet.kind().readable(sheet.values()).get("审核记录")).endsWith("说明：第3项：缺水位图");
    }

    @Test
    void a_sheet_of_somebody_who_should_have_stayed_out_does_not_count() {
        String id = begun();
        guide.along(id, Tour.of("expert-sheet").fill("RegisterSheet", "use", "VOID", "voidWhy", "参加过方案论证"));
        assertThat(register.get(id).state()).isEqualTo("VOID");
        assertThat(register.get(id).value("outcome")).isEmpty();
    }
}
