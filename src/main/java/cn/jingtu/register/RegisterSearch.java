package cn.jingtu.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks through a register: by words, state, list, county, place, and what its entries lack. */
@Repository
public class RegisterSearch {

    private final JdbcClient jdbc;
    private final EntryStore store;

    RegisterSearch(JdbcClient jdbc, EntryStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** By what the rows are ordered. */
    public enum Order {
        CHANGED("changed_at DESC, id"),
        NUMBER("number, id"),
        NAME("name, id"),
        STATE("state, number, id");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /**
     * What is looked for.
     *
     * @param counties ids of the counties whose entries the reader sees; null: of all
     * @param sought words that stand in number, name or a text field; empty: any
     * @param state code; null: any
     * @param list code of a list that it stands on; null: any
     * @param county id; null: any
     * @param within what it has to touch
     * @param struck whether those that are struck are looked for, instead of the others
     */
    public record Wanted(
            String city,
            Kind kind,
            @Nullable Collection<String> counties,
            String sought,
            @Nullable String state,
            @Nullable String list,
            @Nullable String county,
            @Nullable Bounds within,
            boolean struck) {}

    private record Where(String sql, Map<String, Object> values) {}

    /** Rows of a page, in this order. */
    public List<RegisterEntry> page(Wanted wanted, Order order, int offset, int size) {
        Where where = where(wanted, true);
        return jdbc.sql("SELECT * FROM jingtu.register_entry WHERE " + where.sql() + " ORDER BY " + order.sql
                        + " LIMIT :size OFFSET :offset")
                .params(where.values())
                .param("size", size)
                .param("offset", offset)
                .query(store::read)
                .list();
    }

    /** How many there are in each state, of those that everything else asked for leaves; states without any are left out. */
    public Map<String, Integer> countByState(Wanted wanted) {
        Where where = where(wanted, false);
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("SELECT state, count(*) AS n FROM jingtu.register_entry WHERE " + where.sql() + " GROUP BY state")
                .params(where.values())
                .query(row -> {
                    counts.put(row.getString("state"), row.getInt("n"));
                });
        return counts;
    }

    /** Entries of a kind in a city, not struck, whose outlines may touch: their bounds do. At most so many. */
    public List<RegisterEntry> near(String city, String kind, Bounds bounds, int limit) {
        return jdbc.sql("""
                        SELECT * FROM jingtu.register_entry
                         WHERE bounds && CAST(? AS box) AND city_id = ? AND kind = ? AND struck_at IS NULL ORDER BY number LIMIT ?""")
                .params(bounds.box(), city, kind, limit)
                .query(store::read)
                .list();
    }

    /** Those of a kind that are called so now, or in one of these fields; at most so many. */
    public List<RegisterEntry> called(String city, String kind, String name, Collection<String> fields, int limit) {
        return jdbc.sql("""
                        SELECT * FROM jingtu.register_entry
                         WHERE city_id = :city AND kind = :kind AND struck_at IS NULL
                           AND (number = :name OR name = :name
                                OR EXISTS (SELECT FROM unnest(CAST(:fields AS text[])) f WHERE fields ->> f = :name))
                         ORDER BY number LIMIT :limit""")
                .param("city", city)
                .param("kind", kind)
                .param("name", name)
                .param("fields", fields.toArray(String[]::new))
                .param("limit", limit)
                .query(store::read)
                .list();
    }

    private static Where where(Wanted wanted, boolean byState) {
        List<String> parts = new ArrayList<>(List.of(
                "city_id = :city", "kind = :kind", wanted.struck() ? "struck_at IS NOT NULL" : "struck_at IS NULL"));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("city", wanted.city());
        values.put("kind", wanted.kind().id());
        if (wanted.counties() != null) {
            parts.add("county = ANY (:counties)");
            values.put("counties", wanted.counties().toArray(String[]::new));
        }
        int word = 0;
        for (String sought : wanted.sought().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!sought.isEmpty()) {
                parts.add("strpos(sought, :word" + word + ") > 0");
                values.put("word" + word++, sought);
            }
        }
        if (byState && wanted.state() != null) {
            parts.add("state = :state");
            values.put("state", wanted.state());
        }
        if (wanted.list() != null) {
            parts.add("lists @> CAST(ARRAY[:list] AS text[])");
            values.put("list", wanted.list());
        }
        if (wanted.county() != null) {
            parts.add("county = :county");
            values.put("county", wanted.county());
        }
        if (wanted.within() != null) {
            parts.add("bounds && CAST(:within AS box)");
            values.put("within", wanted.within().box());
        }
        return new Where(String.join(" AND ", parts), values);
    }
}
