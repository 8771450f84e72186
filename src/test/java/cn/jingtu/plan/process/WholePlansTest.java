package cn.jingtu.plan.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.calendar.Workdays;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Record;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.Figures;
import cn.jingtu.plan.Party;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanFiles;
import cn.jingtu.plan.PlanState;
import cn.jingtu.plan.PlanTask;
import cn.jingtu.plan.PlanTasks;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.TaskIndicator;
import cn.jingtu.plan.TaskState;
import cn.jingtu.plan.Verdict.Outcome;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Both plans from the first check to the summary of the year, with everybody at work: some early, some on the last day,
 * some late. What the engine reminds of is held against dates worked out here from the plan files.
 */
@JingtuTest
class WholePlansTest {

    /** What other modules make of an issued plan is tested with them. */
    private static final String[] PROCEDURES = {
        "annual-plan", "plan-task", "task-planning", "task-execution", "task-verification", "deadline-watch"
    };

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime AT_WORK = LocalTime.of(10, 0);
    private static final int REMIND_WORKDAYS = 3;
    private static final int REPEAT_WORKDAYS = 5;
    private static final List<String> FREE_WORDS = List.of("text", "remark", "reason", "measures", "noEvidenceReason");

    @Autowired
    PlanFiles files;

    @Autowired
    Plans plans;

    @Autowired
    PlanTasks tasks;

    @Autowired
    Figures figures;

    @Autowired
    Organisations organisations;

    @Autowired
    CityCalendars calendars;

    @Autowired
    AnnualPlanProcess annualPlan;

    @Autowired
    TaskDesk desk;

    @Autowired
    Office office;

    @Autowired
    IssuedPlan plansInForce;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    private PlanDraft draft;
    private Plan plan;
    private LocalDate issued;
    private LocalDateTime now;
    private final PriorityQueue<Appointment> agenda = new PriorityQueue<>(Comparator.comparing(Appointment::at));
    private final List<String> expected = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Map<String, LocalDate> closings = new HashMap<>();

    private record Appointment(LocalDateTime at, Runnable work) {}

    /** How people keep their dates. */
    private enum Manner {
        EARLY,
        ON_THE_DAY,
        LATE,
        VERY_LATE
    }

