package cn.jingtu.plan.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.receipt.Receipt;
import cn.jingtu.plan.receipt.Receipts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The receipt of a body is a matter of its own, part of its plan. */
@Component
class ReceiptMatters implements MatterSource {

    private final Receipts receipts;
    private final Plans plans;
    private final Organisations organisations;

    ReceiptMatters(Receipts receipts, Plans plans, Organisations organisations) {
        this.receipts = receipts;
        this.plans = plans;
        this.organisations = organisations;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(Receipt.PROCEDURE);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return receipts.find(key)
                .map(receipt -> new MatterRow(
                        key,
                        receipt.matter(),
                        Plans.matter(receipt.planId(), receipt.cityId()),
                        organisations.get(receipt.cityId(), receipt.body()).name() + "签收任务分项"));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        Receipt receipt = receipts.get(row.key());
        return new Brief(
                String.valueOf(row.subject()),
                plans.get(receipt.planId()).shownTitle(),
                null,
                null,
                List.of(new Line("签收状态", receipt.state().label())),
                List.of(),
                List.of(),
                List.of("签收是单位的答复，提交后不能撤回。默认承办；对本单位确实不涉及的、对配额或时限有异议的逐项写明理由，经负责人审签后由牵头单位或组织协调单位核定。"));
    }
}
