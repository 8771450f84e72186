package cn.jingtu.matter;

import cn.jingtu.calendar.RestDayPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What bodies owe by a day, of all procedures. The module of a matter sets what it owes, in the transaction in which its
 * own rows change; whoever wants to know what is to be done, by whom and when, asks here.
 */
@Repository
@Transactional
public class Obligations {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Obligations(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a matter owes from now on, all of it: what it owed and is not named has ended, and what nobody owes. A day that
     * moved is reminded of anew.
     */
    public void set(Matter matter, @Nullable Matter under, Collection<Owed> owed) {
        Map<String, Obligation> before = of(matter).stream().collect(Collectors.toMap(Obligation::key, o -> o));
        Map<String, Owed> now = owed.stream()
                .filter(o -> !o.bodies().isEmpty())
                .collect(Collectors.toMap(Owed::key, Function.identity()));
        boolean changed = false;
        for (Owed wanted : now.values()) {
            Obligation old = before.get(wanted.key());
            if (old == null || !old.due().equals(wanted.due())) {
                insert(matter, under, wanted);
                changed = true;
            } else if (!isSame(old, matter, wanted)) {
                update(old, matter, wanted);
                changed = true;
            }
        }
        List<Long> gone = before.values().stream()
                .filter(old -> !now.containsKey(old.key()))
                .map(Obligation::id)
                .toList();
        if (!gone.isEmpty()) {
            jdbc.sql("update jingtu.obligation set ended_at = ? where id = any (?)")
                    .params(now(), gone.toArray(Long[]::new))
                    .update();
            changed = true;
        }
        if (changed) {
            events.publishEvent(new ObligationsChanged(matter));
        }
    }

    /** A matter has ended, and its watch with it. */
    public void end(Matter matter) {
        jdbc.sql("update jingtu.obligation set ended_at = ? where city_id = ? and matter = ? and ended_at is null")
                .params(now(), matter.city(), matter.ref())
                .update();
        events.publishEvent(new MatterEnded(matter));
    }

    /** A body has done its part in all that a matter owes. What nobody owes any more has ended. */
    public void done(Matter matter, String body) {
        jdbc.sql("""
                        update jingtu.obligation
                           set bodies = array_remove(bodies, :body),
                               ended_at = case when array_remove(bodies, :body) = '{}' then :at end
                         where city_id = :city and matter = :matter and ended_at is null and :body = any (bodies)""")
                .param("body", body)
                .param("at", now())
                .param("city", matter.city())
                .param("matter", matter.ref())
                .update();
        events.publishEvent(new PartDone(matter));
    }

    /** One of what is owed in a city, by the id of its row; empty if it has ended. */
    @Transactional(readOnly = true)
    public Optional<Obligation> open(String cityId, long id) {
        return jdbc.sql("select * from jingtu.obligation where city_id = ? and id = ? and ended_at is null")
                .params(cityId, id)
                .query(Obligations::read)
                .optional();
    }

    /** What is late in a city by now, the longest first. */
    @Transactional(readOnly = true)
    public List<Obligation> late(String cityId, int offset, int limit) {
        return jdbc.sql("""
                        select * from jingtu.obligation
                         where city_id = ? and ended_at is null and told_after is not null
                         order by due, id offset ? limit ?""")
                .params(cityId, offset, limit)
                .query(Obligations::read)
                .list();
    }

    /** How much is late in a city. */
    @Transactional(readOnly = true)
    public int lateCount(String cityId) {
        return jdbc.sql("""
                        select count(*) from jingtu.obligation
                         where city_id = ? and ended_at is null and told_after is not null""").param(cityId).query(Integer.class).single();
    }

    /** What a matter owes, the earliest first. */
    @Transactional(readOnly = true)
    public List<Obligation> of(Matter matter) {
        return jdbc.sql("""
                        select * from jingtu.obligation
                         where city_id = ? and matter = ? and ended_at is null order by due, id""")
                .params(matter.city(), matter.ref())
                .query(Obligations::read)
                .list();
    }

    /** One of what a matter owes, or owed. */
    @Transactional(readOnly = true)
    public Optional<Obligation> find(Matter matter, String key) {
        return jdbc.sql("select * from jingtu.obligation where city_id = ? and matter = ? and key = ?")
                .params(matter.city(), matter.ref(), key)
                .query(Obligations::read)
                .optional();
    }

    /** The same as {@link #of}, kept from being changed by anybody else until the transaction ends. */
    List<Obligation> lock(Matter matter) {
        return jdbc.sql("""
                        select * from jingtu.obligation
                         where city_id = ? and matter = ? and ended_at is null order by due, id for no key update""")
                .params(matter.city(), matter.ref())
                .query(Obligations::read)
                .list();
    }

    /** Those of the bodies that nobody has asked the same after. */
    List<String> askedLastHere(Obligation obligation) {
        List<String> elsewhere = jdbc.sql("""
                        select distinct unnest(bodies) from jingtu.obligation
                         where city_id = ? and about = ? and id > ? and ended_at is null""")
                .params(obligation.matter().city(), obligation.about(), obligation.id())
                .query(String.class)
                .list();
        return obligation.bodies().stream()
                .filter(body -> !elsewhere.contains(body))
                .toList();
    }

    void markTold(long id, Reminders.Point point) {
        String change = switch (point) {
            case BEFORE -> "told_before = ?";
            case ON_THE_DAY -> "told_on_day = ?";
            case AFTER -> "times_after = times_after + 1, told_after = ?";
        };
        jdbc.sql("update jingtu.obligation set " + change + " where id = ?")
                .params(now(), id)
                .update();
    }

    private void insert(Matter matter, @Nullable Matter under, Owed owed) {
        jdbc.sql("""
                        insert into jingtu.obligation
                               (city_id, matter, under, key, what, clause, due, rest_days, about, bodies)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (city_id, matter, key) do update
                           set what = excluded.what, clause = excluded.clause, due = excluded.due,
                               rest_days = excluded.rest_days, about = excluded.about, bodies = excluded.bodies,
                               told_before = null, told_on_day = null, told_after = null, times_after = 0,
                               ended_at = null""")
                .params(
                        matter.city(),
                        matter.ref(),
                        Matter.refOf(under),
                        owed.key(),
                        owed.what(),
                        owed.clause(),
                        owed.due(),
                        restDays(owed),
                        about(matter, owed),
                        bodies(owed))
                .update();
    }

    private void update(Obligation old, Matter matter, Owed owed) {
        jdbc.sql("""
                        update jingtu.obligation set what = ?, clause = ?, rest_days = ?, about = ?, bodies = ?
                         where id = ?""")
                .params(owed.what(), owed.clause(), restDays(owed), about(matter, owed), bodies(owed), old.id())
                .update();
    }

    private static boolean isSame(Obligation old, Matter matter, Owed owed) {
        return old.what().equals(owed.what())
                && Objects.equals(old.clause(), owed.clause())
                && old.restDays() == owed.restDays()
                && old.about().equals(about(matter, owed))
                && old.bodies().equals(List.of(bodies(owed)));
    }

    private static String[] bodies(Owed owed) {
        return owed.bodies().stream().distinct().sorted().toArray(String[]::new);
    }

    private static @Nullable String restDays(Owed owed) {
        return owed.restDays() == null ? null : owed.restDays().name();
    }

    private static String about(Matter matter, Owed owed) {
        return owed.about() == null ? matter.ref() + "|" + owed.key() : owed.about();
    }

    static Obligation read(ResultSet row, int number) throws SQLException {
        String city = row.getString("city_id");
        String restDays = row.getString("rest_days");
        return new Obligation(
                row.getLong("id"),
                Matter.of(row.getString("matter"), city),
                Matter.ofNullable(row.getString("under"), city),
                row.getString("key"),
                row.getString("what"),
                row.getString("clause"),
                row.getObject("due", LocalDate.class),
                restDays == null ? null : RestDayPolicy.valueOf(restDays),
                row.getString("about"),
                List.of((String[]) row.getArray("bodies").getArray()),
                row.getObject("told_before", OffsetDateTime.class),
                row.getObject("told_on_day", OffsetDateTime.class),
                row.getObject("told_after", OffsetDateTime.class),
                row.getInt("times_after"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
