package cn.jingtu.register.process;

import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.register.Change;
import cn.jingtu.register.EntrySucceeded;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The procedure that an entry goes through from its first day to its last: where it begins, and where it ends early. */
@Component
@Transactional
public class EntryLives {

    private static final String SUCCEEDED = "jingtu.entrySucceeded";

    private final Register register;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final SystemRights system;

    EntryLives(Register register, RuntimeService runtime, HistoryService history, SystemRights system) {
        this.register = register;
        this.runtime = runtime;
        this.history = history;
        this.system = system;
    }

    /** Whether its procedure runs now. */
    public boolean isRunning(RegisterEntry entry) {
        return system.call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(entry.id())
                        .tenantIdIn(entry.city())
                        .count()
                > 0);
    }

    /** Those of entries of a city whose procedure runs now, by id. */
    public Set<String> running(String city, Collection<RegisterEntry> entries) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        String[] ids = entries.stream().map(RegisterEntry::id).distinct().toArray(String[]::new);
        return system.call(() -> history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyIn(ids)
                .tenantIdIn(city)
                .unfinished()
                .list()
                .stream()
                .map(HistoricProcessInstance::getBusinessKey)
                .collect(Collectors.toSet()));
    }

    /**
     * Begins it where it stands, as of what was taken over from elsewhere: the steps before are left out.
     *
     * @param activity id in the model
     */
    public void beginAt(RegisterEntry entry, String activity) {
        system.run(() -> runtime.createProcessInstanceByKey(entry.kind().works().get(0))
                .businessKey(entry.id())
                .setVariable(CityVariables.CITY_ID.name(), entry.city())
                .startBeforeActivity(activity)
                .execute());
    }

    /** Puts something on record and begins its procedure, where its kind has one: what is new is looked into. */
    public RegisterEntry enter(Register.NewEntry entry, Change change) {
        RegisterEntry made = register.add(entry, change);
        if (!made.kind().works().isEmpty()) {
            begin(made.id());
        }
        return made;
    }

    /**
     * Begins it; id of the process instance.
     *
     * @throws Refusal if the kind has none, it runs already, or the entry is struck
     */
    public String begin(String id) {
        RegisterEntry entry = register.lock(id);
        if (entry.isStruck() || entry.kind().works().isEmpty()) {
            throw Refusal.conflict(entry.kind().entry() + "“" + entry.title() + "”不能启动办理：已经注销，或者没有对应的流程。");
        }
        if (isRunning(entry)) {
            throw Refusal.conflict(entry.kind().entry() + "“" + entry.title() + "”正在办理，不能再次启动。");
        }
        return start(entry);
    }

    /** Begins it anew, in the last step of the one that runs now. */
    public void beginAnew(RegisterEntry entry) {
        start(entry);
    }

    private String start(RegisterEntry entry) {
        return system.call(() -> runtime.startProcessInstanceByKey(
                        entry.kind().works().get(0), entry.id(), Map.of(CityVariables.CITY_ID.name(), entry.city()))
                .getId());
    }

    @EventListener
    void succeeded(EntrySucceeded succession) {
        system.run(() -> runtime.createMessageCorrelation(SUCCEEDED)
                .processInstanceBusinessKey(succession.id())
                .correlateAllWithResult());
    }
}
