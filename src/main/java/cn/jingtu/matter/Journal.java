package cn.jingtu.matter;

import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Columns;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.People;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 办理记录, one for all procedures: who did what in which words. Only added to; the database refuses anything else. */
@Repository
public class Journal {

    /** Whom the program is called in a list. */
    public static final String PROGRAM = "系统";

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final People people;
    private final Organisations organisations;
    private final CurrentUser user;
    private final ObjectMapper json;
    private final Clock clock;

    Journal(
            JdbcClient jdbc,
            People people,
            Organisations organisations,
            CurrentUser user,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.organisations = organisations;
        this.user = user;
        this.json = json;
        this.clock = clock;
    }

    public void add(Entry entry) {
        add(List.of(entry));
    }

    /** In the transaction of the one who calls, however many at once. */
    @Transactional
    public void add(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Map<String, String> persons = people.names(entries.stream()
                .map(e -> e.by().user())
                .filter(Objects::nonNull)
                .toList());
        Map<String, Organisation> bodies = bodies(entries);
        jdbc.sql("""
                        INSERT INTO jingtu.record
                               (at, city_id, matter, under, verb, label, work, body, body_name, person, person_name,
                                post, on_behalf_of, words, before, after, reason, basis, task_id, task_name, group_id)
                        SELECT * FROM unnest(CAST(? AS timestamptz[]), ?, ?, ?, ?, ?, CAST(? AS boolean[]), ?, ?, ?, ?,
                                             ?, ?, ?, CAST(? AS jsonb[]), CAST(? AS jsonb[]), ?, ?, ?, ?, ?)""")
                .params(
                        Columns.of(entries, e -> clock.instant().toString()),
                        Columns.of(entries, e -> e.matter().city()),
                        Columns.of(entries, e -> e.matter().ref()),
                        Columns.of(entries, e -> Matter.refOf(e.under())),
                        Columns.of(entries, e -> e.verb().code()),
                        Columns.of(entries, e -> e.verb().label()),
                        Columns.of(entries, e -> String.valueOf(e.verb().isWork())),
                        Columns.of(entries, e -> e.by().body()),
                        Columns.of(entries, e -> name(bodies.get(place(e)))),
                        Columns.of(entries, e -> e.by().user()),
                        Columns.of(entries, e -> personName(e, persons)),
                        Columns.of(entries, e -> post(e, bodies.get(place(e)))),
                        Columns.of(entries, Entry::onBehalfOf),
                        Columns.of(entries, Entry::words),
                        Columns.of(entries, e -> text(e.before())),
                        Columns.of(entries, e -> text(e.after())),
                        Columns.of(entries, Entry::reason),
                        Columns.of(entries, Entry::basis),
                        Columns.of(
                                entries, e -> e.task() == null ? null : e.task().id()),
                        Columns.of(
                                entries, e -> e.task() == null ? null : e.task().name()),
                        Columns.of(entries, Entry::groupId))
                .update();
    }

    /**
     * The last lines about a matter, newest first.
     *
     * @param groups of the reader: what only one body is to read shows to its members; null: shows in any case
     */
    @Transactional(readOnly = true)
    public List<Record> about(Matter matter, @Nullable Collection<String> groups, int limit) {
        return jdbc.sql("""
                        SELECT * FROM jingtu.record
                         WHERE city_id = ? AND matter = ? AND (group_id IS NULL OR group_id = ANY(?) OR ?)
                         ORDER BY id DESC LIMIT ?""")
                .params(
                        matter.city(),
                        matter.ref(),
                        groups == null ? new String[0] : groups.toArray(String[]::new),
                        groups == null,
                        limit)
                .query(this::read)
                .list();
    }

