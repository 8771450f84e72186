package cn.jingtu.land.web;

import cn.jingtu.land.access.AccessCheck;
import cn.jingtu.land.access.AccessChecks;
import cn.jingtu.land.access.AccessChecks.Found;
import cn.jingtu.land.access.AccessChecks.Reading;
import cn.jingtu.land.access.CheckLine;
import cn.jingtu.land.access.CheckState;
import cn.jingtu.land.access.Finding;
import cn.jingtu.land.access.Finding.Disposal;
import cn.jingtu.land.access.Finding.Explanation;
import cn.jingtu.land.access.Gate;
import cn.jingtu.land.access.IssuedPermit;
import cn.jingtu.land.access.LandUse;
import cn.jingtu.land.access.PermitTable;
import cn.jingtu.land.access.TableProblem;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.web.FileSending;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Called;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * 准入对账: the months that were checked, and what the forms of a check show. A body reads its own; who sees the whole city
 * reads all, and only they what stands on record of a site.
 */
@RestController
@RequestMapping("/api")
class AccessCheckController {

    private final AccessChecks checks;
    private final Organisations organisations;
    private final People people;
    private final Sight sight;
    private final Desks desks;
    private final FileSending sending;
    private final CurrentUser user;

    AccessCheckController(
            AccessChecks checks,
            Organisations organisations,
            People people,
            Sight sight,
            Desks desks,
            FileSending sending,
            CurrentUser user) {
        this.checks = checks;
        this.organisations = organisations;
        this.people = people;
        this.sight = sight;
        this.desks = desks;
        this.sending = sending;
        this.user = user;
    }

    record LineView(
            String id,
            String month,
            String body,
            List<String> gates,
            LocalDate opensOn,
            CheckState state,
            int permits,
            int findings) {}

    record PermitView(
            int position,
            String gate,
            String number,
            LocalDate on,
            @Nullable String holder,
            @Nullable String parcelNumber,
            String name,
            @Nullable String former,
            @Nullable String county,
            @Nullable String planned,
            String conditions,
            @Nullable String query,
            boolean outlined) {}

    /** @param record what stands in the register of sites; null also for who may not read that */
    record FoundView(
            PermitView permit,
            Finding.Kind kind,
            String words,
            @Nullable String record,
            Finding.@Nullable Said said,
            @Nullable String explanation,
            Finding.@Nullable Measure measure,
            @Nullable String disposal,
            @Nullable LocalDate due) {}

    /** @param returned why the head sent the explanations back */
    record CheckView(
            LineView line,
            String title,
            @Nullable String remark,
            @Nullable String fileName,
            @Nullable String sha256,
            @Nullable String returnedBy,
            @Nullable Instant returnedAt,
            List<PermitView> permits,
            List<FoundView> found,
            @Nullable String returned) {}

    /** @param problems what is wrong; then there are no permits */
    record ReadingView(List<PermitView> permits, List<TableProblem> problems, List<String> missing) {}

    record FileForm(
            @NotNull(message = "请选择办件清单") @Called("办件清单") UUID file) {}

    // ---- the page

    @GetMapping("/access/checks")
    List<LineView> lines() {
        Names names = organisations.names(user.city());
        return checks.lines(user.city(), readBodies()).stream()
                .map(line -> view(line, names))
                .toList();
    }

    @GetMapping("/access/checks/{id}")
    CheckView check(@PathVariable String id) {
        return view(readable(id));
    }

    /** An empty list of the month, to be filled in. */
    @GetMapping("/access/checks/{id}/permits.xlsx")
    void template(@PathVariable String id, HttpServletResponse response) throws IOException {
        AccessCheck check = readable(id).check();
        sending.send(check.monthName() + "办件清单.xlsx", PermitTable.template(check), response);
    }

    // ---- the forms

    @GetMapping("/tasks/{taskId}/access-check")
    CheckView task(@PathVariable String taskId) {
        return view(of(desks.open(taskId)));
    }

    /** Reads a list that was uploaded with the task as it would be taken, and keeps nothing. */
    @PostMapping("/tasks/{taskId}/access-check/reading")
    ReadingView read(@PathVariable String taskId, @Valid @RequestBody FileForm form) {
        Desk desk = desks.open(taskId);
        CheckLine line = of(desk);
        if (!desks.mayWork(desk)) {
            throw Refusal.forbidden("您可以查看本任务，但不承办本任务，不能导入办件清单。");
        }
        Reading reading = checks.read(line.check().id(), taskId, form.file());
        Names names = organisations.names(desk.city());
        return new ReadingView(
                reading.permits().stream().map(permit -> view(permit, names)).toList(),
                reading.problems(),
                reading.missing());
    }

    // ---- inside

    private CheckLine of(Desk desk) {
        if (!desk.row().matter().procedure().equals(AccessCheck.PROCEDURE)) {
            throw Refusal.notFound("这项待办不是准入对账，请刷新任务列表。");
        }
        return checks.get(desk.row().matter().id());
    }

    /** Ids of the bodies whose checks the user reads; null: of all of the city. */
    private @Nullable Collection<String> readBodies() {
        return sight.ofWholeCity() ? null : sight.ownBodies();
    }

    private CheckLine readable(String id) {
        Collection<String> read = readBodies();
        return checks.find(id)
                .filter(line -> line.check().city().equals(user.city())
                        && (read == null || read.contains(line.check().body())))
                .orElseThrow(() -> Refusal.notFound("找不到这次准入对账，请返回对账记录重新查找。"));
    }

    private CheckView view(CheckLine line) {
        String id = line.check().id();
        Names names = organisations.names(line.check().city());
        String returnedBy = line.returnedBy();
        boolean keepsRegister = sight.ofWholeCity();
        return new CheckView(
                view(line, names),
                line.check().title(),
                line.remark(),
                line.fileName(),
                line.sha256(),
                returnedBy == null ? null : people.name(returnedBy),
                line.returnedAt(),
                checks.permits(id).stream().map(permit -> view(permit, names)).toList(),
                checks.found(id).stream()
                        .map(found -> view(found, names, keepsRegister))
                        .toList(),
                checks.returned(id).orElse(null));
    }

    private static LineView view(CheckLine line, Names names) {
        AccessCheck check = line.check();
        return new LineView(
                check.id(),
                check.monthName(),
                names.of(check.body()),
                check.gates().stream().map(Gate::label).toList(),
                check.opensOn(),
                line.state(),
                line.permits(),
                line.findings());
    }

    private static PermitView view(IssuedPermit permit, Names names) {
        LandUse planned = permit.planned();
        return new PermitView(
                permit.position(),
                permit.gate().label(),
                permit.number(),
                permit.on(),
                permit.holder(),
                permit.parcelNumber(),
                permit.name(),
                permit.former(),
                permit.county() == null ? null : names.of(permit.county()),
                planned == null ? null : planned.label(),
                permit.conditions().label(),
                permit.query(),
                permit.outline() != null);
    }

    private static FoundView view(Found found, Names names, boolean keepsRegister) {
        Finding finding = found.finding();
        Explanation explanation = found.explanation();
        Disposal disposal = found.disposal();
        return new FoundView(
                view(found.permit(), names),
                finding.kind(),
                finding.words(),
                keepsRegister ? finding.record() : null,
                explanation == null ? null : explanation.said(),
                explanation == null ? null : explanation.words(),
                disposal == null ? null : disposal.measure(),
                disposal == null ? null : disposal.words(),
                disposal == null ? null : disposal.due());
    }
}
