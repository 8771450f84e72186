package cn.jingtu.land.process;

import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryLives;
import cn.jingtu.register.process.EntryProcess;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** How far a site has come: each part of its way is a procedure of its own, and this puts together what they concluded. */
@ForModels("siteLifecycle")
public class SiteLifecycleProcess {

    private static final ProcessVariable<Boolean> CLEAN = new ProcessVariable<>("clean", Boolean.class);
    private static final ProcessVariable<Boolean> REMOVABLE = new ProcessVariable<>("removable", Boolean.class);
    private static final ProcessVariable<Boolean> NO_MEASURES = new ProcessVariable<>("noMeasures", Boolean.class);
    private static final ProcessVariable<Boolean> NO_AFTERCARE = new ProcessVariable<>("noAftercare", Boolean.class);

    private static final ProcessVariable<Boolean> CARE_OVER = new ProcessVariable<>("careOver", Boolean.class);

    private static final String CONCLUSION = "conclusion";

    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;
    private final EntryLives lives;
    private final Clock clock;

    SiteLifecycleProcess(EntryProcess entries, Register register, Kinds kinds, EntryLives lives, Clock clock) {
        this.entries = entries;
        this.lives = lives;
        this.register = register;
        this.kinds = kinds;
        this.clock = clock;
    }

    public void rejected(DelegateExecution execution) {
        move(execution, "REJECTED", "现场核实不纳入");
    }

    /** Puts it on the list that the visit proposed. */
    public void list(DelegateExecution execution) {
        RegisterEntry site = entries.of(execution);
        String list = last(site, "site-visit").value("listAs");
        if (!list.isEmpty() && !list.equals("NONE")) {
            register.list(site.id(), list, LocalDate.now(clock), change(site, "现场核实意见"));
        }
        move(execution, "LISTED", "现场核实纳入管理");
    }

    public void surveying(DelegateExecution execution) {
        move(execution, "SURVEYING", "开展土壤污染状况调查");
    }

    /**
     * Only a survey that found nothing above the limits, or one that was given up where nobody had to order it and nothing
     * is forbidden on the land, ends it.
     */
    public void surveyed(DelegateExecution execution) {
        RegisterEntry site = entries.of(execution);
        RegisterEntry survey = last(site, "survey");
        boolean givenUp = survey.state().equals("STOPPED");
        if (givenUp && !site.is("reason", "CL_2", "CL_3")) {
            throw Refusal.conflict("“" + site.title() + "”不是因变更用途或者收回转让而调查的，调查不能终止，请继续调查。");
        }
        if (givenUp && !site.value("bans").isEmpty()) {
            throw Refusal.conflict("“" + site.title() + "”有随地保留的限制，调查不能终止，请继续调查，由审定结论决定限制是否保留。");
        }
        CLEAN.set(execution.getProcessInstance(), givenUp || survey.is(CONCLUSION, "CLEAN"));
    }

    /** Off the lists of city and county; the result stays, and is seen at the gate. */
    public void clear(DelegateExecution execution) {
        leaveLists(execution, "调查或者评审结论为无须管控");
        move(execution, "CLEARED", "无须管控，结果留存");
    }

    /** The announcement is out: it stands on the list from that day. */
    public void published(DelegateExecution execution) {
        RegisterEntry site = entries.of(execution);
        String day = site.value("listOn");
        register.list(
                site.id(),
                SiteLists.CONTAMINATED,
                day.isEmpty() ? LocalDate.now(clock) : LocalDate.parse(day),
                change(site, "公布污染地块名录").because("公布污染地块名录", site.value("listNumber")));
        register.delist(site.id(), SiteLists.SUSPECTED, LocalDate.now(clock), change(site, "转入污染地块名录"));
    }

    public void deferring(DelegateExecution execution) {
        move(execution, "DEFERRED", "近期不开发利用");
    }

    public void deferred(DelegateExecution execution) {
        REMOVABLE.set(
                execution.getProcessInstance(),
                last(entries.of(execution), "deferral").is(CONCLUSION, "REMOVED"));
    }

    public void assessing(DelegateExecution execution) {
        move(execution, "ASSESSING", "开展风险评估");
    }

    public void assessed(DelegateExecution execution) {
        NO_MEASURES.set(
                execution.getProcessInstance(),
                last(entries.of(execution), "assessment").is(CONCLUSION, "NOT_NEEDED"));
    }

    public void working(DelegateExecution execution) {
        move(execution, "WORKS", "实施管控修复");
    }

    /** What stays on the registry of the region, or what the effect assessment says of it, is cared for. */
    public void worked(DelegateExecution execution) {
        RegisterEntry works = last(entries.of(execution), "works");
        NO_AFTERCARE.set(
                execution.getProcessInstance(),
                works.is(CONCLUSION, "REMOVED")
                        && works.value("aftercareNeeded").equals("false"));
    }

    /** Whether its care ended with its term, and not because the land is to be used for something else. */
    public void cared(DelegateExecution execution) {
        CARE_OVER.set(
                execution.getProcessInstance(),
                last(entries.of(execution), "aftercare").is(CONCLUSION, "OVER"));
    }

    public void caring(DelegateExecution execution) {
        move(execution, "AFTERCARE", "后期管理");
    }

    /** The class that was reached and what is forbidden stay with the land. */
    public void close(DelegateExecution execution) {
        close(execution, "REMOVED", "管控修复结束");
    }

    /**
     * The land is to be used for something else: this is closed with the class and the bans that it has, and begins anew
     * with the use that is planned.
     */
    public void surveyAnew(DelegateExecution execution) {
        close(execution, "SURVEY_ANEW", "后期管理期间拟改变用途，转重新调查");
        RegisterEntry care = last(entries.of(execution), "aftercare");
        RegisterEntry anew = register.fill(
                care.root(),
                Map.of(
                        "reason",
                        care.value("sensitive").equals("true") ? "CL_2" : "CL_1",
                        "reasonWords",
                        "后期管理期间拟改变用途，规划用途为" + care.value("plannedUse")),
                List.of("reason", "reasonWords"),
                "CLUE",
                change(care, "拟改变用途，重新调查").because("拟改变用途，重新调查", care.values().get("newUseDocument")));
        lives.beginAnew(anew);
    }

    private void close(DelegateExecution execution, String state, String reason) {
        if (!entries.of(execution).isOn(SiteLists.REGISTRY)) {
            leaveLists(execution, "管控修复达到目标");
        }
        move(execution, state, reason);
    }

    private void leaveLists(DelegateExecution execution, String reason) {
        RegisterEntry site = entries.of(execution);
        site.lists().stream()
                .filter(list -> !list.equals(SiteLists.REGISTRY))
                .forEach(list -> register.delist(site.id(), list, LocalDate.now(clock), change(site, reason)));
    }

    private void move(DelegateExecution execution, String state, String reason) {
        RegisterEntry site = entries.of(execution);
        register.move(site.id(), state, change(site, reason));
    }

    private Change change(RegisterEntry site, String reason) {
        return Change.following(site.matter(kinds), reason);
    }

    private RegisterEntry last(RegisterEntry site, String kind) {
        return register.below(site, kind).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(
                        "“" + site.title() + "”还没有" + kinds.get(kind).entry() + "记录，不能继续。"));
    }
}
