package cn.jingtu.land.process;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryProcess;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells the process {@code deferred-site} on which list the site stands, who may verify, and when the next review is due. */
@ForModels("deferredSite")
public class DeferredSiteProcess {

    private static final String MEASURES = "deferred-site/UserTask_RegisterMeasures";
    private static final String CONCLUSION = "conclusion";

    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;
    private final YearlyChecks checks;
    private final People people;
    private final CurrentUser user;

    DeferredSiteProcess(
            EntryProcess entries,
            Register register,
            Kinds kinds,
            YearlyChecks checks,
            People people,
            CurrentUser user) {
        this.entries = entries;
        this.register = register;
        this.kinds = kinds;
        this.checks = checks;
        this.people = people;
        this.user = user;
    }

    /** The site is put on 暂不开发利用污染地块清单; one that has priority stands on a list of its own, and on that only. */
    public void enter(DelegateExecution execution) {
        RegisterEntry own = entries.of(execution);
        if (!register.get(own.root()).isOn(SiteLists.PRIORITY)) {
            register.list(
                    own.root(), SiteLists.DEFERRED, checks.today(), Change.following(own.matter(kinds), "暂不开发利用，列入管控"));
        }
    }

    /**
     * Takes a verification on site.
     *
     * @throws Refusal if the second of the two people is the first again, or who registered the measures
     */
    public void verified(DelegateTask task) {
        RegisterEntry own = entries.take(task);
        String second = own.value("secondVerifier");
        Optional<String> registrant = register.whoDid(own, MEASURES);
        if (isCalled(user.id(), second)) {
            throw Refusal.invalid("现场核查须有两人，第二核查人不能是您本人，请填写另一位核查人员。");
        }
        if (registrant.filter(person -> isCalled(person, second)).isPresent()) {
            throw Refusal.conflict("“" + second + "”登记了管控措施，不得参加核查，请由其他人员核查。");
        }
    }

    /** By account, or by a name with or without the post behind it ({@code 张三 科长}). */
    private boolean isCalled(String account, String typed) {
        String name = people.name(account);
        return typed.equals(account) || typed.equals(name) || name.startsWith(typed + " ");
    }

    /** A year after the last review, or after it was verified that control is in place. */
    public Date nextReview(DelegateExecution execution) {
        RegisterEntry own = entries.of(execution);
        LocalDate since = Stream.of("verifiedOn", "reviewedOn")
                .flatMap(field -> YearlyChecks.day(own, field).stream())
                .max(Comparator.naturalOrder())
                .orElseGet(checks::today);
        return checks.yearAfter(own.city(), since);
    }

    /** The land is to be developed after all. */
    public void toDevelop(DelegateExecution execution) {
        RegisterEntry own = entries.of(execution);
        register.set(own.root(), "development", "YES", null, Change.following(own.matter(kinds), "决定开发利用"));
        leave(execution, "DEVELOP", "决定开发利用，转风险评估");
    }

    /** It has been proven that nothing has to be controlled here. */
    public void removed(DelegateExecution execution) {
        leave(execution, "REMOVED", "证实可以移出");
    }

    private void leave(DelegateExecution execution, String conclusion, String reason) {
        RegisterEntry own = entries.of(execution);
        Change change = Change.following(own.matter(kinds), reason);
        register.set(own.id(), CONCLUSION, conclusion, "ENDED", change);
        register.delist(own.root(), SiteLists.DEFERRED, checks.today(), change);
    }
}