    /** The last lines about a matter and all that is a part of it, newest first. */
    @Transactional(readOnly = true)
    public List<Record> within(Matter whole, int limit) {
        return jdbc.sql("""
                        SELECT * FROM (
                            (SELECT * FROM jingtu.record WHERE city_id = ? AND matter = ? ORDER BY id DESC LIMIT ?)
                            UNION ALL
                            (SELECT * FROM jingtu.record WHERE city_id = ? AND under = ? ORDER BY id DESC LIMIT ?)) r
                         ORDER BY id DESC LIMIT ?""")
                .params(whole.city(), whole.ref(), limit, whole.city(), whole.ref(), limit, limit)
                .query(this::read)
                .list();
    }

    /** Whether somebody has done part of the work of a matter. */
    @Transactional(readOnly = true)
    public boolean hasWorkedOn(Matter matter, String person) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM jingtu.record
                                        WHERE city_id = ? AND matter = ? AND person = ? AND work)""")
                .params(matter.city(), matter.ref(), person)
                .query(Boolean.class)
                .single();
    }

    /** How often something was done about a matter. */
    @Transactional(readOnly = true)
    public int count(Matter matter, Verb verb) {
        return jdbc.sql("SELECT count(*) FROM jingtu.record WHERE city_id = ? AND matter = ? AND verb = ?")
                .params(matter.city(), matter.ref(), verb.code())
                .query(Integer.class)
                .single();
    }

    /** Whether somebody has done or said anything about a matter or what is a part of it. */
    @Transactional(readOnly = true)
    public boolean hasTakenPart(Matter matter, String person) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM jingtu.record
                                        WHERE city_id = :city AND (matter = :matter OR under = :matter)
                                          AND person = :person)""")
                .param("city", matter.city())
                .param("matter", matter.ref())
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** The bodies that act, each asked for once, by {@link #place}. */
    private Map<String, Organisation> bodies(List<Entry> entries) {
        Map<String, Organisation> bodies = new HashMap<>();
        for (Entry entry : entries) {
            String body = entry.by().body();
            if (body != null) {
                bodies.computeIfAbsent(
                        place(entry), key -> organisations.get(entry.matter().city(), body));
            }
        }
        return bodies;
    }

    private static @Nullable String name(@Nullable Organisation body) {
        return body == null ? null : body.name();
    }

    private static String place(Entry entry) {
        return entry.matter().city() + "." + entry.by().body();
    }

    private static String personName(Entry entry, Map<String, String> names) {
        String person = entry.by().user();
        return person == null ? PROGRAM : names.getOrDefault(person, person);
    }

    /** As the groups of the one who is signed in tell it; of somebody else it is not known. */
    private @Nullable String post(Entry entry, @Nullable Organisation body) {
        if (entry.by().user() == null || !user.isSignedIn() || !entry.by().isUser(user.id())) {
            return null;
        }
        String city = entry.matter().city();
        if (body != null) {
            if (user.isMemberOf(body.headGroupId())) {
                return "负责人";
            }
            if (user.isMemberOf(body.deputyGroupId())) {
                return "分管领导";
            }
            if (user.isMemberOf(body.groupId())) {
                return "经办";
            }
        }
        if (user.isMemberOf(CityGroups.supervisors(city))) {
            return "督查";
        }
        return user.isAdministrator() ? "系统管理员" : null;
    }

    private Record read(ResultSet row, int number) throws SQLException {
        String city = row.getString("city_id");
        Timestamp at = row.getTimestamp("at");
        return new Record(
                row.getLong("id"),
                at.toInstant(),
                Matter.of(row.getString("matter"), city),
                Matter.ofNullable(row.getString("under"), city),
                row.getString("verb"),
                row.getString("label"),
                row.getString("body"),
                row.getString("body_name"),
                row.getString("person"),
                row.getString("person_name"),
                row.getString("post"),
                row.getString("on_behalf_of"),
                row.getString("words"),
                values(row.getString("before")),
                values(row.getString("after")),
                row.getString("reason"),
                row.getString("basis"),
                row.getString("task_id"),
                row.getString("task_name"));
    }

    private @Nullable String text(Map<String, String> values) {
        try {
            return values.isEmpty() ? null : json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Map<String, String> values(@Nullable String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
