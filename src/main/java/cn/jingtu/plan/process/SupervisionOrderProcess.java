package cn.jingtu.plan.process;

import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Issuable;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterEnded;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.ObligationsChanged;
import cn.jingtu.matter.PartDone;
import cn.jingtu.matter.Signable;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.process.MatterStarts;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.Organisations.Supervision;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.TaskState;
import cn.jingtu.plan.order.Orders;
import cn.jingtu.plan.order.SupervisionOrder;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.SystemRights;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets {@code supervision-order} going, tells it what people did and is told by it what to do. Which way it goes is asked
 * of the rows at every gateway, never of a variable.
 */
@ForModels("supervisionOrder")
public class SupervisionOrderProcess implements Signable, Issuable {

    /** Of the round that runs, the one that a called {@code order-reply} is about. */
    static final ProcessVariable<String> REPLY_ID = new ProcessVariable<>("replyId", String.class);

    private static final String DECISION_HINT =
            "督查事项由政府或者行政首长确定（政府督查工作条例第十一条）。您代行政首长批准，请写明政府授权的决定：文号（如 政发〔2026〕3号）和日期。";

    private final RuntimeService runtime;
    private final MatterStarts starts;
    private final Desks desks;
    private final Matters matters;
    private final TaskBodies bodies;
    private final Orders orders;
    private final PlanTasks tasks;
    private final Organisations organisations;
    private final Submissions submissions;
    private final SystemRights system;
    private final CurrentUser user;
    private final Clock clock;

    SupervisionOrderProcess(
            RuntimeService runtime,
            MatterStarts starts,
            Desks desks,
            Matters matters,
            TaskBodies bodies,
            Orders orders,
            PlanTasks tasks,
            Organisations organisations,
            Submissions submissions,
            SystemRights system,
            CurrentUser user,
            Clock clock) {
        this.runtime = runtime;
        this.starts = starts;
        this.desks = desks;
        this.matters = matters;
        this.bodies = bodies;
        this.orders = orders;
        this.tasks = tasks;
        this.organisations = organisations;
        this.submissions = submissions;
        this.system = system;
        this.user = user;
        this.clock = clock;
    }

    // ---- told by people, from where the delay is seen

    /** What is late of the matter of a task. */
    @Transactional(readOnly = true)
    public List<Orders.Late> late(String taskId) {
        Matter matter = desks.open(taskId).row().matter();
        requireProposer(matter.city());
        return orders.late(matter);
    }

    /** What is late in the city of the user, the longest first. */
    @Transactional(readOnly = true)
    public List<Orders.Late> late(int offset, int limit) {
        requireProposer(user.city());
        return orders.late(user.city(), offset, limit);
    }

    @Transactional(readOnly = true)
    public int lateCount() {
        requireProposer(user.city());
        return orders.lateCount(user.city());
    }

    /**
     * Proposes an order about something late in the city of the user.
     *
     * @param obligation id of what is owed
     */
    @Transactional
    public SupervisionOrder propose(long obligation) {
        String city = user.city();
        requireProposer(city);
        SupervisionOrder order = orders.propose(city, obligation, Actor.of(user.id()));
        starts.begin(order.matter());
        return order;
    }

    private void requireProposer(String city) {
        boolean office = organisations
                .supervision(city)
                .filter(by -> worksFor(by.office()))
                .isPresent();
        if (!office && !user.isMemberOf(CityGroups.supervisors(city))) {
            throw Refusal.forbidden("督办由政府督查机构提出，部门不开展政府督查（政府督查工作条例第七条）；您可以催办，或者发提醒函、催办函。");
        }
    }

    private boolean worksFor(Organisation body) {
        return user.isMemberOf(body.groupId()) || isLeaderOf(body);
    }

    private boolean isLeaderOf(Organisation body) {
        return user.isMemberOf(body.deputyGroupId()) || user.isMemberOf(body.headGroupId());
    }

    /**
     * What one reader may do about orders of the own city, asked once for many of them.
     *
     * @param by who conducts 政府督查 there; null: nobody is named
     * @param led ids of the bodies of which the reader is a head or deputy
     */
    public record Reader(@Nullable Supervision by, boolean office, boolean supervisor, Set<String> led) {

