package cn.jingtu.plan;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.NoticeTopic;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A task of an issued plan, from the lead's scheme to close-out. Every method that changes something refuses with a
 * reason in Chinese what the rules don't allow, and leaves a record of who did what.
 */
@Component
@Transactional
public class PlanTasks {

    private final PlanStore planStore;
    private final TaskStore taskStore;
    private final ItemStore itemStore;
    private final DateStore dateStore;
    private final TaskObligations obligations;
    private final Journal journal;
    private final Figures figures;
    private final Organisations organisations;
    private final Notices notices;
    private final Clock clock;

    PlanTasks(
            PlanStore planStore,
            TaskStore taskStore,
            ItemStore itemStore,
            DateStore dateStore,
            TaskObligations obligations,
            Journal journal,
            Figures figures,
            Organisations organisations,
            Notices notices,
            Clock clock) {
        this.planStore = planStore;
        this.taskStore = taskStore;
        this.itemStore = itemStore;
        this.dateStore = dateStore;
        this.obligations = obligations;
        this.journal = journal;
        this.figures = figures;
        this.organisations = organisations;
        this.notices = notices;
        this.clock = clock;
    }

    public PlanTask get(String planTaskId) {
        return taskStore.get(planTaskId);
    }

    public Optional<PlanTask> find(String planTaskId) {
        return taskStore.find(planTaskId);
    }

    /**
     * A task that is to be worked, kept from being changed by anybody else until the transaction ends.
     *
     * @throws Refusal if it is not running
     */
    public PlanTask takeUp(String planTaskId) {
        return running(planTaskId).task();
    }

    public List<Party> parties(String planTaskId) {
        return taskStore.parties(planTaskId);
    }

    public List<TaskDeadline> deadlines(String planTaskId) {
        return dateStore.ofTask(planTaskId);
    }

    /** The newest records first, at most 200. */
    public List<Record> records(String planTaskId) {
        return journal.about(taskStore.get(planTaskId).matter(), null, 200);
    }

    // ---- who is to act

    /** Leads whose scheme is missing: of joint leads only the first drafts. */
    public List<String> drafters(String planTaskId) {
        return taskStore.load(planTaskId).drafters();
    }

    /** Joint leads whose counter-signature is missing. */
    public List<String> coSigners(String planTaskId) {
        return taskStore.load(planTaskId).coSigners();
    }

    /** Whether no scheme and no counter-signature is missing. */
    public boolean schemeAgreed(String planTaskId) {
        return taskStore.load(planTaskId).schemeAgreed();
    }

    /** Leads that have not asked for close-out. */
    public List<String> openLeads(String planTaskId) {
        return taskStore.load(planTaskId).openLeads();
    }

    /** Counties that have neither reported nor been exempted. */
    public List<String> openExecutors(String planTaskId) {
        return taskStore.load(planTaskId).openExecutors();
    }

    public List<String> participants(String planTaskId) {
        return taskStore.load(planTaskId).withRole(Role.PARTICIPANT);
    }

    /** Whether the body that verifies is a lead itself, so that its head has to approve. */
    public boolean verifierLeads(String planTaskId) {
        return verifierLeads(taskStore.load(planTaskId));
    }

    private boolean verifierLeads(LoadedTask loaded) {
        return loaded.withRole(Role.LEAD).contains(coordinator(loaded.task().cityId()));
    }

    // ---- what they do

    /**
     * A lead lays down how the task is done.
     *
     * @param executorDue day by which counties report; null: worked out from the deadlines
     */
    public void draftScheme(String planTaskId, String text, @Nullable LocalDate executorDue, Actor by) {
        String lead = by.acting();
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        loaded.requireParty(lead, Role.LEAD, PartyState.PLANNING, "本单位的实施方案已提交，不必重复编制。");
        require(loaded.drafters().contains(lead), "共同牵头的任务由列在首位的牵头单位编制实施方案，本单位会签。");
        if (executorDue != null) {
            require(!executorDue.isBefore(today()), "县区完成时限（" + executorDue + "）早于今天，请改为今天或以后的日期。");
            LocalDate last = planStore.get(task.planId()).yearEnd();
            require(!executorDue.isAfter(last), "县区完成时限（" + executorDue + "）超出计划年度（" + last + "），请改正。");
            taskStore.setExecutorDue(planTaskId, executorDue);
        }
        taskStore.setPartyState(planTaskId, lead, Role.LEAD, PartyState.WORKING, null);
        record(task, PlanVerb.SCHEME_DRAFTED, text, by);
    }

