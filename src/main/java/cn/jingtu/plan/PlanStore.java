package cn.jingtu.plan;

import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of plans with their goals and requirements, read and written whole; the rules are in {@link Plans}. */
@Repository
class PlanStore {

    private static final TypeReference<PlanDraft.Formalities> FORMALITIES = new TypeReference<>() {};
    private static final RowMapper<Plan> PLAN = (row, n) -> new Plan(
            row.getString("id"),
            row.getString("city_id"),
            row.getInt("year"),
            row.getString("title"),
            row.getString("document_number"),
            row.getString("issuer"),
            row.getObject("issue_date", LocalDate.class),
            PlanState.valueOf(row.getString("state")),
            row.getObject("rehearsal_of", Integer.class),
            row.getInt("revision"),
            row.getString("prepared_by"),
            row.getString("signed_by"),
            row.getString("accounted_by"));

    private final JdbcClient jdbc;
    private final TaskStore taskStore;

    PlanStore(JdbcClient jdbc, TaskStore taskStore) {
        this.jdbc = jdbc;
        this.taskStore = taskStore;
    }

    // ---- plans

    Optional<Plan> find(String planId) {
        return jdbc.sql("select * from jingtu.plan where id = ?")
                .param(planId)
                .query(PLAN)
                .optional();
    }

    Plan get(String planId) {
        return find(planId).orElseThrow(() -> Refusal.notFound("找不到计划“" + planId + "”，可能已被撤回，请刷新后重试。"));
    }

    /** The plan, kept from being changed by anybody else until this transaction ends. */
    Plan lock(String planId) {
        return jdbc.sql("select * from jingtu.plan where id = ? for no key update")
                .param(planId)
                .query(PLAN)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到计划“" + planId + "”，可能已被撤回，请刷新后重试。"));
    }

    List<Plan> ofCity(String cityId, Collection<PlanState> states) {
        return jdbc.sql("select * from jingtu.plan where city_id = :city and state in (:states)"
                        + " order by year desc, id limit 200")
                .param("city", cityId)
                .param("states", states.stream().map(Enum::name).toList())
                .query(PLAN)
                .list();
    }

    void insert(Plan plan, OffsetDateTime at) {
        jdbc.sql("insert into jingtu.plan (id, city_id, year, title, document_number, issuer, issue_date, state,"
                        + " rehearsal_of, created_at) values (?,?,?,?,?,?,?,?,?,?)")
                .params(
                        plan.id(),
                        plan.cityId(),
                        plan.year(),
                        plan.title(),
                        plan.documentNumber(),
                        plan.issuer(),
                        plan.issueDate(),
                        plan.state().name(),
                        plan.rehearsalOf(),
                        at)
                .update();
    }

    /** A plan that is prepared anew has to be signed anew. */
    void updateHead(Plan plan) {
        jdbc.sql("update jingtu.plan set title = ?, document_number = ?, issuer = ?, issue_date = ?, prepared_by = ?,"
                        + " signed_by = null, signed_at = null, revision = revision + 1 where id = ?")
                .params(
                        plan.title(),
                        plan.documentNumber(),
                        plan.issuer(),
                        plan.issueDate(),
                        plan.preparedBy(),
                        plan.id())
                .update();
    }

    void setState(String planId, PlanState state) {
        jdbc.sql("update jingtu.plan set state = ?, revision = revision + 1 where id = ?")
                .params(state.name(), planId)
                .update();
    }

    void setSigned(String planId, String user, OffsetDateTime at) {
        jdbc.sql("update jingtu.plan set signed_by = ?, signed_at = ? where id = ?")
                .params(user, at, planId)
                .update();
    }

    void setAccounted(String planId, String user) {
        jdbc.sql("update jingtu.plan set accounted_by = ? where id = ?")
                .params(user, planId)
                .update();
    }

    void setEnded(String planId, String how, OffsetDateTime at) {
        jdbc.sql("update jingtu.plan set summary = ?, ended_at = ? where id = ?")
                .params(how, at, planId)
                .update();
    }

    // ---- the content of a plan

