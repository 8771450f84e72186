package cn.jingtu.land.process;

import cn.jingtu.platform.ForModels;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryProcess;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells the process {@code risk-assessment} what follows from what the region has published. */
@ForModels("riskAssessment")
public class RiskAssessmentProcess {

    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;

    RiskAssessmentProcess(EntryProcess entries, Register register, Kinds kinds) {
        this.entries = entries;
        this.register = register;
        this.kinds = kinds;
    }

    /** The region has published the site in its registry (名录): it stands on that list from the day of publication. */
    public void registered(DelegateTask task) {
        RegisterEntry own = entries.take(task);
        register.list(
                own.root(),
                SiteLists.REGISTRY,
                LocalDate.parse(own.value("publishedOn")),
                Change.following(own.matter(kinds), "自治区公布")
                        .because("自治区公布：" + own.value("publishedAt"), own.value("publicationNumber")));
    }
}
