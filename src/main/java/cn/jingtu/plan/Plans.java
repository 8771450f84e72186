package cn.jingtu.plan;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.Record;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The plans of the cities, from the first draft to the end of the year. */
@Component
@Transactional
public class Plans {

    private static final String ACCOUNTED = "年度自评已审签，计划办结。";

    private final PlanStore planStore;
    private final TaskStore taskStore;
    private final ItemStore itemStore;
    private final DateStore dateStore;
    private final Journal journal;
    private final Organisations organisations;
    private final PlanChecks checks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Plans(
            PlanStore planStore,
            TaskStore taskStore,
            ItemStore itemStore,
            DateStore dateStore,
            Journal journal,
            Organisations organisations,
            PlanChecks checks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.planStore = planStore;
        this.taskStore = taskStore;
        this.itemStore = itemStore;
        this.dateStore = dateStore;
        this.journal = journal;
        this.organisations = organisations;
        this.checks = checks;
        this.events = events;
        this.clock = clock;
    }

    /** A plan as what runs. */
    public static Matter matter(String planId, String cityId) {
        return new Matter("annual-plan", planId, cityId);
    }

    public Plan get(String planId) {
        return planStore.get(planId);
    }

    public Optional<Plan> find(String planId) {
        return planStore.find(planId);
    }

    /** @throws Refusal if the city has no such plan */
    public Plan get(String planId, String cityId) {
        return planStore
                .find(planId)
                .filter(plan -> plan.cityId().equals(cityId))
                .orElseThrow(() -> notFound(planId));
    }

    static Refusal notFound(String planId) {
        return Refusal.notFound("找不到计划“" + planId + "”，请从列表中选择本市的计划。");
    }

    /** The plans of a city in any of the states, newest year first, at most 200. */
    public List<Plan> of(String cityId, Collection<PlanState> states) {
        return planStore.ofCity(cityId, states);
    }

    /** Takes a draft on record, ready to be checked; the plan of that id if it is there already. */
    public Plan keep(PlanDraft draft) {
        return keep(draft, draft.year(), null);
    }

    /** The plan in earnest of a city and year. */
    public Optional<Plan> ofYear(String cityId, int year) {
        return planStore.find(cityId + "-" + year);
    }

    /**
     * Takes a plan on record that a person put together.
     *
     * @throws Refusal if it breaks a rule of plans, or the city has a plan of that year already
     */
    public Plan keepNew(PlanDraft draft) {
        checks.require(draft);
        ofYear(draft.city(), draft.year()).ifPresent(there -> {
            throw Refusal.conflict("本市" + there.year() + "年度计划“" + there.title() + "”"
                    + there.state().label() + "，不会被覆盖。年度填错的请改正年度；确是同一份计划的请选择“放弃导入”，在已有的计划上核对或办理“计划调整”。");
        });
        return keep(draft);
    }

    /**
     * Takes a plan on record as a rehearsal in another year: every date moves by whole years and keeps its original
     * beside it.
     */
    public Plan rehearse(PlanDraft draft, int year) {
        return keep(draft, year, draft.year());
    }

    /** The rehearsal of a plan in that year, if there is one. */
    public Optional<Plan> rehearsal(PlanDraft draft, int year) {
        return planStore.find(rehearsalId(draft, year));
    }

    private static String rehearsalId(PlanDraft draft, int year) {
        return draft.city() + "-" + draft.year() + "-rehearsal-" + year;
    }

