package cn.jingtu.plan.process;

import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanFiles;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.RehearsalMoment;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskIndicator;
import cn.jingtu.platform.StartStep;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The demo's plans: each plan file issued as a rehearsal in the current year and worked on until today by the demo
 * accounts, so that the lists look as they would in office. Everything goes through the processes, at dates of its own,
 * before anybody can sign in and before the first timer can fire; the story depends only on the order of the tasks, so
 * it works for any city. {@code jingtu.rehearsal=false} leaves the accounts without a past.
 */
@Component
@ConditionalOnProperty("jingtu.demo")
@ConditionalOnProperty(name = "jingtu.rehearsal", matchIfMissing = true)
class Rehearsal implements StartStep {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    /** A rehearsal that would begin in the future has begun this long ago instead. */
    private static final int EARLIEST_BEGIN_DAYS = 60;

    private final PlanFiles files;
    private final Plans plans;
    private final PlanTasks planTasks;
    private final Figures figures;
    private final AnnualPlanProcess annualPlan;
    private final Organisations organisations;
    private final RehearsedPeople people;
    private final ManagementService management;
    private final IdentityService identities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Rehearsal(
            PlanFiles files,
            Plans plans,
            PlanTasks planTasks,
            Figures figures,
            AnnualPlanProcess annualPlan,
            Organisations organisations,
            RehearsedPeople people,
            ManagementService management,
            IdentityService identities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.plans = plans;
        this.planTasks = planTasks;
        this.figures = figures;
        this.annualPlan = annualPlan;
        this.organisations = organisations;
        this.people = people;
        this.management = management;
        this.identities = identities;
        this.events = events;
        this.clock = clock;
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

    @Override
    public int order() {
        return REHEARSAL;
    }

    @Override
    public void run() {
        LocalDate today = LocalDate.now(clock);
        for (PlanDraft draft : files.readAll()) {
            Plan plan = plans.rehearse(draft, today.getYear());
            if (plan.state() == PlanState.DRAFT) {
                long begun = System.nanoTime();
                try {
                    rehearse(plan, today);
                } finally {
                    ClockUtil.reset();
                    identities.clearAuthentication();
                }
                log.info("rehearsal {} took {} ms", plan.id(), (System.nanoTime() - begun) / 1_000_000);
            }
        }
    }

    private void rehearse(Plan plan, LocalDate today) {
        LocalDate begin = plan.issueDate() != null ? plan.issueDate() : LocalDate.of(plan.year(), 3, 1);
        if (begin.isAfter(today.minusDays(EARLIEST_BEGIN_DAYS))) {
            begin = today.minusDays(EARLIEST_BEGIN_DAYS);
        }
        move(begin);
        annualPlan.start(plan);
        String coordinator =
                plan.cityId() + "." + organisations.settings(plan.cityId()).coordinator();
        people.handIn(
                plan.id(),
                "UserTask_CheckTasks",
                coordinator,
                coordinator,
                Map.of("draft", plans.draft(plan.id()), "revision", plan.revision()));
        people.handIn(
                plan.id(),
                "UserTask_SignPlan",
                coordinator + ".head",
                coordinator + ".head",
                Map.of("agreed", true, "remark", "同意签发"));
        people.followUp();
        List<PlanTask> issued = plans.tasks(plan.id());
        long days = ChronoUnit.DAYS.between(begin, today);
        passUntil(plan, begin.plusDays(days / 5), today);
        each(issued, Stage.DUE_SOON, (task, stage) -> planned(plan, task, stage, today));
        passUntil(plan, begin.plusDays(days / 2), today);
        each(issued, Stage.HALF_OF_COUNTIES, this::reported);
        passUntil(plan, begin.plusDays(days * 7 / 10), today);
        each(issued, Stage.CLOSE_OUT_REQUESTED, this::requested);
        passUntil(plan, begin.plusDays(days * 4 / 5), today);
        each(issued, Stage.CLOSED, (task, stage) -> verified(task, coordinator));
        passUntil(plan, today, today);
    }

    private interface Step {
        void take(PlanTask task, Stage stage);
    }

    private static void each(List<PlanTask> issued, Stage reached, Step step) {
        for (int i = 0; i < issued.size(); i++) {
            Stage stage = Stage.of(i);
            if (stage.reaches(reached)) {
                step.take(issued.get(i), stage);
            }
        }
    }

    private void planned(Plan plan, PlanTask task, Stage stage, LocalDate today) {
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
            BigDecimal share =
                    target.divide(BigDecimal.valueOf(counties.size()), Math.max(target.scale(), 0), RoundingMode.DOWN);
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

    private void verified(PlanTask task, String coordinator) {
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

    private void move(LocalDate day) {
        ClockUtil.setCurrentTime(
                Date.from(day.atTime(9, 30).atZone(clock.getZone()).toInstant()));
    }

    /** Lets time go on to a day, firing on the way every timer that comes due, each at its own moment. */
    private void passUntil(Plan plan, LocalDate day, LocalDate today) {
        Date end = Date.from(day.atTime(9, 30).atZone(clock.getZone()).toInstant());
        for (List<Job> due = due(end); !due.isEmpty(); due = due(end)) {
            Job next = due.get(0);
            if (next.getDuedate().after(ClockUtil.getCurrentTime())) {
                ClockUtil.setCurrentTime(next.getDuedate());
            }
            management.executeJob(next.getId());
            people.followUp();
            events.publishEvent(new RehearsalMoment(plan.id(), today));
        }
        ClockUtil.setCurrentTime(end);
    }

    private List<Job> due(Date end) {
        List<Job> jobs = new ArrayList<>(management
                .createJobQuery()
                .timers()
                .duedateLowerThan(end)
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1));
        jobs.sort(Comparator.comparing(Job::getDuedate));
        return jobs;
    }

    private void handIn(PlanTask task, String step, String organisation, Map<String, ?> submission) {
        String group = organisations.get(task.cityId(), organisation).groupId();
        people.handIn(task.id(), step, group, group, submission);
    }
}
