package cn.jingtu.register.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.plan.process.Office;
import cn.jingtu.register.Change;
import cn.jingtu.register.Field;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Question;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Takes made-up entries of 贵港市港北区 along tours. */
@Component
public class Guide {

    static final String CITY = "guigang";
    private static final String COUNTY = "gangbei";
    /** Enough people that none has two steps. */
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
    /** A code with a right last character. */
    private static final String CREDIT_CODE = "91350100M000100Y43";

    private final Kinds kinds;
    private final Register register;
    private final Steps steps;
    private final Awaited awaited;
    private final TaskFiles files;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Office office;

    Guide(
            Kinds kinds,
            Register register,
            Steps steps,
            Awaited awaited,
            TaskFiles files,
            RuntimeService runtime,
            TaskService tasks,
            Office office) {
        this.kinds = kinds;
        this.register = register;
        this.steps = steps;
        this.awaited = awaited;
        this.files = files;
        this.runtime = runtime;
        this.tasks = tasks;
        this.office = office;
    }

    /** A new entry at which a procedure begins, below one at the top where its kind asks for that; its id. */
    public String begin(String procedure) {
        return begin(Tour.of(procedure));
    }

    private String begin(Tour tour) {
        String procedure = tour.procedure();
        Map<String, String> known = tour.known();
        Kind kind = kinds.of(procedure).orElseThrow();
        RegisterEntry top = kind.under() == null ? null : add(kinds.get(kind.under()), null, known);
        tour.given().stream()
                .filter(given -> !given.known())
                .forEach(given -> add(kinds.get(given.kind()), top, given.values()));
        RegisterEntry entry = add(kind, top, kind.under() == null ? known : tour.own());
        runtime.startProcessInstanceByKey(procedure, entry.id(), Map.of("cityId", CITY));
        return entry.id();
    }

    private RegisterEntry add(Kind kind, RegisterEntry above, Map<String, String> values) {
        return register.add(
                new Register.NewEntry(
                        CITY,
                        kind,
                        "试" + serial(),
                        "试验" + kind.entry() + (kind.works().isEmpty() && above == null ? serial() : ""),
                        COUNTY,
                        above,
                        values,
                        null),
                Change.inRegister(Actor.PROGRAM, "试验", null));
    }

    private static long serial() {
        return UUID.randomUUID().getLeastSignificantBits() & Long.MAX_VALUE;
    }

    /** Goes a tour with a new entry; its id. */
    public String go(Tour tour) {
        String id = begin(tour);
        along(id, tour);
        return id;
    }

    /** How somebody hands in a step. */
    public interface Hands {

        /** @param said by code of the field; what is not said is filled in somehow */
        void handIn(Task task, Map<String, String> said);
    }

    /** Goes a tour with an entry that its procedure has begun with. */
    public void along(String id, Tour tour) {
        along(id, tour, this::handIn);
    }

    /** The same, with steps handed in by other hands; documents are issued by the usual ones. */
    public void along(String id, Tour tour, Hands hands) {
        tour.given().stream()
                .filter(Tour.Given::known)
                .forEach(given -> add(kinds.get(given.kind()), null, given.values()));
        for (Tour.Stop stop : tour.stops()) {
            stop(id, stop, hands);
        }
    }

    private void stop(String id, Tour.Stop stop, Hands hands) {
        if (stop instanceof Tour.Fill fill) {
            hands.handIn(open(id, fill.step()), fill.values().apply(register.get(id)));
        } else if (stop instanceof Tour.Issue) {
            issue(id);
        } else if (stop instanceof Tour.Run run) {
            if (run.await()) {
                office.await(id, run.activity());
            } else {
                office.run(id, run.activity());
            }
        } else if (stop instanceof Tour.Word word) {
            say(id, word.label(), word.values());
        } else if (stop instanceof Tour.Within within) {
            Kind kind = kinds.of(within.tour().procedure()).orElseThrow();
            String called = kind.id().equals(register.get(id).kind().id())
                    ? id
                    : register.below(register.get(id), kind.id()).get(0).id();
            along(called, within.tour(), hands);
        } else if (stop instanceof Tour.Each each) {
            Kind kind = kinds.of(each.tour().procedure()).orElseThrow();
            register.below(register.get(id), kind.id()).stream()
                    .map(RegisterEntry::id)
                    .filter(called -> !office.waitsIn(called).isEmpty())
                    .forEach(called -> along(called, each.tour(), hands));
        }
    }

    /** The one open task of a step. */
    public Task open(String id, String step) {
        List<Task> found = office.list(id, step);
        assertThat(found).as(step + " of " + register.get(id).title()).hasSize(1);
        return found.get(0);
    }

    /** Somebody hands in a task; what is not said is filled in somehow. */
    public void handIn(Task task, Map<String, String> values) {
        String group = office.group(task);
        String user = clerk(task);
        if (needsFile(task)) {
            upload(task, user, group, "材料.pdf");
        }
        office.handIn(task, user, submission(task, values), group);
    }

