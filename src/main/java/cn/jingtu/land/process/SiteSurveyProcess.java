package cn.jingtu.land.process;

import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.land.laboratory.Conclusion;
import cn.jingtu.land.laboratory.LaboratoryData;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Owed;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.platform.DecisionTable;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryProcess;
import cn.jingtu.standards.LandClass;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What the survey of a site decides beyond its sheets: who has to be asked, until when, and by which way a report goes. */
@ForModels("siteSurvey")
public class SiteSurveyProcess {

    /** From registered service to the report: decree 42 of 2016, article 13. */
    private static final int MONTHS = 6;

    private static final String OWED = "survey-report";
    private static final String DUE_ON = "dueOn";

    private static final ProcessVariable<Boolean> HOLDERS_OWN = new ProcessVariable<>("holdersOwn", Boolean.class);
    private static final ProcessVariable<Boolean> FILING = new ProcessVariable<>("filing", Boolean.class);
    private static final ProcessVariable<Boolean> REPORT_USABLE = new ProcessVariable<>("reportUsable", Boolean.class);
    private static final ProcessVariable<Boolean> SURVEY_STOPPED =
            new ProcessVariable<>("surveyStopped", Boolean.class);
    private static final DecisionTable ROUTE = DecisionTable.of("land/site-survey/report-route.dmn", "report-route");

    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;
    private final Matters matters;
    private final Obligations obligations;
    private final LaboratoryData laboratory;
    private final Clock clock;

    SiteSurveyProcess(
            EntryProcess entries,
            Register register,
            Kinds kinds,
            Matters matters,
            Obligations obligations,
            LaboratoryData laboratory,
            Clock clock) {
        this.entries = entries;
        this.register = register;
        this.kinds = kinds;
        this.matters = matters;
        this.obligations = obligations;
        this.laboratory = laboratory;
        this.clock = clock;
    }

    /** Whoever changes the use, sells or ends production surveys without being asked. */
    public void begun(DelegateExecution execution) {
        HOLDERS_OWN.set(execution, site(entries.of(execution)).is("reason", "CL_2", "CL_3", "CL_6", "CL_8"));
    }

    /** The term runs from the day of service, not from that of listing. */
    public void served(DelegateTask task) {
        RegisterEntry survey = entries.take(task);
        LocalDate servedOn = LocalDate.parse(survey.value("servedOn"));
        LocalDate due = servedOn.plusMonths(MONTHS);
        register.set(survey.id(), DUE_ON, due.toString(), null, Change.following(survey.matter(kinds), "自送达之日起六个月"));
        obligations.set(
                survey.matter(kinds),
                null,
                List.of(new Owed(OWED, "提交土壤污染状况调查报告", null, due, null, List.of(branch(task)), null)));
    }

    private static String branch(DelegateTask task) {
        String group =
                Objects.requireNonNull(task.getCandidates().iterator().next().getGroupId());
        return Organisation.staffOf(group).substring(task.getTenantId().length() + 1);
    }

    /** By when the report has to be in; without a term, as the sheet says. */
    public Date reportDue(DelegateExecution execution) {
        String due = entries.of(execution).value(DUE_ON);
        return due.isEmpty()
                ? entries.due(execution)
                : Date.from(OfficeHours.lastMinute(LocalDate.parse(due), clock).toInstant());
    }

    /** The morning after the term; of a survey that nobody set a term for, a year from now. */
    public Date termOver(DelegateExecution execution) {
        String due = entries.of(execution).value(DUE_ON);
        LocalDate last = due.isEmpty() ? today().plusYears(1) : LocalDate.parse(due);
        // A further round has no term of its own: what is late already is asked for at once.
        LocalDate morning = last.plusDays(1);
        return Date.from(OfficeHours.begin(morning.isBefore(today()) ? today().plusDays(1) : morning, clock)
                .toInstant());
    }

