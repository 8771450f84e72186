package cn.jingtu.plan;

import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of items and of the bodies that work on them, as a plan writes them. */
@Repository
class ItemStore {

    private static final TypeReference<List<PlanDraft.Basis>> BASIS = new TypeReference<>() {};
    private static final TypeReference<PlanDraft.Objects> OBJECTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final DateStore dateStore;
    private final FigureStore figureStore;

    ItemStore(JdbcClient jdbc, DateStore dateStore, FigureStore figureStore) {
        this.jdbc = jdbc;
        this.dateStore = dateStore;
        this.figureStore = figureStore;
    }

    static String id(String planId, String ref) {
        return planId + ":" + ref;
    }

    /** @param originals first written dates by {@link DateStore#key}; absent: the date itself */
    void insert(
            PlanTask task, int position, PlanDraft.Item item, List<String> leads, Map<String, LocalDate> originals) {
        String id = id(task.planId(), item.ref());
        jdbc.sql("""
                        insert into jingtu.plan_item (id, plan_task_id, plan_id, city_id, position, ref, title, words, type,
                               leads_inherited, check_level, share, publicity, objects, proof, basis, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?)""")
                .params(
                        id,
                        task.id(),
                        task.planId(),
                        task.cityId(),
                        position,
                        item.ref(),
                        item.title(),
                        item.words(),
                        item.type().name(),
                        item.leads().isEmpty(),
                        item.check().name(),
                        item.share(),
                        item.publicity(),
                        PlanForm.json(item.objects()),
                        item.proof().toArray(String[]::new),
                        PlanForm.json(item.basis()),
                        (task.state() == TaskState.RUNNING ? ItemState.RUNNING : ItemState.DRAFT).name())
                .update();
        insertParties(id, item, leads);
        int n = 0;
        for (PlanDraft.Deadline d : item.deadlines()) {
            dateStore.insert(
                    task.planId(), task.id(), item, n++, d, originals.getOrDefault(DateStore.key(item, d), d.date()));
        }
        n = 0;
        for (PlanDraft.Indicator i : item.indicators()) {
            figureStore.insertIndicator(task.planId(), task.id(), item, n++, i);
        }
    }

    private void insertParties(String id, PlanDraft.Item item, List<String> leads) {
        int position = 0;
        for (String lead : item.leads().isEmpty() ? leads : item.leads()) {
            insertParty(id, lead, ItemRole.LEAD, position++, null, null, null);
        }
        for (PlanDraft.Executor executor : item.executors()) {
            insertParty(id, executor.body(), ItemRole.EXECUTOR, position++, executor.quota(), null, executor.date());
        }
        for (PlanDraft.Contribution owed : item.contributions()) {
            insertParty(id, owed.body(), ItemRole.CONTRIBUTOR, position++, null, owed.what(), owed.date());
        }
    }

    private void insertParty(
            String id,
            String body,
            ItemRole role,
            int position,
            @Nullable String quota,
            @Nullable String what,
            @Nullable LocalDate due) {
        jdbc.sql("""
                        insert into jingtu.item_party (item_id, organisation_id, role, position, quota, what, due)
                        values (?, ?, ?, ?, ?, ?, ?)""").params(id, body, role.name(), position, quota, what, due).update();
    }

    void deleteOfPlan(String planId) {
        jdbc.sql("delete from jingtu.item_party where item_id in (select id from jingtu.plan_item where plan_id = ?)")
                .param(planId)
                .update();
        jdbc.sql("delete from jingtu.plan_item where plan_id = ?").param(planId).update();
    }

    /** The items of a plan by task, as they would be written into a plan file. */
    Map<String, List<PlanDraft.Item>> written(String planId) {
        Map<String, List<PartyRow>> parties = new HashMap<>();
        jdbc.sql("""
                        select p.* from jingtu.item_party p join jingtu.plan_item i on i.id = p.item_id
                         where i.plan_id = ? order by p.position""")
                .param(planId)
                .query((row, n) -> parties.computeIfAbsent(row.getString("item_id"), id -> new ArrayList<>())
                        .add(party(row)))
                .list();
        Map<String, List<TaskDeadline>> dates = dateStore.written(planId);
        Map<String, List<TaskIndicator>> indicators = figureStore.writtenOfPlan(planId);
        return Rows.byTask(
                jdbc,
                "select * from jingtu.plan_item where plan_id = ? and state <> 'WITHDRAWN' order by position",
                planId,
                (row, n) -> item(
                        row,
                        parties.getOrDefault(row.getString("id"), List.of()),
                        dates.getOrDefault(row.getString("id"), List.of()),
                        indicators.getOrDefault(row.getString("id"), List.of())));
    }

    /** All that a row says but its dates and measures becomes what a changed plan says. */
    void update(String planId, PlanDraft.Item item, int position, List<String> leads) {
        String id = id(planId, item.ref());
        jdbc.sql("""
                        update jingtu.plan_item set position = ?, title = ?, words = ?, type = ?, leads_inherited = ?,
                               check_level = ?, share = ?, publicity = ?, objects = ?::jsonb, proof = ?, basis = ?::jsonb
                         where id = ?""")
                .params(
                        position,
                        item.title(),
                        item.words(),
                        item.type().name(),
                        item.leads().isEmpty(),
                        item.check().name(),
                        item.share(),
                        item.publicity(),
                        PlanForm.json(item.objects()),
                        item.proof().toArray(String[]::new),
                        PlanForm.json(item.basis()),
                        id)
                .update();
        jdbc.sql("delete from jingtu.item_party where item_id = ?").param(id).update();
        insertParties(id, item, leads);
    }

    void setState(String id, ItemState state, @Nullable String reason) {
        jdbc.sql("update jingtu.plan_item set state = ?, state_reason = ? where id = ?")
                .params(state.name(), reason, id)
                .update();
    }