    /**
     * A joint lead agrees to the scheme, or sends it back with a remark: then it is drafted and signed anew, also by
     * those who agree meanwhile.
     */
    public void coSignScheme(String planTaskId, Decision decision) {
        String lead = decision.by().acting();
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        loaded.requireParty(lead, Role.LEAD, PartyState.PLANNING, "本单位已会签，不必重复会签。");
        require(loaded.coSigners().contains(lead), "本单位编制实施方案，不必会签。");
        if (decision.agreed()) {
            if (loaded.drafters().isEmpty()) {
                taskStore.setPartyState(planTaskId, lead, Role.LEAD, PartyState.WORKING, null);
            }
            record(task, PlanVerb.SCHEME_AGREED, decision.words(), decision.by());
            return;
        }
        loaded.withRole(Role.LEAD)
                .forEach(id ->
                        taskStore.setPartyState(planTaskId, id, Role.LEAD, PartyState.PLANNING, decision.remark()));
        record(task, PlanVerb.SCHEME_RETURNED, decision.words(), decision.by());
    }

    /** A county reports that it has carried the task out; not before there is a scheme. */
    public void carryOut(String planTaskId, String text, List<Figure> reported, Actor by) {
        String executor = by.acting();
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        loaded.requireParty(executor, Role.EXECUTOR, PartyState.OPEN, "本县（市、区）已上报落实情况或已豁免，不必重复上报。");
        require(loaded.schemeAgreed(), "牵头单位的实施方案尚未确定，请等方案确定后再上报落实情况。");
        figures.report(planTaskId, reported, true, by);
        taskStore.setPartyState(planTaskId, executor, Role.EXECUTOR, PartyState.DONE, null);
        obligations.done(loaded, executor);
        record(task, PlanVerb.CARRIED_OUT, text, by);
    }

    /** A lead records why a county need not carry the task out. */
    public void exempt(String planTaskId, String executor, String reason, Actor by) {
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        loaded.requireLead(by.acting());
        loaded.requireParty(executor, Role.EXECUTOR, PartyState.OPEN, "该县（市、区）已上报或已豁免，不必再豁免。");
        require(!reason.isBlank(), "请写明豁免原因。");
        taskStore.setPartyState(planTaskId, executor, Role.EXECUTOR, PartyState.EXEMPT, reason);
        obligations.done(loaded, executor);
        record(task, PlanVerb.EXEMPTED, name(task, executor) + "：" + reason, by);
        tell(task, group(task, executor), NoticeKind.INFORMATION, "已豁免本任务的落实：" + reason);
    }

    /** A lead records that one date of the task has been kept, while the task goes on. */
    public void meetDeadline(String planTaskId, long deadlineId, String note, Actor by) {
        String lead = by.acting();
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        loaded.requireLead(lead);
        TaskDeadline deadline = openDeadline(planTaskId, deadlineId);
        require(answersFor(deadline, lead), "该时限由其他牵头单位负责，请由其登记。");
        require(!note.isBlank(), "请写明完成情况。");
        dateStore.setState(deadlineId, TaskDeadline.State.MET, note);
        record(task, PlanVerb.DEADLINE_MET, deadline.description() + "：" + note, by);
    }

    /** A lead asks for close-out; refused while a county is open. */
    public void requestCloseOut(String planTaskId, String text, List<Figure> reported, Actor by) {
        String lead = by.acting();
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        require(loaded.schemeAgreed(), "实施方案尚未确定，请等各牵头单位确定后再申请销号。");
        loaded.requireParty(lead, Role.LEAD, PartyState.WORKING, "本单位已申请销号，不必重复申请。");
        List<String> open = loaded.openExecutors();
        require(
                open.isEmpty(),
                () -> "还有" + open.size() + "个县（市、区）未落实：" + names(task, open) + "。请等其上报，或写明原因予以豁免后再申请销号。");
        figures.report(planTaskId, reported, false, by);
        taskStore.setPartyState(planTaskId, lead, Role.LEAD, PartyState.REQUESTED, null);
        record(task, PlanVerb.CLOSE_OUT_REQUESTED, text, by);
    }

    /** Participants have nothing to hand in: they learn of the task by a notice. */
    public void tellParticipants(String planTaskId) {
        LoadedTask loaded = taskStore.load(planTaskId);
        PlanTask task = loaded.task();
        loaded.withRole(Role.PARTICIPANT)
                .forEach(id ->
                        tell(task, group(task, id), PlanTopic.PARTICIPATION, "任务已下达，您单位为参与单位，销号前可在“参与事项”中提出意见、提供材料。"));
    }

