package cn.jingtu.plan.order;

import cn.jingtu.matter.Matter;
import cn.jingtu.matter.Obligation;
import cn.jingtu.plan.order.SupervisionOrder.Addressee;
import cn.jingtu.plan.order.SupervisionOrder.Conclusion;
import cn.jingtu.plan.order.SupervisionOrder.Draft;
import cn.jingtu.plan.order.SupervisionOrder.Next;
import cn.jingtu.plan.order.SupervisionOrder.State;
import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of orders, with those whom they are for. */
@Repository
class OrderStore {

    private static final String ORDERS = """
            select o.*,
                   array(select a.body from jingtu.order_addressee a
                          where a.order_id = o.id order by a.position) as bodies,
                   array(select a.body from jingtu.order_addressee a
                          where a.order_id = o.id and a.state = 'JOINED') as joined
              from jingtu.supervision_order o
            """;

    /** Whom an order, issued, concerns; and, to those who oversee the city, every one. */
    private static final String VISIBLE = """
             where o.city_id = :city
               and (:all or o.number is not null and exists (
                       select 1 from jingtu.order_addressee a
                        where a.order_id = o.id and a.body in (:own) and a.state in ('OPEN', 'ENDED')))""";

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    // ---- asked

    Optional<SupervisionOrder> find(String id) {
        return jdbc.sql(ORDERS + " where o.id = ?")
                .param(id)
                .query(OrderStore::read)
                .optional();
    }