        /** Whether the reader may take an order back: once it is out, those who answer for it. */
        public boolean mayRevoke(SupervisionOrder order) {
            if (order.state().isEnd() || order.state() == SupervisionOrder.State.AWAITING) {
                return false;
            }
            if (by == null) {
                return supervisor;
            }
            return order.number() == null
                    ? office
                    : led.contains(by.office().id())
                            || led.contains(by.government().id());
        }

        /** The body in whose name the reader may ask for a review; empty: none. */
        public Optional<String> reviewFor(SupervisionOrder order) {
            return order.bodies().stream().filter(led::contains).findFirst();
        }
    }

    @Transactional(readOnly = true)
    public Reader reader() {
        String city = user.city();
        Supervision by = organisations.supervision(city).orElse(null);
        return new Reader(
                by,
                by != null && worksFor(by.office()),
                user.isMemberOf(CityGroups.supervisors(city)),
                organisations.of(city).stream()
                        .filter(this::isLeaderOf)
                        .map(Organisation::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Takes an order back, with a reason. */
    @Transactional
    public void revoke(String id, String reason) {
        SupervisionOrder order = own(id);
        if (!reader().mayRevoke(order)) {
            throw Refusal.forbidden("撤销督办由督查机构办理；印发以后，由督查机构负责人或者政府领导决定。已作出结论的不能撤销。");
        }
        orders.revoke(id, reason, Actor.of(user.id()));
        send("jingtu.orderRevoked", order);
    }

    /** A leader of a body asks for a review of the conclusion. */
    @Transactional
    public void askReview(String id, String words) {
        SupervisionOrder order = own(id);
        String body = reader().reviewFor(order).orElseThrow(() -> Refusal.forbidden("复核由承办单位的负责人或者分管领导申请。"));
        orders.askReview(id, words, new Actor(user.id(), body));
        send("jingtu.reviewAsked", order);
    }

    private SupervisionOrder own(String id) {
        return orders.find(id)
                .filter(order -> user.belongsTo(order.city()))
                .orElseThrow(() -> Refusal.notFound("找不到这件督办，请刷新后查看。"));
    }

    // ---- what becomes of what is late

    @EventListener
    void on(ObligationsChanged event) {
        changed(event.matter(), false);
    }

    @EventListener
    void on(PartDone event) {
        changed(event.matter(), false);
    }

    @EventListener
    void on(MatterEnded event) {
        changed(event.matter(), isWithdrawn(event.matter()));
    }

    /** Of other procedures nobody can tell: what has ended counts as met, and the 督查机构 looks. */
    private boolean isWithdrawn(Matter matter) {
        return matter.procedure().equals(PlanTaskProcess.KEY)
                && tasks.find(matter.id())
                        .filter(task -> task.state() == TaskState.WITHDRAWN)
                        .isPresent();
    }

    private void changed(Matter late, boolean withdrawn) {
        orders.changed(late, withdrawn)
                .forEach((id, turn) -> send(
                        turn == Orders.Turn.REVOKED ? "jingtu.orderRevoked" : "jingtu.obligationMet", orders.get(id)));
    }

    private void send(String message, SupervisionOrder order) {
        system.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(order.id())
                .tenantId(order.city())
                .correlateAll());
    }

    // ---- told by the model: who and when

    /** The group of the 督查机构; of a city that has named none its supervisors, who can propose. */
    public String office(DelegateExecution execution) {
        String city = matters.of(execution).city();
        return organisations
                .supervision(city)
                .map(by -> by.office().groupId())
                .orElseGet(() -> CityGroups.supervisors(city));
    }

    /** The groups of the government. */
    public List<String> government(DelegateExecution execution) {
        Organisation government = supervision(matters.of(execution).city()).government();
        return List.of(government.groupId(), government.deputyGroupId(), government.headGroupId());
    }

    /** When nobody can ask for a review any more. */
    public Date reviewOverAt(DelegateExecution execution) {
        return Date.from(OfficeHours.begin(order(execution).reviewUntil().plusDays(1), clock)
                .toInstant());
    }

    public Date reviewDue(DelegateExecution execution) {
        return Date.from(
                OfficeHours.lastMinute(orders.reviewDue(key(execution)), clock).toInstant());
    }

    // ---- told by the model: what happened

    public void begun(DelegateExecution execution) {
        matters.requireOnly(execution, "这件督办已在办理中。");
    }

    public void drafted(DelegateTask task) {
        OrderForms.DraftOrder form = submissions.take(task, OrderForms.DraftOrder.class);
        orders.draft(
                matters.of(task).key(),
                new Orders.Drafting(
                        form.kind(), form.title(), form.demand(), form.replyBy(), form.bodies(), form.basis()),
                actor(task));
    }

    public void admit(DelegateExecution execution) {
        orders.admit(key(execution));
    }

    public boolean admitted(DelegateExecution execution) {
        return orders.isAdmitted(key(execution));
    }

    public void approvalEnded(DelegateExecution execution) {
        orders.approvalEnded(key(execution));
    }

    public boolean approved(DelegateExecution execution) {
        return orders.isIssued(key(execution));
    }

    /** Ids of the replies that are asked for. */
    public List<String> replies(DelegateExecution execution) {
        return orders.askedNow(key(execution));
    }

    public void verified(DelegateTask task) {
        OrderForms.Verification form = submissions.take(task, OrderForms.Verification.class);
        if (form.day().isAfter(LocalDate.now(clock))) {
            throw Refusal.invalid("核实日期不能晚于今天。");
        }
        orders.verify(matters.of(task).key(), new Orders.Finding(form.met(), form.told()), actor(task));
    }

    public boolean met(DelegateExecution execution) {
        return orders.isFoundMet(key(execution));
    }

    public void nextProposed(DelegateTask task) {
        OrderForms.NextStepForm form = submissions.take(task, OrderForms.NextStepForm.class);
        orders.proposeNext(matters.of(task).key(), form.step(), form.words(), form.replyBy(), actor(task));
    }

    public boolean askedAgain(DelegateExecution execution) {
        return orders.isAskedAgain(key(execution));
    }

    public boolean toConclude(DelegateExecution execution) {
        return orders.isToConclude(key(execution));
    }

    public void concluded(DelegateTask task) {
        orders.conclude(
                matters.of(task).key(),
                submissions.take(task, OrderForms.ConclusionForm.class).words(),
                actor(task));
    }

    public void reviewed(DelegateTask task) {
        OrderForms.ReviewForm form = submissions.take(task, OrderForms.ReviewForm.class);
        orders.review(matters.of(task).key(), form.changedTo(), form.words(), bodies.actor(task));
    }

    public void close(DelegateExecution execution) {
        orders.close(key(execution));
    }

    /** In a city without a 督查机构 its supervisors stand for no body. */
    private Actor actor(DelegateTask task) {
        return organisations.supervision(task.getTenantId()).isPresent() ? bodies.actor(task) : Actor.of(user.id());
    }

    // ---- signed in the name of the government

    @Override
    public Set<String> callers() {
        return Set.of(SupervisionOrder.PROCEDURE);
    }

    @Override
    public Draft draft(MatterRow row) {
        SupervisionOrder order = orders.toSignNext(row.key());
        SupervisionOrder.Next next = Objects.requireNonNull(order.next());
        return new Draft(
                "督查下一步措施",
                order.title() + "：" + next.step().label(),
                next.proposedBy(),
                supervision(row.city()).government().id(),
                List.of(),
                "order-view");
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        orders.decideNext(row.key(), decision);
    }

    @Override
    public void requireNote(MatterRow row, String note) {
        Orders.requireDecision(note);
    }

    @Override
    public String noteHint(MatterRow row) {
        return DECISION_HINT;
    }

    // ---- issued by the 督查机构

    @Override
    public Set<String> procedures() {
        return Set.of(SupervisionOrder.PROCEDURE);
    }

    @Override
    public Proposal propose(MatterRow row) {
        return orders.propose(row.key());
    }

    @Override
    public List<WrittenFile> written(MatterRow row) {
        return orders.written(row.key());
    }

    @Override
    public String signer(MatterRow row, String body) {
        return supervision(row.city()).government().id();
    }

    @Override
    public boolean mayBeGivenUp(MatterRow row) {
        return orders.mayBeRefused(row.key());
    }

    @Override
    public void issued(MatterRow row, Document document) {
        orders.issued(row.key(), document);
    }

    private Supervision supervision(String city) {
        return organisations.supervision(city).orElseThrow(() -> Refusal.conflict("本市没有登记政府督查机构，请先由系统管理员在城市文件中登记。"));
    }

    private SupervisionOrder order(DelegateExecution execution) {
        return orders.get(key(execution));
    }

    private String key(DelegateExecution execution) {
        return matters.of(execution).key();
    }
}
