package cn.jingtu.plan.order;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 督办反馈: what each body answers to an order, drafted by a clerk, signed by the head, accepted by the 督查机构. */
@Component
@Transactional
public class OrderReplies {

    private final JdbcClient jdbc;
    private final OrderStore store;
    private final Organisations organisations;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    OrderReplies(
            JdbcClient jdbc,
            OrderStore store,
            Organisations organisations,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.organisations = organisations;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<OrderReply> find(String id) {
        return jdbc.sql("select * from jingtu.order_reply where id = ?")
                .param(id)
                .query((row, n) -> read(row, store.get(row.getString("order_id"))))
                .optional();
    }

    /** @throws Refusal if there is none */
    @Transactional(readOnly = true)
    public OrderReply get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("找不到这份督办反馈，请刷新任务列表。"));
    }

    /** All that were asked for, the last round first. */
    @Transactional(readOnly = true)
    public List<OrderReply> of(SupervisionOrder order) {
        return jdbc.sql("select * from jingtu.order_reply where order_id = ? order by round desc, id")
                .param(order.id())
                .query((row, n) -> read(row, order))
                .list();
    }

    /** How many bodies answered too late, by the id of the order. */
    @Transactional(readOnly = true)
    public Map<String, Integer> late(Collection<String> orderIds) {
        return jdbc
                .sql(
                        "select order_id, count(distinct body) from jingtu.order_reply where late and order_id = any (?) group by order_id")
                .param(orderIds.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Ids of those of the round that runs which nobody has accepted yet. */
    @Transactional(readOnly = true)
    List<String> open(SupervisionOrder order) {
        return jdbc.sql("""
                        select id from jingtu.order_reply
                         where order_id = ? and round = ? and state not in ('ACCEPTED', 'SETTLED') order by id""")
                .params(order.id(), order.round())
                .query(String.class)
                .list();
    }

    /** Asks every body of an order, in the round that it has come to. */
    void ask(SupervisionOrder order, LocalDate replyBy) {
        for (String body : order.bodies()) {
            jdbc.sql("""
                            insert into jingtu.order_reply (id, order_id, round, body, state, reply_by)
                            values (?, ?, ?, ?, 'OPEN', ?)""")
                    .params(UUID.randomUUID().toString(), order.id(), order.round(), body, replyBy)
                    .update();
        }
    }

    /** Nobody waits for what was not accepted any more. */
    void settle(SupervisionOrder order) {
        jdbc.sql("""
                        update jingtu.order_reply set state = 'SETTLED'
                         where order_id = ? and state not in ('ACCEPTED', 'SETTLED')""").param(order.id()).update();
    }

    /** The body has it in hand: the first time somebody of it saves or hands in. */
    public void receive(String id, Actor by) {
        boolean first =
                jdbc.sql("""
                        update jingtu.order_reply set received_by = ?, received_at = ?
                         where id = ? and body = ? and received_at is null""").params(by.person(), now(), id, by.acting()).update() > 0;
        if (first) {
            record(get(id), OrderVerb.RECEIPT, by, "已签收");
        }
    }

    /** A clerk drafts the answer; it goes to the head. */
    public void answer(String id, String reason, String measures, LocalDate expected, Actor by) {
        OrderReply reply = inState(id, OrderReply.State.OPEN, "反馈");
        require(reply.body().equals(by.acting()), "这份督办不由您的单位反馈。");
        receive(id, by);
        jdbc.sql("""
                        update jingtu.order_reply set state = 'SIGNING', reason = ?, measures = ?, expected = ?,
                               answered_by = ?, answered_at = ?, signed_by = null where id = ?""")
                .params(reason.strip(), measures.strip(), expected, by.person(), now(), id)
                .update();
        record(reply, OrderVerb.ANSWERED, by, words(reason, measures, expected));
    }

    /** The answer, to be signed by the head of its body. */
    public OrderReply toSign(String id) {
        return inState(id, OrderReply.State.SIGNING, "签发");
    }

    /** The head has signed, or sent it back. */
    public void sign(String id, Decision decision) {
        OrderReply reply = toSign(id);
        if (decision.agreed()) {
            jdbc.sql("update jingtu.order_reply set state = 'SIGNED', signed_by = ?, remark = null where id = ?")
                    .params(decision.by().person(), id)
                    .update();
            record(reply, OrderVerb.SIGNED, decision.by(), decision.words());
            tellOffice(reply, name(reply) + "已反馈" + reply.order().named() + "，请审核。");
        } else {
            jdbc.sql("update jingtu.order_reply set state = 'OPEN', remark = ? where id = ?")
                    .params(decision.remark(), id)
                    .update();
            record(reply, OrderVerb.SENT_BACK, decision.by(), decision.words());
        }
    }

    @Transactional(readOnly = true)
    public boolean isSigned(String id) {
        return get(id).state() == OrderReply.State.SIGNED;
    }

    /** The 督查机构 accepts an answer, or sends it back. */
    public void decide(String id, Decision decision) {
        OrderReply reply = inState(id, OrderReply.State.SIGNED, "审核");
        require(
                !decision.by().isUser(reply.answeredBy()) && !decision.by().isUser(reply.signedBy()),
                "您办理或签发了本反馈，不得自己审核，请由其他督查人员审核。");
        jdbc.sql("update jingtu.order_reply set state = ?, remark = ?, decided_by = ? where id = ?")
                .params(
                        decision.agreed() ? "ACCEPTED" : "OPEN",
                        decision.agreed() ? null : decision.remark(),
                        decision.by().person(),
                        id)
                .update();
        record(
                reply,
                decision.agreed() ? OrderVerb.REPLY_ACCEPTED : OrderVerb.REPLY_RETURNED,
                decision.by(),
                decision.words());
        if (!decision.agreed()) {
            tell(
                    reply,
                    organisation(reply).groupId(),
                    NoticeKind.RETURNED,
                    reply.order().named() + "的反馈被退回：" + decision.remark());
        }
    }

    @Transactional(readOnly = true)
    public boolean isAccepted(String id) {
        return get(id).state() == OrderReply.State.ACCEPTED;
    }

    /** The day has passed without an answer: the body is reminded, and it counts as late. */
    public void remind(String id) {
        OrderReply reply = get(id);
        boolean passed = LocalDate.now(clock).isAfter(reply.replyBy());
        // What the 督查机构 has sent back was in time.
        if (reply.state() != OrderReply.State.OPEN || reply.late() || reply.signedBy() != null || !passed) {
            return;
        }
        jdbc.sql("update jingtu.order_reply set late = true where id = ?")
                .param(id)
                .update();
        String text = reply.order().named() + "的反馈期限（" + reply.replyBy() + "）已过，请立即反馈，由主要负责人签发。";
        record(reply, OrderVerb.REPLY_LATE, Actor.PROGRAM, text);
        tell(reply, organisation(reply).groupId(), NoticeKind.REMINDER, text);
        tell(reply, organisation(reply).headGroupId(), NoticeKind.REMINDER, text);
        tellOffice(reply, name(reply) + "没有按期反馈" + reply.order().named() + "（" + reply.replyBy() + "）。");
    }

    private static String words(String reason, String measures, LocalDate expected) {
        return "逾期原因：" + reason.strip() + "；补救措施：" + measures.strip() + "；预计完成：" + expected;
    }

    private OrderReply inState(String id, OrderReply.State state, String act) {
        jdbc.sql("select id from jingtu.order_reply where id = ? for no key update")
                .param(id)
                .query(String.class)
                .optional();
        OrderReply reply = get(id);
        require(
                reply.state() == state && reply.order().state() == SupervisionOrder.State.IN_HAND,
                "这份督办反馈" + reply.state().label() + "，现在不能" + act + "，请刷新任务列表。");
        return reply;
    }

    private Organisation organisation(OrderReply reply) {
        return organisations.get(reply.order().city(), reply.body());
    }

    private String name(OrderReply reply) {
        return organisation(reply).name();
    }

    private void record(OrderReply reply, OrderVerb verb, Actor by, String words) {
        journal.add(Entry.of(reply.matter(), reply.order().matter(), verb, by, words)
                .basedOn(reply.order().number()));
    }

    private void tell(OrderReply reply, String group, NoticeKind kind, String text) {
        notices.send(reply.order().city(), group, kind, reply.matter().ref(), text);
    }

    private void tellOffice(OrderReply reply, String text) {
        String city = reply.order().city();
        String group = organisations
                .supervision(city)
                .map(supervision -> supervision.office().groupId())
                .orElseGet(() -> CityGroups.supervisors(city));
        tell(reply, group, NoticeKind.SUPERVISION, text);
    }

    private static OrderReply read(ResultSet row, SupervisionOrder order) throws SQLException {
        return new OrderReply(
                row.getString("id"),
                order,
                row.getInt("round"),
                row.getString("body"),
                OrderReply.State.valueOf(row.getString("state")),
                row.getObject("reply_by", LocalDate.class),
                row.getObject("received_at", OffsetDateTime.class),
                row.getString("reason"),
                row.getString("measures"),
                row.getObject("expected", LocalDate.class),
                row.getString("answered_by"),
                row.getString("signed_by"),
                row.getString("remark"),
                row.getBoolean("late"));
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
