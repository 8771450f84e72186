package cn.jingtu.reporting;

import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of rounds, reports and county parts; the rules are in {@link Rounds} and {@link ProgressReports}. */
@Repository
class ReportStore {

    private static final RowMapper<ReportRound> ROUND = (row, n) -> new ReportRound(
            row.getString("id"),
            row.getString("plan_id"),
            row.getString("city_id"),
            row.getObject("due", LocalDate.class),
            row.getObject("accept_until", LocalDate.class),
            row.getObject("county_due", LocalDate.class),
            RoundState.valueOf(row.getString("state")),
            row.getObject("summary_file", UUID.class),
            row.getObject("ledger_file", UUID.class),
            row.getObject("published_at", OffsetDateTime.class));

    private static final RowMapper<ProgressReport> REPORT = (row, n) -> new ProgressReport(
            row.getString("id"),
            row.getString("round_id"),
            row.getString("organisation_id"),
            ReportState.valueOf(row.getString("state")),
            row.getString("problems"),
            row.getString("next_steps"),
            row.getString("drafted_by"),
            row.getString("confirmed_by"),
            row.getObject("submitted_at", OffsetDateTime.class),
            row.getObject("extended_until", LocalDate.class),
            row.getBoolean("late"),
            row.getInt("returns"),
            row.getString("remark"),
            row.getString("accepted_by"),
            row.getObject("accepted_at", OffsetDateTime.class));

    private static final RowMapper<CountyPart> PART = (row, n) -> new CountyPart(
            row.getString("round_id"),
            row.getString("organisation_id"),
            row.getString("reported_by"),
            row.getObject("reported_at", OffsetDateTime.class),
            row.getBoolean("late"));

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ReportStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    // ---- settings

    ReportSettings settings(String cityId) {
        return settingChanges(cityId, 1).stream()
                .findFirst()
                .map(ReportSettings.Change::settings)
                .orElse(ReportSettings.DEFAULT);
    }