    SupervisionOrder get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("找不到这件督办，请刷新任务列表。"));
    }

    /** The same, kept from everybody else until the transaction ends. */
    SupervisionOrder lock(String id) {
        jdbc.sql("select id from jingtu.supervision_order where id = ? for no key update")
                .param(id)
                .query(String.class)
                .optional();
        return get(id);
    }

    /** Those about a matter that have not come to their end. */
    List<SupervisionOrder> open(Matter late) {
        return jdbc.sql(ORDERS + """
                         where o.city_id = ? and o.matter = ?
                           and o.state not in ('CLOSED', 'JOINED', 'NOT_APPROVED', 'REVOKED')
                         order by o.id""")
                .params(late.city(), late.ref())
                .query(OrderStore::read)
                .list();
    }

    /**
     * Those that a reader may know of, the newest first.
     *
     * @param all whether the reader oversees the city
     * @param own ids of the bodies of one who does not
     */
    List<SupervisionOrder> page(String city, boolean all, Collection<String> own, int offset, int limit) {
        return jdbc.sql(ORDERS + VISIBLE + " order by o.proposed_at desc, o.id offset :offset limit :limit")
                .param("city", city)
                .param("all", all)
                .param("own", orNone(own))
                .param("offset", offset)
                .param("limit", limit)
                .query(OrderStore::read)
                .list();
    }

    int count(String city, boolean all, Collection<String> own) {
        return jdbc.sql("select count(*) from jingtu.supervision_order o " + VISIBLE)
                .param("city", city)
                .param("all", all)
                .param("own", orNone(own))
                .query(Integer.class)
                .single();
    }

    /** An empty list is none in SQL. */
    private static Collection<String> orNone(Collection<String> ids) {
        return ids.isEmpty() ? List.of("") : ids;
    }

    /** Those issued this year, by body. */
    Map<String, Integer> countsOfYear(String city, int year, String without) {
        return jdbc
                .sql("""
                        select v.body, count(distinct v.id) from jingtu.v_supervision_order v
                          join jingtu.supervision_order o on o.id = v.id
                         where v.city_id = ? and o.issued_on >= ? and o.issued_on < ? and o.id <> ? group by v.body""")
                .params(city, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), without)
                .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many orders each body was given about matters that are part of another. */
    Map<String, Integer> countsUnder(Matter whole) {
        return jdbc
                .sql("""
                        select body, count(distinct id) from jingtu.v_supervision_order
                         where city_id = ? and under = ? group by body""")
                .params(whole.city(), whole.ref())
                .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Ids of bodies with the open order about something late, by its matter and key. */
    Map<String, Map<String, String>> ordered(String city, Collection<Obligation> late) {
        return jdbc
                .sql("""
                        select a.matter, a.obligation, a.body, a.order_id from jingtu.order_addressee a
                         where a.city_id = ? and a.matter = any (?) and a.state = 'OPEN'""")
                .params(
                        city,
                        late.stream().map(o -> o.matter().ref()).distinct().toArray(String[]::new))
                .query((row, n) ->
                        List.of(row.getString(1) + "|" + row.getString(2), row.getString(3), row.getString(4)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0), Collectors.toMap(row -> row.get(1), row -> row.get(2))));
    }

    /** The conclusion that a body has had about the same, by body; the day that was missed counts. */
    Map<String, String> concluded(SupervisionOrder order, Collection<String> bodies) {
        return jdbc
                .sql("""
                        select a.body, o.number from jingtu.order_addressee a
                          join jingtu.supervision_order o on o.id = a.order_id
                         where o.city_id = ? and o.matter = ? and o.obligation = ? and o.due = ?
                           and o.state in ('AWAITING', 'CLOSED') and a.state = 'ENDED' and a.body = any (?)""")
                .params(
                        order.city(),
                        order.late().ref(),
                        order.obligation(),
                        order.due(),
                        bodies.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    // ---- changed

    String insert(Obligation late, String by) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into jingtu.supervision_order
                               (id, city_id, matter, under, obligation, what, clause, due, state, proposed_by, proposed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?)""")
                .params(
                        id,
                        late.matter().city(),
                        late.matter().ref(),
                        Matter.refOf(late.under()),
                        late.key(),
                        late.what(),
                        late.clause(),
                        late.due(),
                        by,
                        now())
                .update();
        return id;
    }

    void setDraft(SupervisionOrder order, Draft draft, List<String> bodies) {
        jdbc.sql("""
                        update jingtu.supervision_order
                           set state = 'DRAFTED', kind = ?, title = ?, demand = ?, reply_by = ?, basis = ?, drafted_by = ?
                         where id = ?""")
                .params(
                        draft.kind().name(),
                        draft.title(),
                        draft.demand(),
                        draft.replyBy(),
                        draft.basis(),
                        draft.draftedBy(),
                        order.id())
                .update();
        jdbc.sql("""
                        insert into jingtu.order_addressee (order_id, body, position, state, city_id, matter, obligation)
                        select ?, b.body, b.position, 'PROPOSED', ?, ?, ?
                          from unnest(?) with ordinality as b(body, position)""")
                .params(order.id(), order.city(), order.late().ref(), order.obligation(), bodies.toArray(String[]::new))
                .update();
    }

    /**
     * Opens the order to its bodies, except those who have one open about the same.
     *
     * @return the order that each of those has, by body
     */
    Map<String, String> open(SupervisionOrder order) {
        // A body that another order opens at this moment is waited for, and then passed over.
        Map<String, String> joined = jdbc
                .sql("""
                        select a.body, other.order_id from jingtu.order_addressee a
                          join jingtu.order_addressee other
                            on other.city_id = a.city_id and other.matter = a.matter and other.obligation = a.obligation
                           and other.body = a.body and other.state = 'OPEN'
                         where a.order_id = ?""")
                .param(order.id())
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        jdbc.sql("""
                        update jingtu.order_addressee set state = case when body = any (?) then 'JOINED' else 'OPEN' end
                         where order_id = ? and state = 'PROPOSED'""").params(joined.keySet().toArray(String[]::new), order.id()).update();
        return joined;
    }

    void setJoined(String id, String to, String reason) {
        jdbc.sql("update jingtu.supervision_order set joined_to = ? where id = ?")
                .params(to, id)
                .update();
        end(id, State.JOINED, reason);
    }

    void setState(String id, State state) {
        jdbc.sql("update jingtu.supervision_order set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    void setIssued(String id, String number, LocalDate day) {
        jdbc.sql("""
                        update jingtu.supervision_order set state = 'IN_HAND', round = 1, number = ?, issued_on = ?
                         where id = ?""").params(number, day, id).update();
    }

    void setFinding(String id, String finding, boolean met, String by) {
        jdbc.sql("update jingtu.supervision_order set state = ?, finding = ?, verified_by = ? where id = ?")
                .params(met ? "CONCLUDING" : "NEXT", finding, by, id)
                .update();
    }

    void setNext(String id, Next next) {
        jdbc.sql("""
                        update jingtu.supervision_order
                           set state = 'NEXT_APPROVING', next_step = ?, next_words = ?, next_reply_by = ?, next_by = ?
                         where id = ?""")
                .params(next.step().name(), next.words(), next.replyBy(), next.proposedBy(), id)
                .update();
    }

    void setAskedAgain(String id, LocalDate replyBy) {
        jdbc.sql("""
                        update jingtu.supervision_order set state = 'IN_HAND', round = round + 1, reply_by = ?
                         where id = ?""").params(replyBy, id).update();
    }

    void setConclusion(String id, Conclusion conclusion) {
        jdbc.sql("""
                        update jingtu.supervision_order
                           set state = 'SERVING', met = ?, conclusion = ?, concluded_by = ? where id = ?""")
                .params(conclusion.met(), conclusion.words(), conclusion.concludedBy(), id)
                .update();
    }

    void setServed(String id, String number, LocalDate day) {
        jdbc.sql("""
                        update jingtu.supervision_order set state = 'AWAITING', conclusion_number = ?, served_on = ?
                         where id = ?""").params(number, day, id).update();
        endAddressees(id);
    }

    void setConclusionWords(String id, String words) {
        jdbc.sql("update jingtu.supervision_order set conclusion = ? where id = ?")
                .params(words, id)
                .update();
    }

    void end(String id, State state, @Nullable String reason) {
        jdbc.sql("update jingtu.supervision_order set state = ?, ended_on = ?, end_reason = ? where id = ?")
                .params(state.name(), LocalDate.now(clock), reason, id)
                .update();
        endAddressees(id);
    }

    private void endAddressees(String id) {
        jdbc.sql(
                        "update jingtu.order_addressee set state = 'ENDED' where order_id = ? and state in ('OPEN', 'PROPOSED')")
                .param(id)
                .update();
    }

    // ---- reviews

    List<OrderReview> reviews(String orderId) {
        return jdbc.sql("select * from jingtu.order_review where order_id = ? order by applied_at, body")
                .param(orderId)
                .query((row, n) -> new OrderReview(
                        row.getString("body"),
                        row.getString("words"),
                        row.getString("applied_by"),
                        row.getObject("applied_at", OffsetDateTime.class)
                                .atZoneSameInstant(clock.getZone())
                                .toLocalDate(),
                        row.getObject("changed", Boolean.class),
                        row.getString("decision")))
                .list();
    }

    /** Ids of bodies that have asked for a review, by the id of the order. */
    Map<String, List<String>> reviewed(Collection<String> orderIds) {
        return jdbc
                .sql("select order_id, body from jingtu.order_review where order_id = any (?)")
                .param(orderIds.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    boolean insertReview(String orderId, String body, String words, String by) {
        return jdbc.sql("""
                        insert into jingtu.order_review (order_id, body, words, applied_by, applied_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""").params(orderId, body, words, by, now()).update() > 0;
    }

    void setReviewed(String orderId, boolean changed, String decision, String by) {
        jdbc.sql("""
                        update jingtu.order_review set changed = ?, decision = ?, decided_by = ?, decided_at = ?
                         where order_id = ? and changed is null""").params(changed, decision, by, now(), orderId).update();
    }

    // ---- read

    /** Of a row of {@link #ORDERS}. */
    static SupervisionOrder read(ResultSet row, int number) throws SQLException {
        String city = row.getString("city_id");
        String kind = row.getString("kind");
        String step = row.getString("next_step");
        String words = row.getString("conclusion");
        List<String> joined = List.of((String[]) row.getArray("joined").getArray());
        List<Addressee> addressees = new ArrayList<>();
        for (String body : (String[]) row.getArray("bodies").getArray()) {
            addressees.add(new Addressee(body, joined.contains(body)));
        }
        return new SupervisionOrder(
                row.getString("id"),
                Matter.of(row.getString("matter"), city),
                Matter.ofNullable(row.getString("under"), city),
                row.getString("obligation"),
                row.getString("what"),
                row.getString("clause"),
                row.getObject("due", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getInt("round"),
                row.getString("proposed_by"),
                kind == null
                        ? null
                        : new Draft(
                                OrderKind.valueOf(kind),
                                row.getString("title"),
                                row.getString("demand"),
                                Objects.requireNonNull(row.getObject("reply_by", LocalDate.class)),
                                row.getString("basis"),
                                row.getString("drafted_by")),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("finding"),
                step == null
                        ? null
                        : new Next(
                                NextStep.valueOf(step),
                                row.getString("next_words"),
                                row.getObject("next_reply_by", LocalDate.class),
                                row.getString("next_by")),
                words == null ? null : new Conclusion(row.getBoolean("met"), words, row.getString("concluded_by")),
                row.getObject("served_on", LocalDate.class),
                List.copyOf(addressees));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
