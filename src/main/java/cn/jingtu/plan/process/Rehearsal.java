package cn.jingtu.plan.process;

import cn.jingtu.calendar.process.OtherTime;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.RehearsalMoment;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskIndicator;
import cn.jingtu.platform.Preparation;
import cn.jingtu.platform.StartStep;
import jakarta.annotation.PreDestroy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The past of the demo: its plans, then what other modules tell ({@link RehearsedStories}). Each plan file issued as a rehearsal in the current year and worked on until today by the demo
 * accounts, so that the lists look as they would in office. Everything goes through the processes, at dates of its own;
 * the story depends only on the order of the tasks, so it works for any city. {@code jingtu.rehearsal=false} leaves the
 * accounts without a past.
 *
 * <p>It goes on behind the served page. A plan, as any other story, is one transaction: nobody meets it before it has come to today, no timer of
 * it fires meanwhile, and of one that fails or is killed nothing is left, so that the next start begins it again.
 */
@Component
@ConditionalOnProperty("jingtu.demo")
@ConditionalOnProperty(name = "jingtu.rehearsal", matchIfMissing = true)
class Rehearsal implements StartStep {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

    /** It takes all that the machine has for a minute; whoever waits for the first page goes before. */
    private static final Duration AFTER_THE_START = Duration.ofSeconds(5);

    /** A rehearsal that would begin in the future has begun this long ago instead. */
    private static final int EARLIEST_BEGIN_DAYS = 60;

    private final PlanLoader files;
    private final Plans plans;
    private final PlanTasks planTasks;
    private final Figures figures;
    private final AnnualPlanProcess annualPlan;
    private final Organisations organisations;
    private final RehearsedPeople people;
    private final Preparation preparation;
    private final ManagementService management;
    private final IdentityService identities;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final List<RehearsedStories> others;
    private final Clock clock;

    private List<PlanDraft> outstanding = List.of();
    private List<RehearsedStories.Story> stories = List.of();
    private @Nullable Thread worker;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Rehearsal(
            PlanLoader files,
            Plans plans,
            PlanTasks planTasks,
            Figures figures,
            AnnualPlanProcess annualPlan,
            Organisations organisations,
            RehearsedPeople people,
            Preparation preparation,
            ManagementService management,
            IdentityService identities,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            List<RehearsedStories> others,
            Clock clock) {
        this.files = files;
        this.plans = plans;
        this.planTasks = planTasks;
        this.figures = figures;
        this.annualPlan = annualPlan;
        this.organisations = organisations;
        this.people = people;
        this.preparation = preparation;
        this.management = management;
        this.identities = identities;
        this.transaction = transaction;
        this.events = events;
        this.others = others;
        this.clock = clock;
    }

    /** The scenes of a plan's year, as whoever waits for them is told. */
    private enum Scene {
        ISSUE("核对、签发年度计划"),
        SCHEMES("牵头单位编制实施方案"),
        COUNTIES("县（市、区）上报落实情况"),
        CLOSE_OUTS("牵头单位申请销号"),
        VERIFICATIONS("核查销号"),
        TO_TODAY("季度报送，直到今天");

        private final String label;

        Scene(String label) {
            this.label = label;
        }
    }

    @Override
    public int order() {
        return REHEARSAL;
    }

    /** Only looks what there is to rehearse. */
    @Override
    public void run() {
        int year = LocalDate.now(clock).getYear();
        outstanding = files.loaded().stream()
                .filter(draft -> plans.rehearsal(draft, year).isEmpty())
                .toList();
        stories = others.stream().flatMap(other -> other.outstanding().stream()).toList();
        if (isAnythingOutstanding()) {
            preparation.announce(outstanding.size() * Scene.values().length + stories.size());
        }
    }

    private boolean isAnythingOutstanding() {
        return !outstanding.isEmpty() || !stories.isEmpty();
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (isAnythingOutstanding()) {
            worker = new Thread(this::rehearseAll, "rehearsal");
            worker.start();
        }
    }