    private Plan keep(PlanDraft draft, int year, @Nullable Integer rehearsalOf) {
        String id = rehearsalOf == null ? draft.city() + "-" + draft.year() : rehearsalId(draft, year);
        Optional<Plan> there = planStore.find(id);
        if (there.isPresent()) {
            return there.get();
        }
        Map<String, LocalDate> originals = draft.tasks().stream()
                .flatMap(t -> t.items().stream())
                .flatMap(item -> item.deadlines().stream()
                        .filter(d -> d.date() != null)
                        .map(d -> Map.entry(DateStore.key(item, d), d.date())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
        PlanDraft moved = rehearsalOf == null ? draft : draft.movedTo(year);
        planStore.insert(
                new Plan(
                        id,
                        moved.city(),
                        moved.year(),
                        moved.title(),
                        moved.documentNumber(),
                        moved.issuer(),
                        moved.issueDate(),
                        PlanState.DRAFT,
                        rehearsalOf,
                        0,
                        null,
                        null,
                        null),
                now());
        planStore.insertContent(id, moved, defaultExecutors(moved.city()), originals);
        return planStore.get(id);
    }

    /** The plan as it would be written into a plan file. */
    @Transactional(readOnly = true)
    public PlanDraft draft(String planId) {
        return planStore.draft(planStore.get(planId));
    }

    /** The newest records of the plan as a whole. */
    @Transactional(readOnly = true)
    public List<Record> records(String planId) {
        return journal.about(matter(planId, planStore.get(planId).cityId()), null, 100);
    }

    @Transactional(readOnly = true)
    public List<PlanTask> tasks(String planId) {
        return taskStore.ofPlan(planId);
    }

    /** The parties of every task of the plan, by task id. */
    @Transactional(readOnly = true)
    public Map<String, List<Party>> parties(String planId) {
        return taskStore.partiesOfPlan(planId);
    }

    /** The dates of every task of the plan, by task id. */
    @Transactional(readOnly = true)
    public Map<String, List<TaskDeadline>> deadlines(String planId) {
        return dateStore.ofPlan(planId);
    }

    /**
     * Takes up a draft to be checked, and keeps it from everybody else until the transaction ends.
     *
     * @throws Refusal if it is no draft any more
     */
    public Plan takeUp(String planId) {
        Plan plan = planStore.lock(planId);
        require(
                plan.state() == PlanState.DRAFT,
                "计划“" + plan.title() + "”" + plan.state().label() + "，不能再次启动。");
        return plan;
    }

    /**
     * Sends the checked breakdown for signature.
     *
     * @param checked the whole plan as it was corrected
     * @param revision the revision that was corrected; a later one in the meantime is refused
     */
    public void check(String planId, PlanDraft checked, int revision, String user) {
        Plan plan = planStore.lock(planId);
        require(
                plan.state() == PlanState.DRAFT,
                "计划“" + plan.title() + "”" + plan.state().label() + "，不能再核对。");
        require(plan.revision() == revision, "计划在您打开之后已被别人修改，请重新打开本任务，核对最新内容后再提交。");
        require(plan.cityId().equals(checked.city()), "不能改变计划所属城市。");
        require(plan.year() == checked.year(), "不能改变计划年度。");
        checks.require(checked);
        Map<String, LocalDate> originals = dateStore.originals(planId);
        planStore.deleteContent(planId);
        planStore.insertContent(planId, checked, defaultExecutors(plan.cityId()), originals);
        planStore.updateHead(new Plan(
                plan.id(),
                plan.cityId(),
                plan.year(),
                checked.title(),
                checked.documentNumber(),
                checked.issuer(),
                checked.issueDate(),
                plan.state(),
                plan.rehearsalOf(),
                plan.revision(),
                user,
                null,
                null));
        planStore.setState(planId, PlanState.IN_APPROVAL);
        record(plan, PlanVerb.CHECKED, "核对任务分解，共" + checked.tasks().size() + "项任务", Actor.of(user));
    }

    /**
     * A checked plan that is to be signed, kept from everybody else until the transaction ends.
     *
     * @throws Refusal if it is not to be signed, or not any more
     */
    public Plan toSign(String planId) {
        Plan plan = planStore.lock(planId);
        require(
                plan.state() == PlanState.IN_APPROVAL && plan.signedBy() == null,
                "计划“" + plan.title() + "”"
                        + (plan.signedBy() == null ? plan.state().label() : "已签发") + "，不能签发。");
        return plan;
    }

    /** What was decided on a checked plan. */
    public void sign(String planId, Decision decision) {
        toSign(planId);
        if (decision.agreed()) {
            planStore.setSigned(planId, decision.by().person(), now());
        } else {
            planStore.setState(planId, PlanState.DRAFT);
        }
    }

    /**
     * Puts a signed plan into force: every task runs, a date before the issue does not apply, a task without a date of
     * its own that applies is due at the end of the plan's year.
     *
     * @return ids of the tasks to be worked
     * @throws Refusal if nobody but who prepared it has signed it, or it is in force already
     */
    public List<String> issue(String planId) {
        Plan plan = planStore.lock(planId);
        require(
                plan.state() == PlanState.IN_APPROVAL,
                "计划“" + plan.title() + "”" + plan.state().label() + "，不能下达。");
        require(
                plan.signedBy() != null && !plan.signedBy().equals(plan.preparedBy()),
                "计划“" + plan.title() + "”未经拟稿核对人以外的负责人签发，不能下达。");
        LocalDate issued = plan.issueDate() != null ? plan.issueDate() : LocalDate.now(clock);
        List<PlanTask> tasks = taskStore.ofPlan(planId);
        Map<String, List<PlanDraft.Item>> items = itemStore.written(planId);
        tasks.forEach(task -> release(plan, task.id(), items.getOrDefault(task.id(), List.of()), issued));
        planStore.setState(planId, PlanState.ISSUED);
        record(plan, PlanVerb.ISSUED, "下达任务" + tasks.size() + "项", Actor.PROGRAM);
        events.publishEvent(new PlanIssued(planId));
        return tasks.stream().map(PlanTask::id).toList();
    }

    /** Makes one task of an issued plan ready to run. */
    void release(Plan plan, String planTaskId, List<PlanDraft.Item> items, LocalDate issued) {
        List<TaskDeadline> deadlines = dateStore.ofTask(planTaskId);
        for (TaskDeadline d : deadlines) {
            if (d.state() == TaskDeadline.State.OPEN
                    && d.due() != null
                    && d.due().isBefore(issued)) {
                dateStore.setState(
                        d.id(),
                        TaskDeadline.State.NOT_APPLICABLE,
                        (plan.issueDate() == null ? "早于系统下达日（" : "早于计划印发日期（") + issued + "），不适用");
            }
        }
        boolean ownEnd = deadlines.stream()
                .anyMatch(d -> d.type() == DeadlineType.DEADLINE
                        && d.due() != null
                        && !d.due().isBefore(issued)
                        && (items.size() == 1 || d.due().equals(plan.yearEnd())));
        if (!ownEnd && !items.isEmpty()) {
            dateStore.insert(
                    plan.id(),
                    planTaskId,
                    items.get(0),
                    deadlines.size(),
                    yearEnd(plan.yearEnd()),
                    originalYearEnd(plan));
        }
        taskStore.setState(planTaskId, TaskState.RUNNING, null);
        itemStore.setStates(planTaskId, ItemState.RUNNING, null);
    }

    /** The day of what the plan sets no day for. */
    static PlanDraft.Deadline yearEnd(LocalDate day) {
        return new PlanDraft.Deadline(day, DeadlineType.DEADLINE, "年度内完成（计划未另定日期）", null, null, null, true);
    }

    /** As it was before a rehearsal moved it. */
    static LocalDate originalYearEnd(Plan plan) {
        return plan.rehearsalOf() == null ? plan.yearEnd() : LocalDate.of(plan.rehearsalOf(), 12, 31);
    }

    /** The account of the plan's year is signed, so that the plan can be closed. */
    public void account(String planId, String user) {
        Plan plan = planStore.lock(planId);
        require(
                plan.state() == PlanState.ISSUED,
                "计划“" + plan.title() + "”" + plan.state().label() + "，不能自评。");
        planStore.setAccounted(planId, user);
    }

    /**
     * Closes a plan whose year is accounted for.
     *
     * @throws Refusal if the account of its year is not signed
     */
    public void close(String planId) {
        Plan plan = planStore.lock(planId);
        require(
                plan.state() == PlanState.ISSUED,
                "计划“" + plan.title() + "”" + plan.state().label() + "，不能办结。");
        require(plan.accountedBy() != null, "计划“" + plan.title() + "”的年度自评尚未审签，不能办结。");
        planStore.setEnded(planId, ACCOUNTED, now());
        planStore.setState(planId, PlanState.CLOSED);
        record(plan, PlanVerb.PLAN_CLOSED, ACCOUNTED, Actor.PROGRAM);
        events.publishEvent(new PlanEnded(planId));
    }

    /**
     * What still runs of a plan that is out of force.
     *
     * @throws Refusal if it was not repealed
     */
    public List<PlanTask> toStop(String planId) {
        Plan plan = planStore.lock(planId);
        require(
                plan.state() == PlanState.REPEALED,
                "计划“" + plan.title() + "”" + plan.state().label() + "，未经废止不能停办任务。");
        return taskStore.ofPlan(planId).stream()
                .filter(task -> task.state() == TaskState.RUNNING)
                .toList();
    }

    /** Takes a plan out of force; its closed tasks stay as they are. */
    void repeal(String planId, String reason, Actor by) {
        Plan plan = planStore.lock(planId);
        require(
                plan.state() == PlanState.ISSUED,
                "计划“" + plan.title() + "”" + plan.state().label() + "，不能废止。");
        planStore.setEnded(planId, reason, now());
        planStore.setState(planId, PlanState.REPEALED);
        record(plan, PlanVerb.REPEALED, reason, by);
        events.publishEvent(new PlanEnded(planId));
    }

    List<String> defaultExecutors(String cityId) {
        return organisations.defaultExecutors(cityId).stream()
                .map(Organisation::id)
                .toList();
    }

    private void record(Plan plan, PlanVerb verb, String words, Actor by) {
        journal.add(Entry.of(matter(plan.id(), plan.cityId()), null, verb, by, words));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
