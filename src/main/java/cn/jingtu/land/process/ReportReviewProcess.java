package cn.jingtu.land.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.calendar.Workdays;
import cn.jingtu.land.review.Answer;
import cn.jingtu.land.review.ReviewForms;
import cn.jingtu.land.review.ReviewOutcome;
import cn.jingtu.land.review.ReviewOutcome.Outcome;
import cn.jingtu.land.review.ReviewRules;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.platform.DecisionTable;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Answers;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryProcess;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Tells the processes {@code report-review} and {@code expert-sheet} what follows from what was registered: what the
 * machine finds in an application, who is drawn into the panel, what the sheets propose, and how often a revision may fail.
 */
@ForModels("reportReview")
public class ReportReviewProcess {

    /** Given to each instance of the call by the model. */
    static final ProcessVariable<String> SHEET_ID = new ProcessVariable<>("sheetId", String.class);

    private static final ProcessVariable<Boolean> PANEL_COMPLETE =
            new ProcessVariable<>("panelComplete", Boolean.class);
    private static final ProcessVariable<Boolean> PANEL_CONCLUDED =
            new ProcessVariable<>("panelConcluded", Boolean.class);
    private static final ProcessVariable<Boolean> REVISION_ENDED =
            new ProcessVariable<>("revisionEnded", Boolean.class);

    private static final DecisionTable PANEL =
            DecisionTable.of("land/report-review/panel-verdict.dmn", "panel-verdict");

    /** The second time that the chair does not agree with a revised report is the last. */
    private static final int LAST_REFUSAL = 2;

    private static final String OUTCOME = "outcome";
    private static final String DUE_ON = "dueOn";

    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;
    private final ReviewPanels panels;
    private final ApplicationChecks checks;
    private final Matters matters;
    private final Notices notices;
    private final CityCalendars calendars;
    private final Clock clock;

    ReportReviewProcess(
            EntryProcess entries,
            Register register,
            Kinds kinds,
            ReviewPanels panels,
            ApplicationChecks checks,
            Matters matters,
            Notices notices,
            CityCalendars calendars,
            Clock clock) {
        this.entries = entries;
        this.register = register;
        this.kinds = kinds;
        this.panels = panels;
        this.checks = checks;
        this.matters = matters;
        this.notices = notices;
        this.calendars = calendars;
        this.clock = clock;
    }

    // ---- the application

    /** Before a person looks: what the machine finds, by the published table; again when what was missing has come in. */
    public void examine(DelegateExecution execution) {
        RegisterEntry review = entries.of(execution);
        Map<String, String> found = checks.examine(review, panels.reviewed(review), rules(review));
        register.fill(review.id(), found, ApplicationChecks.FOUND, null, change(review, "机器核查申请材料"));
    }

    public Date acceptanceDue(DelegateExecution execution) {
        RegisterEntry review = entries.of(execution);
        return end(workdays(review).plus(today(), rules(review).completenessWorkdays()));
    }

    /**
     * Takes whether the application is accepted. What is missing is asked for once; a unit without a record of its work is a
     * gap, and where the city says so no application of it is accepted.
     */
    public void accepted(DelegateTask task) {
        RegisterEntry before = entries.of(task.getExecution());
        RegisterEntry review = entries.take(task);
        switch (review.value("acceptance")) {
            case "GAPS" -> {
                if (!before.value("gapsOn").isEmpty()) {
                    throw Refusal.conflict("补正只告知一次，已于" + before.value("gapsOn") + "告知。请按现有材料受理，或者不予受理并写明理由。");
                }
                set(review, Map.of("gapsOn", today().toString()), "一次告知补正");
            }
            case "COMPLETE" -> {
                refuseGaps(review);
                ReviewRules rules = rules(review);
                set(
                        review,
                        Map.of(
                                "acceptedOn",
                                today().toString(),
                                DUE_ON,
                                workdays(review)
                                        .plus(today(), rules.reviewWorkdays())
                                        .toString(),
                                "form",
                                rules.form()),
                        "受理，时限自次日起算");
            }
            default -> {
                // refused: the reason is asked for by the sheet
            }
        }
    }

    private void refuseGaps(RegisterEntry review) {
        boolean recorded = review.is("credit", "RECORDED");
        if (!recorded && rules(review).creditGate()) {
            throw Refusal.conflict("编制单位没有业绩登记，按本市规定不能受理，请选择一次告知补正或者不予受理。");
        }
        if (!recorded && review.value("gapsOn").isEmpty()) {
            throw Refusal.conflict("编制单位的业绩登记没有查到，属于须补正的事项，请先一次告知补正。");
        }
        if (review.value("findings").contains(ApplicationChecks.GAP)
                && review.value("acceptWords").isEmpty()) {
            throw Refusal.invalid("机器核查有须补正的事项，仍然受理的，请在“核实说明”中写明怎样核实的。");
        }
    }

    public Date supplementDue(DelegateExecution execution) {
        return end(lastDayToSupplement(execution));
    }

    /** The morning after the term for what is missing. */
    public Date supplementOver(DelegateExecution execution) {
        return Date.from(OfficeHours.begin(lastDayToSupplement(execution).plusDays(1), clock)
                .toInstant());
    }

