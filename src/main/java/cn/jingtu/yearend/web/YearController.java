package cn.jingtu.yearend.web;

import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.organisation.Sight;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.VisiblePlans;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.yearend.NextYear;
import cn.jingtu.yearend.ScoreWeights;
import cn.jingtu.yearend.YearAccount;
import cn.jingtu.yearend.YearAccounts;
import cn.jingtu.yearend.YearCalendar;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The year of a plan: rehearsed before its issue, accounted for at its end, rolled into the next. */
@RestController
@RequestMapping("/api")
class YearController {

    private final Desks desks;
    private final Plans plans;
    private final YearCalendar calendar;
    private final YearAccounts accounts;
    private final NextYear nextYear;
    private final VisiblePlans visible;
    private final Sight sight;

    YearController(
            Desks desks,
            Plans plans,
            YearCalendar calendar,
            YearAccounts accounts,
            NextYear nextYear,
            VisiblePlans visible,
            Sight sight) {
        this.desks = desks;
        this.plans = plans;
        this.calendar = calendar;
        this.accounts = accounts;
        this.nextYear = nextYear;
        this.visible = visible;
        this.sight = sight;
    }

    record AccountView(
            String planId, YearAccount account, @Nullable String remark, List<FileLine> files) {}

    record FileLine(String id, String name, String sha256, long size) {}

    record AccountDraft(
            @NotNull(message = "没有收到年度总结") @Text(name = "年度总结", max = YearAccounts.LONGEST_SUMMARY, optional = true)
            String summary,

            @NotNull(message = "请填写评分权重") @Valid @Called("评分权重")
            ScoreWeights weights,

            @NotNull(message = "没有收到未完成任务的原因") @Size(max = 300, message = "任务过多") @Called("未完成任务的原因")
            Map<String, @Text(name = "未完成原因", max = YearAccounts.LONGEST_REASON, optional = true) String> reasons) {}

    record Rolled(String planId, String title, int tasks, List<NextYear.Link> links) {}

    /** The year of a plan on record. */
    @GetMapping("/plans/{planId}/calendar")
    YearCalendar.Year year(@PathVariable String planId) {
        return calendar.of(plans.draft(visible.get(planId).id()));
    }

    /** The account of a plan as things stand, also before the year is over. */
    @GetMapping("/plans/{planId}/account")
    YearAccount account(@PathVariable String planId) {
        return accounts.of(ownOverseen(planId).id());
    }

    @GetMapping("/plans/{planId}/account.docx")
    ResponseEntity<byte[]> document(@PathVariable String planId) {
        return download(accounts.document(ownOverseen(planId).id()));
    }

    @GetMapping("/plans/{planId}/account.xlsx")
    ResponseEntity<byte[]> ledger(@PathVariable String planId) {
        return download(accounts.ledger(ownOverseen(planId).id()));
    }

    /** Makes the plan the draft of the next year. */
    @PostMapping("/plans/{planId}/next-year")
    @ResponseStatus(HttpStatus.CREATED)
    Rolled roll(@PathVariable String planId) {
        Plan plan = visible.get(planId);
        if (!sight.ofCoordinator()) {
            throw Refusal.forbidden("只有组织协调单位的人员可以建立下一年度计划。");
        }
        Plan next = nextYear.roll(plan.id());
        return new Rolled(next.id(), next.title(), plans.tasks(next.id()).size(), nextYear.links(next.id()));
    }

    /** Where the tasks of a rolled plan come from. */
    @GetMapping("/plans/{planId}/origins")
    List<NextYear.Link> origins(@PathVariable String planId) {
        return nextYear.links(visible.get(planId).id());
    }

    // ---- at the task of the account

    @GetMapping("/tasks/{taskId}/year-account")
    AccountView atTask(@PathVariable String taskId) {
        return view(at(taskId).row().matter().id());
    }

    /** Keeps what the clerk has filled in, so that points and files follow it. */
    @PutMapping("/tasks/{taskId}/year-account")
    AccountView keep(@PathVariable String taskId, @Valid @RequestBody AccountDraft draft) {
        Desk desk = at(taskId);
        if (!desk.procedure().equals("annual-account") || !desks.mayWork(desk)) {
            throw Refusal.forbidden("只有承办本任务的人员可以修改年度自评。");
        }
        accounts.keep(desk.key(), draft.summary(), draft.weights(), draft.reasons());
        return view(desk.key());
    }

    private AccountView view(String planId) {
        return new AccountView(
                planId,
                accounts.of(planId),
                accounts.get(planId).remark(),
                accounts.files(planId).stream()
                        .map(f -> new FileLine(f.id().toString(), f.name(), f.sha256(), f.size()))
                        .toList());
    }

    private Desk at(String taskId) {
        Desk desk = desks.open(taskId);
        if (!desk.row().matter().procedure().equals("annual-account")) {
            throw Refusal.notFound("这项待办不属于年度自评。");
        }
        return desk;
    }

    /** Points of departments are for those who oversee them. */
    private Plan ownOverseen(String planId) {
        Plan plan = visible.get(planId);
        if (!sight.ofWholeCity()) {
            throw Refusal.forbidden("年度自评由组织协调单位编制，督查、审计人员可以查看。");
        }
        return plan;
    }

    private static ResponseEntity<byte[]> download(WrittenFile file) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file.content().get());
    }
}
