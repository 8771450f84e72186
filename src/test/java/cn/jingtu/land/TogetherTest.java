package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Awaited;
import cn.jingtu.register.process.Together;
import cn.jingtu.register.process.Together.Outcome;
import cn.jingtu.register.process.Tour;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** The yearly check of several sites, written down in one list. */
@JingtuTest
class TogetherTest extends LandProcess {

    private static final Map<String, String> NORMAL = Map.of(
            "checkedOn", "2026-12-30",
            "bansKept", "true",
            "wellsKept", "true",
            "checkMonitoring", "未见异常",
            "checkOutcome", "NORMAL");

    @Autowired
    Together together;

    @Autowired
    TaskService tasks;

    @Autowired
    Evidence evidence;

    private String group;
    private String first;
    private String second;
    private String third;

    @BeforeEach
    void three_sites_to_be_checked() {
        first = atCheck();
        second = atCheck();
        third = atCheck();
        group = groupOf(check(first));
    }

    private String groupOf(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private String atCheck() {
        office.today(LocalDate.of(2026, 1, 12));
        String id = guide.begin("aftercare");
        guide.along(id, Tour.of("aftercare").fill("RegisterDemands").await("Event_CheckDue"));
        return id;
    }

    private Task check(String id) {
        return guide.open(id, "UserTask_RegisterCheck");
    }

    private <T> T as(String user, String group, Supplier<T> action) {
        return office.as(user, group.substring(0, group.indexOf('.')), List.of(group), action);
    }

    private List<String> offered(String user, String group, String id) {
        String task = check(id).getId();
        return as(user, group, () -> together.with(task))
                .map(sheet -> sheet.rows().stream().map(Together.Row::taskId).toList())
                .orElse(List.of());
    }

    private static Awaited.Attached photo() {
        return new Awaited.Attached("检查照片.pdf", new ByteArrayResource("%PDF-1.4 照片".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void each_is_handed_in_by_itself_and_one_that_is_refused_leaves_the_others_done() {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        Map<String, String> problem = new LinkedHashMap<>(NORMAL);
        problem.put("checkOutcome", "PROBLEM");
        rows.put(check(first).getId(), NORMAL);
        rows.put(check(second).getId(), problem);
        rows.put(check(third).getId(), NORMAL);
        String refused = check(second).getId();
        List<Outcome> outcomes = as("检查人", group, () -> together.handIn(refused, rows, List.of(photo())));
        assertThat(outcomes)
                .extracting(Outcome::title, Outcome::refused)
                .containsExactly(
                        tuple(register.get(first).title(), null),
                        tuple(register.get(second).title(), "请填写发现的问题。"),
                        tuple(register.get(third).title(), null));
        assertThat(register.get(first).value("checkedOn")).isEqualTo("2026-12-30");
        assertThat(register.get(second).value("checkedOn")).isEmpty();
        assertThat(register.get(third).value("checkedOn")).isEqualTo("2026-12-30");
        assertThat(check(second).getId()).isEqualTo(refused);
        assertThat(files(first)).contains("检查照片.pdf");
        assertThat(files(second)).doesNotContain("检查照片.pdf");
        // The list that stays open does not do twice what it did.
        assertThat(as("检查人", group, () -> together.handIn(refused, rows, List.of(photo()))))
                .extracting(Outcome::refused)
                .containsExactly("已经办结或者由他人领取，请刷新任务列表。", "请填写发现的问题。", "已经办结或者由他人领取，请刷新任务列表。");
    }

    private List<String> files(String id) {
        RegisterEntry entry = register.get(id);
        return evidence.list(entry.city(), entry.matter(kinds).ref()).stream()
                .map(EvidenceFile::name)
                .toList();
    }

    @Test
    void what_a_colleague_has_in_hand_or_another_body_does_is_not_offered() {
        tasks.setAssignee(check(second).getId(), "同事");
        assertThat(offered("检查人", group, first))
                .contains(check(first).getId(), check(third).getId())
                .doesNotContain(check(second).getId());
        assertThatThrownBy(() -> offered("外人", "guigang.finance", first)).hasMessageContaining("找不到");
        assertThatThrownBy(() -> offered("外地人", "beihai.ecology", first)).hasMessageContaining("找不到");
    }

    @Test
    void a_step_that_is_taken_for_itself_is_offered_no_list() {
        String id = guide.begin("aftercare");
        Task demands = guide.open(id, "UserTask_RegisterDemands");
        String own = groupOf(demands);
        assertThat(as("检查人", own, () -> together.with(demands.getId()))).isEmpty();
        assertThatThrownBy(() -> as("检查人", own, () -> together.handIn(demands.getId(), Map.of(), List.of())))
                .hasMessageContaining("没有可以一并登记的待办");
    }
}
