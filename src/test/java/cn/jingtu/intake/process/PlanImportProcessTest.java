package cn.jingtu.intake.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.evidence.Evidence;
import cn.jingtu.intake.PlanImports;
import cn.jingtu.matter.Record;
import cn.jingtu.matter.process.TaskCards;
import cn.jingtu.matter.process.TaskCards.TaskCard;
import cn.jingtu.organisation.CityLoader;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.OrganisationKind;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanFiles;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.plan.process.Office;
import cn.jingtu.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A document of 贵港 on its way to a plan: every way out, and what must not happen on the way. */
@JingtuTest
@Covers("plan-import")
class PlanImportProcessTest {

    private static final String GROUP = "guigang.ecology";
    private static final String UPLOAD = "UserTask_UploadDocument";
    private static final String CHECK = "UserTask_CheckReading";
    /** Of this century, as documents are, and used by no other test. */
    private static final AtomicInteger YEARS = new AtomicInteger(2041);

    @Autowired
    TaskCards cards;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identities;

    @Autowired
    PlanImportProcess planImport;

    @Autowired
    Plans plans;

    @Autowired
    PlanFiles planFiles;

    @Autowired
    Organisations organisations;

    @Autowired
    CityLoader cities;

    @Autowired
    Evidence evidence;

    @Autowired
    Office office;

    @Autowired
    JdbcClient jdbc;

    private static String document(int year, String participant) {
        return """
               贵港市%1$d年土壤污染防治工作计划
               一、工作目标
               到%1$d年底，受污染耕地安全利用率不低于93%%。
               二、重点任务
               （一）开展耕地分类管理。%1$d年6月底前印发方案。（市农业农村局牵头，%2$s参与，各县（市、区）人民政府落实）
               （二）公布重点监管单位名录。%1$d年3月31日前公布。（市生态环境局牵头）
               """.formatted(year, participant);
    }

    private String begin() {
        return office.as(
                "clerk",
                "guigang",
                List.of(GROUP),
                () -> runtime.startProcessInstanceByKey(
                                "plan-import", Variables.putValueTyped("submission", Variables.stringValue("{}", true)))
                        .getId());
    }

    private void upload(String id, String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Task task = office.only(id, UPLOAD, GROUP);
        office.as(
                "clerk",
                "guigang",
                List.of(GROUP),
                () -> planImport.upload(task.getId(), name, bytes.length, new ByteArrayResource(bytes)));
    }

    private String read(int year, String participant) {
        String id = begin();
        upload(id, "计划.txt", document(year, participant));
        office.handIn(id, UPLOAD, GROUP, "clerk", Map.of());
        return id;
    }

    private PlanImports.View view(String id) {
        Task task = office.only(id, CHECK, GROUP);
        return office.as("clerk", "guigang", List.of(GROUP), () -> planImport.view(task.getId()));
    }

    private static Map<String, Object> kept(PlanImports.View view, PlanDraft draft, List<?> names) {
        Map<String, Object> submission = new HashMap<>();
        submission.put("outcome", "KEEP");
        submission.put("draft", draft);
        submission.put("names", names);
        submission.put(
                "confirmed",
                IntStream.range(0, view.reading().draft().warnings().size())
                        .boxed()
                        .toList());
        submission.put("moved", List.of());
        return submission;
    }