    private LocalDate lastDayToSupplement(DelegateExecution execution) {
        RegisterEntry review = entries.of(execution);
        return LocalDate.parse(review.value("gapsOn")).plusDays(rules(review).gapDays());
    }

    /** Nothing came in, or the application is not accepted; the applicant may apply again. */
    public void notAccepted(DelegateExecution execution) {
        RegisterEntry review = entries.of(execution);
        register.move(review.id(), "REFUSED", change(review, review.is("acceptance", "REFUSED") ? "不予受理" : "逾期未补正"));
    }

    // ---- the panel

    /** Takes how many experts are wanted, and draws them; who has an interest in the report is never drawn. */
    public void drawn(DelegateTask task) {
        RegisterEntry review = entries.take(task);
        int least = rules(review).experts();
        if (Integer.parseInt(review.value("expertsWanted")) < least) {
            throw Refusal.invalid("评审专家不少于" + least + "人（待核），请改正专家人数。");
        }
        panels.draw(review, change(review, "随机抽取专家"));
    }

    /** Takes what became of the meeting; for each expert who does not take part the next one of the draw comes in. */
    public void met(DelegateTask task) {
        RegisterEntry review = entries.take(task);
        List<RegisterEntry> panel = panels.open(review);
        if (review.is("attendance", "REPLACE")) {
            for (String name : names(review.value("replaced"))) {
                panels.drop(one(panel, name), review.value("replacedWhy"), change(review, "专家退出"));
            }
            panels.draw(review, change(review, "按抽取顺序递补专家"));
        } else {
            one(panels.sheets(review), review.value("chair"));
        }
    }

    private static List<String> names(String typed) {
        return Arrays.stream(typed.split("[、,，;；\\s]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static RegisterEntry one(List<RegisterEntry> panel, String name) {
        return panel.stream()
                .filter(sheet -> sheet.name().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("“" + name + "”不在专家组中。专家组现有："
                        + panel.stream().map(RegisterEntry::name).collect(Collectors.joining("、")) + "。"));
    }

    // ---- the sheets

    /** Ids of the sheets that are still to be registered; each is a matter of its own. */
    public List<String> openSheets(DelegateExecution execution) {
        return panels.open(entries.of(execution)).stream()
                .map(RegisterEntry::id)
                .toList();
    }

    /** Key of the called procedure: the sheet that this instance of it is for. */
    public String sheet(DelegateExecution execution, String id) {
        return panels.open(entries.of(execution)).stream()
                .map(RegisterEntry::id)
                .filter(id::equals)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no open sheet " + id));
    }

    /** Takes an expert's sheet; where it counts, the table of the form says what its answers come to. */
    public void sheetRegistered(DelegateTask task) {
        RegisterEntry sheet = entries.take(task);
        if (!sheet.is("use", "VALID")) {
            return;
        }
        Map<String, Answer> answers = new LinkedHashMap<>();
        Answers.codes(sheet.value("answers")).forEach((number, code) -> answers.put(number, Answer.valueOf(code)));
        ReviewOutcome outcome = ReviewForms.of(sheet.value("form")).outcome(answers);
        if (outcome.outcome() == Outcome.INCOMPLETE) {
            throw Refusal.invalid(String.join("", outcome.reasons()));
        }
        set(
                sheet,
                Map.of(OUTCOME, outcome.outcome().name(), "outcomeWords", String.join("", outcome.reasons())),
                "按审核表判定");
    }

    /** What the sheets together propose. A sheet that became void has the next expert of the draw in its place first. */
    public void propose(DelegateExecution execution) {
        RegisterEntry review = entries.of(execution);
        List<RegisterEntry> sheets = panels.sheets(review);
        boolean complete = sheets.size() >= Integer.parseInt(review.value("expertsWanted"));
        PANEL_COMPLETE.set(execution, complete);
        if (!complete) {
            register.move(review.id(), "MEETING", change(review, "意见不够数"));
            panels.draw(review, change(review, "按抽取顺序递补专家"));
            return;
        }
        Map<String, Long> counts =
                sheets.stream().collect(Collectors.groupingBy(sheet -> sheet.value(OUTCOME), Collectors.counting()));
        double fail = counts.getOrDefault("FAIL", 0L);
        double notPass = fail + counts.getOrDefault("REVISE", 0L);
        Map<String, String> rule = PANEL.rules(Map.of("fail", fail / sheets.size(), "notPass", notPass / sheets.size()))
                .get(0);
        set(
                review,
                Map.of(
                        "proposed",
                        rule.getOrDefault(OUTCOME, ""),
                        "proposedWords",
                        rule.get("because") + "："
                                + sheets.stream()
                                        .map(sheet -> sheet.name()
                                                + sheet.kind()
                                                        .readable(sheet.values())
                                                        .get("判定"))
                                        .collect(Collectors.joining("，"))
                                + "。"),
                "汇总专家意见");
    }

    // ---- the verdict

    /** Takes what the panel says; where it is not what the sheets propose, it says why. */
    public void confirmed(DelegateTask task) {
        RegisterEntry review = entries.take(task);
        String verdict = review.value("verdict");
        if (!verdict.equals(review.value("proposed"))
                && review.value("deviation").isEmpty()) {
            throw Refusal.invalid("专家组结论与建议结论不一致，请写明理由。");
        }
        boolean revise = verdict.equals("REVISE");
        if (!revise) {
            set(review, Map.of(OUTCOME, verdict), "专家组结论");
        }
        PANEL_CONCLUDED.set(task, !revise);
    }

    public Date revisionDue(DelegateExecution execution) {
        RegisterEntry review = entries.of(execution);
        return end(workdays(review).plus(today(), rules(review).revisionWorkdays()));
    }

    /** Takes a revised report; the time that it took is the applicant's, not that of the review. */
    public void revised(DelegateTask task) {
        RegisterEntry review = entries.take(task);
        LocalDate asked = LocalDate.ofInstant(task.getCreateTime().toInstant(), clock.getZone());
        LocalDate due = LocalDate.parse(review.value(DUE_ON));
        LocalDate later = workdays(review).plus(due, workdaysSince(asked, workdays(review)));
        if (later.isAfter(due)) {
            set(review, Map.of(DUE_ON, later.toString()), "扣除申请人修改的时间");
        }
    }

    /** Takes what the chair says of the revised report. */
    public void chairChecked(DelegateTask task) {
        RegisterEntry review = entries.take(task);
        boolean agreed = review.is("chairCheck", "AGREED");
        int refusals = (review.value("chairRefusals").isEmpty() ? 0 : Integer.parseInt(review.value("chairRefusals")))
                + (agreed ? 0 : 1);
        boolean ended = agreed || refusals >= LAST_REFUSAL;
        Map<String, String> values = new LinkedHashMap<>(Map.of("chairRefusals", String.valueOf(refusals)));
        if (ended) {
            values.put(OUTCOME, agreed ? "REVISED" : "FAIL");
        }
        register.fill(
                review.id(),
                values,
                values.keySet(),
                ended ? "ISSUING" : null,
                change(review, ended && !agreed ? "组长两次不认可，按不通过办理" : "组长复核"));
        REVISION_ENDED.set(task, ended);
    }

    /** The opinion is out: it is the report's, and the author's on the register of units. */
    public void close(DelegateExecution execution) {
        RegisterEntry review = entries.of(execution);
        LocalDate issued = LocalDate.parse(review.value("reviewOn"));
        RegisterEntry report = panels.reviewed(review);
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "reviewNumber", review.value("reviewNumber"),
                "reviewOn", review.value("reviewOn"),
                "panel", review.value("panel"),
                "verdict", review.value(OUTCOME),
                "verdictWords", review.value("verdictWords")));
        values.values().removeIf(String::isEmpty);
        register.fill(report.id(), values, values.keySet(), null, change(review, review.number()));
        register.fill(
                review.id(),
                Map.of(
                        "creditDueOn",
                        workdays(review)
                                .plus(issued, rules(review).creditWorkdays())
                                .toString()),
                List.of("creditDueOn"),
                "CONCLUDED",
                change(review, "评审办结"));
        checks.keepUnit(review);
    }