    @ParameterizedTest
    @CsvSource({"beihai, 2020-04-17, 21", "guigang, 2023-02-01, 19"})
    void a_whole_plan_is_worked_off_every_reminder_comes_on_its_day_and_every_word_is_kept(
            String city, LocalDate issueDate, int count) {
        issue(city, issueDate);
        List<PlanTask> all = plans.tasks(plan.id());
        assertThat(all).hasSize(count);
        for (int i = 0; i < count; i++) {
            arrange(all.get(i), draft.tasks().get(i), i);
        }

        passTheYear();

        assertThat(plans.tasks(plan.id())).allSatisfy(task -> {
            assertThat(task.state()).as(task.subject()).isEqualTo(TaskState.CLOSED);
            assertThat(task.closedOn()).as(task.subject()).isEqualTo(closings.get(task.id()));
        });
        String division = organisations.city(city).divisionCode();
        assertThat(plans.tasks(plan.id()))
                .extracting(PlanTask::closeNumber)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, count)
                        .mapToObj(n -> division + "-" + plan.year() + "-%03d".formatted(n))
                        .toList());
        assertThat(all.stream().flatMap(t -> tasks.deadlines(t.id()).stream()))
                .noneMatch(d -> d.state() == TaskDeadline.State.OPEN);
        assertThat(reminders()).containsExactlyInAnyOrderElementsOf(expected);
        if (city.equals("beihai")) {
            // 25 June 2020 was 端午节, the days off ended on the 27th, and Sunday the 28th was a working day.
            assertThat(expected)
                    .contains(
                            "二(七)|REMINDED|各牵头部门推送第二季度工作进展|2020-06-19T09:00",
                            "二(七)|REMINDED-LATE|各牵头部门推送第二季度工作进展|2020-06-28T18:00");
        }
        assertThat(all.stream().flatMap(t -> figures.standings(t.id()).stream()))
                .allSatisfy(s -> assertThat(s.state()).as(s.name()).isIn("达标", "定性，由核查判定"));

        assertThat(instances())
                .as("only the plan itself is left, waiting for its account")
                .hasSize(1);
        plansInForce.account(plan, said("全年任务完成"));
        assertThat(plans.get(plan.id()).state()).isEqualTo(PlanState.CLOSED);
        assertThat(instances()).isEmpty();
        assertThat(words).as("what people wrote").hasSizeGreaterThan(4 * count);
        String journalled = journal.within(Plans.matter(plan.id(), city), Integer.MAX_VALUE).stream()
                .map(Record::words)
                .collect(Collectors.joining("\n"));
        assertThat(words).as("every word that was written is in the journal").allMatch(journalled::contains);
    }

    private void issue(String city, LocalDate issueDate) {
        issued = issueDate;
        moveTo(issued.atTime(AT_WORK));
        draft = files.readAll().stream()
                .filter(d -> d.city().equals(city) && d.year() == issued.getYear())
                .findFirst()
                .orElseThrow();
        plan = plans.keep(draft);
        annualPlan.start(plan);
        office.handIn(
                plan.id(),
                "UserTask_CheckTasks",
                city + ".ecology",
                "drafter",
                Map.of("draft", draft, "revision", plan.revision()));
        office.sign(plan.id(), city + ".ecology.head", "head", said(agreed()));
        office.run(plan.id(), "ServiceTask_IssueTasks");
        plans.tasks(plan.id()).forEach(task -> office.run(task.id(), "StartEvent_TaskIssued"));
    }

    // ---- what people will do, and what should come of it

    private void arrange(PlanTask task, PlanDraft.Task written, int number) {
        Manner manner = Manner.values()[(number + 2) % Manner.values().length];
        LocalDate planned = issued.plusDays(1 + number % 10);
        agenda.add(new Appointment(planned.atTime(AT_WORK), () -> plan(task.id())));

        List<PlanDraft.Deadline> dates = awaited(written);
        LocalDate closing = dates.stream()
                .map(d -> kept(d.date(), manner))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        closings.put(task.id(), closing);
        agenda.add(new Appointment(closing.atTime(AT_WORK), () -> close(task.id(), number)));
        for (PlanDraft.Deadline date : dates) {
            LocalDate kept = kept(date.date(), manner);
            if (kept.isBefore(closing)) {
                agenda.add(new Appointment(kept.atTime(AT_WORK), () -> meet(task.id(), date)));
            }
            expect(task.ref(), date, kept.atTime(AT_WORK));
        }
    }

    /** The dates that count: not before the issue, and the end of the year where the task has none of its own. */
    private List<PlanDraft.Deadline> awaited(PlanDraft.Task written) {
        List<PlanDraft.Deadline> dates = new ArrayList<>(written.dates().stream()
                .filter(d -> d.date() != null
                        && (d.type() == DeadlineType.DEADLINE || d.type() == DeadlineType.RECURRING)
                        && !d.date().isBefore(issued))
                .toList());
        LocalDate yearEnd = LocalDate.of(plan.year(), 12, 31);
        boolean ends = dates.stream()
                .anyMatch(d -> d.type() == DeadlineType.DEADLINE
                        && (written.items().size() == 1 || d.date().equals(yearEnd)));
        if (!ends) {
            dates.add(new PlanDraft.Deadline(yearEnd, DeadlineType.DEADLINE, "年度内完成（计划未另定日期）"));
        }
        return dates;
    }

    private LocalDate kept(LocalDate due, Manner manner) {
        LocalDate lastDay = policy().acceptUntil(due, workdays());
        return switch (manner) {
            case EARLY -> due.minusDays(60).isBefore(issued.plusDays(15)) ? issued.plusDays(15) : due.minusDays(60);
            case ON_THE_DAY -> due;
            case LATE -> lastDay.plusDays(3);
            case VERY_LATE -> lastDay.plusDays(20);
        };
    }

    private void expect(String ref, PlanDraft.Deadline date, LocalDateTime kept) {
        LocalDateTime reminder = workdays()
                .minus(policy().remindOn(date.date(), workdays()), REMIND_WORKDAYS)
                .atTime(9, 0);
        if (reminder.isBefore(kept)) {
            expected.add(line(ref, "REMINDED", date.description(), reminder));
        }
        LocalDateTime onTheDay = policy().remindOn(date.date(), workdays()).atTime(9, 0);
        if (onTheDay.isBefore(kept)) {
            expected.add(line(ref, "REMINDED", date.description(), onTheDay));
        }
        LocalDateTime late = policy().acceptUntil(date.date(), workdays()).atTime(18, 0);
        while (late.isBefore(kept)) {
            expected.add(line(ref, "REMINDED-LATE", date.description(), late));
            late = workdays().plus(late.toLocalDate(), REPEAT_WORKDAYS).atTime(9, 0);
        }
    }

    private static String line(String ref, String action, String description, LocalDateTime at) {
        return ref + "|" + action + "|" + description + "|" + at;
    }

    private List<String> reminders() {
        return jdbc.sql("select matter, upper(verb), words, at from jingtu.record"
                        + " where under = ? and verb in ('reminded', 'reminded-late')")
                .param(Plans.matter(plan.id(), plan.cityId()).ref())
                .query((row, n) -> line(
                        row.getString(1)
                                .substring("plan-task:".length() + plan.id().length() + 1),
                        row.getString(2),
                        described(row.getString(3)),
                        row.getTimestamp(4).toInstant().atZone(ZONE).toLocalDateTime()))
                .list();
    }

    /** Of 标题：“时限”，2020-06-28到期… what is due. */
    private static String described(String words) {
        return words.substring(words.indexOf("：“") + 2, words.lastIndexOf("”，"));
    }

    private Workdays workdays() {
        return calendars.workdays(draft.city());
    }

    private RestDayPolicy policy() {
        return calendars.restDayPolicy(draft.city());
    }

    // ---- people at work

    /** A consent with words of its own: they are to be found again too. */
    private static Map<String, ?> agreed() {
        return Map.of("agreed", true, "remark", "同意");
    }

    /** Free words, told from all others by a number, so that each can be looked for. */
    private String said(String text) {
        String numbered = text + "（第" + (words.size() + 1) + "句）";
        words.add(numbered);
        return numbered;
    }

    private Map<String, ?> said(Map<String, ?> submission) {
        Map<String, Object> said = new HashMap<>(submission);
        FREE_WORDS.forEach(field -> said.computeIfPresent(field, (name, text) -> said(String.valueOf(text))));
        return said;
    }

    private void plan(String task) {
        office.all(task, "UserTask_DraftScheme", t -> said(Office.SCHEME));
        office.all(task, "UserTask_CoSign", t -> said(agreed()));
    }

    private void meet(String task, PlanDraft.Deadline date) {
        Task lead = office.list(task, "UserTask_RequestCloseOut").stream()
                .findFirst()
                .orElseThrow();
        long id = tasks.deadlines(task).stream()
                .filter(d -> d.description().equals(date.description()))
                .map(TaskDeadline::id)
                .findFirst()
                .orElseThrow();
        office.as(
                office.group(lead) + "-clerk",
                office.group(lead),
                () -> desk.meetDeadline(lead.getId(), id, said("已完成")));
    }

    /** Some counties are exempted, and some reports are sent back once, before the task is closed. */
    private void close(String task, int number) {
        if (number % 5 == 1 && tasks.openExecutors(task).size() > 1) {
            Task lead = office.list(task, "UserTask_RequestCloseOut").get(0);
            String county = tasks.openExecutors(task).get(0);
            office.as(
                    office.group(lead) + "-clerk",
                    office.group(lead),
                    () -> desk.exempt(lead.getId(), county, said("辖区内没有此类对象")));
        }
        request(task);
        String returned =
                number % 6 == 2 && !executors(task).isEmpty() ? executors(task).get(0) : null;
        if (returned != null) {
            judge(task, said(Office.returned(Outcome.RETURN_EXECUTOR, "佐证材料不全", returned)));
            request(task);
        }
        judge(task, said(Map.of("outcome", "PASS", "remark", "材料齐全")));
    }

    private void request(String task) {
        office.all(task, "UserTask_CarryOut", t -> report(task, false));
        office.all(task, "UserTask_RequestCloseOut", t -> request(task, body(t)));
    }

    private Map<String, ?> request(String task, String lead) {
        boolean first = tasks.parties(task).stream()
                .filter(p -> p.role() == Role.LEAD)
                .findFirst()
                .orElseThrow()
                .organisationId()
                .equals(lead);
        if (!first) {
            return said(Office.CLOSE_OUT);
        }
        Map<String, Object> request = new HashMap<>(report(task, true));
        words.remove(String.valueOf(request.get("noEvidenceReason")));
        // Whoever asks for the close-out gives the counties' figures; what they lack in evidence they said themselves.
        request.remove("noEvidenceReason");
        return request;
    }

    private void judge(String task, Map<String, ?> verdict) {
        String ecology = draft.city() + ".ecology";
        office.handIn(task, "UserTask_Verify", ecology, "chen", verdict);
        office.list(task, "UserTask_ApproveVerification", ecology + ".head")
                .forEach(t -> office.handIn(t, "head", said(agreed()), ecology + ".head"));
    }

    private List<String> executors(String task) {
        return tasks.parties(task).stream()
                .filter(p -> p.role() == Role.EXECUTOR)
                .map(Party::organisationId)
                .toList();
    }

    /** Counties give what they can; a number for the whole city comes from the lead. */
    private Map<String, ?> report(String task, boolean lead) {
        List<Map<String, ?>> reported = new ArrayList<>();
        for (TaskIndicator i : figures.indicators(task)) {
            if (i.isRate()) {
                reported.add(Map.of("indicatorId", i.id(), "numerator", 37, "denominator", 37));
            } else if (i.operator().isNumeric()) {
                reported.add(Map.of("indicatorId", i.id(), "value", lead ? String.valueOf(i.target()) : "0"));
            } else {
                reported.add(Map.of(
                        "indicatorId", i.id(), "value", i.operator().code().equals("qualitative") ? "已完成" : "Ⅲ类"));
            }
        }
        return said(Map.of("text", "已完成", "noEvidenceReason", "现场核对", "figures", reported));
    }

    private String body(Task task) {
        return office.group(task).substring(draft.city().length() + 1);
    }

    // ---- time

    private void passTheYear() {
        LocalDateTime lastEnd = LocalDate.of(plan.year() + 1, 6, 30).atStartOfDay();
        while (true) {
            Job timer = nextTimer();
            LocalDateTime fires = timer == null ? lastEnd : moment(timer);
            LocalDateTime works = agenda.isEmpty() ? lastEnd : agenda.peek().at();
            if (fires.equals(lastEnd) && works.equals(lastEnd)) {
                return;
            }
            if (works.isBefore(fires)) {
                moveTo(works);
                agenda.remove().work().run();
            } else {
                moveTo(fires);
                management.executeJob(timer.getId());
            }
            runWhatIsReady();
        }
    }

    private void moveTo(LocalDateTime moment) {
        if (now == null || moment.isAfter(now)) {
            now = moment;
        }
        office.at(now);
    }

    private void runWhatIsReady() {
        for (List<Job> ready = ready(); !ready.isEmpty(); ready = ready()) {
            ready.forEach(job -> management.executeJob(job.getId()));
        }
        whatIsOwedIsWhatTheDatesSay();
    }

    /** The dates of a task and the table of obligations never tell two things. */
    private void whatIsOwedIsWhatTheDatesSay() {
        Map<String, List<String>> owed = jdbc
                .sql("select matter, key, due from jingtu.obligation where under = ? and ended_at is null")
                .param(Plans.matter(plan.id(), plan.cityId()).ref())
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2) + " " + row.getDate(3)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        for (PlanTask task : plans.tasks(plan.id())) {
            assertThat(owed.getOrDefault(task.matter().ref(), List.of()))
                    .as(task.subject())
                    .containsExactlyInAnyOrderElementsOf(
                            task.state() != TaskState.RUNNING
                                    ? List.of()
                                    : tasks.deadlines(task.id()).stream()
                                            .filter(date -> date.state() == TaskDeadline.State.OPEN)
                                            .map(date -> "deadline:" + date.id() + " " + date.due())
                                            .toList());
        }
    }

    private List<Job> ready() {
        return jobs().stream().filter(job -> job.getDuedate() == null).toList();
    }

    private Job nextTimer() {
        return jobs().stream()
                .filter(job -> job.getDuedate() != null)
                .min(Comparator.comparing(Job::getDuedate))
                .orElse(null);
    }

    private List<Job> jobs() {
        Set<String> mine = instances();
        return management.createJobQuery().tenantIdIn(draft.city()).list().stream()
                .filter(job -> mine.contains(job.getProcessInstanceId()))
                .toList();
    }

    private Set<String> instances() {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKeyIn(PROCEDURES)
                .tenantIdIn(draft.city())
                .list()
                .stream()
                .filter(instance ->
                        (instance.getBusinessKey().replaceFirst("^plan-task:", "") + ":").startsWith(plan.id() + ":"))
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
    }

    private static LocalDateTime moment(Job job) {
        return LocalDateTime.ofInstant(job.getDuedate().toInstant(), ZONE);
    }
}
