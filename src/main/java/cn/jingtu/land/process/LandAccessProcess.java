package cn.jingtu.land.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.land.access.AccessDecision.Outcome;
import cn.jingtu.land.access.AccessQueries;
import cn.jingtu.land.access.AccessQueries.Checked;
import cn.jingtu.land.access.AccessQueries.Decided;
import cn.jingtu.land.access.AccessQueries.Question;
import cn.jingtu.land.access.AccessQuery;
import cn.jingtu.land.access.AccessSheet;
import cn.jingtu.land.access.Answer.Permission;
import cn.jingtu.land.access.Facts.Use;
import cn.jingtu.land.access.Parcel;
import cn.jingtu.land.access.UseStatement;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.process.MatterStarts;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Day;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.Change;
import cn.jingtu.register.EntryListed;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

/** Sets {@code land-access} going, once for each query, and is told by it what to do. */
@ForModels("landAccess")
public class LandAccessProcess {

    private static final ProcessVariable<Boolean> ALL_CERTAIN = new ProcessVariable<>("allCertain", Boolean.class);
    private static final ProcessVariable<Boolean> NO_INVESTIGATION =
            new ProcessVariable<>("noInvestigation", Boolean.class);
    private static final ProcessVariable<Boolean> CONSISTENT = new ProcessVariable<>("consistent", Boolean.class);

    private static final String LISTS_CHANGED = "jingtu.listsChanged";
    /** Conventions of ours, no rule sets them. */
    private static final int WORKDAYS_TO_CHECK = 2;

    private static final int WORKDAYS_TO_EXPLAIN = 5;

    private final AccessQueries queries;
    private final Matters matters;
    private final TaskBodies bodies;
    private final Submissions submissions;
    private final Organisations organisations;
    private final Register register;
    private final SiteClues clues;
    private final Notices notices;
    private final CityCalendars calendars;
    private final MatterStarts starts;
    private final RuntimeService runtime;
    private final SystemRights system;
    private final Clock clock;

    LandAccessProcess(
            AccessQueries queries,
            Matters matters,
            TaskBodies bodies,
            Submissions submissions,
            Organisations organisations,
            Register register,
            SiteClues clues,
            Notices notices,
            CityCalendars calendars,
            MatterStarts starts,
            RuntimeService runtime,
            SystemRights system,
            Clock clock) {
        this.queries = queries;
        this.matters = matters;
        this.bodies = bodies;
        this.submissions = submissions;
        this.organisations = organisations;
        this.register = register;
        this.clues = clues;
        this.notices = notices;
        this.calendars = calendars;
        this.starts = starts;
        this.runtime = runtime;
        this.system = system;
        this.clock = clock;
    }

    /** What the forms hand in. */
    static final class Forms {

        private Forms() {}

        record MatchChecks(
                @NotNull(message = "请逐宗填写核对情况") @Valid @Size(min = 1, max = 500, message = "请逐宗填写核对情况") @Called("核对情况")
                List<MatchCheck> parcels) {}

        /**
         * @param entries ids of the sites that are the parcel or part of it
         * @param use with what was found out of the past; null: nothing more
         */
        record MatchCheck(
                @Max(500) @Called("序号") int position,

                @NotNull(message = "请逐宗选择是否为同一地块") @Size(max = 200, message = "地块过多") @Called("台账地块")
                Set<@Text(name = "台账地块", max = 60) String> entries,

                @Nullable @Valid UseStatement use,
                @Text(name = "核对情况", max = 1000) String words) {}

        record GateDecisions(
                @NotNull(message = "请逐宗登记办理决定") @Valid @Size(min = 1, max = 500, message = "请逐宗登记办理决定") @Called("办理决定")
                List<GateDecision> parcels) {}

        record GateDecision(
                @Max(500) @Called("序号") int position,

                @NotNull(message = "请选择办理决定") @Called("办理决定")
                Outcome outcome,

                @Nullable @Text(name = "文号", max = 100, optional = true)
                String number,

                @Nullable @Day(name = "办理日期", optional = true)
                LocalDate on) {}

