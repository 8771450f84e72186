package cn.jingtu.land.access;

import cn.jingtu.land.access.Answer.Permission;
import cn.jingtu.platform.Columns;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of queries; none is ever written over. */
@Repository
class AccessStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    AccessStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The next of a city and year; of two that ask at once, one waits, and what is not asked in the end takes none. */
    int nextSerial(String city, int year) {
        return jdbc.sql("""
            INSERT INTO jingtu.access_number (city_id, year, last) VALUES (?, ?, 1)
            ON CONFLICT (city_id, year) DO UPDATE SET last = access_number.last + 1
            RETURNING last\
            """).params(city, year).query(Integer.class).single();
    }

    void add(AccessQuery q, int serial) {
        jdbc.sql("""
            INSERT INTO jingtu.access_query
                   (id, city_id, year, serial, number, gate, body, on_behalf_of, case_number, purpose, asked_by,
                    asked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        q.id(),
                        q.city(),
                        q.day().getYear(),
                        serial,
                        q.number(),
                        q.gate().name(),
                        q.body(),
                        q.onBehalfOf(),
                        q.caseNumber(),
                        q.purpose(),
                        q.askedBy(),
                        at(q.askedAt()))
                .update();
        List<Parcel> parcels = q.parcels();
        jdbc.sql("""
            INSERT INTO jingtu.access_parcel (query, position, number, name, former, county, outline, use)
            SELECT ?, n.* FROM unnest(CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                                      CAST(? AS text[]), CAST(? AS jsonb[]), CAST(? AS jsonb[])) AS n\
            """)
                .params(
                        q.id(),
                        Columns.of(parcels, parcel -> String.valueOf(parcel.position())),
                        Columns.of(parcels, Parcel::number),
                        Columns.of(parcels, Parcel::name),
                        Columns.of(parcels, Parcel::former),
                        Columns.of(parcels, Parcel::county),
                        Columns.of(parcels, Parcel::outline),
                        Columns.of(parcels, parcel -> text(parcel.use())))
                .update();
    }

    Optional<AccessQuery> find(String id) {
        return jdbc.sql("SELECT * FROM jingtu.access_query WHERE id = ?")
                .param(id)
                .query(this::query)
                .optional();
    }

    Optional<AccessQuery> numbered(String city, String number) {
        return jdbc.sql("SELECT * FROM jingtu.access_query WHERE city_id = ? AND number = ?")
                .params(city, number)
                .query(this::query)
                .optional();
    }

    /** Ids of sites that an earlier parcel of this number was found, or made, to be. */
    List<String> knownAs(String city, String number) {
        return jdbc.sql("""
            SELECT c.entry FROM jingtu.access_clue c
              JOIN jingtu.access_parcel p ON p.query = c.query AND p.position = c.position AND p.number = :number
              JOIN jingtu.access_query q ON q.id = c.query AND q.city_id = :city
            UNION
            SELECT unnest(k.entries) FROM jingtu.access_check k
              JOIN jingtu.access_parcel p ON p.query = k.query AND p.position = k.position AND p.number = :number
              JOIN jingtu.access_query q ON q.id = k.query AND q.city_id = :city\
            """)
                .param("city", city)
                .param("number", number)
                .query(String.class)
                .list();
    }

    /** Keeps everybody else who sees to the same plot waiting until the transaction ends. */
    void keep(String city, String plot) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(city + " " + plot)
                .query((row, n) -> true)
                .single();
    }

    // ---- the snapshot

    void addSnapshot(String query, int position, @Nullable String doubt, List<Match> matches) {
        jdbc.sql("INSERT INTO jingtu.access_snapshot (query, position, doubt, at) VALUES (?, ?, ?, ?)")
                .params(query, position, doubt, now())
                .update();
        for (Match m : matches) {
            jdbc.sql("""
                INSERT INTO jingtu.access_match
                       (query, position, entry, title, way, share, doubt, version, state, facts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb))\
                """)
                    .params(
                            query,
                            position,
                            m.entry(),
                            m.title(),
                            m.way().name(),
                            m.share(),
                            m.doubt(),
                            m.version(),
                            m.state(),
                            text(m.facts()))
                    .update();
        }
    }

    List<Match> matches(String query) {
        return jdbc.sql("SELECT * FROM jingtu.access_match WHERE query = ? ORDER BY position, title")
                .param(query)
                .query((row, n) -> new Match(
                        row.getInt("position"),
                        row.getString("entry"),
                        row.getString("title"),
                        Match.Way.valueOf(row.getString("way")),
                        row.getBigDecimal("share"),
                        row.getString("doubt"),
                        row.getInt("version"),
                        row.getString("state"),
                        value(row.getString("facts"), SiteFacts.class)))
                .list();
    }

    /** Why a person has to check a parcel, of those where one has to; by position. */
    List<ParcelDoubt> doubts(String query) {
        return jdbc.sql("SELECT position, doubt FROM jingtu.access_snapshot WHERE query = ? AND doubt IS NOT NULL"
                        + " ORDER BY position")
                .param(query)
                .query((row, n) -> new ParcelDoubt(row.getInt("position"), row.getString("doubt")))
                .list();
    }

    record ParcelDoubt(int position, String doubt) {}

    /** What a person said of a parcel. */
    record Check(int position, List<String> entries, Facts.Use use, String words, String by, Instant at) {}

    void addCheck(String query, Check check, String body) {
        jdbc.sql("""
            INSERT INTO jingtu.access_check (query, position, entries, use, words, checked_by, body, at)
            VALUES (?, ?, ?, CAST(? AS jsonb), ?, ?, ?, ?)\
            """)
                .params(
                        query,
                        check.position(),
                        check.entries().toArray(String[]::new),
                        text(check.use()),
                        check.words(),
                        check.by(),
                        body,
                        at(check.at()))
                .update();
    }

    List<Check> checks(String query) {
        return jdbc.sql("SELECT * FROM jingtu.access_check WHERE query = ? ORDER BY position")
                .param(query)
                .query((row, n) -> new Check(
                        row.getInt("position"),
                        texts(row, "entries"),
                        value(row.getString("use"), Facts.Use.class),
                        row.getString("words"),
                        row.getString("checked_by"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    // ---- the answer

    void addSheet(String query, AccessSheet sheet) {
        jdbc.sql("INSERT INTO jingtu.access_sheet (query, code, answered_at, valid_until) VALUES (?, ?, ?, ?)")
                .params(query, sheet.code(), at(sheet.answeredAt()), sheet.validUntil())
                .update();
        jdbc.sql("""
            INSERT INTO jingtu.access_answer (query, position, answer, rules, basis, conditions)
            SELECT ?, position, answer, ARRAY(SELECT jsonb_array_elements_text(rules)),
                   ARRAY(SELECT jsonb_array_elements_text(basis)), ARRAY(SELECT jsonb_array_elements_text(conditions))
              FROM unnest(CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS jsonb[]), CAST(? AS jsonb[]),
                          CAST(? AS jsonb[])) AS n (position, answer, rules, basis, conditions)\
            """)
                .params(
                        query,
                        Columns.of(sheet.answers(), one -> String.valueOf(one.position())),
                        Columns.of(sheet.answers(), one -> one.answer().answer().name()),
                        Columns.of(sheet.answers(), one -> text(one.answer().rules())),
                        Columns.of(sheet.answers(), one -> text(one.answer().basis())),
                        Columns.of(sheet.answers(), one -> text(one.answer().conditions())))
                .update();
    }

    Optional<AccessSheet> sheet(String query) {
        return jdbc.sql("SELECT * FROM jingtu.access_sheet WHERE query = ?")
                .param(query)
                .query((row, n) -> new AccessSheet(
                        row.getString("code"),
                        row.getTimestamp("answered_at").toInstant(),
                        row.getObject("valid_until", LocalDate.class),
                        answers(query)))
                .optional();
    }

    private List<AccessSheet.OfParcel> answers(String query) {
        return jdbc.sql("SELECT * FROM jingtu.access_answer WHERE query = ? ORDER BY position")
                .param(query)
                .query((row, n) -> new AccessSheet.OfParcel(row.getInt("position"), answer(row)))
                .list();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                Permission.valueOf(row.getString("answer")),
                texts(row, "rules"),
                texts(row, "basis"),
                texts(row, "conditions"));
    }

    void addClue(String query, int position, String entry, boolean begun) {
        jdbc.sql("INSERT INTO jingtu.access_clue (query, position, entry, begun) VALUES (?, ?, ?, ?)")
                .params(query, position, entry, begun)
                .update();
    }

    // ---- what came after

    /** Queries of a city that wait for an answer or a decision. */
    List<AccessQuery> open(String city, LocalDate today) {
        return jdbc.sql("""
            SELECT q.* FROM jingtu.access_query q LEFT JOIN jingtu.access_sheet s ON s.query = q.id
             WHERE q.city_id = ? AND (s.query IS NULL OR s.valid_until >= ?)
               AND NOT EXISTS (SELECT FROM jingtu.access_decision d WHERE d.query = q.id)
             ORDER BY q.asked_at\
            """).params(city, today).query(this::query).list();
    }

    void addChange(String query, int position, String entry, LocalDate on) {
        jdbc.sql("""
            INSERT INTO jingtu.access_change (query, position, entry, on_day, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING\
            """).params(query, position, entry, on, now()).update();
    }

    record Change(int position, Instant at) {}

    List<Change> changes(String query) {
        return jdbc.sql("SELECT position, min(at) AS at FROM jingtu.access_change WHERE query = ? GROUP BY position")
                .param(query)
                .query((row, n) -> new Change(
                        row.getInt("position"), row.getTimestamp("at").toInstant()))
                .list();
    }

    void addDecisions(String query, List<AccessDecision> decisions) {
        jdbc.sql("""
            INSERT INTO jingtu.access_decision (query, at, position, outcome, number, on_day, contrary, decided_by)
            SELECT ?, ?, n.* FROM unnest(CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS date[]),
                                         CAST(? AS text[]), CAST(? AS text[])) AS n\
            """)
                .params(
                        query,
                        now(),
                        Columns.of(decisions, decision -> String.valueOf(decision.position())),
                        Columns.of(decisions, decision -> decision.outcome().name()),
                        Columns.of(decisions, AccessDecision::number),
                        Columns.of(decisions, decision -> Objects.toString(decision.on(), null)),
                        Columns.of(decisions, AccessDecision::contrary),
                        Columns.of(decisions, AccessDecision::by))
                .update();
    }

    List<AccessDecision> decisions(String query) {
        return jdbc.sql("SELECT * FROM jingtu.access_decision WHERE query = ? ORDER BY position")
                .param(query)
                .query((row, n) -> new AccessDecision(
                        row.getInt("position"),
                        AccessDecision.Outcome.valueOf(row.getString("outcome")),
                        row.getString("number"),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("contrary"),
                        row.getString("decided_by")))
                .list();
    }

    void addExplanation(String query, String words, String measures, String by) {
        jdbc.sql("INSERT INTO jingtu.access_explanation (query, words, measures, explained_by, at) VALUES (?,"
                        + " ?, ?, ?, ?)")
                .params(query, words, measures, by, now())
                .update();
    }

    Optional<String> explanation(String query) {
        return jdbc.sql("SELECT words || '；' || measures FROM jingtu.access_explanation WHERE query = ?")
                .param(query)
                .query(String.class)
                .optional();
    }

    // ---- held against what was issued

    /**
     * A parcel that was asked about, with what was answered.
     *
     * @param number of the query
     * @param day on which it was asked about
     * @param answered day of the answer; null: there is none
     * @param changed first day on which its lists had changed; null: they have not
     * @param issuedAs number of what was issued, as the body registered it; null: nothing
     */
    record Asked(
            String query,
            String number,
            LocalDate day,
            Parcel parcel,
            @Nullable LocalDate answered,
            @Nullable LocalDate validUntil,
            @Nullable Answer answer,
            @Nullable LocalDate changed,
            @Nullable String issuedAs) {}

    /** All that was asked about at a gate, in the order of asking. */
    List<Asked> asked(String city, Gate gate) {
        return jdbc.sql("""
            SELECT p.*, q.number AS query_number, q.asked_at, s.answered_at, s.valid_until, a.answer, a.rules,
                   a.basis, a.conditions, d.number AS issued_as,
                   (SELECT min(c.at) FROM jingtu.access_change c WHERE c.query = p.query AND c.position = p.position)
                     AS changed_at
              FROM jingtu.access_parcel p
              JOIN jingtu.access_query q ON q.id = p.query
              LEFT JOIN jingtu.access_sheet s ON s.query = p.query
              LEFT JOIN jingtu.access_answer a ON a.query = p.query AND a.position = p.position
              LEFT JOIN jingtu.access_decision d
                     ON d.query = p.query AND d.position = p.position AND d.outcome = 'ISSUED'
             WHERE q.city_id = ? AND q.gate = ? ORDER BY q.asked_at, p.position\
            """)
                .params(city, gate.name())
                .query((row, n) -> new Asked(
                        row.getString("query"),
                        row.getString("query_number"),
                        day(row.getTimestamp("asked_at").toInstant()),
                        parcel(row),
                        dayOrNull(row, "answered_at"),
                        row.getObject("valid_until", LocalDate.class),
                        row.getString("answer") == null ? null : answer(row),
                        dayOrNull(row, "changed_at"),
                        row.getString("issued_as")))
                .list();
    }

    private @Nullable LocalDate dayOrNull(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : day(at.toInstant());
    }

    // ---- the ledger

    /**
     * Lines of the ledger, newest first.
     *
     * @param bodies ids of those whose queries are read; null: of all
     * @param sought words in number, case number, or a parcel's number or name; empty: any
     */
    List<AccessLine> lines(String city, @Nullable Collection<String> bodies, String sought, int offset, int size) {
        return jdbc.sql(LINES + "WHERE " + WHERE + " ORDER BY q.year DESC, q.serial DESC LIMIT :size OFFSET :offset")
                .param("city", city)
                .param("all", bodies == null)
                .param("bodies", bodies == null ? new String[0] : bodies.toArray(String[]::new))
                .param("sought", sought)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> new AccessLine(
                        row.getString("id"),
                        row.getString("number"),
                        day(row.getTimestamp("asked_at").toInstant()),
                        Gate.valueOf(row.getString("gate")),
                        row.getString("body"),
                        row.getString("on_behalf_of"),
                        row.getString("case_number"),
                        row.getString("parcels"),
                        row.getArray("answers") == null ? List.of() : texts(row, "answers"),
                        row.getObject("valid_until", LocalDate.class),
                        AccessState.of(
                                row.getObject("valid_until", LocalDate.class),
                                LocalDate.now(clock),
                                row.getBoolean("changed"),
                                row.getInt("decided") > 0,
                                row.getInt("contrary") > 0,
                                row.getBoolean("explained")),
                        row.getString("papers")))
                .list();
    }

    int count(String city, @Nullable Collection<String> bodies, String sought) {
        return jdbc.sql("SELECT count(*) FROM jingtu.access_query q WHERE " + WHERE)
                .param("city", city)
                .param("all", bodies == null)
                .param("bodies", bodies == null ? new String[0] : bodies.toArray(String[]::new))
                .param("sought", sought)
                .query(Integer.class)
                .single();
    }

    /** With what is told of each. */
    private static final String LINES = """
        SELECT q.*, s.valid_until, s.code,
               (SELECT string_agg(p.name, '、' ORDER BY p.position) FROM jingtu.access_parcel p WHERE p.query = q.id)
                 AS parcels,
               (SELECT array_agg(a.answer || CASE WHEN a.answer = 'ALLOW' AND cardinality(a.conditions) > 0
                                                  THEN '_IF' ELSE '' END ORDER BY a.position)
                  FROM jingtu.access_answer a WHERE a.query = q.id) AS answers,
               EXISTS (SELECT FROM jingtu.access_change c WHERE c.query = q.id) AS changed,
               (SELECT count(*) FROM jingtu.access_decision d WHERE d.query = q.id) AS decided,
               (SELECT count(*) FROM jingtu.access_decision d WHERE d.query = q.id AND d.contrary IS NOT NULL)
                 AS contrary,
               EXISTS (SELECT FROM jingtu.access_explanation e WHERE e.query = q.id) AS explained,
               (SELECT string_agg(d.number || coalesce('（' || d.on_day || '）', ''), '、' ORDER BY d.position)
                  FROM jingtu.access_decision d WHERE d.query = q.id AND d.number IS NOT NULL) AS papers
          FROM jingtu.access_query q LEFT JOIN jingtu.access_sheet s ON s.query = q.id
        """;

    private static final String WHERE = """
        q.city_id = :city AND (:all OR q.body = ANY (:bodies))
        AND (:sought = '' OR strpos(q.number, :sought) > 0 OR strpos(coalesce(q.case_number, ''), :sought) > 0
             OR EXISTS (SELECT FROM jingtu.access_parcel p WHERE p.query = q.id
                         AND (strpos(p.name, :sought) > 0 OR strpos(coalesce(p.number, ''), :sought) > 0)))
        """;

    // ---- reading

    private AccessQuery query(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        Instant asked = row.getTimestamp("asked_at").toInstant();
        return new AccessQuery(
                id,
                row.getString("city_id"),
                row.getString("number"),
                Gate.valueOf(row.getString("gate")),
                row.getString("body"),
                row.getString("on_behalf_of"),
                row.getString("case_number"),
                row.getString("purpose"),
                row.getString("asked_by"),
                asked,
                day(asked),
                parcels(id));
    }

    private List<Parcel> parcels(String query) {
        return jdbc.sql("SELECT * FROM jingtu.access_parcel WHERE query = ? ORDER BY position")
                .param(query)
                .query((row, n) -> parcel(row))
                .list();
    }

    private Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel(
                row.getInt("position"),
                row.getString("number"),
                row.getString("name"),
                row.getString("former"),
                row.getString("county"),
                row.getString("outline"),
                value(row.getString("use"), Facts.Use.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private <T> T value(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private OffsetDateTime at(Instant moment) {
        return moment.atZone(clock.getZone()).toOffsetDateTime();
    }
}
