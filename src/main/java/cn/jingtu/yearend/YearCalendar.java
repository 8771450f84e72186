package cn.jingtu.yearend;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.calendar.Workdays;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.reporting.ReportDates;
import cn.jingtu.reporting.Rounds;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rehearses a plan before it is issued: what falls on which day, for whom, and where that will not work. */
@Component
public class YearCalendar {

    /** Deadlines in one month from which a department is told to have too much at once; a convention of ours. */
    static final int MANY = 4;

    private final Rounds rounds;
    private final Organisations organisations;
    private final CityCalendars calendars;

    YearCalendar(Rounds rounds, Organisations organisations, CityCalendars calendars) {
        this.rounds = rounds;
        this.organisations = organisations;
        this.calendars = calendars;
    }

    /**
     * A year of a plan.
     *
     * @param cautions what to know before relying on it, as whole sentences
     */
    public record Year(int year, List<MonthView> months, List<Load> overloads, List<String> cautions) {}

    public record MonthView(int month, List<Entry> entries) {}

    /**
     * Something that is due.
     *
     * @param report whether it is a push of progress instead of a deadline of one task
     * @param bodies who answers for it, by name
     * @param collision what stands in the way on that day; null when nothing does
     */
    public record Entry(
            LocalDate day,
            boolean report,
            String ref,
            String title,
            String description,
            List<String> bodies,
            @Nullable String collision) {}

    /** A department with many deadlines in one month. */
    public record Load(String body, int month, int deadlines) {}

    public Year of(PlanDraft plan) {
        Names names = organisations.names(plan.city());
        List<Entry> entries = new ArrayList<>();
        for (PlanDraft.Task task : plan.tasks()) {
            for (PlanDraft.Item item : task.items()) {
                List<String> leads = item.leads().isEmpty() ? task.leads() : item.leads();
                for (PlanDraft.Deadline d : item.deadlines()) {
                    if (d.date() == null) {
                        continue;
                    }
                    entries.add(new Entry(
                            d.date(),
                            false,
                            item.ref(),
                            item.title(),
                            d.description(),
                            leads.stream().map(names::of).toList(),
                            collision(plan, d.date(), calendars.restDayPolicy(plan.city()))));
                }
            }
        }
        Set<String> leads = plan.tasks().stream()
                .flatMap(task -> task.leads().stream())
                .map(names::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String source = ReportDates.areWritten(plan) ? "计划规定的推送日期" : "计划未定日期，按本市设定";
        for (LocalDate day : ReportDates.of(plan, rounds.settings(plan.city()))) {
            String collision = collision(plan, day, rounds.restDayPolicy(plan.city()));
            entries.add(new Entry(day, true, "", "推送工作进展", source, List.copyOf(leads), collision));
        }
        entries.sort(
                Comparator.comparing(Entry::day).thenComparing(Entry::report).thenComparing(Entry::ref));
        Map<Month, List<Entry>> byMonth = entries.stream()
                .filter(e -> e.day().getYear() == plan.year())
                .collect(Collectors.groupingBy(e -> e.day().getMonth(), TreeMap::new, Collectors.toList()));
        return new Year(
                plan.year(),
                byMonth.entrySet().stream()
                        .map(e -> new MonthView(e.getKey().getValue(), e.getValue()))
                        .toList(),
                overloads(byMonth),
                cautions(plan));
    }

    private @Nullable String collision(PlanDraft plan, LocalDate day, RestDayPolicy policy) {
        if (plan.issueDate() != null && day.isBefore(plan.issueDate())) {
            return "早于计划印发日期（" + plan.issueDate() + "），不适用";
        }
        Workdays workdays = calendars.workdays(plan.city());
        if (workdays.isWorkday(day)) {
            return workdays.festival(day).map(name -> name + "调休工作日").orElse(null);
        }
        return workdays.festival(day).orElse("周末") + "休息，" + policy.remindOn(day, workdays) + "提醒，"
                + policy.acceptUntil(day, workdays) + "及以前不算逾期";
    }

    private static List<Load> overloads(Map<Month, List<Entry>> byMonth) {
        List<Load> loads = new ArrayList<>();
        byMonth.forEach((month, entries) -> entries.stream()
                .filter(e ->
                        !e.report() && (e.collision() == null || !e.collision().endsWith("不适用")))
                .flatMap(e -> e.bodies().stream())
                .collect(Collectors.groupingBy(body -> body, TreeMap::new, Collectors.counting()))
                .forEach((body, count) -> {
                    if (count >= MANY) {
                        loads.add(new Load(body, month.getValue(), count.intValue()));
                    }
                }));
        return loads;
    }

    private List<String> cautions(PlanDraft plan) {
        List<String> cautions = new ArrayList<>();
        calendars.workdays(plan.city()).caution(plan.year()).ifPresent(cautions::add);
        cautions.add("本市规定：" + calendars.restDayPolicy(plan.city()).label() + "。");
        return cautions;
    }
}
