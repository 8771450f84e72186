package cn.jingtu.register;

import cn.jingtu.matter.Matter;
import cn.jingtu.platform.Columns;
import cn.jingtu.platform.text.CleanText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of entries: each as it is now, with all that it was. */
@Repository
class EntryStore {

    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final int LONGEST_SOUGHT = 4000;

    private final JdbcClient jdbc;
    private final Kinds kinds;
    private final ObjectMapper json;
    private final Clock clock;

    EntryStore(JdbcClient jdbc, Kinds kinds, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.json = json;
        this.clock = clock;
    }

    /** The last of the next numbers of a kind in a year; of two that ask at once, one waits. */
    int nextNumbers(String city, String kind, int year, int count) {
        return jdbc.sql("""
            INSERT INTO jingtu.register_number (city_id, kind, year, last) VALUES (?, ?, ?, ?)
            ON CONFLICT (city_id, kind, year) DO UPDATE SET last = register_number.last + EXCLUDED.last
            RETURNING last\
            """)
                .params(city, kind, year, count)
                .query(Integer.class)
                .single();
    }

    /** Those of these numbers that are given already, with the name of what has them. */
    Map<String, String> given(String city, String kind, Collection<String> numbers) {
        return jdbc
                .sql("SELECT number, name FROM jingtu.register_entry WHERE city_id = ? AND kind = ? AND number ="
                        + " ANY (?)")
                .params(city, kind, numbers.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("number"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of these ids that there are, in their order. */
    List<RegisterEntry> all(Collection<String> ids) {
        return jdbc.sql("""
            SELECT e.* FROM unnest(CAST(? AS text[])) WITH ORDINALITY AS n (id, place)
              JOIN jingtu.register_entry e ON e.id = n.id ORDER BY n.place\
            """).param(ids.toArray(String[]::new)).query(this::read).list();
    }

    boolean hasAny(String city, String kind) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM jingtu.register_entry WHERE city_id = ? AND kind = ?)")
                .params(city, kind)
                .query(Boolean.class)
                .single();
    }

    Optional<RegisterEntry> find(String id) {
        return jdbc.sql("SELECT * FROM jingtu.register_entry WHERE id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** The same, kept from everybody else until the transaction ends. */
    Optional<RegisterEntry> lock(String id) {
        return jdbc.sql("SELECT * FROM jingtu.register_entry WHERE id = ? FOR NO KEY UPDATE")
                .param(id)
                .query(this::read)
                .optional();
    }

    Optional<RegisterEntry> numbered(String city, String kind, String number) {
        return jdbc.sql("SELECT * FROM jingtu.register_entry WHERE city_id = ? AND kind = ? AND number = ?")
                .params(city, kind, number)
                .query(this::read)
                .optional();
    }

    /** All that belongs to a top entry, itself first, in the order in which it came. */
    List<RegisterEntry> ofRoot(String root) {
        return jdbc.sql("SELECT * FROM jingtu.register_entry WHERE root = ? ORDER BY id <> root, added_at, id")
                .param(root)
                .query(this::read)
                .list();
    }

    /** The entries of a kind that belong directly to one, newest first. */
    List<RegisterEntry> below(String above, String kind) {
        return jdbc.sql("SELECT * FROM jingtu.register_entry WHERE above = ? AND kind = ? ORDER BY added_at DESC,"
                        + " number DESC")
                .params(above, kind)
                .query(this::read)
                .list();
    }

    List<EntryVersion> versions(String entry, int limit) {
        return jdbc.sql("SELECT * FROM jingtu.register_version WHERE entry = ? ORDER BY version DESC LIMIT ?")
                .params(entry, limit)
                .query((row, n) -> new EntryVersion(
                        row.getInt("version"),
                        row.getString("number"),
                        row.getString("name"),
                        row.getString("county"),
                        row.getString("state"),
                        texts(row, "lists"),
                        values(row.getString("fields")),
                        row.getBoolean("struck"),
                        row.getString("matter"),
                        row.getString("step"),
                        row.getString("person"),
                        row.getString("body"),
                        row.getString("reason"),
                        row.getString("document"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Who last handed in a step at an entry or at one that belongs to the same. */
    Optional<String> whoDid(String root, String step) {
        return jdbc.sql("""
            SELECT v.person FROM jingtu.register_version v
              JOIN jingtu.register_entry e ON e.id = v.entry
             WHERE e.root = ? AND v.step = ? ORDER BY v.at DESC, v.version DESC LIMIT 1\
            """).params(root, step).query(String.class).optional();
    }

    /** Who last handed in a step at an entry itself. */
    Optional<String> whoDidAt(String entry, String step) {
        return jdbc.sql("""
            SELECT person FROM jingtu.register_version
             WHERE entry = ? AND step = ? ORDER BY version DESC LIMIT 1\
            """).params(entry, step).query(String.class).optional();
    }

    /** Whether a person handed in one of these steps at an entry of a root. */
    boolean hasDone(String root, String person, Collection<String> steps) {
        return jdbc.sql("""
            SELECT EXISTS (SELECT FROM jingtu.register_version v JOIN jingtu.register_entry e ON e.id = v.entry
                            WHERE e.root = ? AND v.person = ? AND v.step = ANY (?))\
            """)
                .params(root, person, steps.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    List<Listing> listings(String entry) {
        return jdbc.sql("SELECT * FROM jingtu.register_listing WHERE entry = ? ORDER BY id")
                .param(entry)
                .query((row, n) -> new Listing(
                        row.getString("list"),
                        row.getBoolean("entered"),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("reason"),
                        row.getString("document")))
                .list();
    }

    void list(String entry, Listing listing, Matter matter, @Nullable String person) {
        jdbc.sql("""
            INSERT INTO jingtu.register_listing (entry, list, entered, on_day, reason, document, matter, person, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        entry,
                        listing.list(),
                        listing.entered(),
                        listing.on(),
                        listing.reason(),
                        listing.document(),
                        matter.ref(),
                        person,
                        now())
                .update();
    }

    /** The same of many, each in a change of its own matter. */
    void list(Map<RegisterEntry, List<Listing>> listings, @Nullable String person) {
        record Row(RegisterEntry entry, Listing listing) {}
        List<Row> rows = listings.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(listing -> new Row(one.getKey(), listing)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
            INSERT INTO jingtu.register_listing (entry, list, entered, on_day, reason, document, matter, person, at)
            SELECT entry, list, true, on_day, reason, document, matter, ?, ?
              FROM unnest(CAST(? AS text[]), CAST(? AS text[]), CAST(? AS date[]), CAST(? AS text[]),
                          CAST(? AS text[]), CAST(? AS text[]))
                AS n (entry, list, on_day, reason, document, matter)\
            """)
                .params(
                        person,
                        now(),
                        Columns.of(rows, row -> row.entry().id()),
                        Columns.of(rows, row -> row.listing().list()),
                        Columns.of(rows, row -> row.listing().on().toString()),
                        Columns.of(rows, row -> row.listing().reason()),
                        Columns.of(rows, row -> row.listing().document()),
                        Columns.of(rows, row -> row.entry().matter(kinds).ref()))
                .update();
    }

    void succeed(String ancestor, Collection<String> heirs) {
        jdbc.sql("INSERT INTO jingtu.register_lineage (heir, ancestor, at) SELECT unnest(?), ?, ?")
                .params(heirs.toArray(String[]::new), ancestor, now())
                .update();
    }

    /** Titles of those that an entry came from and of those that it became, by id. */
    Map<String, String> lineage(String entry, boolean heirs) {
        return jdbc
                .sql("SELECT e.id, e.number || ' ' || e.name AS title FROM jingtu.register_lineage l"
                        + " JOIN jingtu.register_entry e ON e.id = l." + (heirs ? "heir" : "ancestor")
                        + " WHERE l." + (heirs ? "ancestor" : "heir") + " = ? ORDER BY e.number")
                .param(entry)
                .query((row, n) -> Map.entry(row.getString("id"), row.getString("title")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** Writes an entry that is new, or its next version. */
    void save(RegisterEntry entry, Change change, Matter matter) {
        save(List.of(entry), change, matter);
    }

    /**
     * The same of many, in two statements.
     *
     * @param matter that changes them; null: each the one that it belongs to
     */
    void save(List<RegisterEntry> entries, Change change, @Nullable Matter matter) {
        OffsetDateTime now = now();
        jdbc.sql("""
            INSERT INTO jingtu.register_entry
                   (id, city_id, kind, number, name, county, above, root, state, lists, fields, outline, bounds,
                    sought, version, added_at, changed_at, struck_at, part_of)
            SELECT id, city_id, kind, number, name, county, above, root, state,
                   string_to_array(lists, ','), fields, outline, CAST(bounds AS box), sought, version, added_at,
                   changed_at, struck_at, part_of
              FROM unnest(CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                          CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                          CAST(? AS jsonb[]), CAST(? AS jsonb[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS integer[]),
                          CAST(? AS timestamptz[]), CAST(? AS timestamptz[]), CAST(? AS timestamptz[]), CAST(? AS text[]))
                AS n (id, city_id, kind, number, name, county, above, root, state, lists, fields, outline, bounds,
                      sought, version, added_at, changed_at, struck_at, part_of)
            ON CONFLICT (id) DO UPDATE
               SET number = EXCLUDED.number, name = EXCLUDED.name, county = EXCLUDED.county,
                   state = EXCLUDED.state, lists = EXCLUDED.lists, fields = EXCLUDED.fields,
                   outline = EXCLUDED.outline, bounds = EXCLUDED.bounds, sought = EXCLUDED.sought,
                   version = EXCLUDED.version, changed_at = EXCLUDED.changed_at, struck_at = EXCLUDED.struck_at\
            """)
                .params(
                        Columns.of(entries, RegisterEntry::id),
                        Columns.of(entries, RegisterEntry::city),
                        Columns.of(entries, e -> e.kind().id()),
                        Columns.of(entries, RegisterEntry::number),
                        Columns.of(entries, RegisterEntry::name),
                        Columns.of(entries, RegisterEntry::county),
                        Columns.of(entries, RegisterEntry::above),
                        Columns.of(entries, RegisterEntry::root),
                        Columns.of(entries, RegisterEntry::state),
                        Columns.of(entries, e -> String.join(",", e.lists())),
                        Columns.of(entries, e -> text(e.values())),
                        Columns.of(entries, RegisterEntry::outline),
                        Columns.of(
                                entries,
                                e -> e.bounds() == null ? null : e.bounds().box()),
                        Columns.of(entries, EntryStore::sought),
                        Columns.of(entries, e -> String.valueOf(e.version())),
                        Columns.of(entries, e -> time(e.addedAt())),
                        Columns.of(entries, e -> time(e.changedAt())),
                        Columns.of(entries, e -> e.struckAt() == null ? null : time(e.struckAt())),
                        Columns.of(entries, e -> Matter.refOf(e.partOf())))
                .update();
        jdbc.sql("""
            INSERT INTO jingtu.register_version
                   (entry, version, number, name, county, state, lists, fields, outline, struck, matter, step, person,
                    body, reason, document, at)
            SELECT n.id, e.version, e.number, e.name, e.county, e.state, e.lists, e.fields, e.outline,
                   e.struck_at IS NOT NULL, n.matter, ?, ?, ?, ?, ?, ?
              FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS n (id, matter)
              JOIN jingtu.register_entry e ON e.id = n.id\
            """)
                .params(
                        change.step(),
                        change.by().user(),
                        change.by().body(),
                        change.reason(),
                        change.document(),
                        now,
                        Columns.of(entries, RegisterEntry::id),
                        Columns.of(entries, e -> (matter == null ? e.matter(kinds) : matter).ref()))
                .update();
    }

    /** Number, name and the words of all text fields: what somebody may remember of it. */
    private static String sought(RegisterEntry e) {
        String words = Stream.concat(
                        Stream.of(e.number(), e.name()),
                        e.kind().fields().stream()
                                .filter(field -> field.isOpen()
                                        && (field.type() == FieldType.TEXT || field.type() == FieldType.CREDIT_CODE))
                                .map(field -> e.value(field.code())))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return CleanText.shorten(words, LONGEST_SOUGHT);
    }

    RegisterEntry read(ResultSet row, int number) throws SQLException {
        Timestamp struck = row.getTimestamp("struck_at");
        return new RegisterEntry(
                row.getString("id"),
                row.getString("city_id"),
                kinds.get(row.getString("kind")),
                row.getString("number"),
                row.getString("name"),
                row.getString("county"),
                row.getString("above"),
                row.getString("root"),
                Matter.ofNullable(row.getString("part_of"), row.getString("city_id")),
                row.getString("state"),
                texts(row, "lists"),
                values(row.getString("fields")),
                row.getString("outline"),
                Bounds.ofBox(row.getString("bounds")),
                row.getInt("version"),
                row.getTimestamp("added_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                struck == null ? null : struck.toInstant());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private Map<String, String> values(String text) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Map<String, String> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String time(java.time.Instant at) {
        return at.atOffset(ZoneOffset.UTC).toString();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