    /**
     * Withdrawn, or not to be trusted, or about what is no longer there. Those whose steps end with it are told, and of what
     * is not to be trusted also those who supervise.
     */
    public void stopped(DelegateExecution execution) {
        RegisterEntry review = entries.of(execution);
        register.move(
                review.id(), "STOPPED", Change.following(matters.of(execution).matter(), "评审终止"));
        String words = register.get(review.root()).title() + "的" + review.number() + "已终止："
                + review.kind()
                        .readable(review.values())
                        .get(review.kind().get("stopReason").name()) + "。" + review.value("stopWords");
        Set<String> told = new LinkedHashSet<>(List.of(entries.branch(execution), entries.naturalResources(execution)));
        if (review.is("stopReason", "FRAUD")) {
            told.add(CityGroups.supervisors(review.city()));
            words += "线索已移交：" + review.value("clueNumber") + "。";
        }
        for (String group : told) {
            notices.send(
                    review.city(),
                    group,
                    NoticeKind.RESULT,
                    review.matter(kinds).ref(),
                    words);
        }
    }

    // ---- inside

    private void set(RegisterEntry entry, Map<String, String> values, String reason) {
        register.fill(entry.id(), values, values.keySet(), null, change(entry, reason));
    }

    private Change change(RegisterEntry entry, String reason) {
        return Change.following(entry.matter(kinds), reason);
    }

    private ReviewRules rules(RegisterEntry review) {
        return ReviewRules.of(review.city(), today());
    }

    private Workdays workdays(RegisterEntry review) {
        return calendars.workdays(review.city());
    }

    private int workdaysSince(LocalDate day, Workdays workdays) {
        return (int) day.plusDays(1)
                .datesUntil(today().plusDays(1))
                .filter(workdays::isWorkday)
                .count();
    }

    private Date end(LocalDate day) {
        return Date.from(OfficeHours.lastMinute(day, clock).toInstant());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