    /**
     * A lead or a county tells how far it has come, without ending its part; also of a task that is closed meanwhile.
     *
     * @throws Refusal naming every figure that is impossible
     */
    public void reportProgress(String planTaskId, String text, List<Figure> reported, Actor by) {
        PlanTask task = taskStore.lock(planTaskId);
        if (task.state() == TaskState.RUNNING) {
            figures.report(planTaskId, reported, false, by);
        }
        record(task, PlanVerb.PROGRESS_REPORTED, text, by);
    }

    /** A participant gives its opinion; changes nothing else. */
    public void contribute(String planTaskId, String text, Actor by) {
        String participant = by.acting();
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        require(loaded.withRole(Role.PARTICIPANT).contains(participant), "本单位不是本任务的参与单位。");
        record(task, PlanVerb.CONTRIBUTED, text, by);
        loaded.withRole(Role.LEAD)
                .forEach(lead ->
                        tell(task, group(task, lead), PlanTopic.PARTICIPATION, name(task, participant) + "：" + text));
    }

    /**
     * Someone who has not worked on the task judges it, once every lead has asked for close-out. The verdict holds at
     * once, or, where the verifying body leads the task itself, with its head's approval.
     *
     * @return whether the task passed; false while the head has not approved
     * @throws Refusal if the user has worked on the task, or the verdict is incomplete
     */
    public boolean verify(String planTaskId, Verdict verdict, String user) {
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        List<String> open = Stream.of(loaded.openLeads(), loaded.openExecutors())
                .flatMap(List::stream)
                .toList();
        require(open.isEmpty(), () -> names(task, open) + "尚未申请销号或上报落实情况，不能核查。");
        require(!journal.hasWorkedOn(task.matter(), user), "您参与过本任务的办理，按照回避要求不能核查，请由未参与办理的其他人员核查。");
        if (!verdict.passed()) {
            require(!verdict.remark().isBlank(), "退回时请写明原因。");
            require(!verdict.returnTo().isEmpty(), "退回时请选择退回的牵头单位或县（市、区）。");
            Role role = verdict.outcome() == Verdict.Outcome.RETURN_LEAD ? Role.LEAD : Role.EXECUTOR;
            require(loaded.withRole(role).containsAll(verdict.returnTo()), "退回的单位不是本任务的" + role.label() + "单位，请重新选择。");
        }
        taskStore.insertVerdict(planTaskId, verdict, user, now());
        return !verifierLeads(loaded) && conclude(loaded, taskStore.latestVerdict(planTaskId));
    }

    /**
     * The head's word on the latest verdict about a task that the head's own body leads.
     *
     * @return whether the task passed
     */
    public boolean approveVerdict(String planTaskId, Decision decision) {
        String user = decision.by().person();
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        Verdict.Given given = taskStore.latestVerdict(planTaskId);
        require(!given.settled(), "本任务的核查意见已有结论，不能再次审批，请重新核查。");
        require(!user.equals(given.by()), "您是本任务的核查人，不得审批自己的核查意见，请由单位其他负责人审批。");
        require(!journal.hasWorkedOn(task.matter(), user), "您参与过本任务的办理，按照回避要求不能审批核查意见。");
        record(
                task,
                decision.agreed() ? PlanVerb.VERIFICATION_APPROVED : PlanVerb.VERIFICATION_REJECTED,
                decision.words(),
                new Actor(user, coordinator(task.cityId())));
        if (!decision.agreed()) {
            taskStore.setVerdictSettled(given.id());
        }
        return decision.agreed() && conclude(loaded, given);
    }

    /** The verdict that awaits the head's approval, or was given last. */
    public Verdict.Given latestVerdict(String planTaskId) {
        return taskStore.latestVerdict(planTaskId);
    }

    /** Applies a verdict: on return the named bodies, and with a county every lead, are open again. */
    private boolean conclude(LoadedTask loaded, Verdict.Given given) {
        PlanTask task = loaded.task();
        Verdict verdict = given.verdict();
        Actor verifier = new Actor(given.by(), coordinator(task.cityId()));
        taskStore.setVerdictSettled(given.id());
        taskStore.setVerified(task.id(), verdict.passed() ? given.by() : null);
        if (verdict.passed()) {
            String text = verdict.remark().isBlank() ? "核查通过" : verdict.remark();
            record(task, PlanVerb.VERIFIED, text, verifier);
            return true;
        }
        List<String> leads = verdict.returnTo();
        if (verdict.outcome() == Verdict.Outcome.RETURN_EXECUTOR) {
            leads = loaded.withRole(Role.LEAD);
            verdict.returnTo()
                    .forEach(id ->
                            taskStore.setPartyState(task.id(), id, Role.EXECUTOR, PartyState.OPEN, verdict.remark()));
        }
        leads.forEach(id -> taskStore.setPartyState(task.id(), id, Role.LEAD, PartyState.WORKING, verdict.remark()));
        obligations.set(task.id());
        String names = names(task, verdict.returnTo());
        record(task, PlanVerb.RETURNED, names + "：" + verdict.remark(), verifier);
        verdict.returnTo().forEach(id -> tell(task, group(task, id), NoticeKind.RETURNED, verdict.remark()));
        return false;
    }

