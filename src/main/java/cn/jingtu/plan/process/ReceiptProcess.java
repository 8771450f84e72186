package cn.jingtu.plan.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.Signable;
import cn.jingtu.matter.process.MatterStarts;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.ItemRole;
import cn.jingtu.plan.Items;
import cn.jingtu.plan.PlanItem;
import cn.jingtu.plan.PlanTimes;
import cn.jingtu.plan.receipt.Receipt;
import cn.jingtu.plan.receipt.ReceiptRow.Answer;
import cn.jingtu.plan.receipt.Receipts;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.RegisterEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Sets {@code receipt} going, once for each body that has a part in a plan, and is told by it what to do. */
@ForModels("receipt")
public class ReceiptProcess implements Signable {

    private final Receipts receipts;
    private final Items items;
    private final Matters matters;
    private final MatterStarts starts;
    private final TaskBodies bodies;
    private final Submissions submissions;
    private final Organisations organisations;
    private final CityCalendars calendars;
    private final PlanTimes times;
    private final RuntimeService runtime;
    private final SystemRights system;
    private final Clock clock;

    ReceiptProcess(
            Receipts receipts,
            Items items,
            Matters matters,
            MatterStarts starts,
            TaskBodies bodies,
            Submissions submissions,
            Organisations organisations,
            CityCalendars calendars,
            PlanTimes times,
            RuntimeService runtime,
            SystemRights system,
            Clock clock) {
        this.receipts = receipts;
        this.items = items;
        this.matters = matters;
        this.starts = starts;
        this.bodies = bodies;
        this.submissions = submissions;
        this.organisations = organisations;
        this.calendars = calendars;
        this.times = times;
        this.runtime = runtime;
        this.system = system;
        this.clock = clock;
    }

    /** What the forms hand in. */
    static final class Forms {

        private Forms() {}

        record Receive(
                @Text(name = "责任领导", max = 50) String leader,
                @Text(name = "责任科室", max = 100) String section,
                @Text(name = "联系人", max = 50) String contact,
                @Text(name = "联系电话", max = 50) String phone,

                @NotNull(message = "没有收到各分项的答复，请刷新后重试") @Valid @Size(max = 1000, message = "分项过多，请联系管理员") @Called("分项")
                List<Row> rows) {}

        record Row(
                @Text(name = "分项", max = 200) String itemId,
                @NotNull(message = "请刷新后重试") @Called("单位角色") ItemRole role,
                @NotNull(message = "请逐项选择答复") @Called("答复") Answer answer,

                @Nullable @Text(name = "理由", max = 1000, optional = true)
                String reason) {
            Receipts.Said said() {
                return new Receipts.Said(itemId, role, answer, reason);
            }
        }

        record Decide(
                @NotNull(message = "没有收到核定意见，请刷新后重试") @Valid @Size(max = 1000, message = "分项过多，请联系管理员") @Called("分项")
                List<Ruled> rows) {}

        record Ruled(
                @Text(name = "分项", max = 200) String itemId,
                @NotNull(message = "请刷新后重试") @Called("单位角色") ItemRole role,

                @NotNull(message = "请逐项选择同意或不同意") @Called("核定意见")
                Boolean agreed,

                @Nullable @Text(name = "说明", max = 1000, optional = true)
                String words) {
            Receipts.Ruled ruled() {
                return new Receipts.Ruled(itemId, role, agreed, words);
            }
        }
    }

    // ---- telling the process

    /** Every body of a plan in force receives its items, where it has not yet. */
    @Transactional
    public void begin(String planId) {
        starts.begin(receipts.begin(planId).stream().map(Receipt::matter).toList());
    }

    /** Nobody has to receive anything of a plan that is out of force. */
    @Transactional
    public void cancel(String planId) {
        List<Receipt> open = receipts.cancel(planId);
        system.run(() -> open.forEach(receipt -> runtime.createMessageCorrelation("jingtu.receiptCancelled")
                .processInstanceBusinessKey(receipt.id())
                .tenantId(receipt.cityId())
                .correlateAll()));
    }

    // ---- signed

    @Override
    public Set<String> callers() {
        return Set.of(Receipt.PROCEDURE);
    }

    @Override
    public Draft draft(MatterRow row) {
        Receipt receipt = receipts.toSign(row.key());
        return new Draft(
                "分项签收",
                String.valueOf(row.subject()),
                Objects.requireNonNull(receipt.receivedBy()),
                receipt.body(),
                List.of(),
                "receipt-view");
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        receipts.signed(row.key(), decision.agreed());
    }

    // ---- told by the model

    /** The group of the body that receives. */
    public String receiver(DelegateExecution execution) {
        Receipt receipt = receipt(execution);
        return organisations.get(receipt.cityId(), receipt.body()).groupId();
    }

    public Date dueAt(DelegateExecution execution) {
        LocalDate day =
                calendars.workdays(receipt(execution).cityId()).plus(LocalDate.now(clock), times.receiptWorkdays());
        return Date.from(OfficeHours.lastMinute(day, clock).toInstant());
    }

    public void received(DelegateTask task) {
        Forms.Receive form = submissions.take(task, Forms.Receive.class);
        receipts.receive(
                matters.of(task).key(),
                new Receipts.Answering(form.leader(), form.section(), form.contact(), form.phone()),
                form.rows().stream().map(Forms.Row::said).toList(),
                bodies.actor(task));
    }

    public boolean hasDoubts(DelegateExecution execution) {
        return receipts.hasDoubts(matters.of(execution).key());
    }

    /** Ids of the bodies that decide on what was said. */
    public List<String> deciders(DelegateExecution execution) {
        return receipts.deciders(matters.of(execution).key());
    }

    public void decided(DelegateTask task) {
        Forms.Decide form = submissions.take(task, Forms.Decide.class);
        receipts.decide(
                matters.of(task).key(),
                form.rows().stream().map(Forms.Ruled::ruled).toList(),
                bodies.actor(task));
    }

    /** A county that is out of an item has nothing to report for it. */
    public void apply(DelegateExecution execution) {
        Receipt receipt = receipt(execution);
        for (PlanItem item : receipts.apply(receipt.id())) {
            RegisterEntry part = items.parts(item).get(receipt.body());
            if (part != null) {
                system.run(() -> runtime.createMessageCorrelation("jingtu.partEnded")
                        .processInstanceBusinessKey(part.id())
                        .tenantId(receipt.cityId())
                        .correlateAll());
            }
        }
    }

    private Receipt receipt(DelegateExecution execution) {
        return receipts.get(matters.of(execution).key());
    }
}
