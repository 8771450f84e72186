package cn.jingtu.plan;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 督办. A supervisor orders something about what is late, on a basis that is named: whether an order is given is never for
 * the program to decide (政府督查工作条例). Each body that has not done its part answers, and the supervisor accepts the answer or
 * sends it back.
 */
@Component
@Transactional
public class Orders {

    private static final String REPLIES = """
            select r.*, o.city_id, o.matter, o.under, o.obligation, o.what, o.due, o.number, o.basis, o.demand, o.reply_by
              from jingtu.order_reply r join jingtu.supervision_order o on o.id = r.order_id""";

    private final JdbcClient jdbc;
    private final Obligations obligations;
    private final Organisations organisations;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    Orders(
            JdbcClient jdbc,
            Obligations obligations,
            Organisations organisations,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.obligations = obligations;
        this.organisations = organisations;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /** What is ordered, as the supervisor writes it; see {@link SupervisionOrder}. */
    public record Order(String obligation, String number, String basis, String demand, LocalDate replyBy) {}

    /**
     * What is late of a matter, with the bodies that have not done their part.
     *
     * @param ordered ids of those that have an order about it to answer already
     */
    public record Late(Obligation obligation, List<String> ordered) {}

    /** What could be ordered about. */
    @Transactional(readOnly = true)
    public List<Late> late(Matter matter) {
        Map<String, List<String>> ordered = ordered(matter);
        return obligations.of(matter).stream()
                .filter(this::isLate)
                .map(o -> new Late(o, ordered.getOrDefault(o.key(), List.of())))
                .toList();
    }

    /**
     * Gives an order to every body that has not done its part and has none to answer yet.
     *
     * @return ids of the replies that are owed now
     * @throws Refusal if it is not late, everybody has an order already, or the number is taken
     */
    public List<String> issue(Matter matter, Order order, Actor by) {
        Obligation late = obligations
                .find(matter, order.obligation())
                .filter(o -> !o.bodies().isEmpty())
                .orElseThrow(() -> Refusal.notFound("这项时限已经办结，不必督办，请刷新后查看。"));
        require(isLate(late), "“" + late.what() + "”" + late.due() + "到期，尚未逾期，可以先催办。");
        require(!order.replyBy().isBefore(today()), "答复期限（" + order.replyBy() + "）已经过去，请改为今天或以后的日期。");
        List<String> ordered = ordered(matter).getOrDefault(late.key(), List.of());
        List<Organisation> bodies = late.bodies().stream()
                .filter(body -> !ordered.contains(body))
                .map(body -> organisations.get(matter.city(), body))
                .toList();
        require(!bodies.isEmpty(), "未办结的单位都已有督办单在办理，不能重复督办。");
        String id = UUID.randomUUID().toString();
        insert(id, late, order, by);
        List<String> replies =
                bodies.stream().map(body -> insertReply(id, body.id())).toList();
        String text = late.what() + "，" + late.due() + "到期未完成，督办（" + order.number() + "）：" + order.demand() + "请于"
                + order.replyBy() + "前答复。";
        for (Organisation body : bodies) {
            tell(matter, body.groupId(), late.clause(), text);
            tell(matter, body.headGroupId(), late.clause(), text);
        }
        String names = bodies.stream().map(Organisation::name).collect(Collectors.joining("、"));
        journal.add(Entry.of(matter, late.under(), PlanVerb.ORDER_ISSUED, by, order.demand() + "（承办：" + names + "）")
                .because(late.what() + "，" + late.due() + "到期未完成")
                .basedOn(order.number() + "；" + order.basis()));
        return replies;
    }

    public Optional<OrderReply> find(String replyId) {
        return jdbc.sql(REPLIES + " where r.id = ?")
                .param(replyId)
                .query(Orders::read)
                .optional();
    }

    /** @throws Refusal if there is none */
    public OrderReply get(String replyId) {
        return find(replyId).orElseThrow(() -> Refusal.notFound("找不到这份督办单，请刷新任务列表。"));
    }

    /** Ids of all replies that were asked for about a matter. */
    @Transactional(readOnly = true)
    public List<String> replies(Matter matter) {
        return jdbc.sql("""
                        select r.id from jingtu.order_reply r join jingtu.supervision_order o on o.id = r.order_id
                         where o.city_id = ? and o.matter = ?""")
                .params(matter.city(), matter.ref())
                .query(String.class)
                .list();
    }

    /** A body answers the order. */
    public void answer(String replyId, String reason, String measures, LocalDate expected, Actor by) {
        OrderReply reply = lock(replyId);
        require(reply.state() == OrderReply.State.OPEN && reply.body().equals(by.acting()), "没有待本单位答复的督办单，请刷新任务列表。");
        jdbc.sql("""
                        update jingtu.order_reply set state = 'ANSWERED', reason = ?, measures = ?, expected = ?,
                               answered_by = ?, answered_at = ? where id = ?""")
                .params(reason, measures, expected, by.person(), now(), replyId)
                .update();
        String words = "逾期原因：" + reason + "；补救措施：" + measures + "；预计完成：" + expected;
        record(reply, PlanVerb.ORDER_ANSWERED, words, by);
        Matter matter = reply.order().matter();
        tell(matter, CityGroups.supervisors(matter.city()), null, reply.order().what() + "，督办已答复：" + words);
    }

    /** The supervisor accepts an answer, or sends it back. */
    public void decide(String replyId, Decision decision) {
        OrderReply reply = lock(replyId);
        require(
                reply.state() == OrderReply.State.ANSWERED,
                "这份督办答复" + reply.state().label() + "，不能审核。");
        require(!decision.by().isUser(reply.answeredBy()), "您是本答复的填报人，不得自己审核，请由其他督查人员审核。");
        jdbc.sql("update jingtu.order_reply set state = ?, remark = ?, decided_by = ? where id = ?")
                .params(
                        decision.agreed() ? "ACCEPTED" : "OPEN",
                        decision.agreed() ? null : decision.remark(),
                        decision.by().person(),
                        replyId)
                .update();
        record(
                reply,
                decision.agreed() ? PlanVerb.ORDER_SETTLED : PlanVerb.ORDER_RETURNED,
                decision.words(),
                decision.by());
        if (!decision.agreed()) {
            Matter matter = reply.order().matter();
            notices.send(
                    matter.city(),
                    organisations.get(matter.city(), reply.body()).groupId(),
                    NoticeKind.RETURNED,
                    matter.ref(),
                    reply.order().what() + "，督办答复被退回：" + decision.remark());
        }
    }

    /**
     * The matter has ended: nobody waits for answers any more.
     *
     * @return ids of the replies that were open
     */
    public List<String> cancel(Matter matter) {
        return jdbc.sql("""
                        update jingtu.order_reply r set state = 'CANCELLED'
                          from jingtu.supervision_order o
                         where o.id = r.order_id and o.city_id = ? and o.matter = ? and r.state in ('OPEN', 'ANSWERED')
                        returning r.id""")
                .params(matter.city(), matter.ref())
                .query(String.class)
                .list();
    }

    /** How many orders each body was given about matters that are part of another, as the tasks of a plan. */
    @Transactional(readOnly = true)
    public Map<String, Integer> countsUnder(Matter whole) {
        return jdbc
                .sql("""
                        select r.body, count(*) from jingtu.order_reply r
                          join jingtu.supervision_order o on o.id = r.order_id
                         where o.city_id = ? and o.under = ? and r.state <> 'CANCELLED' group by r.body""")
                .params(whole.city(), whole.ref())
                .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean isLate(Obligation obligation) {
        return obligation.toldAfter() != null;
    }

    /** Ids of the bodies that have an order about a matter to answer, by the key of what is late. */
    private Map<String, List<String>> ordered(Matter matter) {
        return jdbc
                .sql("""
                        select o.obligation, r.body
                          from jingtu.order_reply r join jingtu.supervision_order o on o.id = r.order_id
                         where o.city_id = ? and o.matter = ? and r.state in ('OPEN', 'ANSWERED')""")
                .params(matter.city(), matter.ref())
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private void insert(String id, Obligation late, Order order, Actor by) {
        try {
            jdbc.sql("""
                            insert into jingtu.supervision_order
                                   (id, city_id, matter, under, obligation, what, due, number, basis, demand, reply_by,
                                    issued_by, issued_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            late.matter().city(),
                            late.matter().ref(),
                            Matter.refOf(late.under()),
                            late.key(),
                            late.what(),
                            late.due(),
                            order.number().strip(),
                            order.basis().strip(),
                            order.demand().strip(),
                            order.replyBy(),
                            by.person(),
                            now())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("督办文号“" + order.number() + "”已经用过，请核对文号。");
        }
    }

    private String insertReply(String orderId, String body) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into jingtu.order_reply (id, order_id, body, state) values (?, ?, ?, 'OPEN')")
                .params(id, orderId, body)
                .update();
        return id;
    }

    private OrderReply lock(String replyId) {
        jdbc.sql("select id from jingtu.order_reply where id = ? for no key update")
                .param(replyId)
                .query(String.class)
                .optional();
        return get(replyId);
    }

    private void record(OrderReply reply, PlanVerb verb, String words, Actor by) {
        journal.add(Entry.of(reply.order().matter(), reply.order().under(), verb, by, words)
                .basedOn(reply.order().number()));
    }

    private void tell(Matter matter, String group, @Nullable String clause, String text) {
        notices.send(matter.city(), group, NoticeKind.SUPERVISION, matter.ref(), clause, null, text);
    }

    private static OrderReply read(ResultSet row, int number) throws SQLException {
        String city = row.getString("city_id");
        return new OrderReply(
                row.getString("id"),
                new SupervisionOrder(
                        row.getString("order_id"),
                        Matter.of(row.getString("matter"), city),
                        Matter.ofNullable(row.getString("under"), city),
                        row.getString("obligation"),
                        row.getString("what"),
                        row.getObject("due", LocalDate.class),
                        row.getString("number"),
                        row.getString("basis"),
                        row.getString("demand"),
                        row.getObject("reply_by", LocalDate.class)),
                row.getString("body"),
                OrderReply.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("measures"),
                row.getObject("expected", LocalDate.class),
                row.getString("answered_by"),
                row.getString("remark"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
