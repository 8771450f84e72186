package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.WorkedItems.a;

import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.receipt.ReceiptRow.Answer;
import cn.jingtu.plan.receipt.Receipts;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.register.RegisterEntry;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The ways to the steps of a receipt. */
@Component
class ReceiptSteps implements StepsOf {

    private static final String GANGBEI = "guigang.gangbei";

    private final WorkedItems items;
    private final ReceiptProcess process;
    private final Receipts receipts;
    private final Office office;

    ReceiptSteps(WorkedItems items, ReceiptProcess process, Receipts receipts, Office office) {
        this.items = items;
        this.process = process;
        this.receipts = receipts;
        this.office = office;
    }

    @Override
    public String procedure() {
        return "receipt";
    }

    @Override
    public Task at(String step) {
        RegisterEntry item = items.issueToAll(a(ItemType.LIST).counties("gangbei"));
        String plan = items.item(item).planId();
        process.begin(plan);
        String receipt = plan + ":receipt:gangbei";
        Task receive = office.only(receipt, "UserTask_Receive", GANGBEI);
        if (step.equals("UserTask_Receive")) {
            return receive;
        }
        if (step.equals("UserTask_Decide")) {
            office.handIn(receive, "签收人", received(receipt, Answer.NOT_CONCERNED), GANGBEI);
            office.sign(receipt, GANGBEI + ".head", "head", Office.AGREED);
            return office.only(receipt, step, WorkedItems.LEAD);
        }
        throw unknown(step);
    }

    @Override
    public Map<String, ?> submission(Task task) {
        String receipt = office.matter(task);
        return task.getTaskDefinitionKey().equals("UserTask_Receive")
                ? received(receipt, Answer.TAKEN)
                : Map.of(
                        "rows",
                        lines(receipt).stream()
                                .map(line -> Map.of(
                                        "itemId",
                                        line.item().id(),
                                        "role",
                                        line.row().role().name(),
                                        "agreed",
                                        true))
                                .toList());
    }

    private Map<String, ?> received(String receipt, Answer answer) {
        return Map.of(
                "leader",
                "李局",
                "section",
                "土壤科",
                "contact",
                "小王",
                "phone",
                "0775-0000000",
                "rows",
                lines(receipt).stream()
                        .map(line -> Map.of(
                                "itemId",
                                line.item().id(),
                                "role",
                                line.row().role().name(),
                                "answer",
                                answer.name(),
                                "reason",
                                answer == Answer.TAKEN ? "" : "辖区没有堆放点"))
                        .toList());
    }

    private List<Receipts.Line> lines(String receipt) {
        return receipts.lines(receipts.get(receipt));
    }
}