    /** All items of a task that have not ended. */
    void setStates(String planTaskId, ItemState state, @Nullable String reason) {
        jdbc.sql(
                        "update jingtu.plan_item set state = ?, state_reason = ? where plan_task_id = ? and state in ('DRAFT', 'RUNNING')")
                .params(state.name(), reason, planTaskId)
                .update();
    }

    // ---- in work

    /** The items of a plan in their order, whatever became of them. */
    List<PlanItem> ofPlan(String planId) {
        return read("i.plan_id = ?", planId);
    }

    PlanItem get(String id) {
        return read("i.id = ?", id).stream().findFirst().orElseThrow(() -> Refusal.notFound("找不到任务分项，请刷新后重试。"));
    }

    Optional<PlanItem> findByEntry(String entry) {
        return read("i.entry = ?", entry).stream().findFirst();
    }

    /** @param condition on {@code plan_item i}, with one parameter */
    private List<PlanItem> read(String condition, String parameter) {
        String those = "select i.id from jingtu.plan_item i where " + condition;
        Map<String, List<PartyRow>> parties = new HashMap<>();
        jdbc.sql("select p.* from jingtu.item_party p where p.out_because is null and p.item_id in (" + those
                        + ") order by p.position")
                .param(parameter)
                .query((row, n) -> parties.computeIfAbsent(row.getString("item_id"), id -> new ArrayList<>())
                        .add(party(row)))
                .list();
        return jdbc.sql("select i.* from jingtu.plan_item i join jingtu.plan_task t on t.id = i.plan_task_id"
                        + " where " + condition + " order by t.position, i.position")
                .param(parameter)
                .query((row, n) -> {
                    List<PartyRow> own = parties.getOrDefault(row.getString("id"), List.of());
                    return new PlanItem(
                            row.getString("id"),
                            row.getString("plan_task_id"),
                            row.getString("plan_id"),
                            row.getString("city_id"),
                            item(row, own, List.of(), List.of()),
                            own.stream()
                                    .filter(p -> p.role == ItemRole.LEAD)
                                    .map(PartyRow::body)
                                    .toList(),
                            ItemState.valueOf(row.getString("state")),
                            row.getString("entry"),
                            row.getBoolean("drawn"));
                })
                .list();
    }

    /** A county is out of an item. */
    void setOut(String id, String county, String reason) {
        jdbc.sql("""
                        update jingtu.item_party set out_because = ?
                         where item_id = ? and organisation_id = ? and role = 'EXECUTOR'""").params(reason, id, county).update();
    }

    void setEntry(String id, String entry) {
        jdbc.sql("update jingtu.plan_item set entry = ? where id = ?")
                .params(entry, id)
                .update();
    }

    void setClosed(String id, String number, String outcome, LocalDate completedOn) {
        jdbc.sql("""
                        update jingtu.plan_item set state = 'CLOSED', close_number = ?, outcome = ?, completed_on = ?
                         where id = ?""").params(number, outcome, completedOn, id).update();
    }

    /** How many items of a plan carry a close-out number already; call with the plan locked. */
    int closedCount(String planId) {
        return jdbc.sql("select count(*) from jingtu.plan_item where plan_id = ? and close_number is not null")
                .param(planId)
                .query(Integer.class)
                .single();
    }

    /** How many items of a task run. */
    int running(String planTaskId) {
        return count(planTaskId, ItemState.RUNNING);
    }

    /** How many items of a task are closed. */
    int closed(String planTaskId) {
        return count(planTaskId, ItemState.CLOSED);
    }

    private int count(String planTaskId, ItemState state) {
        return jdbc.sql("select count(*) from jingtu.plan_item where plan_task_id = ? and state = ?")
                .params(planTaskId, state.name())
                .query(Integer.class)
                .single();
    }

    private record PartyRow(
            ItemRole role,
            String body,
            @Nullable String quota,
            @Nullable String what,
            @Nullable LocalDate due) {}

    private static PartyRow party(ResultSet row) throws SQLException {
        return new PartyRow(
                ItemRole.valueOf(row.getString("role")),
                row.getString("organisation_id"),
                row.getString("quota"),
                row.getString("what"),
                row.getObject("due", LocalDate.class));
    }

    private static PlanDraft.Item item(
            ResultSet row, List<PartyRow> parties, List<TaskDeadline> dates, List<TaskIndicator> indicators)
            throws SQLException {
        return new PlanDraft.Item(
                row.getString("ref"),
                row.getString("title"),
                row.getString("words"),
                ItemType.valueOf(row.getString("type")),
                row.getBoolean("leads_inherited")
                        ? List.of()
                        : parties.stream()
                                .filter(p -> p.role == ItemRole.LEAD)
                                .map(PartyRow::body)
                                .toList(),
                parties.stream()
                        .filter(p -> p.role == ItemRole.EXECUTOR)
                        .map(p -> new PlanDraft.Executor(p.body, p.quota, p.due))
                        .toList(),
                parties.stream()
                        .filter(p -> p.role == ItemRole.CONTRIBUTOR)
                        .map(p -> new PlanDraft.Contribution(p.body, Objects.requireNonNull(p.what), p.due))
                        .toList(),
                dates.stream().map(TaskDeadline::written).toList(),
                indicators.stream().map(TaskIndicator::written).toList(),
                PlanForm.read(row.getString("objects"), OBJECTS),
                Rows.texts(row, "proof"),
                CheckLevel.valueOf(row.getString("check_level")),
                row.getObject("share", Integer.class),
                row.getBoolean("publicity"),
                Objects.requireNonNull(PlanForm.read(row.getString("basis"), BASIS)));
    }
}
