package cn.jingtu.plan.web;

import cn.jingtu.matter.process.Desks;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.OrderReply;
import cn.jingtu.plan.Orders;
import cn.jingtu.plan.process.OrderReplyProcess;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Day;
import cn.jingtu.platform.text.Text;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 督办 by a supervisor, from an open task of what is late; and what the forms of an answer show. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class OrderController {

    private final OrderReplyProcess process;
    private final Orders orders;
    private final Desks desks;
    private final Organisations organisations;

    OrderController(OrderReplyProcess process, Orders orders, Desks desks, Organisations organisations) {
        this.process = process;
        this.orders = orders;
        this.desks = desks;
        this.organisations = organisations;
    }

    /**
     * Something late.
     *
     * @param bodies names of those that have not done their part
     * @param ordered names of those that have an order about it to answer already
     */
    record LateView(String obligation, String what, LocalDate due, List<String> bodies, List<String> ordered) {}

    record OrderRequest(
            @Text(name = "督办事项", max = 100) String obligation,
            @Text(name = "督办文号", max = 100) String number,
            @Text(name = "督办依据", max = 500) String basis,
            @Text(name = "督办要求", max = 1000) String demand,
            @Day(name = "答复期限") LocalDate replyBy) {}

    /** An answer as it was last given. */
    record AnswerView(
            @Nullable String reason,
            @Nullable String measures,
            @Nullable LocalDate expected) {}

    @GetMapping("/orders")
    List<LateView> late(@PathVariable String taskId) {
        List<Orders.Late> open = process.late(taskId);
        if (open.isEmpty()) {
            return List.of();
        }
        Names names = organisations.names(open.get(0).obligation().matter().city());
        return open.stream()
                .map(late -> new LateView(
                        late.obligation().key(),
                        late.obligation().what(),
                        late.obligation().due(),
                        late.obligation().bodies().stream().map(names::of).toList(),
                        late.ordered().stream().map(names::of).toList()))
                .toList();
    }

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void issue(@PathVariable String taskId, @Valid @RequestBody OrderRequest request) {
        process.issue(
                taskId,
                new Orders.Order(request.obligation, request.number, request.basis, request.demand, request.replyBy));
    }

    @GetMapping("/order-answer")
    AnswerView answer(@PathVariable String taskId) {
        OrderReply reply =
                orders.find(desks.open(taskId).key()).orElseThrow(() -> Refusal.notFound("这项待办不是督办单，请刷新任务列表。"));
        return new AnswerView(reply.reason(), reply.measures(), reply.expected());
    }
}