    /** Waits until the worker has undone what it was at: the database and the engine are about to go. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        if (worker != null) {
            worker.join();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void rehearseAll() {
        try {
            if (stopping.await(AFTER_THE_START.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
            return;
        }
        LocalDate today = LocalDate.now(clock);
        List<String> failed = new ArrayList<>();
        for (PlanDraft draft : outstanding) {
            tell(draft.title(), failed, time -> new Year(draft, today, time).rehearse());
        }
        int step = outstanding.size() * Scene.values().length;
        for (RehearsedStories.Story story : stories) {
            step++;
            if (!isStopping()) {
                preparation.at(step, story.title());
            }
            tell(story.title(), failed, time -> story.tell(time, today, this::goOn));
        }
        if (isStopping()) {
            return;
        }
        if (failed.isEmpty()) {
            preparation.end();
        } else {
            preparation.fail("演示数据" + String.join("、", failed) + "没有备好，其余照常可用。原因见运行日志；重新启动后会再次准备。");
        }
    }

    private void tell(String title, List<String> failed, Consumer<OtherTime> story) {
        if (isStopping()) {
            return;
        }
        long begun = System.nanoTime();
        try (OtherTime time = new OtherTime()) {
            transaction.executeWithoutResult(status -> story.accept(time));
            log.info("rehearsal of {} took {} ms", title, (System.nanoTime() - begun) / 1_000_000);
        } catch (RuntimeException e) {
            if (isStopping()) {
                log.info("rehearsal of {} broken off; the next start begins it again", title);
            } else {
                log.error("rehearsal of {} failed; the next start tries again", title, e);
                failed.add("“" + title + "”");
            }
        } finally {
            identities.clearAuthentication();
        }
    }

    private void goOn() {
        if (isStopping()) {
            throw new CancellationException("the program stops");
        }
    }

    /** How far a task has come in the story, by its place in the plan. */
    private enum Stage {
        CLOSED,
        HALF_OF_COUNTIES,
        DUE_SOON,
        SCHEME_OPEN,
        CLOSE_OUT_REQUESTED;

        static Stage of(int position) {
            return values()[position % values().length];
        }

        boolean reaches(Stage other) {
            return switch (other) {
                case SCHEME_OPEN -> true;
                case DUE_SOON -> this != SCHEME_OPEN;
                case HALF_OF_COUNTIES -> this != SCHEME_OPEN && this != DUE_SOON;
                case CLOSE_OUT_REQUESTED -> this == CLOSE_OUT_REQUESTED || this == CLOSED;
                case CLOSED -> this == CLOSED;
            };
        }
    }

    private interface Step {
        void take(PlanTask task, Stage stage);
    }

    /** The story of one plan until today. */
    private final class Year {

        private final PlanDraft draft;
        private final LocalDate today;
        private final OtherTime time;
        private final Plan plan;
        private final String coordinator;

        Year(PlanDraft draft, LocalDate today, OtherTime time) {
            this.draft = draft;
            this.today = today;
            this.time = time;
            this.plan = plans.rehearse(draft, today.getYear());
            this.coordinator = organisations.coordinator(plan.cityId()).groupId();
        }

        void rehearse() {
            begin(Scene.ISSUE);
            LocalDate begin = plan.issueDate() != null ? plan.issueDate() : LocalDate.of(plan.year(), 3, 1);
            if (begin.isAfter(today.minusDays(EARLIEST_BEGIN_DAYS))) {
                begin = today.minusDays(EARLIEST_BEGIN_DAYS);
            }
            time.moveTo(morning(begin));
            List<PlanTask> issued = issue();
            long days = ChronoUnit.DAYS.between(begin, today);
            begin(Scene.SCHEMES);
            passUntil(begin.plusDays(days / 5));
            each(issued, Stage.DUE_SOON, this::planned);
            begin(Scene.COUNTIES);
            passUntil(begin.plusDays(days / 2));
            each(issued, Stage.HALF_OF_COUNTIES, this::reported);
            begin(Scene.CLOSE_OUTS);
            passUntil(begin.plusDays(days * 7 / 10));
            each(issued, Stage.CLOSE_OUT_REQUESTED, this::requested);
            begin(Scene.VERIFICATIONS);
            passUntil(begin.plusDays(days * 4 / 5));
            each(issued, Stage.CLOSED, this::verified);
            begin(Scene.TO_TODAY);
            passUntil(today);
        }

        private List<PlanTask> issue() {
            annualPlan.start(plan);
            people.handIn(
                    plan.id(),
                    "UserTask_CheckTasks",
                    coordinator,
                    coordinator,
                    Map.of("draft", plans.draft(plan.id()), "revision", plan.revision()));
            people.sign(plan.id(), organisations.coordinator(plan.cityId()), "同意签发");
            people.followUp(plan.id(), plan.cityId());
            return plans.tasks(plan.id());
        }

        private void each(List<PlanTask> issued, Stage reached, Step step) {
            for (int i = 0; i < issued.size(); i++) {
                Stage stage = Stage.of(i);
                if (stage.reaches(reached)) {
                    goOn();
                    step.take(issued.get(i), stage);
                }
            }
        }

        private void planned(PlanTask task, Stage stage) {
            Map<String, Object> scheme = new HashMap<>();
            scheme.put("text", "（演练）按计划要求分解任务，明确责任人和完成时间，分批推进，年底前完成自查。");
            LocalDate soon = today.plusDays(5);
            if (stage == Stage.DUE_SOON && !soon.isAfter(plan.yearEnd())) {
                scheme.put("executorDue", soon.toString());
            }
            if (stage == Stage.HALF_OF_COUNTIES && LocalDate.now(clock).isBefore(today.minusDays(6))) {
                scheme.put("executorDue", today.minusDays(6).toString());
            }
            List<String> leads = parties(task, Role.LEAD);
            handIn(task, "UserTask_DraftScheme", leads.get(0), scheme);
            if (task.leadMode() == LeadMode.JOINT) {
                leads.stream()
                        .skip(1)
                        .forEach(lead -> handIn(task, "UserTask_CoSign", lead, Map.of("agreed", true, "remark", "同意")));
            } else {
                leads.stream().skip(1).forEach(lead -> handIn(task, "UserTask_DraftScheme", lead, scheme));
            }
        }