    /** Somebody of 市生态环境局 says a word that is waited for at an entry; what is not said is filled in somehow. */
    public void say(String id, String label, Map<String, String> values) {
        say(id, label, values, CITY + ".ecology");
    }

    /** Somebody of a body says a word that is waited for at an entry. */
    public void say(String id, String label, Map<String, String> values, String group) {
        office.as(clerkOf(label), group, () -> {
            RegisterEntry entry = register.get(id);
            Awaited.Word word = awaited.at(entry).stream()
                    .filter(one -> one.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(label + " is not waited for at " + entry.title()));
            awaited.say(
                    entry,
                    word.id(),
                    word.at().version(),
                    filled(word.asked(), values),
                    word.asked().filesRequired() ? List.of(new Awaited.Attached("依据.pdf", pdf())) : List.of());
        });
    }

    private static ByteArrayResource pdf() {
        return new ByteArrayResource(
                ("%PDF-1.4 " + UUID.randomUUID()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public boolean needsFile(Task task) {
        return as(task, () -> steps.at(task.getId())).filesRequired();
    }

    /** Whoever has a step has no other. */
    public static String clerk(Task task) {
        return clerkOf(task.getTaskDefinitionKey());
    }

    public static String clerkOf(String step) {
        return "经办" + STEMS.charAt(Math.floorMod(step.hashCode(), STEMS.length()));
    }

    void upload(Task task, String user, String group, String name) {
        office.as(user, task.getTenantId(), List.of(group), () -> files.add(task.getId(), name, pdf()));
    }

    /** What is said at a step that depends on how it went so far. */
    Map<String, ?> submission(Task task, Function<RegisterEntry, Map<String, String>> said) {
        return submission(task, said.apply(register.get(office.matter(task))));
    }

    /** What a step asks for, filled in: as said, the rest somehow. */
    public Map<String, ?> submission(Task task, Map<String, String> said) {
        return Map.of("values", values(task, said));
    }

    /** The same by code of the field, in the order of the form. */
    public Map<String, String> values(Task task, Map<String, String> said) {
        return filled(as(task, () -> steps.at(task.getId())), said);
    }

    private static Map<String, String> filled(Steps.Step step, Map<String, String> said) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : step.fields()) {
            if (step.required().contains(field.code())) {
                values.put(field.code(), made(field, step));
            }
        }
        values.putAll(said);
        values.keySet()
                .removeIf(code -> step.fields().stream()
                        .filter(field -> field.code().equals(code))
                        .anyMatch(field -> !step.kind().isAsked(field, values)));
        return values;
    }

    private <T> T as(Task task, java.util.function.Supplier<T> action) {
        return office.as(clerk(task), task.getTenantId(), List.of(office.group(task)), action);
    }

    private static String made(Field field, Steps.Step step) {
        return switch (field.type()) {
            case TEXT -> "试验" + field.name();
            case WORDS -> "试验的" + field.name() + "。";
            case WHOLE, DECIMAL -> String.valueOf(field.min() == null ? 1 : field.min());
            case DAY -> "2026-01-12";
            case CHOICE, CHOICES -> field.choices().get(0).code();
            case YES_NO -> "true";
            case CREDIT_CODE -> CREDIT_CODE;
            case ANSWERS ->
                answers(step.questions().get(field.code()).stream()
                        .collect(Collectors.toMap(
                                Question::number, question -> question.answers().get(0))));
        };
    }

    /** Answers by the number of the question, as a form hands them in. */
    public static String answers(Map<String, String> codes) {
        return codes.entrySet().stream()
                .map(code -> "\"%s\":{\"answer\":\"%s\"}".formatted(code.getKey(), code.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void issue(String id) {
        String document = office.document(id);
        Task draft = open(document);
        String staff = office.group(draft);
        upload(draft, "拟稿人", staff, "定稿.pdf");
        office.handIn(
                draft,
                "拟稿人",
                Map.of("title", "试验公文", "route", "HERE", "recipients", List.of(), "openness", "ON_REQUEST"),
                staff);
        String signing = office.signOff(document);
        office.list(signing, "UserTask_Review").forEach(task -> office.handIn(task, "核稿人", Office.AGREED, staff));
        office.list(signing, "UserTask_CoSign").forEach(task -> {
            String head = Organisation.headsOf(office.group(task));
            office.handIn(task, "会签人", Office.AGREED, head);
        });
        office.sign(document, staff + ".head", "负责人", Office.AGREED);
        office.handIn(
                document,
                "UserTask_Number",
                staff,
                "拟稿人",
                Office.number(document, java.time.LocalDate.of(2026, 1, 12)));
        office.run(document, "ServiceTask_Issue");
    }

    private Task open(String document) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(document)
                .taskDefinitionKey("UserTask_Draft")
                .singleResult();
        assertThat(task).as("draft of " + document).isNotNull();
        return task;
    }
}
