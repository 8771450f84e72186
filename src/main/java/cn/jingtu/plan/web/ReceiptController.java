package cn.jingtu.plan.web;

import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.ItemRole;
import cn.jingtu.plan.Items;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanItem;
import cn.jingtu.plan.TaskDeadline;
import cn.jingtu.plan.receipt.Receipt;
import cn.jingtu.plan.receipt.Receipts;
import cn.jingtu.platform.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the forms of a receipt show. */
@RestController
class ReceiptController {

    private final Desks desks;
    private final Receipts receipts;
    private final Items items;
    private final Organisations organisations;

    ReceiptController(Desks desks, Receipts receipts, Items items, Organisations organisations) {
        this.desks = desks;
        this.receipts = receipts;
        this.items = items;
        this.organisations = organisations;
    }

    /**
     * @param answering who answered the last time, or said now
     * @param rows in the order of the plan
     */
    record View(String body, boolean county, Receipts.@Nullable Answering answering, List<Row> rows) {}

    /**
     * @param mayLeave whether 不涉及 can be said
     * @param mine whether the reader's body decides on it
     */
    record Row(
            String itemId,
            String role,
            String roleName,
            String ref,
            String title,
            String words,
            String type,
            @Nullable String quota,
            String dates,
            String proof,
            String lead,
            @Nullable String owed,
            boolean mayLeave,
            @Nullable String answer,
            @Nullable String answerName,
            @Nullable String reason,
            @Nullable Boolean agreed,
            @Nullable String decision,
            boolean mine) {}

    @GetMapping("/api/tasks/{taskId}/receipt")
    View receipt(@PathVariable String taskId) {
        Desk desk = desks.open(taskId);
        Receipt receipt =
                receipts.find(desk.row().matter().id()).orElseThrow(() -> Refusal.notFound("这项待办不属于签收，请刷新任务列表。"));
        Names names = organisations.names(receipt.cityId());
        Receipts.Answering said = receipt.leader() == null
                ? receipts.lastAnswering(receipt).orElse(null)
                : new Receipts.Answering(
                        receipt.leader(),
                        String.valueOf(receipt.section()),
                        String.valueOf(receipt.contact()),
                        String.valueOf(receipt.phone()));
        var dates = items.datesOfPlan(receipt.planId());
        return new View(
                names.of(receipt.body()),
                organisations.get(receipt.cityId(), receipt.body()).kind().canExecute(),
                said,
                receipts.lines(receipt).stream()
                        .map(line -> row(
                                receipt,
                                line,
                                names,
                                dates.getOrDefault(line.item().id(), List.of()),
                                desk.body()))
                        .toList());
    }

    private Row row(
            Receipt receipt, Receipts.Line line, Names names, List<TaskDeadline> dates, @Nullable String reader) {
        PlanItem item = line.item();
        ItemRole role = line.row().role();
        return new Row(
                item.id(),
                role.name(),
                role.label(),
                item.written().ref(),
                item.written().title(),
                item.written().words() == null ? "" : item.written().words(),
                item.type().label(),
                item.executors().stream()
                        .filter(e -> e.body().equals(receipt.body()))
                        .map(PlanDraft.Executor::quota)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                dates.stream().map(ReceiptController::told).collect(Collectors.joining("；")),
                String.join("、", item.written().proof()),
                names.of(item.lead()),
                item.written().contributions().stream()
                        .filter(c -> role == ItemRole.CONTRIBUTOR && c.body().equals(receipt.body()))
                        .map(PlanDraft.Contribution::what)
                        .findFirst()
                        .orElse(null),
                receipts.mayBeNotConcerned(receipt, line),
                line.row().answer() == null ? null : line.row().answer().name(),
                line.row().answer() == null ? null : line.row().answer().label(),
                line.row().reason(),
                line.row().agreed(),
                line.row().words(),
                Objects.equals(reader, line.row().decider()));
    }

    private static String told(TaskDeadline date) {
        return (date.due() == null ? "" : date.due() + " ")
                + date.description()
                + (date.origin() == null ? "" : "（" + date.origin().label() + "规定）");
    }
}
