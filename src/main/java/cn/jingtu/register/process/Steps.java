package cn.jingtu.register.process;

import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.register.Answers;
import cn.jingtu.register.Field;
import cn.jingtu.register.FieldType;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Question;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the form of a step at an entry shows: the fields that its sheet asks for, with what is known already. */
@Component
public class Steps {

    private final Desks desks;
    private final TaskService tasks;
    private final StepSheets sheets;
    private final Register register;
    private final EntryProcess entries;
    private final Answers answers;

    Steps(Desks desks, TaskService tasks, StepSheets sheets, Register register, EntryProcess entries, Answers answers) {
        this.desks = desks;
        this.tasks = tasks;
        this.sheets = sheets;
        this.register = register;
        this.entries = entries;
        this.answers = answers;
    }

    /**
     * A step as its form draws it.
     *
     * @param required codes of the fields that have to be filled in where they are asked for
     * @param values known already, by code
     * @param questions of its fields of answers, by code
     * @param shown of the entry at the top and of the one that the procedure works at, by the names of the fields
     * @param blocks what the form has besides, each with whether it asks for something
     * @param filesLabel what is to be uploaded; null: nothing in particular
     * @param together whether several of it can be handed in in one list
     */
    public record Step(
            Kind kind,
            List<Field> fields,
            Set<String> required,
            Map<String, String> values,
            Map<String, List<Question>> questions,
            Map<String, String> shown,
            Map<String, Boolean> blocks,
            @Nullable String filesLabel,
            boolean filesRequired,
            boolean together) {}

    /**
     * An entry in words.
     *
     * @param values by the names of the fields
     */
    public record Told(String title, String state, Map<String, String> values) {}

    /**
     * What is on record of the matter of a task: the entry at the top, and those below it in the order in which they came.
     *
     * @throws cn.jingtu.platform.Refusal if there is no such open task that the user may read
     */
    public List<Told> about(String taskId) {
        return register.ofRoot(desks.open(taskId).row().matter().id()).stream()
                .map(entry -> new Told(
                        entry.above() == null ? entry.title() : entry.number(),
                        entry.kind().state(entry.state()).name(),
                        entry.kind().readable(entry.values())))
                .toList();
    }

    /** @throws cn.jingtu.platform.Refusal if there is no such open task that the user may read, or it asks for nothing of a register */
    public Step at(String taskId) {
        Desk desk = desks.open(taskId);
        String definition =
                tasks.createTaskQuery().taskId(taskId).singleResult().getProcessDefinitionId();
        return asked(sheets.of(definition, desk.step()), register.get(desk.key()));
    }

    /** What a sheet asks at an entry. */
    Step asked(StepSheet sheet, RegisterEntry own) {
        Kind kind = entries.kindOf(sheet, own);
        RegisterEntry top = own.root().equals(own.id()) ? own : register.get(own.root());
        Map<String, String> shown = new LinkedHashMap<>();
        for (String code : sheet.shown()) {
            String plain = code.substring(code.indexOf('/') + 1);
            holder(code, plain, own, top).ifPresent(holder -> {
                Field field = holder.kind().get(plain);
                shown.put(field.name(), Values.told(field, holder.values().get(plain)));
            });
        }
        Map<String, Boolean> blocks = new LinkedHashMap<>();
        sheet.drawn().forEach((name, use) -> blocks.put(name, use == StepSheet.Use.ASKED));
        Map<String, String> values = sheet.place() == StepSheet.Place.NEW
                ? Map.of()
                : entries.at(sheet, own).values();
        List<String> asked = sheet.askedOf(kind, values);
        Kind decided = kind.with(values, asked);
        List<Field> fields = asked.stream().map(decided::get).toList();
        return new Step(
                kind,
                fields,
                sheet.required(),
                values,
                fields.stream()
                        .filter(field -> field.type() == FieldType.ANSWERS)
                        .collect(Collectors.toMap(Field::code, field -> answers.questions(field, values))),
                shown,
                blocks,
                sheet.files() == null ? null : sheet.files().label(),
                sheet.needsFile(),
                sheet.isTogether());
    }

    private Optional<RegisterEntry> holder(String code, String plain, RegisterEntry own, RegisterEntry top) {
        if (!code.equals(plain)) {
            return register.below(own, code.substring(0, code.indexOf('/'))).stream()
                    .findFirst();
        }
        return Optional.of(top.kind().field(plain).isPresent() ? top : own);
    }
}
