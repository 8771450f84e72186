package cn.jingtu.register.process;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.Values;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Words that procedures at entries wait for and no task asks for: that the land is to be developed, that its use is to
 * change. The sheet of the event says what is asked with the word and whose people may say it. Where the procedure that is
 * the life of an entry does not run, the sheet of its start event says the same of beginning it.
 */
@Component
@Transactional
public class Awaited {

    private final Register register;
    private final Kinds kinds;
    private final StepSheets sheets;
    private final Steps steps;
    private final EntryProcess entries;
    private final EntryLives lives;
    private final EntryBodies bodies;
    private final Sight sight;
    private final Evidence evidence;
    private final Journal journal;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final SystemRights system;
    private final People people;
    private final CurrentUser user;
    private final JdbcClient jdbc;
    private final Clock clock;

    Awaited(
            Register register,
            Kinds kinds,
            StepSheets sheets,
            Steps steps,
            EntryProcess entries,
            EntryLives lives,
            EntryBodies bodies,
            Sight sight,
            Evidence evidence,
            Journal journal,
            RuntimeService runtime,
            RepositoryService repository,
            SystemRights system,
            People people,
            CurrentUser user,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.kinds = kinds;
        this.sheets = sheets;
        this.steps = steps;
        this.entries = entries;
        this.lives = lives;
        this.bodies = bodies;
        this.sight = sight;
        this.evidence = evidence;
        this.journal = journal;
        this.runtime = runtime;
        this.repository = repository;
        this.system = system;
        this.people = people;
        this.user = user;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A word that the user may say now.
     *
     * @param id of what waits for it
     * @param label what saying it is called
     * @param at the entry that its procedure works at
     * @param asked what is to be filled in with it
     */
    public record Word(String id, String label, RegisterEntry at, Steps.Step asked) {}

    /** A file that comes with a word. */
    public record Attached(String name, InputStreamSource content) {}

    /**
     * What waits.
     *
     * @param element id of the event
     * @param instance id of the process instance; null: it does not run yet
     * @param message null: the procedure begins
     */
    private record Waiting(
            String id,
            RegisterEntry at,
            String definition,
            String element,
            StepSheet sheet,
            @Nullable String instance,
            @Nullable String message) {
        String label() {
            return Objects.requireNonNull(sheet.label());
        }
    }

    /** A message that a running procedure waits for. */
    private record Subscription(
            String id, String key, String definition, String element, String instance, String message) {}

    /** Those at an entry and, of one at the top, at all that belongs to it. */
    @Transactional(readOnly = true)
    public List<Word> at(RegisterEntry entry) {
        return waitingAt(entry).stream()
                .filter(waiting -> sayer(waiting).isPresent())
                .map(waiting -> new Word(
                        waiting.id(), waiting.label(), waiting.at(), steps.asked(waiting.sheet(), waiting.at())))
                .toList();
    }

    /**
     * Takes a word: it is written into the register and the journal, and the procedure goes on.
     *
     * @param entry on whose page it is said
     * @param version of the entry that the procedure works at, as the page showed it
     * @param typed by code of the field
     * @throws Refusal if nothing waits for it any more, the user may not say it, or something is missing or wrong
     */
    public void say(RegisterEntry entry, String id, int version, Map<String, String> typed, List<Attached> files) {
        Waiting shown = waiting(entry, id);
        RegisterEntry own = register.lock(shown.at().id(), version);
        // Whoever was faster has been waited for.
        Waiting waiting = waiting(entry, id);
        Organisation body = sayer(waiting)
                .orElseThrow(() -> Refusal.forbidden("“" + waiting.label() + "”由"
                        + waiting.sheet().saidBy().stream()
                                .map(one -> bodies.of(own, one).name())
                                .distinct()
                                .collect(Collectors.joining("、"))
                        + "登记。"));
        StepSheet sheet = waiting.sheet();
        String procedure = Matters.procedure(waiting.definition());
        entries.refuseWhoDidOther(procedure, waiting.label(), sheet, own);
        List<String> asked = sheet.askedOf(own.kind(), own.values());
        Map<String, String> values = Values.taken(
                own.kind().with(own.values(), asked), typed, asked, sheet.required(), LocalDate.now(clock));
        sheet.demandFile(() -> !files.isEmpty());
        Actor by = new Actor(user.id(), body.id());
        Matter matter = own.matter(kinds);
        register.fill(
                own.id(),
                values,
                asked,
                sheet.stateAfter(values),
                new Change(
                        matter,
                        by,
                        null,
                        procedure + "/" + waiting.element(),
                        waiting.label(),
                        sheet.document() == null ? null : values.get(sheet.document())));
        String instance = waiting.instance() == null ? lives.begin(own.id()) : waiting.instance();
        files.forEach(file -> keep(file, waiting, instance, matter, body, by));
        if (waiting.message() != null) {
            system.run(() -> runtime.createMessageCorrelation(waiting.message())
                    .processInstanceId(instance)
                    .correlate());
        }
    }

    private void keep(Attached file, Waiting waiting, String instance, Matter matter, Organisation body, Actor by) {
        EvidenceFile kept = evidence.store(
                        new EvidenceFile.Origin(
                                matter.city(),
                                matter.ref(),
                                instance,
                                waiting.id(),
                                waiting.label(),
                                waiting.element()),
                        new EvidenceFile.Uploader(user.id(), people.name(user.id()), body.groupId(), body.name()),
                        file.name(),
                        file.content())
                .file();
        journal.add(Entry.of(matter, null, MatterVerb.FILE_ADDED, by, waiting.label() + "“" + kept.name() + "”"));
    }

    private Waiting waiting(RegisterEntry entry, String id) {
        return waitingAt(entry).stream()
                .filter(waiting -> waiting.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("这件事已经有人登记，或者办理进入了别的环节，请刷新页面查看。"));
    }

    private List<Waiting> waitingAt(RegisterEntry entry) {
        List<Waiting> waiting = new ArrayList<>();
        beginning(entry).ifPresent(waiting::add);
        List<RegisterEntry> those = entry.above() == null ? register.ofRoot(entry.id()) : List.of(entry);
        Map<String, RegisterEntry> byId = those.stream().collect(Collectors.toMap(RegisterEntry::id, one -> one));
        for (Subscription one : subscriptions(byId.keySet())) {
            sheets.find(one.definition(), one.element())
                    .filter(sheet -> sheet.label() != null)
                    .map(sheet -> new Waiting(
                            one.id(),
                            Objects.requireNonNull(byId.get(one.key())),
                            one.definition(),
                            one.element(),
                            sheet,
                            one.instance(),
                            one.message()))
                    .ifPresent(waiting::add);
        }
        return waiting;
    }

    /** One question for all of them, put to the tables of the engine: its own query knows no business key. */
    private List<Subscription> subscriptions(Collection<String> keys) {
        return jdbc.sql("""
                        SELECT s.id_, i.business_key_, i.proc_def_id_, s.activity_id_, i.id_ AS instance, s.event_name_
                          FROM act_ru_execution i JOIN act_ru_event_subscr s ON s.proc_inst_id_ = i.id_
                         WHERE i.business_key_ = ANY (?) AND i.id_ = i.proc_inst_id_ AND s.event_type_ = 'message'
                         ORDER BY s.created_, s.activity_id_""")
                .param(keys.toArray(String[]::new))
                .query((row, n) -> new Subscription(
                        row.getString("id_"),
                        row.getString("business_key_"),
                        row.getString("proc_def_id_"),
                        row.getString("activity_id_"),
                        row.getString("instance"),
                        row.getString("event_name_")))
                .list();
    }

    /** That the life of an entry at the top begins, where it has one that does not run. */
    private Optional<Waiting> beginning(RegisterEntry entry) {
        if (entry.above() != null || entry.isStruck() || entry.kind().works().isEmpty() || lives.isRunning(entry)) {
            return Optional.empty();
        }
        ProcessDefinition newest = system.call(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(entry.kind().works().get(0))
                .latestVersion()
                .singleResult());
        String start = system.call(() -> repository
                .getBpmnModelInstance(newest.getId())
                .<org.camunda.bpm.model.bpmn.instance.Process>getModelElementById(newest.getKey())
                .getChildElementsByType(StartEvent.class)
                .iterator()
                .next()
                .getId());
        return sheets.find(newest.getId(), start)
                .map(sheet -> new Waiting(entry.id(), entry, newest.getId(), start, sheet, null, null));
    }

    /** The body in whose name the user may say it. */
    private Optional<Organisation> sayer(Waiting waiting) {
        List<String> own = sight.ownBodies();
        return waiting.sheet().saidBy().stream()
                .map(body -> bodies.of(waiting.at(), body))
                .filter(body -> own.contains(body.id()))
                .findFirst();
    }
}