    public void reported(DelegateTask task) {
        RegisterEntry report = entries.take(task);
        if (!report.value("promised").equals("true")) {
            throw Refusal.invalid("没有编制单位和申请人的承诺书，报告不能受理，请补齐后再登记。");
        }
        if (!report.is("stage", "FIRST")
                && report.value("noDataWhy").isEmpty()
                && laboratory.ofTask(task.getId()).isEmpty()) {
            throw Refusal.invalid("采样调查的报告请登记检测数据：上传实验室的表格，核对后点“确认登记检测数据”。确实没有的，请写明理由。");
        }
        RegisterEntry site = site(report);
        obligations.end(report.matter(kinds));
        FILING.set(
                task,
                "true"
                        .equals(ROUTE.rules(Map.of(
                                        "sensitive",
                                        site.value("sensitive").equals("true"),
                                        "reason",
                                        site.value("reason")))
                                .get(0)
                                .get("filing")));
    }

    /**
     * What the review of a report means for the survey: a report that is not good enough, or that was not reviewed to its
     * end, is followed by another round; where nobody had to order the survey, one that was withdrawn may end it.
     */
    public void reviewed(DelegateExecution execution) {
        RegisterEntry survey = entries.of(execution);
        RegisterEntry review = register.below(survey, "review").get(0);
        REPORT_USABLE.set(execution, review.is("outcome", "PASS", "REVISED"));
        SURVEY_STOPPED.set(execution, review.is("stopReason", "WITHDRAWN") && mayStop(survey));
    }

    /** A report on file is used as it is: whether limits are exceeded is concluded apart from it. */
    public void filed(DelegateExecution execution) {
        RegisterEntry filing = register.below(entries.of(execution), "filing").get(0);
        REPORT_USABLE.set(execution, filing.state().equals("CONCLUDED"));
        SURVEY_STOPPED.set(execution, filing.state().equals("WITHDRAWN") && mayStop(filing));
    }

    /** Judges the results that came with the report, as they are kept. */
    public void judge(DelegateExecution execution) {
        RegisterEntry survey = entries.of(execution);
        laboratory.judge(survey, site(survey));
    }

    /** The last word on whether limits are exceeded; one that differs from the report's or the machine's says why. */
    public void concluded(DelegateTask task) {
        RegisterEntry survey = entries.take(task);
        RegisterEntry report = register.below(survey, "survey-report").get(0);
        boolean same = report.value("reportSays").equals(survey.value("conclusion"));
        if (!same && survey.value("differs").isEmpty()) {
            throw Refusal.invalid("审定结论与报告结论不一致，请写明理由。");
        }
        LandClass landClass = LandClass.valueOf(survey.value("landClass"));
        boolean over = survey.is("conclusion", "OVER");
        laboratory
                .standing(survey.root(), landClass)
                .filter(judged -> over ? !judged.isAbove() : judged != Conclusion.LE_SCREENING)
                .filter(judged -> survey.value("differs").isEmpty())
                .ifPresent(judged -> {
                    throw Refusal.invalid("机器对全部有效检测数据的判定是“" + judged.label() + "”，与审定结论不一致，请写明理由。");
                });
        if (survey.is("conclusion", "OVER") && survey.value("pollutants").isEmpty()) {
            throw Refusal.invalid("审定为超过筛选值的，请填写主要污染物。");
        }
        if (survey.is("landClass", "SECOND") && !site(survey).value("sensitive").equals("false")) {
            throw Refusal.invalid("规划用途不明确或者规划为住宅、公共管理与公共服务用地的，按第一类用地评价。");
        }
    }

    public void stopped(DelegateExecution execution) {
        RegisterEntry survey = entries.of(execution);
        obligations.end(survey.matter(kinds));
        register.move(
                survey.id(), "STOPPED", Change.following(matters.of(execution).matter(), "程序终止"));
    }

    /** Nobody had ordered it: the use is not changed after all, or the land not sold. */
    private boolean mayStop(RegisterEntry entry) {
        return site(entry).is("reason", "CL_2", "CL_3");
    }

    private RegisterEntry site(RegisterEntry entry) {
        return register.get(entry.root());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
