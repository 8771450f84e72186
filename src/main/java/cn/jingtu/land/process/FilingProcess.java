package cn.jingtu.land.process;

import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells the process {@code filing} which report is filed, and the report that it was. */
@ForModels("reportFiling")
public class FilingProcess {

    private static final ProcessVariable<Boolean> NO_REGISTRY = new ProcessVariable<>("noRegistry", Boolean.class);

    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;
    private final ReviewPanels panels;

    FilingProcess(EntryProcess entries, Register register, Kinds kinds, ReviewPanels panels) {
        this.entries = entries;
        this.register = register;
        this.kinds = kinds;
        this.panels = panels;
    }

    /** Which report it is about. */
    public void submitted(DelegateExecution execution) {
        RegisterEntry filing = entries.of(execution);
        RegisterEntry report = panels.reviewed(filing);
        fill(filing, Map.of("report", report.number(), "author", report.value("author")), "提交备案");
    }

    /** Only land that changes hands or use has its report at the registry of real estate, not a unit that just stops. */
    public void checked(DelegateTask task) {
        RegisterEntry filing = entries.take(task);
        NO_REGISTRY.set(task, register.get(filing.root()).is("reason", "CL_6"));
    }

    /** The report keeps its number on file. */
    public void filed(DelegateExecution execution) {
        RegisterEntry filing = entries.of(execution);
        Map<String, String> values = new LinkedHashMap<>(Map.of("filing", "FILED"));
        for (String field : List.of("filingNumber", "filedOn", "registryOn")) {
            values.put(field, filing.value(field));
        }
        values.values().removeIf(String::isEmpty);
        fill(panels.reviewed(filing), values, filing.number());
        register.move(filing.id(), "CONCLUDED", Change.following(filing.matter(kinds), "备案办结"));
    }

    private void fill(RegisterEntry entry, Map<String, String> values, String reason) {
        register.fill(entry.id(), values, values.keySet(), null, Change.following(entry.matter(kinds), reason));
    }
}
