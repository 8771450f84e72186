package cn.jingtu.supervision;

import cn.jingtu.matter.Matter;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.Plans;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.StepEnded;
import cn.jingtu.platform.StepFailed;
import cn.jingtu.platform.StepsAgain;
import cn.jingtu.platform.security.SecurityEvent;
import cn.jingtu.platform.security.SecurityLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps that the program takes by itself and could not take: kept until they are done after all, told to the
 * administrators and to the supervisors of the city, and started again by either, with a reason.
 */
@Component
@Transactional
public class FailedSteps {

    private static final int SHOWN = 200;
    private static final int SUBJECT = 500;
    private static final int MAX_REASON = 500;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(ZONE);

    private static final String SHARE = """
            select f.*, c.name as city_name
              from jingtu.failed_step f left join jingtu.v_city c on c.id = f.city_id
             where f.ended_at is %s and %s
               and (:all or exists (select 1 from jingtu.v_task_party p
                                     where p.matter = f.matter and p.organisation_id in (:own)))
             order by %s, f.job_id limit :shown
            """;

    private final JdbcClient jdbc;
    private final Matters matters;
    private final Notices notices;
    private final StepsAgain again;
    private final SecurityLog securityLog;
    private final CurrentUser user;
    private final Clock clock;

    FailedSteps(
            JdbcClient jdbc,
            Matters matters,
            Notices notices,
            StepsAgain again,
            SecurityLog securityLog,
            CurrentUser user,
            Clock clock) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.notices = notices;
        this.again = again;
        this.securityLog = securityLog;
        this.user = user;
        this.clock = clock;
    }

    private record About(@Nullable Matter matter, @Nullable Matter under, String subject) {}

    // ---- told by the engine

    /** Keeps a step that failed for good and tells who has to know; one that was started again has failed again. */
    @EventListener
    public void failed(StepFailed step) {
        About about = about(step);
        Instant now = clock.instant();
        int failures = jdbc.sql("""
                        insert into jingtu.failed_step
                               (job_id, city_id, matter, under, subject, procedure_name, step_name, words,
                                technical, since, failed_at)
                        values (:job, :city, :matter, :under, :subject, :procedure, :step, :words, :technical, :at, :at)
                        on conflict (job_id) do update
                           set words = excluded.words, technical = excluded.technical, step_name = excluded.step_name,
                               failed_at = excluded.failed_at, failures = failed_step.failures + 1, ended_at = null
                        returning failures
                        """)
                .param("job", step.jobId())
                .param("city", step.city(), Types.VARCHAR)
                .param("matter", ref(about.matter), Types.VARCHAR)
                .param("under", ref(about.under), Types.VARCHAR)
                .param("subject", about.subject)
                .param("procedure", procedureName(step))
                .param("step", step.stepName())
                .param("words", step.words())
                .param("technical", step.technical())
                .param("at", Timestamp.from(now))
                .query(Integer.class)
                .single();
        jdbc.sql(
                        "update jingtu.failed_step_restart set failed_again_at = :at where job_id = :job and failed_again_at is null")
                .param("at", Timestamp.from(now))
                .param("job", step.jobId())
                .update();
        tell(step, about, failures > 1);
    }

    private About about(StepFailed step) {
        return Optional.ofNullable(step.procedure())
                .flatMap(procedure -> matters.find(procedure, step.businessKey(), step.city()))
                .map(row -> new About(
                        row.matter(), row.under(), shortened(procedureName(step) + "“" + row.subject() + "”")))
                .orElseGet(() -> new About(null, null, procedureName(step)));
    }

    private static @Nullable String ref(@Nullable Matter matter) {
        return matter == null ? null : matter.ref();
    }

    private static String procedureName(StepFailed step) {
        return step.procedureName() == null ? "系统维护" : step.procedureName();
    }

    private static String shortened(String text) {
        return text.length() <= SUBJECT ? text : text.substring(0, SUBJECT - 1) + "…";
    }

    private void tell(StepFailed step, About about, boolean repeatedly) {
        String what = about.subject + "：" + (repeatedly ? "重新执行后，" : "") + "自动步骤“" + step.stepName()
                + "”未能完成，后续事项不会自动继续。" + step.words();
        String city = step.city() == null ? Notices.INSTALLATION : step.city();
        String subject = "failed-step:" + step.jobId();
        notices.repeat(
                city,
                CurrentUser.ADMINISTRATORS,
                NoticeKind.FAILURE,
                subject,
                subject,
                null,
                what + "请查明并改正后，到“流程监控”首页“异常”中写明原因重新执行。");
        if (step.city() != null) {
            notices.repeat(
                    city,
                    CityGroups.supervisors(step.city()),
                    NoticeKind.FAILURE,
                    subject,
                    subject,
                    null,
                    what + "请联系系统管理员处理；改正后可在“计划进展”的“异常”中写明原因重新执行。");
        }
    }

    /** What was kept of a step that is done after all, or whose matter has ended, is history now. */
    @EventListener
    public void ended(StepEnded step) {
        end(step.jobId());
    }

    private void end(String jobId) {
        jdbc.sql("update jingtu.failed_step set ended_at = :at where job_id = :job and ended_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("job", jobId)
                .update();
    }

    // ---- asked by people

    /** What waits in all cities and in the installation, with what only administrators can read. */
    @Transactional(readOnly = true)
    public List<FailedStep> everywhere(boolean ended) {
        return listed(ended, "true", "", null, true);
    }

    /**
     * What waits, or has ended, in a city.
     *
     * @param own ids of the bodies for whose tasks it is asked; null for all of the city
     */
    @Transactional(readOnly = true)
    public List<FailedStep> ofCity(String city, @Nullable List<String> own, boolean ended) {
        return listed(ended, "f.city_id = :value", city, own, false);
    }

    /** Whether any step was done after all, in a city or, without one, anywhere. */
    @Transactional(readOnly = true)
    public boolean anyEnded(@Nullable String city) {
        return jdbc.sql("""
                        select exists (select 1 from jingtu.failed_step
                                        where ended_at is not null and (:everywhere or city_id = :city))
                        """)
                .param("everywhere", city == null)
                .param("city", city, Types.VARCHAR)
                .query(Boolean.class)
                .single();
    }

    /** @param own ids of the bodies for whose tasks it is asked; null for all of the plan */
    @Transactional(readOnly = true)
    public List<FailedStep> ofPlan(Plan plan, @Nullable List<String> own) {
        return listed(
                false,
                "(f.matter = :value or f.under = :value)",
                Plans.matter(plan.id(), plan.cityId()).ref(),
                own,
                false);
    }

    private List<FailedStep> listed(
            boolean ended, String which, String value, @Nullable List<String> own, boolean technical) {
        String sql = SHARE.formatted(ended ? "not null" : "null", which, ended ? "f.ended_at desc" : "f.since desc");
        var query = jdbc.sql(sql)
                .param("all", own == null)
                .param("own", own == null || own.isEmpty() ? List.of("") : own)
                .param("shown", SHOWN);
        List<FailedStep> steps = (value.isEmpty() ? query : query.param("value", value))
                .query((row, n) -> step(row, technical))
                .list();
        Map<String, List<FailedStep.Restart>> restarts =
                restarts(steps.stream().map(FailedStep::id).toList());
        return steps.stream()
                .map(step -> with(step, restarts.getOrDefault(step.id(), List.of())))
                .toList();
    }

    private static FailedStep step(ResultSet row, boolean technical) throws SQLException {
        return new FailedStep(
                row.getString("job_id"),
                row.getString("city_id"),
                row.getString("city_name"),
                row.getString("matter"),
                row.getString("subject"),
                row.getString("procedure_name"),
                row.getString("step_name"),
                row.getString("words"),
                technical ? row.getString("technical") : null,
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("failed_at").toInstant(),
                row.getInt("failures"),
                false,
                instant(row.getTimestamp("ended_at")),
                List.of());
    }

    private static FailedStep with(FailedStep step, List<FailedStep.Restart> restarts) {
        boolean running =
                step.endedAt() == null && restarts.stream().anyMatch(restart -> restart.failedAgainAt() == null);
        return new FailedStep(
                step.id(),
                step.city(),
                step.cityName(),
                step.matter(),
                step.subject(),
                step.procedureName(),
                step.stepName(),
                step.words(),
                step.technical(),
                step.since(),
                step.failedAt(),
                step.failures(),
                running,
                step.endedAt(),
                restarts);
    }

    private Map<String, List<FailedStep.Restart>> restarts(List<String> jobs) {
        record Line(String job, FailedStep.Restart restart) {}
        return jobs.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from jingtu.failed_step_restart where job_id in (:jobs) order by id")
                        .param("jobs", jobs)
                        .query((row, n) -> new Line(
                                row.getString("job_id"),
                                new FailedStep.Restart(
                                        row.getTimestamp("at").toInstant(),
                                        row.getString("user_id"),
                                        row.getString("reason"),
                                        instant(row.getTimestamp("failed_again_at")))))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Line::job, Collectors.mapping(Line::restart, Collectors.toList())));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    // ---- mending

    /** Whether the user may start steps of a city again. */
    public boolean mayRestart(@Nullable String city) {
        return user.isAdministrator() || (city != null && user.isMemberOf(CityGroups.supervisors(city)));
    }

    /**
     * Has a step taken once more, in the background; on record with the reason.
     *
     * @param address network address of the caller, for the security log
     * @return false if it needs none: it was done meanwhile, or its matter has ended
     * @throws Refusal if the user may not, or there is no such step, or it runs already
     */
    public boolean restart(String jobId, String reason, @Nullable String address) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > MAX_REASON) {
            throw Refusal.invalid("请写明原因：错在哪里、已怎样改正，不超过" + MAX_REASON + "字。");
        }
        FailedStep step = waiting(jobId);
        if (!mayRestart(step.city())) {
            throw Refusal.forbidden("只有系统管理员和本市督查人员可以重新执行失败的步骤。");
        }
        restarts(List.of(jobId)).getOrDefault(jobId, List.of()).stream()
                .filter(restart -> restart.failedAgainAt() == null)
                .findFirst()
                .ifPresent(restart -> {
                    throw Refusal.conflict(
                            "此步骤已由" + restart.by() + "于" + TIME.format(restart.at()) + "重新执行，结果未出。请稍候刷新查看。");
                });
        if (!again.start(jobId)) {
            end(jobId);
            return false;
        }
        jdbc.sql(
                        "insert into jingtu.failed_step_restart (job_id, at, user_id, reason) values (:job, :at, :user, :reason)")
                .param("job", jobId)
                .param("at", Timestamp.from(clock.instant()))
                .param("user", user.id())
                .param("reason", why)
                .update();
        securityLog.add(new SecurityEvent(
                SecurityEvent.Kind.INTERVENED,
                step.city(),
                user.id(),
                address,
                "重新执行失败的步骤“" + step.stepName() + "”：" + step.subject(),
                "第" + step.failures() + "次失败：" + step.words(),
                null,
                why));
        return true;
    }

    /** The step, kept from others until the end of the transaction; to those of other cities there is none. */
    private FailedStep waiting(String jobId) {
        return jdbc.sql("""
                        select f.*, c.name as city_name
                          from jingtu.failed_step f left join jingtu.v_city c on c.id = f.city_id
                         where f.job_id = ? and f.ended_at is null for update of f
                        """)
                .param(jobId)
                .query((row, n) -> step(row, false))
                .optional()
                .filter(step -> user.isAdministrator() || (step.city() != null && user.belongsTo(step.city())))
                .orElseThrow(() -> Refusal.notFound("没有找到这个失败的步骤，可能已经恢复。请刷新页面。"));
    }
}
