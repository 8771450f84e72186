package cn.jingtu.plan.process;

import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanFiles;
import cn.jingtu.plan.Plans;
import cn.jingtu.platform.StartStep;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes the plans of the cities' files on record, ready to be checked and signed; one that is there stays as it is. */
@Component
class PlanLoader implements StartStep {

    private final PlanFiles files;
    private final Plans plans;
    private List<PlanDraft> loaded = List.of();

    PlanLoader(PlanFiles files, Plans plans) {
        this.files = files;
        this.plans = plans;
    }

    @Override
    public int order() {
        return PLANS;
    }

    @Override
    public void run() {
        loaded = files.readAll();
        loaded.forEach(plans::keep);
    }

    /** What stands in the files. */
    List<PlanDraft> loaded() {
        return loaded;
    }
}