        private void reported(PlanTask task, Stage stage) {
            List<String> counties = parties(task, Role.EXECUTOR);
            int count = stage == Stage.HALF_OF_COUNTIES ? counties.size() / 2 : counties.size();
            List<TaskIndicator> indicators = figures.indicators(task.id());
            for (String county : counties.subList(0, count)) {
                List<Map<String, Object>> reported = indicators.stream()
                        .filter(i -> i.executors().isEmpty() || i.executors().contains(county))
                        .map(i -> figure(i, counties, county))
                        .toList();
                handIn(
                        task,
                        "UserTask_CarryOut",
                        county,
                        Map.of("text", "（演练）已按实施方案组织落实，完成排查整治并建立台账。", "figures", reported, "noEvidenceReason", "演练数据"));
            }
        }

        /** A figure that just reaches the target, shared evenly by the counties. */
        private static Map<String, Object> figure(TaskIndicator indicator, List<String> counties, String county) {
            Map<String, Object> figure = new HashMap<>();
            figure.put("indicatorId", indicator.id());
            if (indicator.isRate()) {
                figure.put("numerator", 96);
                figure.put("denominator", 100);
                if (indicator.operator() == Operator.EQUAL) {
                    figure.put("numerator", 100);
                }
            } else if (indicator.operator().isNumeric() && indicator.target() != null) {
                BigDecimal target = new BigDecimal(indicator.target());
                BigDecimal share = target.divide(
                        BigDecimal.valueOf(counties.size()), Math.max(target.scale(), 0), RoundingMode.DOWN);
                boolean first = county.equals(counties.get(0));
                BigDecimal rest = target.subtract(share.multiply(BigDecimal.valueOf(counties.size())));
                figure.put("value", (first ? share.add(rest) : share).toPlainString());
            } else if (indicator.operator() == Operator.NOT_WORSE_THAN) {
                figure.put("value", indicator.target());
            } else {
                figure.put("value", indicator.operator().isNumeric() ? "1" : "已落实");
            }
            return figure;
        }

        private void requested(PlanTask task, Stage stage) {
            for (String lead : parties(task, Role.LEAD)) {
                handIn(task, "UserTask_RequestCloseOut", lead, Map.of("text", "（演练）各县（市、区）均已落实，申请销号。"));
            }
        }

        private void verified(PlanTask task, Stage stage) {
            people.handIn(
                    task.id(),
                    "UserTask_Verify",
                    coordinator,
                    coordinator + ".verifier",
                    Map.of("outcome", "PASS", "remark", "资料齐全，同意销号"));
            if (planTasks.verifierLeads(task.id())) {
                people.handIn(
                        task.id(),
                        "UserTask_ApproveVerification",
                        coordinator + ".head",
                        coordinator + ".head",
                        Map.of("agreed", true, "remark", "同意"));
            }
        }

        private List<String> parties(PlanTask task, Role role) {
            return planTasks.parties(task.id()).stream()
                    .filter(p -> p.role() == role)
                    .map(Party::organisationId)
                    .toList();
        }

        // ---- time and people

        private void begin(Scene scene) {
            preparation.at(
                    outstanding.indexOf(draft) * Scene.values().length
                            + List.of(Scene.values()).indexOf(scene)
                            + 1,
                    organisations.city(draft.city()).name() + "：" + scene.label);
        }

        private Instant morning(LocalDate day) {
            return day.atTime(9, 30).atZone(clock.getZone()).toInstant();
        }

        /** Lets time go on to a day, firing on the way every timer that comes due, each at its own moment. */
        private void passUntil(LocalDate day) {
            Instant end = morning(day);
            for (Optional<Job> due = due(end); due.isPresent(); due = due(end)) {
                Instant moment = due.get().getDuedate().toInstant();
                if (moment.isAfter(clock.instant())) {
                    time.moveTo(moment);
                }
                management.executeJob(due.get().getId());
                people.followUp(plan.id(), plan.cityId());
                events.publishEvent(new RehearsalMoment(plan.id(), today));
            }
            time.moveTo(end);
        }

        private Optional<Job> due(Instant end) {
            goOn();
            return people.nextTimer(plan.id(), plan.cityId(), Date.from(end));
        }

        private void handIn(PlanTask task, String step, String organisation, Map<String, ?> submission) {
            String group = organisations.get(task.cityId(), organisation).groupId();
            people.handIn(task.id(), step, group, group, submission);
        }
    }
}
