package cn.jingtu.register.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry.TaskRef;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Submissions;
import cn.jingtu.register.Answers;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.Values;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** Procedures that work at entries of registers: what their models call, whatever the register. */
@ForModels("entries")
public class EntryProcess {

    /** Of a step that says nothing else: time to look into something, no rule sets it. */
    private static final int USUAL_WORKDAYS = 5;

    private final Kinds kinds;
    private final Register register;
    private final Answers answers;
    private final StepSheets sheets;
    private final Matters matters;
    private final TaskBodies bodies;
    private final TaskFiles files;
    private final Submissions submissions;
    private final EntryBodies actors;
    private final CityCalendars calendars;
    private final CurrentUser user;
    private final Clock clock;

    EntryProcess(
            Kinds kinds,
            Register register,
            Answers answers,
            StepSheets sheets,
            Matters matters,
            TaskBodies bodies,
            TaskFiles files,
            Submissions submissions,
            EntryBodies actors,
            CityCalendars calendars,
            CurrentUser user,
            Clock clock) {
        this.kinds = kinds;
        this.register = register;
        this.answers = answers;
        this.sheets = sheets;
        this.matters = matters;
        this.bodies = bodies;
        this.files = files;
        this.submissions = submissions;
        this.actors = actors;
        this.calendars = calendars;
        this.user = user;
        this.clock = clock;
    }

    /** The entry that a process works at. */
    public RegisterEntry of(DelegateExecution execution) {
        return register.get(matters.of(execution).key());
    }

    // ---- called procedures

    /** Key of a called procedure that works at the same entry. */
    public String same(DelegateExecution execution) {
        return matters.of(execution).key();
    }

    /** Key of a called procedure that works at an entry of its own: it is made here, below that of the caller. */
    public String begin(DelegateExecution execution) {
        CallActivity call = (CallActivity) execution.getBpmnModelElementInstance();
        Kind kind = kinds.of(call.getCalledElement())
                .orElseThrow(() -> new IllegalStateException("no kind is worked at by " + call.getCalledElement()));
        RegisterEntry above = of(execution);
        return register.add(
                        new Register.NewEntry(
                                above.city(), kind, null, above.name(), above.county(), above, Map.of(), null),
                        Change.following(above.matter(kinds), nameOf(call)))
                .id();
    }

    /** At the end of a called procedure: what it found out about the entry at the top is written into that. */
    public void carryUp(DelegateExecution execution) {
        RegisterEntry own = of(execution);
        RegisterEntry root = register.get(own.root());
        if (root.isStruck()) {
            // Given up, as where a site was split: who goes on with it keeps what it was.
            return;
        }
        Kind top = root.kind();
        Map<String, String> found = new LinkedHashMap<>(own.values());
        found.keySet().removeIf(code -> top.field(code).isEmpty());
        if (!found.isEmpty()) {
            register.fill(own.root(), found, found.keySet(), null, Change.following(own.matter(kinds), own.number()));
        }
    }

    // ---- steps of people

    /** Takes what a step hands in, as its sheet says; its model calls this where nothing else follows. */
    public void filled(DelegateTask task) {
        take(task);
    }

    /**
     * Takes what a step hands in and writes it into the register.
     *
     * @return the entry as it is now
     * @throws Refusal if something is missing or wrong, or the step is another's
     */
    public RegisterEntry take(DelegateTask task) {
        StepSheet sheet = sheets.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        Forms.FillEntry form = submissions.take(task, Forms.FillEntry.class);
        MatterRow row = matters.of(task);
        RegisterEntry own = register.lock(row.key());
        // The task's own name has its subject with it.
        String stepName = nameOf((FlowElement) task.getBpmnModelElementInstance());
        refuseWhoDidOther(Matters.procedure(task.getProcessDefinitionId()), stepName, sheet, own);
        Kind kind = kindOf(sheet, own);
        Map<String, String> known =
                sheet.place() == StepSheet.Place.NEW ? Map.of() : at(sheet, own).values();
        List<String> asked = sheet.askedOf(kind, known);
        Map<String, String> values =
                Values.taken(kind.with(known, asked), form.typed(), asked, sheet.required(), LocalDate.now(clock));
        answers.check(kind, known, values);
        sheet.demandFile(() -> !files.handedIn(task).isEmpty());
        Actor by = bodies.actor(task);
        Change change = new Change(
                row.matter(),
                by,
                new TaskRef(task.getId(), stepName),
                stepId(task.getProcessDefinitionId(), task.getTaskDefinitionKey()),
                stepName,
                sheet.document() == null ? null : values.get(sheet.document()));
        RegisterEntry entry = sheet.place() == StepSheet.Place.NEW
                ? register.add(
                        new Register.NewEntry(own.city(), kind, null, own.name(), own.county(), own, Map.of(), null),
                        change)
                : at(sheet, own);
        RegisterEntry after = register.fill(entry.id(), values, asked, sheet.stateAfter(values), change);
        sheet.told()
                .forEach((variable, choice) ->
                        new ProcessVariable<>(variable, Boolean.class).set(task, choice.holds(values)));
        return after;
    }