    private boolean ended(String id, String end) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(id)
                        .activityId(end)
                        .count()
                == 1;
    }

    @Test
    void a_document_becomes_a_plan_that_waits_to_be_checked() {
        int year = YEARS.getAndIncrement();
        String id = read(year, "市财政局");
        PlanImports.View view = view(id);
        Task checking = office.only(id, CHECK, GROUP);
        TaskCard card = office.as("clerk", "guigang", List.of(GROUP), () -> cards.of(checking.getId()));
        assertThat(card.brief().title()).isEqualTo(view.draft().title());
        assertThat(card.history()).extracting(Record::label).contains("上传材料");
        assertThat(view.existing()).isNull();
        assertThat(view.draft().tasks()).hasSize(2);
        assertThat(view.draft().tasks().get(0).leads()).containsExactly("agriculture");
        assertThat(view.draft().tasks().get(0).executors()).as("各县（市、区）人民政府").isNull();
        assertThat(view.draft().tasks()).extracting(PlanDraft.Task::section).containsOnly("二、重点任务");
        assertThat(view.reading().marks()).isNotEmpty();

        office.handIn(id, CHECK, GROUP, "clerk", kept(view, view.draft(), List.of()));

        String plan = "guigang-" + year;
        assertThat(plans.get(plan).state()).isEqualTo(PlanState.DRAFT);
        assertThat(office.waitsIn(plan)).isEmpty();
        office.run(id, "ServiceTask_StartAnnualPlan");
        assertThat(plans.draft(plan).tasks()).isEqualTo(view.draft().tasks());
        assertThat(office.waitsIn(plan)).containsExactly("UserTask_CheckTasks");
        assertThat(ended(id, "EndEvent_PlanDrafted")).isTrue();
        assertThat(ended(id, "EndEvent_ImportGivenUp")).isFalse();
        assertThat(planFiles.read(
                        "导出.yaml",
                        new ByteArrayResource(planFiles.write(plans.draft(plan)).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(plans.draft(plan));
        assertThat(evidence.list("guigang", "plan-import:" + id))
                .singleElement()
                .satisfies(file -> assertThat(file.sha256()).hasSize(64));
    }

    @Test
    void the_days_on_which_a_plan_wants_the_progress_pushed_are_stated_in_the_draft() {
        int year = YEARS.getAndIncrement();
        String id = begin();
        upload(
                id,
                "计划.txt",
                document(year, "市财政局") + "（三）建立工作协调机制。各任务牵头部门分别于3月25日、6月25日、9月25日、12月25日前向市生态环境局推送工作进展。（市生态环境局牵头）\n");
        office.handIn(id, UPLOAD, GROUP, "clerk", Map.of());

        List<PlanDraft.Task> tasks = view(id).draft().tasks();
        assertThat(tasks.get(2).dates())
                .filteredOn(d -> Boolean.TRUE.equals(d.push()))
                .extracting(PlanDraft.Deadline::date)
                .containsExactly(
                        LocalDate.of(year, 3, 25),
                        LocalDate.of(year, 6, 25),
                        LocalDate.of(year, 9, 25),
                        LocalDate.of(year, 12, 25));
        assertThat(tasks.get(0).dates()).extracting(PlanDraft.Deadline::push).containsOnlyNulls();
    }

    @Test
    void what_is_read_of_a_document_fits_the_form_and_is_handed_in_as_shown() {
        int year = YEARS.getAndIncrement();
        String id = begin();
        String long_ = "推进土壤污染源头防控、风险管控和修复、安全利用等各项工作，".repeat(400);
        upload(
                id,
                "计划.txt",
                document(year, "市财政局").replace("印发方案。", "印发方\u0000案。" + long_) + "（三）" + "长".repeat(300) + "。" + year
                        + "年9月30日前完成" + "逐项".repeat(400) + "整治。（市水利局牵头）\n");
        office.handIn(id, UPLOAD, GROUP, "clerk", Map.of());

        PlanImports.View view = view(id);
        assertThat(view.draft().tasks().get(0).content())
                .hasSize(8_000)
                .endsWith("…（全文见计划文本）")
                .doesNotContain("\u0000");
        assertThat(view.draft().tasks()).allSatisfy(task -> {
            assertThat(task.title().length()).isLessThanOrEqualTo(120);
            assertThat(task.dates())
                    .allSatisfy(d -> assertThat(d.description().length()).isLessThanOrEqualTo(500));
        });
        office.handIn(id, CHECK, GROUP, "clerk", kept(view, view.draft(), List.of()));
        office.run(id, "ServiceTask_StartAnnualPlan");
        assertThat(plans.draft("guigang-" + year).tasks())
                .isEqualTo(view.draft().tasks());
    }

    @Test
    void an_unknown_department_is_matched_by_the_clerk_and_remembered() {
        String id = read(YEARS.getAndIncrement(), "市土地修复办");
        PlanImports.View view = view(id);
        assertThat(view.draft().tasks().get(0).participants()).containsExactly("?市土地修复办");
        assertThatThrownBy(() -> office.handIn(id, CHECK, GROUP, "clerk", kept(view, view.draft(), List.of())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("市土地修复办");
        assertThat(plans.find("guigang-" + view.draft().year()))
                .as("nothing half done")
                .isEmpty();

        office.handIn(
                id,
                CHECK,
                GROUP,
                "clerk",
                kept(view, view.draft(), List.of(Map.of("name", "市土地修复办", "organisation", "finance"))));
        assertThat(plans.draft("guigang-" + view.draft().year()).tasks().get(0).participants())
                .containsExactly("finance");

        cities.load();
        assertThat(view(read(YEARS.getAndIncrement(), "市土地修复办"))
                        .draft()
                        .tasks()
                        .get(0)
                        .participants())
                .as("the files of the city were loaded again in between")
                .containsExactly("finance");
    }

    @Test
    void an_unknown_department_is_added_with_its_groups_and_stays_in_office() {
        String id = read(YEARS.getAndIncrement(), "市碧水净土中心、市蓝天办公室");
        PlanImports.View view = view(id);
        office.handIn(
                id,
                CHECK,
                GROUP,
                "clerk",
                kept(
                        view,
                        view.draft(),
                        List.of(
                                Map.of("name", "市碧水净土中心", "kind", "department"),
                                Map.of("name", "市蓝天办公室", "kind", "party"))));
        cities.load();
        Organisation added = organisations.byName("guigang", "市碧水净土中心").orElseThrow();
        assertThat(added.kind()).isEqualTo(OrganisationKind.DEPARTMENT);
        assertThat(plans.draft("guigang-" + view.draft().year()).tasks().get(0).participants())
                .containsExactly(
                        added.id(),
                        organisations.byName("guigang", "市蓝天办公室").orElseThrow().id());
        assertThat(identities
                        .createGroupQuery()
                        .groupIdIn(added.groupId(), added.headGroupId())
                        .count())
                .isEqualTo(2);
        jdbc.sql("update jingtu.organisation set active = false where added_by is not null")
                .update();
    }

    @Test
    void a_refused_plan_leaves_neither_a_body_nor_an_alias() {
        String id = read(YEARS.getAndIncrement(), "市半途而废局");
        PlanImports.View view = view(id);
        PlanDraft whole = view.draft();
        PlanDraft nameless = new PlanDraft(
                whole.city(),
                whole.year(),
                " ",
                whole.documentNumber(),
                whole.issuer(),
                whole.issueDate(),
                whole.formalities(),
                whole.goals(),
                whole.tasks(),
                whole.requirements());
        assertThatThrownBy(() -> office.handIn(
                        id,
                        CHECK,
                        GROUP,
                        "clerk",
                        kept(view, nameless, List.of(Map.of("name", "市半途而废局", "kind", "department")))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("计划名称");
        assertThat(organisations.byName("guigang", "市半途而废局")).isEmpty();
        assertThat(office.list(id, CHECK, GROUP)).hasSize(1);
    }

    @Test
    void a_plan_on_record_is_never_overwritten() {
        String id = read(2023, "市财政局");
        PlanImports.View view = view(id);
        assertThat(view.existing()).isNotNull();
        PlanDraft before = plans.draft("guigang-2023");
        assertThatThrownBy(() -> office.handIn(id, CHECK, GROUP, "clerk", kept(view, view.draft(), List.of())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不会被覆盖");
        assertThat(plans.draft("guigang-2023")).isEqualTo(before);

        office.handIn(id, CHECK, GROUP, "clerk", Map.of("outcome", "GIVE_UP"));
        assertThat(ended(id, "EndEvent_ImportGivenUp")).isTrue();
        assertThat(ended(id, "ServiceTask_StartAnnualPlan")).isFalse();
        assertThat(evidence.list("guigang", "plan-import:" + id))
                .as("what was uploaded stays")
                .hasSize(1);
    }

    @Test
    void another_document_may_be_uploaded_instead() {
        int year = YEARS.getAndIncrement();
        String id = read(year, "市财政局");
        office.handIn(id, CHECK, GROUP, "clerk", Map.of("outcome", "UPLOAD_AGAIN"));
        assertThat(office.waitsIn(id)).containsExactly(UPLOAD);
        upload(id, "新计划.txt", document(year + 40, "市财政局"));
        office.handIn(id, UPLOAD, GROUP, "clerk", Map.of());
        assertThat(view(id).draft().year()).isEqualTo(year + 40);
    }

    @Test
    void a_file_that_is_no_plan_leaves_no_trace() {
        String id = begin();
        assertThatThrownBy(() -> upload(id, "通知.txt", "请各单位于下周一参加会议。"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不像年度计划");
        assertThat(evidence.list("guigang", "plan-import:" + id)).isEmpty();
        assertThatThrownBy(() -> office.handIn(id, UPLOAD, GROUP, "clerk", Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请先上传");
        assertThat(office.waitsIn(id)).containsExactly(UPLOAD);
    }

    @Test
    void only_the_coordinator_may_start_upload_and_hand_in() {
        assertThatThrownBy(() -> office.as(
                        "farmer",
                        "guigang",
                        List.of("guigang.agriculture"),
                        () -> runtime.startProcessInstanceByKey("plan-import")))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
        String id = begin();
        Task task = office.only(id, UPLOAD, GROUP);
        byte[] bytes = document(YEARS.getAndIncrement(), "市财政局").getBytes(StandardCharsets.UTF_8);
        for (String city : List.of("guigang", "beihai")) {
            assertThatThrownBy(() -> office.as(
                            "other",
                            city,
                            List.of(city + ".agriculture"),
                            () -> planImport.upload(
                                    task.getId(), "计划.txt", bytes.length, new ByteArrayResource(bytes))))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(evidence.list("guigang", "plan-import:" + id)).isEmpty();
    }

    @Test
    void doubtful_places_must_be_decided_one_by_one() {
        int year = YEARS.getAndIncrement();
        String id = begin();
        upload(id, "计划.txt", document(year, "市财政局") + "（三）加强宣传。开展多种形式的宣传活动。\n");
        office.handIn(id, UPLOAD, GROUP, "clerk", Map.of());
        PlanImports.View view = view(id);
        assertThat(view.reading().draft().warnings()).isNotEmpty();
        Map<String, Object> hasty = kept(view, view.draft(), List.of());
        hasty.put("confirmed", List.of());
        assertThatThrownBy(() -> office.handIn(id, CHECK, GROUP, "clerk", hasty))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("存疑未核对");
        assertThat(plans.find("guigang-" + year)).isEmpty();
    }
}
