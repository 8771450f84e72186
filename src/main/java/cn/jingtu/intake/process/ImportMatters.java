package cn.jingtu.intake.process;

import cn.jingtu.intake.PlanImports;
import cn.jingtu.organisation.process.Matter;
import cn.jingtu.organisation.process.MatterRows;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the import of a plan is about: the document, and the plan that becomes of it. */
@Component
class ImportMatters implements MatterRows {

    private final PlanImports imports;

    ImportMatters(PlanImports imports) {
        this.imports = imports;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(PlanImportProcess.KEY);
    }

    @Override
    public Optional<Matter> find(String procedure, String key) {
        return imports.find(key).map(i -> new Matter(key, i.cityId(), i.planId(), i.title()));
    }
}