    /** @throws Refusal if the user took one of the steps that another has to take */
    void refuseWhoDidOther(String procedure, String name, StepSheet sheet, RegisterEntry own) {
        for (String other : sheet.byOthers()) {
            String step = other.contains("/") ? other : procedure + "/" + other;
            if (register.whoDid(own, step).filter(user.id()::equals).isPresent()) {
                throw Refusal.conflict("您办理了前面须由他人复核的环节，不得再办理“" + name + "”，请由其他人员办理。");
            }
        }
    }

    Kind kindOf(StepSheet sheet, RegisterEntry own) {
        return sheet.kind() == null
                ? switch (sheet.place()) {
                    case ABOVE ->
                        register.get(Objects.requireNonNull(own.above())).kind();
                    case ROOT -> register.get(own.root()).kind();
                    default -> own.kind();
                }
                : kinds.get(sheet.kind());
    }

    /** The entry that a step reads and writes; not one that it makes. */
    RegisterEntry at(StepSheet sheet, RegisterEntry own) {
        return switch (sheet.place()) {
            case OWN, NEW -> own;
            case ABOVE -> register.get(Objects.requireNonNull(own.above()));
            case ROOT -> register.get(own.root());
            case NEWEST ->
                register.below(own, Objects.requireNonNull(sheet.kind())).stream()
                        .findFirst()
                        .orElseThrow(() -> Refusal.conflict("还没有可以填写的"
                                + kinds.get(Objects.requireNonNull(sheet.kind()))
                                        .entry() + "，请刷新任务列表。"));
        };
    }

    /** When a step is due: the working days of its sheet from today. */
    public Date due(DelegateExecution execution) {
        StepSheet sheet = sheets.of(execution.getProcessDefinitionId(), execution.getCurrentActivityId());
        int workdays = sheet.workdays() == null ? USUAL_WORKDAYS : sheet.workdays();
        LocalDate day = calendars.workdays(matters.of(execution).city()).plus(LocalDate.now(clock), workdays);
        return Date.from(OfficeHours.lastMinute(day, clock).toInstant());
    }

    // ---- bodies

    /** The group of 市生态环境局. */
    public String ecology(DelegateExecution execution) {
        return group(execution, DocumentSheet.Body.ECOLOGY);
    }

    /** The group of the outpost of 市生态环境局 in the county of the entry. */
    public String branch(DelegateExecution execution) {
        return group(execution, DocumentSheet.Body.BRANCH);
    }

    /** The group of 市自然资源局. */
    public String naturalResources(DelegateExecution execution) {
        return group(execution, DocumentSheet.Body.NATURAL_RESOURCES);
    }

    /** The group of who answers for what the entry at the top is. */
    public String lead(DelegateExecution execution) {
        return group(execution, DocumentSheet.Body.LEAD);
    }

    /** The group of the county government where the entry lies. */
    public String county(DelegateExecution execution) {
        return group(execution, DocumentSheet.Body.COUNTY);
    }

    private String group(DelegateExecution execution, DocumentSheet.Body body) {
        return actors.of(of(execution), body).groupId();
    }

    /** {@code site-survey/UserTask_ServeNotice}. */
    static String stepId(String definitionId, String step) {
        return Matters.procedure(definitionId) + "/" + step;
    }

    private static String nameOf(FlowElement element) {
        return Objects.requireNonNullElse(element.getName(), element.getId());
    }
}
