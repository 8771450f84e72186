package cn.jingtu.plan.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.OrderReply;
import cn.jingtu.plan.Orders;
import cn.jingtu.plan.SupervisionOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an answer to a supervision order is about: the matter that is late. */
@Component
class OrderReplyMatters implements MatterSource {

    private final Orders orders;
    private final Organisations organisations;

    OrderReplyMatters(Orders orders, Organisations organisations) {
        this.orders = orders;
        this.organisations = organisations;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(OrderReplyProcess.KEY);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return orders.find(key)
                .map(reply -> new MatterRow(
                        key,
                        reply.order().matter(),
                        reply.order().under(),
                        reply.order().what()));
    }

    @Override
    public Set<String> keys(Matter matter) {
        return Set.copyOf(orders.replies(matter));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        OrderReply reply = orders.get(row.key());
        SupervisionOrder order = reply.order();
        return new Brief(
                order.what(),
                "督办单",
                order.number(),
                order.demand(),
                List.of(
                        new Line("督办依据", order.basis()),
                        new Line(
                                "承办单位",
                                organisations.get(row.city(), reply.body()).name()),
                        new Line("应于", order.due() + "办结，已逾期"),
                        new Line("答复期限", order.replyBy().toString())),
                List.of(),
                List.of(),
                reply.remark() == null ? List.of() : List.of("上次答复被退回：" + reply.remark()));
    }
}
