package cn.jingtu.land.process;

import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.land.access.AccessCheck;
import cn.jingtu.land.access.AccessChecks;
import cn.jingtu.land.access.AccessChecks.Disposed;
import cn.jingtu.land.access.AccessChecks.Explained;
import cn.jingtu.land.access.AccessChecks.Found;
import cn.jingtu.land.access.Finding;
import cn.jingtu.land.access.Finding.Disposal;
import cn.jingtu.land.access.Finding.Measure;
import cn.jingtu.land.access.Finding.Said;
import cn.jingtu.land.access.IssuedPermit;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.Signable;
import cn.jingtu.matter.process.MatterStarts;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.City;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.StartStep;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Day;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.Change;
import cn.jingtu.register.RegisterEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets {@code access-check} going, once for each month and body that issues, and is told by it what to do. Each month lays
 * the next one; at every start of the program the month that runs is laid where it is not yet.
 */
@ForModels("accessCheck")
public class AccessCheckProcess implements Signable, StartStep {

    private static final ProcessVariable<Boolean> NO_FINDINGS = new ProcessVariable<>("noFindings", Boolean.class);

    private final AccessChecks checks;
    private final Matters matters;
    private final TaskBodies bodies;
    private final TaskFiles files;
    private final Submissions submissions;
    private final Organisations organisations;
    private final SiteClues clues;
    private final Notices notices;
    private final MatterStarts starts;
    private final Clock clock;

    AccessCheckProcess(
            AccessChecks checks,
            Matters matters,
            TaskBodies bodies,
            TaskFiles files,
            Submissions submissions,
            Organisations organisations,
            SiteClues clues,
            Notices notices,
            MatterStarts starts,
            Clock clock) {
        this.checks = checks;
        this.matters = matters;
        this.bodies = bodies;
        this.files = files;
        this.submissions = submissions;
        this.organisations = organisations;
        this.clues = clues;
        this.notices = notices;
        this.starts = starts;
        this.clock = clock;
    }

    /** What the forms hand in. */
    static final class Forms {

        private Forms() {}

        /** @param file of the list, handed in with the task; null: nil */
        record Return(
                boolean nil,
                @Nullable UUID file,

                @Nullable @Text(name = "说明", max = 1000, optional = true)
                String remark) {}

        record Explanations(
                @NotNull(message = "请逐件核处") @Valid @Size(min = 1, max = 2000, message = "请逐件核处") @Called("核处")
                List<ExplainedForm> findings) {}

        record ExplainedForm(
                @Max(2000) @Called("序号") int position,

                @NotNull(message = "请逐件选择核处结论") @Called("核处结论")
                Said said,

                @Text(name = "核处情况", max = 1000) String words) {}

        record Disposals(
                @NotNull(message = "请逐件认定处置") @Valid @Size(min = 1, max = 2000, message = "请逐件认定处置") @Called("处置")
                List<DisposedForm> findings) {}

        record DisposedForm(
                @Max(2000) @Called("序号") int position,
                @NotNull(message = "请逐件选择处置") @Called("处置") Measure measure,
                @Text(name = "处置意见", max = 1000) String words,

                @Nullable @Day(name = "整改期限", optional = true)
                LocalDate due) {}
    }

    // ---- month by month

    @Override
    public int order() {
        return PLANS;
    }

    @Override
    @Transactional
    public void run() {
        lay(organisations.cities().stream().map(City::id).toList(), YearMonth.now(clock));
    }

    /** Lays the checks of a month, those that there were not yet; they wait for their day. */
    @Transactional
    public List<AccessCheck> lay(Collection<String> cities, YearMonth month) {
        List<AccessCheck> laid = checks.lay(cities, month);
        starts.begin(laid.stream().map(AccessCheck::matter).toList());
        return laid;
    }

    public Date opensAt(DelegateExecution execution) {
        return Date.from(OfficeHours.begin(check(execution).opensOn(), clock).toInstant());
    }

    public void open(DelegateExecution execution) {
        AccessCheck check = check(execution);
        checks.open(check.id());
        lay(List.of(check.city()), check.month().plusMonths(1));
    }

    // ---- what was issued

    public void imported(DelegateTask task) {
        Forms.Return form = submissions.take(task, Forms.Return.class);
        String id = matters.of(task).key();
        String remark = form.remark() == null || form.remark().isBlank()
                ? null
                : form.remark().strip();
        if (form.nil() == (form.file() != null)) {
            throw Refusal.invalid("请选择办件清单；本月没有办件的，请选择零报告，并且不选清单。");
        }
        if (form.file() == null) {
            checks.takeNil(id, remark, bodies.actor(task));
        } else {
            checks.take(id, task.getId(), form.file(), remark, bodies.actor(task));
        }
    }

