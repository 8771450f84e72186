package cn.jingtu.matter;

import cn.jingtu.matter.Disclosure.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 信息公开登记簿: what is to be published in a city, by when, and what came of it. */
@Repository
public class DisclosureRegister {

    private static final String WHERE = """
             WHERE city_id = :city AND (:all OR body = ANY (:bodies))
               AND (:sought = '' OR strpos(lower(title || ' ' || basis || ' ' || coalesce(address, '')), lower(:sought)) > 0)""";

    private final JdbcClient jdbc;

    DisclosureRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is looked for.
     *
     * @param all of the city, whichever body publishes
     * @param bodies ids, where not all is asked for
     * @param sought in title, basis or address; empty: everything
     */
    public record Wanted(String city, boolean all, Collection<String> bodies, String sought) {}

    /** @param body id of the one that publishes */
    public record Line(
            String id,
            String title,
            String basis,
            String body,
            LocalDate madeOn,
            LocalDate due,
            State state,
            @Nullable String address,
            @Nullable LocalDate publishedOn,
            @Nullable UUID proof,
            @Nullable LocalDate until,
            @Nullable LocalDate takenDownOn) {

        /** Whether it went out after its last day, or has not by {@code today} although that is past. */
        public boolean isLate(LocalDate today) {
            return publishedOn != null ? publishedOn.isAfter(due) : state != State.WITHHELD && today.isAfter(due);
        }
    }

    public int count(Wanted wanted) {
        return query("SELECT count(*) FROM jingtu.disclosure " + WHERE, wanted)
                .query(Integer.class)
                .single();
    }

    /** The latest due first. */
    public List<Line> page(Wanted wanted, int offset, int size) {
        return query(
                        "SELECT * FROM jingtu.disclosure " + WHERE
                                + " ORDER BY due DESC, id LIMIT :size OFFSET :offset",
                        wanted)
                .param("size", size)
                .param("offset", offset)
                .query(DisclosureRegister::line)
                .list();
    }

    private JdbcClient.StatementSpec query(String sql, Wanted wanted) {
        return jdbc.sql(sql)
                .param("city", wanted.city())
                .param("all", wanted.all())
                .param("bodies", wanted.bodies().toArray(String[]::new))
                .param("sought", wanted.sought());
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("id"),
                row.getString("title"),
                row.getString("basis"),
                row.getString("body"),
                row.getObject("made_on", LocalDate.class),
                row.getObject("due", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getString("address"),
                row.getObject("published_on", LocalDate.class),
                row.getObject("proof", UUID.class),
                row.getObject("until", LocalDate.class),
                row.getObject("taken_down_on", LocalDate.class));
    }
}
