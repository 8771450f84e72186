package cn.jingtu.plan.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.order.OrderReplies;
import cn.jingtu.plan.order.OrderReply;
import cn.jingtu.plan.order.Orders;
import cn.jingtu.plan.order.SupervisionOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a supervision order and the answers to it are about: themselves, with what the matter that is late tells. */
@Component
class OrderMatters implements MatterSource {

    private final Orders orders;
    private final OrderReplies replies;
    private final Organisations organisations;
    /** Which ask what this tells of its matters. */
    private final ObjectProvider<Matters> matters;

    OrderMatters(Orders orders, OrderReplies replies, Organisations organisations, ObjectProvider<Matters> matters) {
        this.orders = orders;
        this.replies = replies;
        this.organisations = organisations;
        this.matters = matters;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(SupervisionOrder.PROCEDURE, OrderReply.PROCEDURE);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return procedure.equals(OrderReply.PROCEDURE)
                ? replies.find(key)
                        .map(reply -> new MatterRow(
                                reply.matter(),
                                reply.order().matter(),
                                reply.order().title()))
                : orders.find(key).map(order -> new MatterRow(order.matter(), order.under(), "督办：" + order.title()));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        if (row.matter().procedure().equals(OrderReply.PROCEDURE)) {
            OrderReply reply = replies.get(row.matter().id());
            List<Line> lines = new ArrayList<>();
            lines.add(
                    new Line("承办单位", organisations.get(row.city(), reply.body()).name()));
            lines.add(new Line("反馈期限", reply.replyBy() + (reply.late() ? "（逾期）" : "")));
            return of(reply.order(), lines, reply.remark() == null ? List.of() : List.of("上次反馈被退回：" + reply.remark()));
        }
        SupervisionOrder order = orders.get(row.matter().id());
        Names names = organisations.names(order.city());
        List<Line> lines = new ArrayList<>();
        if (order.draft() != null) {
            lines.add(new Line("承办单位", String.join("、", names.of(order.bodies()))));
            lines.add(new Line("反馈期限", order.draft().replyBy().toString()));
        }
        lines.add(new Line("办理情况", order.state().label()));
        return of(order, lines, List.of());
    }

    private Brief of(SupervisionOrder order, List<Line> own, List<String> remarks) {
        Brief late = matters.getObject().briefOf(order.late());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("逾期事项", order.what() + "，应于" + order.due() + "前完成"));
        lines.addAll(own);
        if (order.draft() != null) {
            lines.add(new Line("督办依据", order.draft().basis()));
        }
        if (late.title() != null) {
            lines.add(new Line("所属事项", late.title()));
        }
        if (late.content() != null) {
            lines.add(new Line("计划原文", late.content()));
        }
        return new Brief(
                order.title(),
                late.context(),
                order.number() == null ? late.clause() : order.number(),
                order.draft() == null ? null : order.draft().demand(),
                lines,
                late.dates(),
                late.measures(),
                remarks);
    }
}
