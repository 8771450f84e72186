package cn.jingtu.plan.web;

import cn.jingtu.matter.Matter;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Adjustment;
import cn.jingtu.plan.Adjustments;
import cn.jingtu.plan.Breakdown;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanFiles;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.VisiblePlans;
import cn.jingtu.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The plans of the user's city: to choose from, to look at, to take away as a file. */
@RestController
@RequestMapping("/api")
class PlanController {

    private final Plans plans;
    private final VisiblePlans visible;
    private final PlanFiles files;
    private final Figures figures;
    private final Adjustments adjustments;
    private final Organisations organisations;
    private final Desks desks;

    PlanController(
            Plans plans,
            VisiblePlans visible,
            PlanFiles files,
            Figures figures,
            Adjustments adjustments,
            Organisations organisations,
            Desks desks) {
        this.plans = plans;
        this.visible = visible;
        this.files = files;
        this.figures = figures;
        this.adjustments = adjustments;
        this.organisations = organisations;
        this.desks = desks;
    }

    record PlanLine(String id, int year, String title, String state, String stateName) {}

    record Body(String id, String name, String kind, boolean defaultExecutor) {}

    /** A plan under check or adjustment, as its form needs it. */
    record PlanView(
            String id,
            int revision,
            String state,
            PlanDraft draft,
            List<TaskLine> tasks,
            List<Body> organisations,
            @Nullable AdjustmentView adjustment) {}

    record TaskLine(
            String id,
            String ref,
            String title,
            String state,
            String stateName,
            @Nullable String closeNumber,
            @Nullable LocalDate closedOn) {}

    record AdjustmentView(
            boolean repeal,
            @Nullable String reason,
            @Nullable String documentNumber,
            List<Adjustment.TaskChange> changes) {}

    @GetMapping("/plans")
    List<PlanLine> plans(@RequestParam(defaultValue = "DRAFT,ISSUED") Set<PlanState> state) {
        return visible.in(state).stream()
                .map(p -> new PlanLine(
                        p.id(),
                        p.year(),
                        p.shownTitle(),
                        p.state().name(),
                        p.state().label()))
                .toList();
    }

    @GetMapping("/plans/{planId}/goals")
    List<Figures.GoalStanding> goals(@PathVariable String planId) {
        return figures.goals(visible.get(planId).id());
    }

    /** The plan as a plan file, to be kept or to start another city from. */
    @GetMapping("/plans/{planId}/file")
    ResponseEntity<byte[]> file(@PathVariable String planId) {
        Plan plan = visible.get(planId);
        String name = plan.cityId() + "-" + plan.year() + ".yaml";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(files.write(plans.draft(planId)).getBytes(StandardCharsets.UTF_8));
    }

    /** The breakdown as an official table. */
    @GetMapping("/plans/{planId}/breakdown.docx")
    ResponseEntity<byte[]> breakdown(@PathVariable String planId) {
        Plan plan = visible.get(planId);
        return download(plan.title() + "任务分解表.docx", breakdown(plan).document());
    }

    /** The breakdown, the goals and the requirements as sheets. */
    @GetMapping("/plans/{planId}/breakdown.xlsx")
    ResponseEntity<byte[]> breakdownLedger(@PathVariable String planId) {
        Plan plan = visible.get(planId);
        return download(plan.title() + "任务分解表.xlsx", breakdown(plan).ledger());
    }

    private Breakdown breakdown(Plan plan) {
        return new Breakdown(
                plans.draft(plan.id()),
                organisations.names(plan.cityId()),
                organisations.defaultExecutors(plan.cityId()).stream()
                        .map(Organisation::id)
                        .toList());
    }

    private static ResponseEntity<byte[]> download(String name, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(content);
    }

    /** The plan that an open task is about. */
    @GetMapping("/tasks/{taskId}/plan")
    PlanView plan(@PathVariable String taskId) {
        Desk desk = desks.open(taskId);
        Plan plan = plans.get(desk.row()
                .within("annual-plan")
                .map(Matter::id)
                .orElseThrow(() -> Refusal.notFound("这项待办还没有对应的年度计划。")));
        Set<String> executors = Set.copyOf(organisations.defaultExecutors(plan.cityId()).stream()
                .map(Organisation::id)
                .toList());
        return new PlanView(
                plan.id(),
                plan.revision(),
                plan.state().name(),
                plans.draft(plan.id()),
                lines(plan.id()),
                organisations.of(plan.cityId()).stream()
                        .map(o -> new Body(o.id(), o.name(), o.kind().name(), executors.contains(o.id())))
                        .toList(),
                desk.row().matter().procedure().equals("plan-adjustment")
                        ? adjustment(desk.row().matter().id())
                        : null);
    }

    private AdjustmentView adjustment(String id) {
        Adjustment a = adjustments.get(id);
        return new AdjustmentView(a.repeal(), a.reason(), a.documentNumber(), adjustments.changes(a));
    }

    private List<TaskLine> lines(String planId) {
        return plans.tasks(planId).stream().map(PlanController::line).toList();
    }

    private static TaskLine line(PlanTask t) {
        return new TaskLine(
                t.id(), t.ref(), t.title(), t.state().name(), t.state().label(), t.closeNumber(), t.closedOn());
    }
}