    /**
     * Closes a verified task: number by division code, year and order of close-out within the plan
     * ({@code 450800-2023-007}), date, and every open date met.
     *
     * @throws Refusal if it has not passed verification
     */
    public PlanTask closeOut(String planTaskId) {
        Plan plan = planStore.lock(taskStore.get(planTaskId).planId());
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        require(task.verifiedBy() != null, "任务“" + task.subject() + "”未经核查通过，不能销号。");
        String number = organisations.city(plan.cityId()).divisionCode() + "-" + plan.year()
                + (plan.rehearsalOf() == null ? "" : "演练")
                + "-%03d".formatted(taskStore.closedCount(plan.id()) + 1);
        taskStore.setClosed(planTaskId, number, today());
        itemStore.setStates(planTaskId, ItemState.CLOSED, null);
        dateStore.ofTask(planTaskId).stream()
                .filter(d -> d.state() == TaskDeadline.State.OPEN)
                .forEach(d -> dateStore.setState(d.id(), TaskDeadline.State.MET, "随任务销号完成"));
        obligations.end(task);
        record(task, PlanVerb.CLOSED_OUT, "销号编号" + number, Actor.PROGRAM);
        tellAll(loaded, PlanTopic.CLOSED, "本任务已核查通过并销号，编号" + number + "。");
        return taskStore.get(planTaskId);
    }

    /** Ends a task that is not closed, with a reason. */
    public void withdraw(String planTaskId, String reason, Actor by) {
        LoadedTask loaded = running(planTaskId);
        PlanTask task = loaded.task();
        taskStore.setState(planTaskId, TaskState.WITHDRAWN, reason);
        itemStore.setStates(planTaskId, ItemState.WITHDRAWN, reason);
        obligations.end(task);
        record(task, PlanVerb.WITHDRAWN, reason, by);
        tellAll(loaded, PlanTopic.ADJUSTMENT, "本任务已停办：" + reason);
    }

    // ---- helpers

    LoadedTask running(String planTaskId) {
        LoadedTask loaded = taskStore.loadLocked(planTaskId);
        PlanTask task = loaded.task();
        require(
                task.state() == TaskState.RUNNING,
                "任务“" + task.subject() + "”" + task.state().label() + "，不能再办理，请刷新任务列表。");
        return loaded;
    }

    TaskDeadline openDeadline(String planTaskId, long deadlineId) {
        TaskDeadline deadline = dateStore.lock(deadlineId);
        require(deadline.planTaskId().equals(planTaskId), "该时限不属于本任务，请刷新后重试。");
        require(
                deadline.state() == TaskDeadline.State.OPEN,
                "该时限" + deadline.state().label() + "，不必再办理。");
        return deadline;
    }

    static boolean answersFor(TaskDeadline deadline, String lead) {
        return deadline.leads().isEmpty() || deadline.leads().contains(lead);
    }

    private String coordinator(String cityId) {
        return organisations.settings(cityId).coordinator();
    }

    private String group(PlanTask task, String organisationId) {
        return organisations.get(task.cityId(), organisationId).groupId();
    }

    private String name(PlanTask task, String organisationId) {
        return organisations.get(task.cityId(), organisationId).name();
    }

    private String names(PlanTask task, Collection<String> ids) {
        return ids.stream().map(id -> name(task, id)).collect(Collectors.joining("、"));
    }

    void tell(PlanTask task, String group, NoticeTopic topic, String text) {
        notices.send(task.cityId(), group, topic, task.matter().ref(), task.ref(), null, titled(task, text));
    }

    private static String titled(PlanTask task, String text) {
        return task.title() + "：" + text;
    }

    /** Tells every body that takes part in a task, as it was loaded. */
    void tellAll(LoadedTask loaded, NoticeTopic topic, String text) {
        PlanTask task = loaded.task();
        loaded.parties().stream()
                .map(p -> group(task, p.organisationId()))
                .distinct()
                .forEach(g -> tell(task, g, topic, text));
    }

    void record(PlanTask task, PlanVerb verb, String words, Actor by) {
        journal.add(Entry.of(task.matter(), Plans.matter(task.planId(), task.cityId()), verb, by, words));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static void require(boolean condition, String otherwise) {
        require(condition, () -> otherwise);
    }

    private static void require(boolean condition, Supplier<String> otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise.get());
        }
    }
}