        record Explanation(
                @Text(name = "原因", max = 2000) String words,
                @Text(name = "处理措施", max = 2000) String measures) {}
    }

    /** Somebody asks. */
    @Transactional
    public AccessQuery ask(Question question, Actor by) {
        AccessQuery query = queries.ask(question, by);
        starts.begin(query.matter());
        return query;
    }

    // ---- the answer

    public void takeSnapshot(DelegateExecution execution) {
        queries.snapshot(key(execution));
    }

    public void judge(DelegateExecution execution) {
        ALL_CERTAIN.set(execution.getProcessInstance(), queries.isCertain(key(execution)));
    }

    public void checked(DelegateTask task) {
        Forms.MatchChecks form = submissions.take(task, Forms.MatchChecks.class);
        AccessQuery query = queries.get(matters.of(task).key());
        queries.check(
                query.id(),
                form.parcels().stream()
                        .filter(one -> one.position() > 0
                                && one.position() <= query.parcels().size())
                        .map(one -> {
                            Use stated = query.parcel(one.position()).use();
                            UseStatement found = one.use();
                            return new Checked(
                                    one.position(),
                                    one.entries(),
                                    found == null ? stated : found.over(stated),
                                    one.words());
                        })
                        .toList(),
                bodies.actor(task));
    }

    public void answer(DelegateExecution execution) {
        AccessQuery query = query(execution);
        AccessSheet sheet = queries.answer(query.id());
        NO_INVESTIGATION.set(
                execution.getProcessInstance(),
                sheet.answers().stream().noneMatch(answer -> answer.answer().answer() == Permission.INVESTIGATE_FIRST));
        tell(
                query,
                asker(query).groupId(),
                query.subject() + "已有答复，有效期至" + sheet.validUntil() + "。请在准入查询页面下载答复单，办理后登记办理决定。");
    }

    /** Where a parcel has to be surveyed first, that is set going; whoever asked does not wait for it. */
    public void registerClues(DelegateExecution execution) {
        AccessQuery query = query(execution);
        AccessSheet sheet = queries.sheet(query.id()).orElseThrow();
        Map<String, RegisterEntry> made = new HashMap<>();
        for (AccessSheet.OfParcel answer : sheet.answers()) {
            if (answer.answer().answer() == Permission.INVESTIGATE_FIRST) {
                clue(query, query.parcel(answer.position()), made);
            }
        }
        tell(query, organisations.coordinator(query.city()).groupId(), query.subject() + "答复为先调查，已登记地块线索，请安排现场核实。");
    }

    private void clue(AccessQuery query, Parcel parcel, Map<String, RegisterEntry> made) {
        Optional<String> seenTo = queries.seenTo(query, parcel);
        Optional<RegisterEntry> known = clues.standing(queries.sites(query.id(), parcel.position()).stream()
                        .findFirst()
                        .or(() -> seenTo)
                        .orElse(null))
                .or(() -> Optional.ofNullable(made.get(parcel.title())));
        SiteClues.Clue clue = clues.follow(
                known,
                new SiteClues.Plot(
                        query.city(),
                        "ACCESS",
                        query.number() + "，" + query.gate().label(),
                        parcel.number(),
                        parcel.name(),
                        parcel.former(),
                        parcel.county(),
                        parcel.outline()),
                Change.following(query.matter(), query.number() + "答复为先调查"));
        if (known.isEmpty()) {
            made.put(parcel.title(), clue.site());
        }
        queries.clue(query, parcel, clue.site(), clue.begun());
    }

    // ---- what comes of it

    public void decided(DelegateTask task) {
        Forms.GateDecisions form = submissions.take(task, Forms.GateDecisions.class);
        queries.decide(
                matters.of(task).key(),
                form.parcels().stream()
                        .map(one -> new Decided(one.position(), one.outcome(), one.number(), one.on()))
                        .toList(),
                bodies.actor(task));
    }