    public void compare(DelegateExecution execution) {
        NO_FINDINGS.set(execution.getProcessInstance(), checks.compare(key(execution)));
    }

    // ---- what is said of it

    public void explained(DelegateTask task) {
        Forms.Explanations form = submissions.take(task, Forms.Explanations.class);
        if (files.handedIn(task).isEmpty()) {
            throw Refusal.invalid("请上传核处材料，如许可文件、答复单或者情况说明。");
        }
        checks.explain(
                matters.of(task).key(),
                form.findings().stream()
                        .map(one -> new Explained(one.position(), one.said(), one.words()))
                        .toList(),
                bodies.actor(task));
    }

    @Override
    public Set<String> callers() {
        return Set.of(AccessCheck.PROCEDURE);
    }

    @Override
    public Draft draft(MatterRow row) {
        AccessCheck check = checks.get(row.key()).check();
        return new Draft(
                "准入对账核处", check.title() + "核处情况", checks.toSign(check.id()), check.body(), List.of(), "check-view");
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        checks.sign(row.key(), decision);
    }

    // ---- what is done about it

    public void disposed(DelegateTask task) {
        Forms.Disposals form = submissions.take(task, Forms.Disposals.class);
        String id = matters.of(task).key();
        checks.dispose(
                id,
                form.findings().stream()
                        .map(one -> new Disposed(one.position(), one.measure(), one.words(), one.due()))
                        .toList(),
                bodies.actor(task));
        handOn(checks.get(id).check());
    }

    /** Those who may do something about it are told, and plots are looked into. */
    private void handOn(AccessCheck check) {
        Map<String, RegisterEntry> made = new HashMap<>();
        StringBuilder told = new StringBuilder();
        StringBuilder suggested = new StringBuilder();
        for (Found found : checks.found(check.id())) {
            Disposal disposal = Objects.requireNonNull(found.disposal());
            String words = found.permit().title() + "：" + disposal.measure().label()
                    + (disposal.due() == null ? "" : "，期限" + disposal.due()) + "，" + disposal.words() + "。";
            told.append(words);
            if (disposal.measure() == Measure.SUPERVISE) {
                suggested.append(found.finding().kind().label()).append("，").append(words);
            } else if (disposal.measure() == Measure.CLUE) {
                clue(check, found.permit(), found.finding(), made);
            }
        }
        tell(check, body(check).groupId(), check.title() + "已认定处置：" + told);
        if (!suggested.isEmpty()) {
            tell(
                    check,
                    CityGroups.supervisors(check.city()),
                    body(check).name() + check.title() + "，建议督办：" + suggested);
        }
    }

    private void clue(AccessCheck check, IssuedPermit permit, Finding finding, Map<String, RegisterEntry> made) {
        String plot = permit.parcelNumber() == null ? permit.name() : permit.parcelNumber();
        Optional<RegisterEntry> known = clues.standing(finding.entry()).or(() -> Optional.ofNullable(made.get(plot)));
        SiteClues.Clue clue = clues.follow(
                known,
                new SiteClues.Plot(
                        check.city(),
                        "ACCESS_CHECK",
                        check.title() + "，" + permit.gate().label() + permit.number(),
                        permit.parcelNumber(),
                        permit.name(),
                        permit.former(),
                        permit.county(),
                        permit.outline()),
                Change.following(check.matter(), check.title() + "移交的线索"));
        if (known.isEmpty()) {
            made.put(plot, clue.site());
        }
        checks.clue(check, permit, clue.site(), clue.begun());
    }

    // ---- who and when

    /** The group of the body that issues. */
    public String issuer(DelegateExecution execution) {
        return body(check(execution)).groupId();
    }

    public Date dueAt(DelegateExecution execution) {
        return Date.from(
                OfficeHours.lastMinute(checks.due(key(execution)), clock).toInstant());
    }

    private void tell(AccessCheck check, String group, String words) {
        notices.send(check.city(), group, NoticeKind.RESULT, check.matter().ref(), words);
    }

    private Organisation body(AccessCheck check) {
        return organisations.get(check.city(), check.body());
    }

    private AccessCheck check(DelegateExecution execution) {
        return checks.get(key(execution)).check();
    }

    private String key(DelegateExecution execution) {
        return matters.of(execution).key();
    }
}
