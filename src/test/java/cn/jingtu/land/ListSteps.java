package cn.jingtu.land;

import cn.jingtu.land.process.DeferredListProcess;
import cn.jingtu.land.yearly.ListRow;
import cn.jingtu.land.yearly.YearlyList;
import cn.jingtu.land.yearly.YearlyLists;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Listing;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Lists of 贵港, each of a year that nobody else has. */
@Component
class ListSteps implements StepsOf {

    static final String ECOLOGY = "guigang.ecology";
    static final String LAND = "guigang.natural-resources";
    static final String CONFIRM = "UserTask_ConfirmList";
    static final String CONSULT = "UserTask_ConsultList";

    /** Years of long after, as each lays the next one. */
    private static final AtomicInteger YEARS = new AtomicInteger(2041);

    private final Office office;
    private final DeferredListProcess process;
    private final YearlyLists lists;
    private final Register register;
    private final Kinds kinds;
    private final TaskFiles files;

    ListSteps(
            Office office,
            DeferredListProcess process,
            YearlyLists lists,
            Register register,
            Kinds kinds,
            TaskFiles files) {
        this.office = office;
        this.process = process;
        this.lists = lists;
        this.register = register;
        this.kinds = kinds;
        this.files = files;
    }

    @Override
    public String procedure() {
        return YearlyList.PROCEDURE;
    }

    @Override
    public Task at(String step) {
        site("gangbei", "DEFERRED", "DEFERRED");
        site("gangbei", "DEFERRED", null);
        YearlyList list = opened();
        if (step.equals(CONFIRM)) {
            return office.only(list.id(), step, branch("gangbei"));
        }
        confirmAll(list);
        if (step.equals(CONSULT)) {
            return office.only(list.id(), step, LAND);
        }
        throw unknown(step);
    }

    @Override
    public Map<String, ?> submission(Task task) {
        String id = office.matter(task);
        return task.getTaskDefinitionKey().equals(CONFIRM) ? confirmed(id, withPaper(task)) : viewed(id, row -> true);
    }

    DeferredListProcess process() {
        return process;
    }

    // ---- years

    static int freshYear() {
        return YEARS.getAndAdd(2);
    }

    YearlyList laid(int year) {
        return process.lay(List.of("guigang"), year).get(0);
    }

    /** One whose day has come, with its rows. */
    YearlyList opened() {
        YearlyList list = laid(freshYear());
        office.await(list.id(), "Event_DayReached");
        office.run(list.id(), "ServiceTask_Fill");
        return list;
    }

    // ---- sites

    /** One that is taken over from elsewhere, with nothing being done about it. */
    RegisterEntry site(@Nullable String county, String state, @Nullable String list) {
        return site(county, state, list, Map.of());
    }

    RegisterEntry site(@Nullable String county, String state, @Nullable String list, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("reason", "REMOTE"));
        all.putAll(values);
        return register.takeOver(
                        List.of(new Register.Taken(
                                new Register.NewEntry(
                                        "guigang",
                                        kinds.get("site"),
                                        null,
                                        "清单试验地块"
                                                + Integer.toUnsignedString(
                                                        UUID.randomUUID().hashCode()),
                                        county,
                                        null,
                                        all,
                                        null),
                                state,
                                list == null
                                        ? List.of()
                                        : List.of(new Listing(list, true, LocalDate.of(2025, 3, 1), "试验", null)),
                                "试验")),
                        AccessSteps.change())
                .get(0);
    }

    ListRow row(YearlyList list, RegisterEntry site) {
        return lists.rows(list.id()).stream()
                .filter(row -> row.entry().equals(site.id()))
                .findFirst()
                .orElseThrow();
    }

    // ---- what people do

    static String branch(String county) {
        return "guigang." + county + "-ecology";
    }

    Task withPaper(Task task) {
        String group = office.group(task);
        office.as(
                group + "-clerk",
                group,
                () -> files.add(
                        task.getId(),
                        "依据.pdf",
                        new ByteArrayResource("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8))));
        return task;
    }

    Stream<ListRow> rowsOf(String id, Task task) {
        String body = office.group(task).substring("guigang.".length());
        return lists.rows(id).stream().filter(row -> row.body().equals(body));
    }

    /** As the register proposes it. */
    Map<String, Object> confirmed(String id, Task task) {
        return confirmed(rowsOf(id, task).toList(), Map.of());
    }

    /** @param otherwise what is said of some, by position */
    static Map<String, Object> confirmed(List<ListRow> rows, Map<Integer, String> otherwise) {
        return Map.of(
                "nil",
                rows.isEmpty(),
                "rows",
                rows.stream()
                        .map(row -> Map.of(
                                "position",
                                row.position(),
                                "said",
                                otherwise.getOrDefault(
                                        row.position(), row.proposal().name()),
                                "words",
                                "经核实"))
                        .toList());
    }

    void confirm(YearlyList list, Task task, Map<String, ?> submission) {
        office.handIn(task, office.group(task) + "-clerk", submission, office.group(task));
    }

    /** All that have not yet. */
    void confirmAll(YearlyList list) {
        for (Task task : office.list(list.id(), CONFIRM)) {
            confirm(list, withPaper(task), confirmed(list.id(), task));
        }
    }

    Map<String, ?> viewed(String id, Function<ListRow, Boolean> agreed) {
        return Map.of(
                "rows",
                lists.rows(id).stream()
                        .map(row ->
                                Map.of("position", row.position(), "agreed", agreed.apply(row), "words", "已核对规划和供地"))
                        .toList());
    }

    void consult(YearlyList list, Function<ListRow, Boolean> agreed) {
        office.handIn(list.id(), CONSULT, LAND, "会商人", viewed(list.id(), agreed));
    }

    void issue(YearlyList list) {
        office.issue(list.id(), ECOLOGY, Office.written(list.paper(), "gangbei", "natural-resources"));
    }

    /** From the confirmations on to the end, as all agree. */
    void settle(YearlyList list) {
        confirmAll(list);
        consult(list, row -> true);
        issue(list);
        office.run(list.id(), "ServiceTask_Settle");
    }
}