    /** What the city has set so far, newest first. */
    List<ReportSettings.Change> settingChanges(String cityId, int limit) {
        return jdbc.sql("select * from jingtu.report_setting where city_id = ? order by id desc limit ?")
                .params(cityId, limit)
                .query((row, n) -> new ReportSettings.Change(
                        new ReportSettings(
                                List.of((String[]) row.getArray("report_days").getArray()),
                                row.getInt("open_workdays"),
                                row.getInt("county_workdays"),
                                row.getInt("grace_workdays"),
                                policy(row.getString("rest_day_policy"))),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class)))
                .list();
    }

    private static @Nullable RestDayPolicy policy(@Nullable String name) {
        return name == null ? null : RestDayPolicy.valueOf(name);
    }

    void insertSettings(String cityId, ReportSettings s, String by, OffsetDateTime at) {
        jdbc.sql("insert into jingtu.report_setting (city_id, report_days, open_workdays, county_workdays,"
                        + " grace_workdays, rest_day_policy, changed_by, changed_at) values (?,?,?,?,?,?,?,?)")
                .params(
                        cityId,
                        s.reportDays().toArray(String[]::new),
                        s.openWorkdays(),
                        s.countyWorkdays(),
                        s.graceWorkdays(),
                        s.restDayPolicy() == null ? null : s.restDayPolicy().name(),
                        by,
                        at)
                .update();
    }

    // ---- rounds

    /** @return false if there is a round of the plan on that day already */
    boolean insertRound(String id, String planId, String cityId, LocalDate due, LocalDate acceptUntil) {
        return jdbc.sql("insert into jingtu.report_round (id, plan_id, city_id, due, accept_until, state)"
                                + " values (?,?,?,?,?,'PLANNED') on conflict do nothing")
                        .params(id, planId, cityId, due, acceptUntil)
                        .update()
                == 1;
    }

    Optional<ReportRound> findRound(String id) {
        return jdbc.sql("select * from jingtu.report_round where id = ?")
                .param(id)
                .query(ROUND)
                .optional();
    }

    ReportRound round(String id) {
        return findRound(id).orElseThrow(() -> noRound(id));
    }

    /** The round, kept from being changed by anybody else until this transaction ends. */
    ReportRound lockRound(String id) {
        return jdbc.sql("select * from jingtu.report_round where id = ? for no key update")
                .param(id)
                .query(ROUND)
                .optional()
                .orElseThrow(() -> noRound(id));
    }

    List<ReportRound> roundsOfPlan(String planId) {
        return jdbc.sql("select * from jingtu.report_round where plan_id = ? order by due")
                .param(planId)
                .query(ROUND)
                .list();
    }

    List<ReportRound> roundsOfCity(String cityId, int limit) {
        return jdbc.sql("select * from jingtu.report_round where city_id = ? order by due desc, id limit ?")
                .params(cityId, limit)
                .query(ROUND)
                .list();
    }

    void setRoundState(String id, RoundState state) {
        jdbc.sql("update jingtu.report_round set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    void setAcceptUntil(String id, LocalDate acceptUntil) {
        jdbc.sql("update jingtu.report_round set accept_until = ? where id = ?")
                .params(acceptUntil, id)
                .update();
    }

    void setCountyDue(String id, LocalDate countyDue) {
        jdbc.sql("update jingtu.report_round set county_due = ? where id = ?")
                .params(countyDue, id)
                .update();
    }

    void setPublished(String id, UUID summary, @Nullable UUID ledger, OffsetDateTime at) {
        jdbc.sql(
                        "update jingtu.report_round set state = 'PUBLISHED', summary_file = ?, ledger_file = ?, published_at = ?"
                                + " where id = ?")
                .params(summary, ledger, at, id)
                .update();
    }

    // ---- reports

    boolean insertReport(String id, String roundId, String organisationId) {
        return jdbc.sql("insert into jingtu.progress_report (id, round_id, organisation_id, state)"
                                + " values (?,?,?,'DRAFTING') on conflict do nothing")
                        .params(id, roundId, organisationId)
                        .update()
                == 1;
    }

    ProgressReport report(String id) {
        return jdbc.sql("select * from jingtu.progress_report where id = ?")
                .param(id)
                .query(REPORT)
                .optional()
                .orElseThrow(ReportStore::noReport);
    }

    Optional<ProgressReports.Named> named(String reportId) {
        return jdbc.sql("select q.*, o.name as department from jingtu.progress_report r"
                        + " join jingtu.report_round q on q.id = r.round_id"
                        + " join jingtu.v_organisation o on o.city_id = q.city_id and o.id = r.organisation_id"
                        + " where r.id = ?")
                .param(reportId)
                .query((row, n) -> new ProgressReports.Named(ROUND.mapRow(row, n), row.getString("department")))
                .optional();
    }

    ProgressReport lockReport(String id) {
        jdbc.sql("select id from jingtu.progress_report where id = ? for no key update")
                .param(id)
                .query(String.class)
                .optional();
        return report(id);
    }

    List<ProgressReport> reports(String roundId) {
        return jdbc.sql("select r.* from jingtu.progress_report r join jingtu.report_round q on q.id = r.round_id"
                        + " left join jingtu.v_organisation o on o.city_id = q.city_id and o.id = r.organisation_id"
                        + " where r.round_id = ? order by o.position, r.organisation_id")
                .param(roundId)
                .query(REPORT)
                .list();
    }

    /** When the department last pushed before that day; empty on its first time. */
    Optional<OffsetDateTime> lastSubmission(String planId, String organisationId, LocalDate before) {
        return jdbc.sql("""
                        select max(r.submitted_at) from jingtu.progress_report r
                          join jingtu.report_round q on q.id = r.round_id
                         where q.plan_id = ? and r.organisation_id = ? and q.due < ?""")
                .params(planId, organisationId, before)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single();
    }

    void setReportState(String id, ReportState state, @Nullable String remark) {
        jdbc.sql("update jingtu.progress_report set state = ?, remark = ? where id = ?")
                .params(state.name(), remark, id)
                .update();
    }

    void setExtended(String id, LocalDate until) {
        jdbc.sql("update jingtu.progress_report set extended_until = ? where id = ?")
                .params(until, id)
                .update();
    }

    void setDrafted(String id, String problems, String nextSteps, String by) {
        jdbc.sql("update jingtu.progress_report set problems = ?, next_steps = ?, drafted_by = ?,"
                        + " state = 'CONFIRMING' where id = ?")
                .params(problems, nextSteps, by, id)
                .update();
    }

    /** The first time counts for lateness. */
    void setConfirmed(String id, String by, OffsetDateTime at, boolean late) {
        jdbc.sql("""
                        update jingtu.progress_report
                           set state = 'ACCEPTING', confirmed_by = ?,
                               late = case when submitted_at is null then ? else late end,
                               submitted_at = coalesce(submitted_at, ?)
                         where id = ?""").params(by, late, at, id).update();
    }

    void setAccepted(String id, String by, OffsetDateTime at) {
        jdbc.sql("update jingtu.progress_report set state = 'ACCEPTED', accepted_by = ?, accepted_at = ? where id = ?")
                .params(by, at, id)
                .update();
    }

    void setReturned(String id, String remark) {
        jdbc.sql("update jingtu.progress_report set state = 'DRAFTING', returns = returns + 1, remark = ? where id = ?")
                .params(remark, id)
                .update();
    }

    void replaceItems(String reportId, List<ProgressItem> items) {
        jdbc.sql("delete from jingtu.progress_item where report_id = ?")
                .param(reportId)
                .update();
        for (ProgressItem item : items) {
            jdbc.sql("insert into jingtu.progress_item (report_id, plan_task_id, state, content, figures)"
                            + " values (?,?,?,?,?::jsonb)")
                    .params(reportId, item.planTaskId(), item.state().name(), item.content(), written(item.figures()))
                    .update();
        }
    }

    List<ProgressItem> items(String reportId) {
        return jdbc.sql("select i.* from jingtu.progress_item i join jingtu.v_plan_task t on t.id = i.plan_task_id"
                        + " where i.report_id = ? order by t.position")
                .param(reportId)
                .query((row, n) -> new ProgressItem(
                        row.getString("plan_task_id"),
                        Progress.valueOf(row.getString("state")),
                        row.getString("content"),
                        figures(row)))
                .list();
    }

    /** What the leads of a plan's tasks said last, by task id: organisation id and words. */
    Map<String, Map.Entry<String, String>> lastStatements(String planId) {
        Map<String, Map.Entry<String, String>> byTask = new HashMap<>();
        jdbc.sql("""
                        select distinct on (i.plan_task_id) i.plan_task_id, r.organisation_id, i.content
                          from jingtu.progress_item i
                          join jingtu.progress_report r on r.id = i.report_id
                          join jingtu.report_round o on o.id = r.round_id
                         where o.plan_id = ? and r.submitted_at is not null
                         order by i.plan_task_id, o.due desc, r.submitted_at desc, r.id""")
                .param(planId)
                .query((row, n) -> byTask.put(
                        row.getString("plan_task_id"),
                        Map.entry(row.getString("organisation_id"), row.getString("content"))))
                .list();
        return byTask;
    }

    private String written(List<ProgressItem.GivenFigure> figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("figures of records can always be written", impossible);
        }
    }

    private List<ProgressItem.GivenFigure> figures(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("figures"), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures of a report are not readable", e);
        }
    }

    // ---- counties

    void insertPart(String roundId, String organisationId) {
        jdbc.sql("insert into jingtu.county_part (round_id, organisation_id) values (?,?) on conflict do nothing")
                .params(roundId, organisationId)
                .update();
    }

    void deletePart(String roundId, String organisationId) {
        jdbc.sql("delete from jingtu.county_part where round_id = ? and organisation_id = ?")
                .params(roundId, organisationId)
                .update();
    }

    /** The part, kept from being changed by anybody else until this transaction ends. */
    Optional<CountyPart> lockPart(String roundId, String organisationId) {
        return jdbc.sql("select * from jingtu.county_part where round_id = ? and organisation_id = ? for no key update")
                .params(roundId, organisationId)
                .query(PART)
                .optional();
    }

    void setPart(CountyPart part, List<CountyPart.Item> items) {
        jdbc.sql("update jingtu.county_part set reported_by = ?, reported_at = ?, late = ?"
                        + " where round_id = ? and organisation_id = ?")
                .params(part.reportedBy(), part.reportedAt(), part.late(), part.roundId(), part.organisationId())
                .update();
        for (CountyPart.Item item : items) {
            jdbc.sql("""
                            insert into jingtu.county_item (round_id, organisation_id, plan_task_id, state, content)
                            values (:round, :organisation, :task, :state, :content)
                            on conflict (round_id, organisation_id, plan_task_id)
                            do update set state = :state, content = :content""")
                    .param("round", part.roundId())
                    .param("organisation", part.organisationId())
                    .param("task", item.planTaskId())
                    .param("state", item.state().name())
                    .param("content", item.content())
                    .update();
        }
    }

    List<CountyPart> parts(String roundId) {
        return jdbc.sql("select p.* from jingtu.county_part p join jingtu.report_round q on q.id = p.round_id"
                        + " left join jingtu.v_organisation o on o.city_id = q.city_id and o.id = p.organisation_id"
                        + " where p.round_id = ? order by o.position, p.organisation_id")
                .param(roundId)
                .query(PART)
                .list();
    }

    List<CountyPart.Item> partItems(String roundId) {
        return jdbc.sql("select * from jingtu.county_item where round_id = ? order by plan_task_id, organisation_id")
                .param(roundId)
                .query((row, n) -> new CountyPart.Item(
                        row.getString("organisation_id"),
                        row.getString("plan_task_id"),
                        Progress.valueOf(row.getString("state")),
                        row.getString("content")))
                .list();
    }

    private static Refusal noReport() {
        return Refusal.notFound("找不到这份季度进展，请刷新后重试。");
    }

    private static Refusal noRound(String id) {
        return Refusal.notFound("找不到季度推送“" + id + "”，请刷新后重试。");
    }
}
