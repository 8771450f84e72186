package cn.jingtu.plan.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Extension;
import cn.jingtu.matter.Extensions;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.ItemFigures;
import cn.jingtu.plan.Items;
import cn.jingtu.plan.PlanItem;
import cn.jingtu.plan.PlanTimes;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Closable;
import cn.jingtu.register.process.EntryRoles;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an item of a plan is closed out by, and who answers for it. */
@Component
class ItemClosing implements Closable, EntryRoles {

    /** Whoever took one of these has carried it out. */
    private static final List<String> WORK = List.of(
            "county-part/UserTask_Report",
            "county-part/UserTask_Accept",
            "task-item/UserTask_Contribute",
            "task-item/UserTask_SumUp",
            "task-item/UserTask_SendUp",
            "task-item/Event_Ready",
            "task-item/BoundaryEvent_DoneBefore",
            "close-out/UserTask_Request",
            "close-out/UserTask_Propose");

    private final Items items;
    private final ItemFigures figures;
    private final Register register;
    private final Extensions extensions;
    private final Organisations organisations;
    private final PlanTimes times;

    ItemClosing(
            Items items,
            ItemFigures figures,
            Register register,
            Extensions extensions,
            Organisations organisations,
            PlanTimes times) {
        this.items = items;
        this.figures = figures;
        this.register = register;
        this.extensions = extensions;
        this.organisations = organisations;
        this.times = times;
    }

    @Override
    public String kind() {
        return Items.KIND;
    }

    @Override
    public Organisation lead(RegisterEntry entry) {
        PlanItem item = items.of(entry);
        return organisations.get(item.cityId(), item.lead());
    }

    @Override
    public Map<String, String> begin(RegisterEntry entry) {
        PlanItem item = items.of(entry);
        Map<String, String> known = new LinkedHashMap<>(figures.measure(item));
        items.due(item).ifPresent(due -> known.put("due", due.toString()));
        if (!entry.value("doneBeforeOn").isEmpty()) {
            known.put("completedOn", entry.value("doneBeforeOn"));
        }
        return known;
    }

    @Override
    public Terms terms(RegisterEntry entry) {
        PlanItem item = items.of(entry);
        boolean proven =
                !entry.value("paperNumber").isEmpty() || !entry.value("receipt").isEmpty();
        return new Terms(
                item.written().check().code(),
                proven,
                item.drawn(),
                item.type().isStanding(),
                figures.strives(item),
                items.due(item).orElse(null),
                item.written().publicity());
    }

    @Override
    public Reached reached(RegisterEntry entry, Map<String, String> closing) {
        return figures.reached(items.of(entry), closing);
    }

    @Override
    public boolean hasWorkedOn(RegisterEntry entry, String person) {
        return register.hasDone(entry, person, WORK);
    }

    @Override
    public void extend(RegisterEntry entry, LocalDate until, String reason, Actor by) {
        PlanItem item = items.of(entry);
        extensions.request(item.matter(), items.lastOwed(item), until, reason, by);
    }

    @Override
    public String extension(RegisterEntry entry) {
        return newest(entry).id();
    }

    @Override
    public boolean isExtended(RegisterEntry entry) {
        return newest(entry).state() == Extension.State.GRANTED;
    }

    private Extension newest(RegisterEntry entry) {
        return extensions.of(items.of(entry).matter()).stream()
                .map(extensions::get)
                .reduce((one, other) -> other)
                .orElseThrow(() -> Refusal.conflict("“" + entry.title() + "”没有延期申请，请重新提出处理办法。"));
    }

    @Override
    public void checkCounties(RegisterEntry entry, Collection<String> counties) {
        ids(items.of(entry), counties);
    }

    @Override
    public void toCounties(RegisterEntry entry, Collection<String> counties, String words) {
        PlanItem item = items.of(entry);
        items.reopen(item, ids(item, counties), words);
    }

    private List<String> ids(PlanItem item, Collection<String> typed) {
        Names names = organisations.names(item.cityId());
        Map<String, String> byName = item.executors().stream()
                .collect(Collectors.toMap(e -> names.of(e.body()), e -> e.body(), (a, b) -> a));
        return typed.stream()
                .map(name -> byName.entrySet().stream()
                        .filter(one -> one.getKey().startsWith(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid(
                                "“" + name + "”不落实本分项，可以退回的有：" + String.join("、", byName.keySet()) + "。")))
                .distinct()
                .toList();
    }

    @Override
    public void goOn(RegisterEntry entry) {
        items.goOn(items.of(entry));
    }

    @Override
    public String close(RegisterEntry entry, RegisterEntry closing) {
        return items.close(
                items.of(entry),
                closing.values(),
                closing.value("outcome"),
                LocalDate.parse(closing.value("completedOn")),
                register.whoDidAt(closing, "close-out/UserTask_Request").orElse(""));
    }

    @Override
    public void unfinished(RegisterEntry entry, String why) {
        items.unfinished(items.of(entry), why);
    }

    @Override
    public int publicityWorkdays(RegisterEntry entry) {
        return times.publicityWorkdays();
    }
}
