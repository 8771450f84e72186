package cn.jingtu.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks through a register: by words, state, list, county, place, and what its entries lack. */
@Repository
public class RegisterSearch {

    private static final int FEW = 1000;

    private final JdbcClient jdbc;
    private final EntryStore store;

    RegisterSearch(JdbcClient jdbc, EntryStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** By what the rows are ordered. */
    public enum Order {
        CHANGED("changed_at DESC, id"),
        NUMBER("number"),
        NAME("name, id"),
        STATE("state, number");

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
     * @param lacking fields of which it should have one in its state and has not; null: whether or not
     * @param roots ids of the top entries that it belongs to one of, itself among them; null: any
     * @param ids of those that are picked; null: any
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
            boolean struck,
            @Nullable Collection<Field> lacking,
            @Nullable Collection<String> roots,
            @Nullable Collection<String> ids) {

        public Wanted(
                String city,
                Kind kind,
                @Nullable Collection<String> counties,
                String sought,
                @Nullable String state,
                @Nullable String list,
                @Nullable String county,
                @Nullable Bounds within,
                boolean struck) {
            this(city, kind, counties, sought, state, list, county, within, struck, null, null, null);
        }
    }

    /** What something on record is called. */
    public record Called(String number, String name, boolean isStruck) {}

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

    /**
     * The same where it is known how many there are. Of few the order is made after they are found: walking along the order
     * until enough are found would pass nearly all others.
     */
    public List<RegisterEntry> page(Wanted wanted, Order order, int offset, int size, int total) {
        if (total == 0) {
            return List.of();
        }
        if (total > FEW) {
            return page(wanted, order, offset, size);
        }
        Where where = where(wanted, true);
        List<String> found = jdbc.sql("SELECT id FROM jingtu.register_entry WHERE " + where.sql())
                .params(where.values())
                .query(String.class)
                .list();
        return jdbc.sql("SELECT * FROM jingtu.register_entry WHERE id = ANY (:found) ORDER BY " + order.sql
                        + " LIMIT :size OFFSET :offset")
                .param("found", found.toArray(String[]::new))
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
        // By the place first: the database would rather walk along the numbers until it has met enough.
        return jdbc.sql("""
            WITH touching AS MATERIALIZED (
                SELECT * FROM jingtu.register_entry
                 WHERE bounds && CAST(? AS box) AND city_id = ? AND kind = ? AND struck_at IS NULL)
            SELECT * FROM touching ORDER BY number LIMIT ?\
            """)
                .params(bounds.box(), city, kind, limit)
                .query(store::read)
                .list();
    }

    /** What all of a kind in a city are called, struck ones too. */
    public List<Called> called(String city, String kind) {
        return jdbc.sql("""
            SELECT number, name, struck_at IS NOT NULL AS struck FROM jingtu.register_entry
             WHERE city_id = ? AND kind = ? ORDER BY number\
            """)
                .params(city, kind)
                .query((row, n) -> new Called(row.getString("number"), row.getString("name"), row.getBoolean("struck")))
                .list();
    }

    /** Those of a kind that are called so now, or in one of these fields; at most so many. */
    public List<RegisterEntry> called(String city, String kind, String name, Collection<String> fields, int limit) {
        return jdbc.sql("""
            SELECT * FROM jingtu.register_entry
             WHERE city_id = :city AND kind = :kind AND struck_at IS NULL
               AND (number = :name OR name = :name
                    OR EXISTS (SELECT FROM unnest(CAST(:fields AS text[])) f WHERE fields ->> f = :name))
             ORDER BY number LIMIT :limit\
            """)
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
        if (wanted.lacking() != null) {
            parts.add(lacking(wanted.kind(), wanted.lacking(), values));
        }
        if (wanted.roots() != null) {
            parts.add("root = ANY (:roots)");
            values.put("roots", wanted.roots().toArray(String[]::new));
        }
        if (wanted.ids() != null) {
            parts.add("id = ANY (:ids)");
            values.put("ids", wanted.ids().toArray(String[]::new));
        }
        return new Where(String.join(" AND ", parts), values);
    }

    /**
     * What {@link Kind#lacking} tells of one entry, asked of all: in each state one question for the fields that are needed
     * in any case, and one for each that depends on a choice.
     */
    private static String lacking(Kind kind, Collection<Field> fields, Map<String, Object> values) {
        List<String> lacking = new ArrayList<>();
        Set<String> reached = new LinkedHashSet<>();
        for (Kind.State state : kind.states()) {
            reached.add(state.code());
            List<Field> needed = fields.stream()
                    .filter(field -> field.from() != null && reached.contains(field.from()))
                    .toList();
            List<String> missing = new ArrayList<>();
            String[] always = needed.stream()
                    .filter(field -> field.when() == null)
                    .map(Field::code)
                    .toArray(String[]::new);
            if (always.length > 0) {
                missing.add("NOT jsonb_exists_all(fields, " + named(values, always) + ")");
            }
            for (Field field : needed) {
                Field.When when = field.when();
                if (when != null) {
                    missing.add("(NOT jsonb_exists(fields, " + named(values, field.code()) + ") AND fields ->> "
                            + named(values, when.field()) + " = ANY ("
                            + named(values, when.is().toArray(String[]::new)) + "))");
                }
            }
            if (!missing.isEmpty()) {
                lacking.add("(state = " + named(values, state.code()) + " AND (" + String.join(" OR ", missing) + "))");
            }
        }
        return lacking.isEmpty() ? "false" : "(" + String.join(" OR ", lacking) + ")";
    }

    /** A parameter that holds a value. */
    private static String named(Map<String, Object> values, Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