    /** Goals, requirements and tasks with their dates; for a plan that is not issued yet. */
    void insertContent(
            String planId, PlanDraft draft, List<String> defaultExecutors, Map<String, LocalDate> originals) {
        setFormalities(planId, draft.formalities());
        int position = 0;
        for (PlanDraft.Goal goal : draft.goals()) {
            PlanDraft.Indicator i = goal.indicator();
            jdbc.sql("insert into jingtu.plan_goal (plan_id, position, ref, title, name, operator, target, unit,"
                            + " formula, due, sources, due_derived, pending, reporter, computed, modality, derived)"
                            + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                    .params(
                            planId,
                            position++,
                            goal.ref(),
                            goal.title(),
                            i.name(),
                            i.operator().name(),
                            i.target(),
                            i.unit(),
                            i.formula(),
                            goal.date(),
                            goal.sources().toArray(String[]::new),
                            goal.dateDerived(),
                            i.pending(),
                            i.reporter(),
                            i.computed(),
                            Rows.name(i.modality()),
                            i.derived())
                    .update();
        }
        position = 0;
        for (PlanDraft.Requirement r : draft.requirements()) {
            jdbc.sql("insert into jingtu.plan_requirement (plan_id, position, ref, title, content, bodies)"
                            + " values (?,?,?,?,?,?)")
                    .params(
                            planId,
                            position++,
                            r.ref(),
                            r.title(),
                            r.content(),
                            r.bodies().toArray(String[]::new))
                    .update();
        }
        position = 0;
        for (PlanDraft.Task task : draft.tasks()) {
            taskStore.insert(planId, draft.city(), position++, task, defaultExecutors, originals);
        }
    }

    /** What the document says of its own standing; null where nothing is known. */
    PlanDraft.@Nullable Formalities formalities(String planId) {
        return jdbc.sql("select formalities from jingtu.plan where id = ?")
                .param(planId)
                .query((row, n) -> Optional.ofNullable(PlanForm.read(row.getString(1), FORMALITIES)))
                .single()
                .orElse(null);
    }

    void setFormalities(String planId, PlanDraft.@Nullable Formalities formalities) {
        jdbc.sql("update jingtu.plan set formalities = ?::jsonb where id = ?")
                .params(PlanForm.json(formalities), planId)
                .update();
    }

    void deleteContent(String planId) {
        taskStore.deleteOfPlan(planId);
        for (String table : List.of("plan_goal", "plan_requirement")) {
            jdbc.sql("delete from jingtu." + table + " where plan_id = ?")
                    .param(planId)
                    .update();
        }
    }

    /** The plan as it would be written into a plan file. */
    PlanDraft draft(Plan plan) {
        List<PlanDraft.Goal> goals = jdbc.sql("select * from jingtu.plan_goal where plan_id = ? order by position")
                .param(plan.id())
                .query((row, n) -> new PlanDraft.Goal(
                        row.getString("ref"),
                        row.getString("title"),
                        new PlanDraft.Indicator(
                                row.getString("name"),
                                Operator.valueOf(row.getString("operator")),
                                row.getString("target"),
                                row.getString("unit"),
                                row.getString("formula"),
                                row.getBoolean("pending"),
                                row.getString("reporter"),
                                row.getString("computed"),
                                Rows.coded(row, "modality", Modality.class),
                                row.getBoolean("derived")),
                        row.getObject("due", LocalDate.class),
                        row.getBoolean("due_derived"),
                        Rows.texts(row, "sources")))
                .list();
        List<PlanDraft.Requirement> requirements = jdbc.sql(
                        "select * from jingtu.plan_requirement where plan_id = ? order by position")
                .param(plan.id())
                .query((row, n) -> new PlanDraft.Requirement(
                        row.getString("ref"),
                        row.getString("title"),
                        row.getString("content"),
                        Rows.texts(row, "bodies")))
                .list();
        return new PlanDraft(
                plan.cityId(),
                plan.year(),
                plan.title(),
                plan.documentNumber(),
                plan.issuer(),
                plan.issueDate(),
                formalities(plan.id()),
                goals,
                taskStore.written(plan.id()),
                requirements);
    }
}
