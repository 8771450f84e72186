package cn.jingtu.plan;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Extension;
import cn.jingtu.matter.ExtensionRules;
import cn.jingtu.matter.Obligation;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How dates of items move. Who set a date decides about it; the bureau that issued the plan moves only its own. */
@Component
@Transactional
class ItemExtensions implements ExtensionRules {

    private final PlanStore planStore;
    private final ItemStore itemStore;
    private final DateStore dateStore;
    private final Items items;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ItemExtensions(
            PlanStore planStore,
            ItemStore itemStore,
            DateStore dateStore,
            Items items,
            ApplicationEventPublisher events,
            Clock clock) {
        this.planStore = planStore;
        this.itemStore = itemStore;
        this.dateStore = dateStore;
        this.items = items;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(PlanItem.PROCEDURE);
    }

    @Override
    public boolean moveForAll() {
        return true;
    }

    @Override
    public void check(Obligation obligation, LocalDate until, Actor by) {
        PlanItem item = item(obligation);
        if (!item.lead().equals(by.acting())) {
            throw Refusal.conflict("分项的期限由主办单位申请延期，请与主办单位联系。");
        }
        TaskDeadline date = dateStore.lock(Items.date(obligation));
        if (date.written().pushes()) {
            throw Refusal.conflict("推送日期由各牵头单位共同遵守，不能单独延期；确需调整的，请提请组织协调单位办理“计划调整”。");
        }
        DateOrigin origin = date.origin();
        if (origin == DateOrigin.NATION || origin == DateOrigin.REGION) {
            throw Refusal.conflict(
                    "“" + date.description() + "”的期限由" + origin.label() + "规定，本市不能自行延期。请报上级同意，取得复函后办理“计划调整”，写明复函文号。");
        }
        if (origin == null || origin == DateOrigin.CITY) {
            throw Refusal.conflict("“" + date.description() + "”的期限由市政府确定（没有写明来源的按市政府确定的办理）。请报市政府同意后办理“计划调整”，写明依据的文号。");
        }
        LocalDate last = planStore.get(item.planId()).yearEnd();
        if (until.isAfter(last)) {
            throw Refusal.conflict("新的日期不能晚于计划年度最后一天（" + last + "）。年度内不能完成的，请选择“未完成，结转下一年”。");
        }
    }

    /** The old date stays on record. */
    @Override
    public boolean move(Extension granted) {
        PlanItem item = item(granted.obligation());
        TaskDeadline date = dateStore.lock(Items.date(granted.obligation()));
        if (date.state() != TaskDeadline.State.OPEN || item.state() != ItemState.RUNNING) {
            return false;
        }
        dateStore.move(date, granted.until(), granted.reason(), null, OffsetDateTime.now(clock));
        items.dated(itemStore.get(item.id()));
        events.publishEvent(new ItemDatesChanged(item.id()));
        return true;
    }

    private PlanItem item(Obligation obligation) {
        return itemStore.findByEntry(obligation.matter().id()).orElseThrow(() -> Refusal.notFound("找不到任务分项，请刷新后重试。"));
    }
}