    public void compare(DelegateExecution execution) {
        CONSISTENT.set(
                execution.getProcessInstance(),
                queries.contradictions(key(execution)).isEmpty());
    }

    public void explained(DelegateTask task) {
        Forms.Explanation form = submissions.take(task, Forms.Explanation.class);
        queries.explain(matters.of(task).key(), form.words(), form.measures(), bodies.actor(task));
    }

    /** Those who may do something about it are told what was decided against which answer, and how it is explained. */
    public void handOn(DelegateExecution execution) {
        AccessQuery query = query(execution);
        String words = query.subject() + "的办理决定与答复不一致："
                + queries.contradictions(query.id()).entrySet().stream()
                        .map(one -> one.getKey().title() + one.getValue())
                        .collect(Collectors.joining("、"))
                + "。" + asker(query).name() + "说明："
                + queries.explanation(query.id()).orElse("");
        tell(query, organisations.coordinator(query.city()).groupId(), words);
        tell(query, CityGroups.supervisors(query.city()), words);
        queries.handedOn(query.id(), organisations.coordinator(query.city()).name() + "和督查机构");
    }

    // ---- lists that change meanwhile

    @EventListener
    void listed(EntryListed change) {
        RegisterEntry entry = register.get(change.id());
        if (!SiteClues.isSite(entry)) {
            return;
        }
        for (AccessQuery query : queries.changed(entry, change.on())) {
            system.run(() -> runtime.createMessageCorrelation(LISTS_CHANGED)
                    .processInstanceBusinessKey(query.id())
                    .tenantId(query.city())
                    .correlateAll());
        }
    }

    /** Without a word about which list: some are internal. */
    public void tellAsker(DelegateExecution execution) {
        AccessQuery query = query(execution);
        String parcels = queries.changed(query.id()).stream()
                .sorted()
                .map(position -> query.parcel(position).title())
                .collect(Collectors.joining("、"));
        tell(query, asker(query).groupId(), query.number() + "查询的" + parcels + "，相关名单有变化，原答复不再适用。还要办理的，请重新查询。");
    }

    // ---- who and when

    /** The group of the body that asked. */
    public String asker(DelegateExecution execution) {
        return asker(query(execution)).groupId();
    }

    /** The group of its heads. */
    public String askerHead(DelegateExecution execution) {
        return asker(query(execution)).headGroupId();
    }

    public Date checkBy(DelegateExecution execution) {
        return workdays(execution, WORKDAYS_TO_CHECK);
    }

    public Date explainBy(DelegateExecution execution) {
        return workdays(execution, WORKDAYS_TO_EXPLAIN);
    }

    /** The last day on which the answer holds. */
    public Date decideBy(DelegateExecution execution) {
        return lastMinute(queries.sheet(key(execution)).orElseThrow().validUntil());
    }

    /** When it holds no more. */
    public Date expiry(DelegateExecution execution) {
        LocalDate last = queries.sheet(key(execution)).orElseThrow().validUntil();
        return Date.from(last.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    private Date workdays(DelegateExecution execution, int workdays) {
        return lastMinute(calendars.workdays(matters.of(execution).city()).plus(LocalDate.now(clock), workdays));
    }

    private Date lastMinute(LocalDate day) {
        return Date.from(OfficeHours.lastMinute(day, clock).toInstant());
    }

    private void tell(AccessQuery query, String group, String words) {
        notices.send(query.city(), group, NoticeKind.RESULT, query.matter().ref(), words);
    }

    private Organisation asker(AccessQuery query) {
        return organisations.get(query.city(), query.body());
    }

    private AccessQuery query(DelegateExecution execution) {
        return queries.get(key(execution));
    }

    private String key(DelegateExecution execution) {
        return matters.of(execution).key();
    }
}
