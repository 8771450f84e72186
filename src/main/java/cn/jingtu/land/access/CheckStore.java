package cn.jingtu.land.access;

import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.land.access.Finding.Disposal;
import cn.jingtu.land.access.Finding.Explanation;
import cn.jingtu.matter.Decision;
import cn.jingtu.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of checks; none is ever written over. */
@Repository
class CheckStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    CheckStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it was not there before; of two that lay the same month at once, one waits. */
    boolean add(AccessCheck check) {
        return jdbc.sql("""
            INSERT INTO jingtu.permit_check (id, city_id, body, month, gates, opens_on, laid_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (city_id, body, month) DO NOTHING\
            """)
                        .params(
                                check.id(),
                                check.city(),
                                check.body(),
                                check.month().atDay(1),
                                check.gates().stream().map(Gate::name).toArray(String[]::new),
                                check.opensOn(),
                                now())
                        .update()
                > 0;
    }

    /** Ids of the bodies whose check of a month is laid, by city. */
    Map<String, Set<String>> laid(Collection<String> cities, YearMonth month) {
        return jdbc
                .sql("SELECT city_id, body FROM jingtu.permit_check WHERE city_id = ANY (?) AND month = ?")
                .params(cities.toArray(String[]::new), month.atDay(1))
                .query((row, n) -> Map.entry(row.getString("city_id"), row.getString("body")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    Optional<CheckLine> find(String id) {
        return jdbc.sql(LINES + "WHERE c.id = ?").param(id).query(this::line).optional();
    }

    /**
     * Newest month first.
     *
     * @param bodies ids of those whose checks are read; null: of all
     */
    List<CheckLine> lines(String city, @Nullable Collection<String> bodies, LocalDate today, int most) {
        return jdbc.sql(LINES + """
            WHERE c.city_id = :city AND c.opens_on <= :today AND (:all OR c.body = ANY (:bodies))
            ORDER BY c.month DESC, c.body LIMIT :most\
            """)
                .param("city", city)
                .param("today", today)
                .param("all", bodies == null)
                .param("bodies", bodies == null ? new String[0] : bodies.toArray(String[]::new))
                .param("most", most)
                .query(this::line)
                .list();
    }

    private static final String LINES = """
        SELECT c.*, r.check_id IS NOT NULL AS returned, coalesce(r.nil, false) AS nil, r.remark, r.file_name,
               r.sha256, r.returned_by, r.at AS returned_at,
               EXISTS (SELECT FROM jingtu.permit_comparison m WHERE m.check_id = c.id) AS compared,
               (SELECT count(*) FROM jingtu.permit_issued i WHERE i.check_id = c.id) AS permits,
               (SELECT count(*) FROM jingtu.permit_finding f WHERE f.check_id = c.id) AS findings,
               (SELECT count(*) FROM jingtu.permit_disposal d WHERE d.check_id = c.id) AS disposed,
               coalesce(x.round, 0) AS round, s.agreed
          FROM jingtu.permit_check c
          LEFT JOIN jingtu.permit_return r ON r.check_id = c.id
          LEFT JOIN LATERAL (SELECT max(e.round) AS round FROM jingtu.permit_explanation e
                              WHERE e.check_id = c.id) x ON true
          LEFT JOIN jingtu.permit_signature s ON s.check_id = c.id AND s.round = x.round
        """;

    // ---- what was issued

    void addReturn(AccessCheck check, @Nullable EvidenceFile file, @Nullable String remark, String by) {
        jdbc.sql("""
            INSERT INTO jingtu.permit_return (check_id, nil, file, file_name, sha256, remark, returned_by, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        check.id(),
                        file == null,
                        file == null ? null : file.id(),
                        file == null ? null : file.name(),
                        file == null ? null : file.sha256(),
                        remark,
                        by,
                        now())
                .update();
    }

    void addPermits(AccessCheck check, List<IssuedPermit> permits) {
        jdbc.sql("""
            INSERT INTO jingtu.permit_issued
                   (check_id, position, gate, number, on_day, holder, parcel_number, name, former, county, planned,
                    conditions, query_number, outline)
            SELECT ?, n.*
              FROM unnest(CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS date[]),
                          CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                          CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS jsonb[])) AS n\
            """)
                .params(
                        check.id(),
                        Columns.of(permits, permit -> String.valueOf(permit.position())),
                        Columns.of(permits, permit -> permit.gate().name()),
                        Columns.of(permits, IssuedPermit::number),
                        Columns.of(permits, permit -> permit.on().toString()),
                        Columns.of(permits, IssuedPermit::holder),
                        Columns.of(permits, IssuedPermit::parcelNumber),
                        Columns.of(permits, IssuedPermit::name),
                        Columns.of(permits, IssuedPermit::former),
                        Columns.of(permits, IssuedPermit::county),
                        Columns.of(permits, CheckStore::planned),
                        Columns.of(permits, permit -> permit.conditions().name()),
                        Columns.of(permits, IssuedPermit::query),
                        Columns.of(permits, IssuedPermit::outline))
                .update();
    }

    private static @Nullable String planned(IssuedPermit permit) {
        LandUse planned = permit.planned();
        return planned == null ? null : planned.name();
    }

    List<IssuedPermit> permits(String check) {
        return jdbc.sql("SELECT * FROM jingtu.permit_issued WHERE check_id = ? ORDER BY position")
                .param(check)
                .query((row, n) -> new IssuedPermit(
                        row.getInt("position"),
                        Gate.valueOf(row.getString("gate")),
                        row.getString("number"),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("holder"),
                        row.getString("parcel_number"),
                        row.getString("name"),
                        row.getString("former"),
                        row.getString("county"),
                        row.getString("planned") == null ? null : LandUse.valueOf(row.getString("planned")),
                        Stated.valueOf(row.getString("conditions")),
                        row.getString("query_number"),
                        row.getString("outline")))
                .list();
    }

    /** A permit with the check in which it was reported. */
    record Reported(Gate gate, String number, YearMonth month) {}

    /** Which of these numbers a body has reported before. */
    List<Reported> reported(AccessCheck check, Collection<String> numbers) {
        return jdbc.sql("""
            SELECT i.gate, i.number, c.month FROM jingtu.permit_issued i JOIN jingtu.permit_check c ON c.id = i.check_id
             WHERE c.city_id = ? AND c.body = ? AND i.number = ANY (?)\
            """)
                .params(check.city(), check.body(), numbers.toArray(String[]::new))
                .query((row, n) -> new Reported(
                        Gate.valueOf(row.getString("gate")),
                        row.getString("number"),
                        YearMonth.from(row.getObject("month", LocalDate.class))))
                .list();
    }

    /**
     * What a body registered with its queries as issued in the month.
     *
     * @param query its number
     */
    record Decided(String query, String parcel, String number, LocalDate on) {}

    List<Decided> decided(AccessCheck check) {
        return jdbc.sql("""
            SELECT q.number AS query, p.name, d.number, d.on_day FROM jingtu.access_decision d
              JOIN jingtu.access_query q ON q.id = d.query
              JOIN jingtu.access_parcel p ON p.query = d.query AND p.position = d.position
             WHERE q.city_id = ? AND q.body = ? AND q.gate = ANY (?) AND d.outcome = 'ISSUED'
               AND d.on_day >= ? AND d.on_day < ?
             ORDER BY d.on_day, d.number\
            """)
                .params(
                        check.city(),
                        check.body(),
                        check.gates().stream().map(Gate::name).toArray(String[]::new),
                        check.month().atDay(1),
                        check.month().plusMonths(1).atDay(1))
                .query((row, n) -> new Decided(
                        row.getString("query"),
                        row.getString("name"),
                        row.getString("number"),
                        row.getObject("on_day", LocalDate.class)))
                .list();
    }

    /** Which of these are numbers of queries of a city. */
    List<String> queries(String city, Collection<String> numbers) {
        return jdbc.sql("SELECT number FROM jingtu.access_query WHERE city_id = ? AND number = ANY (?)")
                .params(city, numbers.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    // ---- what is wrong

    void addComparison(AccessCheck check, List<Finding> findings) {
        jdbc.sql("INSERT INTO jingtu.permit_comparison (check_id, at) VALUES (?, ?)")
                .params(check.id(), now())
                .update();
        jdbc.sql("""
            INSERT INTO jingtu.permit_finding (check_id, position, kind, words, record, entry)
            SELECT ?, n.* FROM unnest(CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                                      CAST(? AS text[])) AS n\
            """)
                .params(
                        check.id(),
                        Columns.of(findings, finding -> String.valueOf(finding.position())),
                        Columns.of(findings, finding -> finding.kind().name()),
                        Columns.of(findings, Finding::words),
                        Columns.of(findings, Finding::record),
                        Columns.of(findings, Finding::entry))
                .update();
    }

    List<Finding> findings(String check) {
        return jdbc.sql("SELECT * FROM jingtu.permit_finding WHERE check_id = ? ORDER BY position")
                .param(check)
                .query((row, n) -> new Finding(
                        row.getInt("position"),
                        Finding.Kind.valueOf(row.getString("kind")),
                        row.getString("words"),
                        row.getString("record"),
                        row.getString("entry")))
                .list();
    }

    // ---- what is said and done about it

    void addExplanations(AccessCheck check, int round, List<Explanation> explanations) {
        jdbc.sql("""
            INSERT INTO jingtu.permit_explanation (check_id, round, at, position, said, words, explained_by)
            SELECT ?, ?, ?, n.* FROM unnest(CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[]),
                                            CAST(? AS text[])) AS n\
            """)
                .params(
                        check.id(),
                        round,
                        now(),
                        Columns.of(explanations, one -> String.valueOf(one.position())),
                        Columns.of(explanations, one -> one.said().name()),
                        Columns.of(explanations, Explanation::words),
                        Columns.of(explanations, Explanation::by))
                .update();
    }

    /** Those of the last round. */
    List<Explanation> explanations(String check) {
        return jdbc.sql("""
            SELECT * FROM jingtu.permit_explanation WHERE check_id = :check
               AND round = (SELECT max(round) FROM jingtu.permit_explanation WHERE check_id = :check)
             ORDER BY position\
            """)
                .param("check", check)
                .query((row, n) -> new Explanation(
                        row.getInt("position"),
                        Finding.Said.valueOf(row.getString("said")),
                        row.getString("words"),
                        row.getString("explained_by")))
                .list();
    }

    void addSignature(AccessCheck check, int round, Decision decision) {
        jdbc.sql("""
            INSERT INTO jingtu.permit_signature (check_id, round, agreed, words, signed_by, at)
            VALUES (?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        check.id(),
                        round,
                        decision.agreed(),
                        decision.words(),
                        decision.by().person(),
                        now())
                .update();
    }

    /** What the head said last; empty before. */
    Optional<String> returned(String check) {
        return jdbc.sql("""
            SELECT words FROM jingtu.permit_signature WHERE check_id = ? AND NOT agreed ORDER BY round DESC LIMIT 1\
            """).param(check).query(String.class).optional();
    }

    /** All who had a part in what a body handed in, explained and signed. */
    List<String> people(String check) {
        return jdbc.sql("""
            SELECT returned_by FROM jingtu.permit_return WHERE check_id = :check
            UNION SELECT explained_by FROM jingtu.permit_explanation WHERE check_id = :check
            UNION SELECT signed_by FROM jingtu.permit_signature WHERE check_id = :check\
            """).param("check", check).query(String.class).list();
    }

    void addDisposals(AccessCheck check, List<Disposal> disposals) {
        jdbc.sql("""
            INSERT INTO jingtu.permit_disposal (check_id, at, position, disposal, words, due, disposed_by)
            SELECT ?, ?, n.* FROM unnest(CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS date[]),
                                         CAST(? AS text[])) AS n\
            """)
                .params(
                        check.id(),
                        now(),
                        Columns.of(disposals, one -> String.valueOf(one.position())),
                        Columns.of(disposals, one -> one.measure().name()),
                        Columns.of(disposals, Disposal::words),
                        Columns.of(disposals, one -> Objects.toString(one.due(), null)),
                        Columns.of(disposals, Disposal::by))
                .update();
    }

    List<Disposal> disposals(String check) {
        return jdbc.sql("SELECT * FROM jingtu.permit_disposal WHERE check_id = ? ORDER BY position")
                .param(check)
                .query((row, n) -> new Disposal(
                        row.getInt("position"),
                        Finding.Measure.valueOf(row.getString("disposal")),
                        row.getString("words"),
                        row.getObject("due", LocalDate.class),
                        row.getString("disposed_by")))
                .list();
    }

    void addClue(AccessCheck check, int position, String entry, boolean begun) {
        jdbc.sql("INSERT INTO jingtu.permit_clue (check_id, position, entry, begun) VALUES (?, ?, ?, ?)")
                .params(check.id(), position, entry, begun)
                .update();
    }

    // ---- reading

    private CheckLine line(ResultSet row, int number) throws SQLException {
        AccessCheck check = new AccessCheck(
                row.getString("id"),
                row.getString("city_id"),
                row.getString("body"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                Stream.of((String[]) row.getArray("gates").getArray())
                        .map(Gate::valueOf)
                        .toList(),
                row.getObject("opens_on", LocalDate.class));
        Timestamp returned = row.getTimestamp("returned_at");
        return new CheckLine(
                check,
                state(row, check),
                row.getInt("permits"),
                row.getInt("findings"),
                row.getInt("round"),
                row.getString("remark"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getString("returned_by"),
                returned == null ? null : returned.toInstant());
    }

    private CheckState state(ResultSet row, AccessCheck check) throws SQLException {
        if (!row.getBoolean("returned")) {
            return LocalDate.now(clock).isBefore(check.opensOn()) ? CheckState.WAITING : CheckState.DUE;
        }
        if (!row.getBoolean("compared")) {
            return CheckState.COMPARING;
        }
        if (row.getInt("findings") == 0) {
            return row.getBoolean("nil") ? CheckState.NIL : CheckState.CLEAN;
        }
        if (row.getInt("disposed") > 0) {
            return CheckState.HANDLED;
        }
        Boolean agreed = row.getObject("agreed", Boolean.class);
        if (row.getInt("round") == 0 || Boolean.FALSE.equals(agreed)) {
            return CheckState.EXPLAINING;
        }
        return agreed == null ? CheckState.SIGNING : CheckState.DECIDING;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
