package cn.jingtu.land.yearly;

import cn.jingtu.land.yearly.ListRow.Proposal;
import cn.jingtu.land.yearly.ListRow.Result;
import cn.jingtu.land.yearly.ListRow.Said;
import cn.jingtu.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of yearly lists; none is ever written over. */
@Repository
class ListStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    ListStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    // ---- years

    /** Ids of the cities whose lists of a year are laid. */
    Set<String> laid(Collection<String> cities, int year) {
        return Set.copyOf(jdbc.sql("SELECT city_id FROM jingtu.yearly_list WHERE city_id = ANY (?) AND year = ?")
                .params(cities.toArray(String[]::new), year)
                .query(String.class)
                .list());
    }

    /** Whether it was not there before; of two that lay the same year at once, one waits. */
    boolean add(YearlyList list) {
        return jdbc.sql("""
            INSERT INTO jingtu.yearly_list (id, city_id, year, opens_on, laid_at)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (city_id, year) DO NOTHING\
            """)
                        .params(list.id(), list.city(), list.year(), list.opensOn(), now())
                        .update()
                > 0;
    }

    private static final String LINES = """
        SELECT y.*, f.at AS filled_at, i.number, i.issued_on,
               EXISTS (SELECT FROM jingtu.yearly_list_part p
                        WHERE p.list_id = y.id
                          AND NOT EXISTS (SELECT FROM jingtu.yearly_list_confirmation c
                                           WHERE c.list_id = p.list_id AND c.body = p.body)) AS open,
               EXISTS (SELECT FROM jingtu.yearly_list_consultation c WHERE c.list_id = y.id) AS consulted,
               EXISTS (SELECT FROM jingtu.yearly_list_settlement s WHERE s.list_id = y.id) AS settled
          FROM jingtu.yearly_list y
          LEFT JOIN jingtu.yearly_list_filling f ON f.list_id = y.id
          LEFT JOIN jingtu.yearly_list_issue i ON i.list_id = y.id
        """;

    Optional<ListLine> find(String id) {
        return jdbc.sql(LINES + "WHERE y.id = ?")
                .param(id)
                .query(ListStore::line)
                .optional();
    }

    /** The same, kept from everybody else until the transaction ends. */
    Optional<ListLine> lock(String id) {
        jdbc.sql("SELECT id FROM jingtu.yearly_list WHERE id = ? FOR UPDATE")
                .param(id)
                .query(String.class)
                .optional();
        return find(id);
    }

    Optional<ListLine> ofYear(String city, int year) {
        return jdbc.sql(LINES + "WHERE y.city_id = ? AND y.year = ?")
                .params(city, year)
                .query(ListStore::line)
                .optional();
    }

    /** Years of which there are lists, the newest first. */
    List<Integer> years(String city) {
        return jdbc.sql("SELECT year FROM jingtu.yearly_list WHERE city_id = ? ORDER BY year DESC")
                .param(city)
                .query(Integer.class)
                .list();
    }

    private static ListLine line(ResultSet row, int number) throws SQLException {
        Timestamp filled = row.getTimestamp("filled_at");
        return new ListLine(
                new YearlyList(
                        row.getString("id"),
                        row.getString("city_id"),
                        row.getInt("year"),
                        row.getObject("opens_on", LocalDate.class)),
                state(row),
                filled == null ? null : filled.toInstant(),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class));
    }

    private static ListState state(ResultSet row) throws SQLException {
        if (row.getTimestamp("filled_at") == null) {
            return ListState.WAITING;
        }
        if (row.getBoolean("settled")) {
            return ListState.SETTLED;
        }
        if (row.getString("number") != null) {
            return ListState.SETTLING;
        }
        if (row.getBoolean("consulted")) {
            return ListState.ISSUING;
        }
        return row.getBoolean("open") ? ListState.CONFIRMING : ListState.CONSULTING;
    }

    // ---- rows

    void addFilling(String list, Collection<String> bodies) {
        jdbc.sql("INSERT INTO jingtu.yearly_list_filling (list_id, at) VALUES (?, ?)")
                .params(list, now())
                .update();
        jdbc.sql("INSERT INTO jingtu.yearly_list_part (list_id, body) SELECT ?, unnest(CAST(? AS text[]))")
                .params(list, bodies.toArray(String[]::new))
                .update();
    }

    List<ListPart> parts(String list) {
        return jdbc.sql("""
            SELECT p.body, coalesce(c.nil, false) AS nil, c.confirmed_by, c.at FROM jingtu.yearly_list_part p
              LEFT JOIN jingtu.yearly_list_confirmation c ON c.list_id = p.list_id AND c.body = p.body
             WHERE p.list_id = ? ORDER BY p.body\
            """)
                .param(list)
                .query((row, n) -> {
                    Timestamp at = row.getTimestamp("at");
                    return new ListPart(
                            row.getString("body"),
                            row.getBoolean("nil"),
                            row.getString("confirmed_by"),
                            at == null ? null : at.toInstant());
                })
                .list();
    }

    void addRows(String list, List<ListRow> rows) {
        jdbc.sql("""
            INSERT INTO jingtu.yearly_list_row
                   (list_id, position, body, list, entry, number, name, county, standing, proposal, grounds)
            SELECT ?, n.*
              FROM unnest(CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                          CAST(? AS text[]), CAST(? AS text[]), CAST(? AS boolean[]), CAST(? AS text[]),
                          CAST(? AS text[])) AS n\
            """)
                .params(
                        list,
                        Columns.of(rows, row -> String.valueOf(row.position())),
                        Columns.of(rows, ListRow::body),
                        Columns.of(rows, row -> row.kind().name()),
                        Columns.of(rows, ListRow::entry),
                        Columns.of(rows, ListRow::number),
                        Columns.of(rows, ListRow::name),
                        Columns.of(rows, ListRow::county),
                        Columns.of(rows, row -> String.valueOf(row.standing())),
                        Columns.of(rows, row -> row.proposal().name()),
                        Columns.of(rows, ListRow::grounds))
                .update();
    }

    List<ListRow> rows(String list) {
        return jdbc.sql("""
            SELECT r.*, w.said, w.words, v.agreed, v.words AS view, o.result, o.words AS result_words
              FROM jingtu.yearly_list_row r
              LEFT JOIN jingtu.yearly_list_word w ON w.list_id = r.list_id AND w.position = r.position
              LEFT JOIN jingtu.yearly_list_view v ON v.list_id = r.list_id AND v.position = r.position
              LEFT JOIN jingtu.yearly_list_outcome o ON o.list_id = r.list_id AND o.position = r.position
             WHERE r.list_id = ? ORDER BY r.position\
            """).param(list).query(ListStore::row).list();
    }

    private static ListRow row(ResultSet row, int number) throws SQLException {
        String said = row.getString("said");
        String result = row.getString("result");
        return new ListRow(
                row.getInt("position"),
                row.getString("body"),
                ListKind.valueOf(row.getString("list")),
                row.getString("entry"),
                row.getString("number"),
                row.getString("name"),
                row.getString("county"),
                row.getBoolean("standing"),
                Proposal.valueOf(row.getString("proposal")),
                row.getString("grounds"),
                said == null ? null : Said.valueOf(said),
                row.getString("words"),
                row.getObject("agreed", Boolean.class),
                row.getString("view"),
                result == null ? null : Result.valueOf(result),
                row.getString("result_words"));
    }

    // ---- what is said

    void addConfirmation(String list, String body, boolean nil, String by) {
        jdbc.sql("""
            INSERT INTO jingtu.yearly_list_confirmation (list_id, body, nil, confirmed_by, at) VALUES (?, ?, ?, ?, ?)\
            """).params(list, body, nil, by, now()).update();
    }

    /** What a body says of rows; by their positions. */
    record Word(int position, Said said, @Nullable String words) {}

    void addWords(String list, String body, List<Word> words) {
        jdbc.sql("""
            INSERT INTO jingtu.yearly_list_word (list_id, body, position, said, words)
            SELECT ?, ?, n.* FROM unnest(CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[])) AS n\
            """)
                .params(
                        list,
                        body,
                        Columns.of(words, word -> String.valueOf(word.position())),
                        Columns.of(words, word -> word.said().name()),
                        Columns.of(words, Word::words))
                .update();
    }

    /** What natural resources say of a row. */
    record View(int position, boolean agreed, @Nullable String words) {}

    void addViews(String list, List<View> views, String by) {
        jdbc.sql("INSERT INTO jingtu.yearly_list_consultation (list_id, viewed_by, at) VALUES (?, ?, ?)")
                .params(list, by, now())
                .update();
        jdbc.sql("""
            INSERT INTO jingtu.yearly_list_view (list_id, position, agreed, words)
            SELECT ?, n.* FROM unnest(CAST(? AS integer[]), CAST(? AS boolean[]), CAST(? AS text[])) AS n\
            """)
                .params(
                        list,
                        Columns.of(views, view -> String.valueOf(view.position())),
                        Columns.of(views, view -> String.valueOf(view.agreed())),
                        Columns.of(views, View::words))
                .update();
    }

    // ---- what becomes of it

    void addIssue(String list, String document, String number, LocalDate on) {
        jdbc.sql("""
            INSERT INTO jingtu.yearly_list_issue (list_id, document, number, issued_on, at) VALUES (?, ?, ?, ?, ?)\
            """).params(list, document, number, on, now()).update();
    }

    record Outcome(int position, Result result, @Nullable String words) {}

    void addSettlement(String list, List<Outcome> outcomes) {
        jdbc.sql("INSERT INTO jingtu.yearly_list_settlement (list_id, at) VALUES (?, ?)")
                .params(list, now())
                .update();
        jdbc.sql("""
            INSERT INTO jingtu.yearly_list_outcome (list_id, position, result, words)
            SELECT ?, n.* FROM unnest(CAST(? AS integer[]), CAST(? AS text[]), CAST(? AS text[])) AS n\
            """)
                .params(
                        list,
                        Columns.of(outcomes, outcome -> String.valueOf(outcome.position())),
                        Columns.of(outcomes, outcome -> outcome.result().name()),
                        Columns.of(outcomes, Outcome::words))
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
