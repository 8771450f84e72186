package cn.jingtu.plan;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of indicators and of the figures reported against them; the rules are in {@link Figures}. */
@Repository
class FigureStore {

    private static final RowMapper<TaskIndicator> INDICATOR = (row, n) -> new TaskIndicator(
            row.getLong("id"),
            row.getString("plan_task_id"),
            row.getString("item_id"),
            row.getString("name"),
            Operator.valueOf(row.getString("operator")),
            row.getString("target"),
            row.getString("unit"),
            row.getString("formula"),
            row.getString("item"),
            Rows.texts(row, "leads"),
            Rows.texts(row, "executors"),
            row.getBoolean("pending"),
            row.getString("reporter"),
            row.getString("computed"),
            Rows.coded(row, "modality", Modality.class),
            row.getBoolean("derived"));

    private final JdbcClient jdbc;

    FigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertIndicator(String planId, String taskId, PlanDraft.Item item, int position, PlanDraft.Indicator i) {
        jdbc.sql("""
                        insert into jingtu.task_indicator (plan_task_id, item_id, position, name, operator, target, unit,
                               formula, item, leads, executors, pending, reporter, computed, modality, derived)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                                ?, ?, ?, ?, ?, ?)""")
                .params(
                        taskId,
                        ItemStore.id(planId, item.ref()),
                        position,
                        i.name(),
                        i.operator().name(),
                        i.target(),
                        i.unit(),
                        i.formula(),
                        item.title(),
                        item.leads().toArray(String[]::new),
                        item.executors().stream().map(PlanDraft.Executor::body).toArray(String[]::new),
                        i.pending(),
                        i.reporter(),
                        i.computed(),
                        Rows.name(i.modality()),
                        i.derived())
                .update();
    }

    void updateIndicator(long id, PlanDraft.Item item, PlanDraft.Indicator i) {
        jdbc.sql("""
                        update jingtu.task_indicator set operator = ?, target = ?, unit = ?, formula = ?, item = ?, leads = ?,
                               executors = ?, pending = ?, reporter = ?, computed = ?, modality = ?, derived = ?
                         where id = ?""")
                .params(
                        i.operator().name(),
                        i.target(),
                        i.unit(),
                        i.formula(),
                        item.title(),
                        item.leads().toArray(String[]::new),
                        item.executors().stream().map(PlanDraft.Executor::body).toArray(String[]::new),
                        i.pending(),
                        i.reporter(),
                        i.computed(),
                        Rows.name(i.modality()),
                        i.derived(),
                        id)
                .update();
    }

    /** Only an indicator without figures can go; one with figures stays as a record. */
    void deleteIndicatorWithoutFigures(long id) {
        jdbc.sql("delete from jingtu.task_indicator where id = ?"
                        + " and not exists (select 1 from jingtu.indicator_figure where indicator_id = ?)")
                .params(id, id)
                .update();
    }

    void deleteOfPlan(String planId) {
        jdbc.sql("delete from jingtu.task_indicator"
                        + " where plan_task_id in (select id from jingtu.plan_task where plan_id = ?)")
                .param(planId)
                .update();
    }

    List<TaskIndicator> indicators(String planTaskId) {
        return jdbc.sql("select i.* from jingtu.task_indicator i join jingtu.plan_item t on t.id = i.item_id"
                        + " where i.plan_task_id = ? order by t.position, i.position, i.id")
                .param(planTaskId)
                .query(INDICATOR)
                .list();
    }

    List<TaskIndicator> indicatorsOfItem(String itemId) {
        return jdbc.sql("select * from jingtu.task_indicator where item_id = ? order by position, id")
                .param(itemId)
                .query(INDICATOR)
                .list();
    }

    List<TaskIndicator> indicatorsOfPlan(String planId) {
        return jdbc.sql("select i.* from jingtu.task_indicator i join jingtu.plan_item t on t.id = i.item_id"
                        + " where t.plan_id = ? order by t.plan_task_id, t.position, i.position, i.id")
                .param(planId)
                .query(INDICATOR)
                .list();
    }

    /** The measures of a plan by item, in the order in which they are written. */
    Map<String, List<TaskIndicator>> writtenOfPlan(String planId) {
        return indicatorsOfPlan(planId).stream().collect(Collectors.groupingBy(TaskIndicator::itemId));
    }

    // ---- figures

    void insertFigure(Figure figure, String organisationId, String by, OffsetDateTime at) {
        jdbc.sql("insert into jingtu.indicator_figure (indicator_id, organisation_id, numerator, denominator, value,"
                        + " reported_by, reported_at) values (?,?,?,?,?,?,?)")
                .params(
                        figure.indicatorId(),
                        organisationId,
                        figure.numerator(),
                        figure.denominator(),
                        figure.value(),
                        by,
                        at)
                .update();
    }

    /** The newest figure of every organisation for each of the indicators. */
    List<ReportedFigure> newestFigures(Collection<Long> indicatorIds) {
        if (indicatorIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select distinct on (indicator_id, organisation_id) * from jingtu.indicator_figure"
                        + " where indicator_id in (:ids) order by indicator_id, organisation_id, id desc")
                .param("ids", indicatorIds)
                .query((row, n) -> new ReportedFigure(
                        row.getLong("indicator_id"),
                        row.getString("organisation_id"),
                        row.getBigDecimal("numerator"),
                        row.getBigDecimal("denominator"),
                        row.getString("value"),
                        row.getString("reported_by"),
                        row.getObject("reported_at", OffsetDateTime.class)))
                .list();
    }
}
