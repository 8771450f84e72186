package cn.jingtu.intake.process;

import cn.jingtu.intake.PlanImports;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.plan.Plans;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the import of a plan is about: the document, and the plan that becomes of it. */
@Component
class ImportMatters implements MatterSource {

    private final PlanImports imports;

    ImportMatters(PlanImports imports) {
        this.imports = imports;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(PlanImportProcess.KEY);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return imports.find(key)
                .map(i -> new MatterRow(
                        PlanImports.matter(key, i.cityId()),
                        i.planId() == null ? null : Plans.matter(i.planId(), i.cityId()),
                        i.title()));
    }
}
