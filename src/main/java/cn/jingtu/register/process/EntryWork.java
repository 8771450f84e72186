package cn.jingtu.register.process;

import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.People;
import cn.jingtu.register.OpenWork;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has what to do at entries. One question for a whole page, put to the tables of the engine: its own queries would ask
 * for the groups of each task by itself.
 */
@Component
class EntryWork implements OpenWork {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final People people;

    EntryWork(JdbcClient jdbc, Organisations organisations, People people) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.people = people;
    }

    private record Row(
            String root,
            String city,
            String name,
            Instant since,
            @Nullable Instant due,
            @Nullable String assignee,
            List<String> groups) {}

    @Override
    public Collection<String> dueBefore(String city, Instant moment) {
        return jdbc.sql("""
            SELECT DISTINCT i.business_key_ FROM act_ru_task t
              JOIN act_ru_execution p ON p.id_ = t.proc_inst_id_
              JOIN act_ru_execution i ON i.id_ = p.root_proc_inst_id_
             WHERE t.tenant_id_ = ? AND t.due_date_ < ? AND i.business_key_ IS NOT NULL\
            """)
                .params(city, Timestamp.from(moment))
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, List<Task>> at(Collection<String> roots) {
        if (roots.isEmpty()) {
            return Map.of();
        }
        List<Row> rows = jdbc.sql("""
                        SELECT i.business_key_ AS root, t.tenant_id_, t.name_, t.create_time_, t.due_date_, t.assignee_,
                               array_remove(array_agg(l.group_id_ ORDER BY l.group_id_), NULL) AS groups
                          FROM act_ru_execution i
                          JOIN act_ru_execution e ON e.root_proc_inst_id_ = i.id_ AND e.id_ = e.proc_inst_id_
                          JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
                          LEFT JOIN act_ru_identitylink l ON l.task_id_ = t.id_ AND l.type_ = 'candidate'
                         WHERE i.business_key_ = ANY (?) AND i.id_ = i.root_proc_inst_id_
                         GROUP BY t.id_, i.business_key_, t.tenant_id_, t.name_, t.create_time_, t.due_date_, t.assignee_
                         ORDER BY t.due_date_ NULLS LAST, t.create_time_""")
                .param(roots.toArray(String[]::new))
                .query((row, n) -> new Row(
                        row.getString("root"),
                        row.getString("tenant_id_"),
                        row.getString("name_"),
                        row.getTimestamp("create_time_").toInstant(),
                        instant(row.getTimestamp("due_date_")),
                        row.getString("assignee_"),
                        Arrays.asList((String[]) row.getArray("groups").getArray())))
                .list();
        Map<String, String> persons = people.names(
                rows.stream().map(Row::assignee).filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<String, Names> bodies = new HashMap<>();
        Map<String, List<Task>> work = new HashMap<>();
        for (Row row : rows) {
            Names names = bodies.computeIfAbsent(row.city(), organisations::names);
            work.computeIfAbsent(row.root(), root -> new ArrayList<>())
                    .add(new Task(step(row.name()), holder(row, names, persons), row.since(), row.due()));
        }
        return work;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** Of 步骤｜事项 the step: the entry is named beside it. */
    private static String step(String name) {
        return name.split("｜")[0];
    }

    private static String holder(Row row, Names names, Map<String, String> persons) {
        String bodies = row.groups().stream()
                .map(Organisation::staffOf)
                .filter(group -> group.startsWith(row.city() + "."))
                .map(group -> names.of(group.substring(row.city().length() + 1)))
                .distinct()
                .collect(Collectors.joining("、"));
        return row.assignee() == null ? bodies : bodies + " " + persons.getOrDefault(row.assignee(), row.assignee());
    }
}
