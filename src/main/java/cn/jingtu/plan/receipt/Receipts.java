package cn.jingtu.plan.receipt;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.ItemRole;
import cn.jingtu.plan.Items;
import cn.jingtu.plan.PlanItem;
import cn.jingtu.plan.Plans;
import cn.jingtu.plan.receipt.ReceiptRow.Answer;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receipts of the items of a plan. A body receives all of them at once and takes them on unless it says otherwise; what it
 * says against one is signed by its deputy and decided by the lead of the item, or, against a quota or a day that was
 * approved, by the body that coordinates the plan. Nothing that was approved changes by it: that takes an adjustment.
 */
@Component
@Transactional
public class Receipts {

    private final ReceiptStore store;
    private final Items items;
    private final Organisations organisations;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    Receipts(
            ReceiptStore store,
            Items items,
            Organisations organisations,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.items = items;
        this.organisations = organisations;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /** What a body says of one item. */
    public record Said(
            String itemId,
            ItemRole role,
            Answer answer,
            @Nullable String reason) {}

    /** Who answers for the items in a body. */
    public record Answering(String leader, String section, String contact, String phone) {}

    /** What a body decided about what another said of an item. */
    public record Ruled(
            String itemId,
            ItemRole role,
            boolean agreed,
            @Nullable String words) {}

    /**
     * A row with its item.
     *
     * @param named whether the plan itself names the body for the clause, instead of all counties of the city
     */
    public record Line(ReceiptRow row, PlanItem item, boolean named) {}

    /**
     * Lays down the receipts of a plan in force, those that there were not yet.
     *
     * @return those that are new
     */
    public List<Receipt> begin(String planId) {
        Map<String, List<ReceiptStore.New>> byBody = new LinkedHashMap<>();
        String city = null;
        for (PlanItem item : items.ofPlan(planId)) {
            if (item.entry() == null) {
                continue;
            }
            city = item.cityId();
            item.leads().forEach(body -> add(byBody, planId, body, item, ItemRole.LEAD));
            item.executors().forEach(e -> add(byBody, planId, e.body(), item, ItemRole.EXECUTOR));
            item.written().contributions().forEach(c -> add(byBody, planId, c.body(), item, ItemRole.CONTRIBUTOR));
        }
        store.ofPlan(planId).forEach(known -> byBody.remove(known.body()));
        if (city == null || byBody.isEmpty()) {
            return List.of();
        }
        String of = city;
        List<Receipt> begun = byBody.keySet().stream()
                .map(body -> new Receipt(
                        id(planId, body), planId, of, body, Receipt.State.OPEN, null, null, null, null, null, null))
                .toList();
        store.insert(begun);
        store.insertRows(byBody.values().stream().flatMap(List::stream).toList());
        return begun;
    }

    private static String id(String planId, String body) {
        return planId + ":receipt:" + body;
    }

    private static void add(
            Map<String, List<ReceiptStore.New>> byBody, String planId, String body, PlanItem item, ItemRole role) {
        byBody.computeIfAbsent(body, b -> new ArrayList<>())
                .add(new ReceiptStore.New(id(planId, body), item.id(), role));
    }

    @Transactional(readOnly = true)
    public Optional<Receipt> find(String id) {
        return store.find(id);
    }

    /** @throws Refusal if there is none */
    @Transactional(readOnly = true)
    public Receipt get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("找不到这份签收，请刷新任务列表。"));
    }

    @Transactional(readOnly = true)
    public List<Receipt> ofPlan(String planId) {
        return store.ofPlan(planId);
    }

    /** Its rows with their items, in the order of the plan. */
    @Transactional(readOnly = true)
    public List<Line> lines(Receipt receipt) {
        Map<String, PlanItem> byId =
                items.ofPlan(receipt.planId()).stream().collect(Collectors.toMap(PlanItem::id, Function.identity()));
        Set<String> naming = items.tasksNaming(receipt.planId(), receipt.body());
        return store.rows(receipt.id()).stream()
                .filter(row -> byId.containsKey(row.itemId()))
                .map(row -> new Line(
                        row,
                        Objects.requireNonNull(byId.get(row.itemId())),
                        naming.contains(byId.get(row.itemId()).planTaskId())))
                .toList();
    }

    /** Who answered in the body the last time, to begin from. */
    @Transactional(readOnly = true)
    public Optional<Answering> lastAnswering(Receipt receipt) {
        return store.lastOf(receipt.cityId(), receipt.body())
                .map(last -> new Answering(
                        String.valueOf(last.leader()),
                        String.valueOf(last.section()),
                        String.valueOf(last.contact()),
                        String.valueOf(last.phone())));
    }

    /**
     * Whether a body may say that an item does not concern it: only a county that carries it out, and that the plan does
     * not name itself.
     */
    @Transactional(readOnly = true)
    public boolean mayBeNotConcerned(Receipt receipt, Line line) {
        return line.row().role() == ItemRole.EXECUTOR && !line.named();
    }

    /**
     * A body receives the items: the moment that counts is the first time. What it says of each is complete.
     *
     * @throws Refusal naming what is missing or may not be said
     */
    public void receive(String id, Answering answering, List<Said> said, Actor by) {
        Receipt receipt = store.lock(id);
        require(receipt.state() == Receipt.State.OPEN, "本单位" + receipt.state().label() + "，签收不能撤回。");
        require(receipt.body().equals(by.acting()), "这份签收不属于您的单位。");
        Map<String, Said> byKey = new HashMap<>();
        said.forEach(one -> require(byKey.put(key(one.itemId(), one.role()), one) == null, "同一分项填写了两次，请刷新后重试。"));
        List<Line> lines = lines(receipt);
        List<String> mistakes = new ArrayList<>();
        for (Line line : lines) {
            Said one = byKey.remove(key(line.row().itemId(), line.row().role()));
            if (one == null) {
                mistakes.add("“" + line.item().subject() + "”没有填写");
            } else {
                mistake(receipt, line, one).ifPresent(mistakes::add);
            }
        }
        require(byKey.isEmpty(), "有的分项已不由本单位承担，请刷新后重新填写。");
        if (!mistakes.isEmpty()) {
            throw Refusal.invalid(String.join("；", mistakes) + "。");
        }
        store.setReceived(
                id,
                answering.leader().strip(),
                answering.section().strip(),
                answering.contact().strip(),
                answering.phone().strip(),
                by.person(),
                clock.instant());
        String coordinator = organisations.coordinator(receipt.cityId()).id();
        boolean doubts = false;
        Map<String, PlanItem> byId =
                lines.stream().map(Line::item).distinct().collect(Collectors.toMap(PlanItem::id, Function.identity()));
        for (Said one : said) {
            boolean taken = one.answer() == Answer.TAKEN;
            doubts |= !taken;
            store.setAnswer(
                    id,
                    one.itemId(),
                    one.role(),
                    one.answer(),
                    taken ? null : String.valueOf(one.reason()).strip(),
                    taken ? null : decider(one, Objects.requireNonNull(byId.get(one.itemId())), coordinator));
        }
        store.setState(id, doubts ? Receipt.State.SIGNING : Receipt.State.RECEIVED);
        record(receipt, ReceiptVerb.RECEIVED, told(said, answering), by);
    }

    private Optional<String> mistake(Receipt receipt, Line line, Said one) {
        String name = "“" + line.item().subject() + "”";
        if (one.answer() == Answer.NOT_CONCERNED && !mayBeNotConcerned(receipt, line)) {
            return Optional.of(name
                    + (line.row().role() == ItemRole.EXECUTOR
                            ? "计划写明由您单位落实，不能答复不涉及；本期没有对象的，报告时作零报告"
                            : "由您单位" + line.row().role().label() + "，不能答复不涉及"));
        }
        boolean silent = one.reason() == null || one.reason().isBlank();
        return one.answer() != Answer.TAKEN && silent
                ? Optional.of(name + "请写明" + one.answer().label() + "的理由")
                : Optional.empty();
    }

    /** Whoever leads the item says whether it concerns a county; a quota or a day was approved for the whole plan. */
    private static String decider(Said said, PlanItem item, String coordinator) {
        return said.answer() == Answer.NOT_CONCERNED ? item.lead() : coordinator;
    }

    private static String told(List<Said> said, Answering answering) {
        Map<Answer, Long> counts =
                said.stream().collect(Collectors.groupingBy(Said::answer, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                        .map(one -> one.getKey().label() + one.getValue() + "项")
                        .collect(Collectors.joining("，"))
                + "；责任领导" + answering.leader().strip() + "，承办"
                + answering.section().strip() + "，联系人"
                + answering.contact().strip();
    }

    /** What is to be signed before it is decided on. */
    @Transactional(readOnly = true)
    public Receipt toSign(String id) {
        Receipt receipt = get(id);
        require(
                receipt.state() == Receipt.State.SIGNING,
                "本单位" + receipt.state().label() + "，没有待审签的意见。");
        return receipt;
    }

    /** The unit stands by what its clerk said against some items, or does not: then they are said anew. */
    public void signed(String id, boolean agreed) {
        toSign(id);
        store.setState(id, agreed ? Receipt.State.DECIDING : Receipt.State.OPEN);
    }

    /** Ids of the bodies that have to decide about something. */
    @Transactional(readOnly = true)
    public List<String> deciders(String id) {
        return store.rows(id).stream()
                .filter(ReceiptRow::isOpen)
                .map(row -> Objects.requireNonNull(row.decider()))
                .distinct()
                .toList();
    }

    /** Whether anything is said that is not simply taken on. */
    @Transactional(readOnly = true)
    public boolean hasDoubts(String id) {
        return store.rows(id).stream().anyMatch(row -> row.decider() != null);
    }

    /**
     * A body decides on all that it has to decide of a receipt.
     *
     * @throws Refusal if one is missing, a no has no words, or the person said it
     */
    public void decide(String id, List<Ruled> ruled, Actor by) {
        Receipt receipt = store.lock(id);
        require(
                receipt.state() == Receipt.State.DECIDING,
                "这份签收" + receipt.state().label() + "，不能核定。");
        if (by.person().equals(receipt.receivedBy())) {
            throw Refusal.conflict("您是签收人，不得核定自己提出的意见，请由其他人员核定。");
        }
        Map<String, Ruled> byKey = ruled.stream()
                .collect(Collectors.toMap(one -> key(one.itemId(), one.role()), Function.identity(), (a, b) -> b));
        for (Line line : lines(receipt)) {
            if (!line.row().isOpen() || !by.acting().equals(line.row().decider())) {
                continue;
            }
            Ruled one = byKey.get(key(line.row().itemId(), line.row().role()));
            if (one == null) {
                throw Refusal.invalid("“" + line.item().subject() + "”没有核定，请逐项选择同意或不同意。");
            }
            String words = one.words() == null ? "" : one.words().strip();
            if (!one.agreed() && words.isEmpty()) {
                throw Refusal.invalid("“" + line.item().subject() + "”不同意的，请写明理由。");
            }
            store.setDecided(id, one.itemId(), one.role(), one.agreed(), words.isEmpty() ? null : words, by.person());
            Answer answer = Objects.requireNonNull(line.row().answer());
            record(
                    receipt,
                    ReceiptVerb.DECIDED,
                    line.item().subject() + "，" + answer.label() + "：" + (one.agreed() ? "同意" : "不同意")
                            + (words.isEmpty() ? "" : "，" + words),
                    by);
        }
    }

    /**
     * What was agreed holds from now on: a county that an item does not concern is out of it for the year; an objection to
     * a quota or a day is told to those who can adjust the plan.
     *
     * @return items that the body has left
     */
    public List<PlanItem> apply(String id) {
        Receipt receipt = store.lock(id);
        require(
                receipt.state() == Receipt.State.DECIDING && deciders(id).isEmpty(),
                "这份签收" + receipt.state().label() + "，还不能生效。");
        List<PlanItem> left = new ArrayList<>();
        for (Line line : lines(receipt)) {
            ReceiptRow row = line.row();
            if (!Boolean.TRUE.equals(row.agreed())) {
                continue;
            }
            if (row.answer() == Answer.NOT_CONCERNED) {
                items.leave(line.item(), receipt.body(), String.valueOf(row.reason()));
                record(receipt, ReceiptVerb.LEFT, line.item().subject() + "：" + row.reason(), Actor.PROGRAM);
                left.add(line.item());
            } else {
                notices.send(
                        receipt.cityId(),
                        organisations.coordinator(receipt.cityId()).groupId(),
                        NoticeKind.INFORMATION,
                        Plans.matter(receipt.planId(), receipt.cityId()).ref(),
                        line.item().subject() + "：已同意"
                                + organisations
                                        .get(receipt.cityId(), receipt.body())
                                        .name() + "对配额或时限的异议（" + row.reason() + "），经批准的配额和时限请办理“计划调整”。");
            }
        }
        store.setState(id, Receipt.State.RECEIVED);
        return left;
    }

    /** The plan is out of force: nobody has to receive it any more. */
    public List<Receipt> cancel(String planId) {
        return store.cancel(planId);
    }

    private static String key(String itemId, ItemRole role) {
        return role + "|" + itemId;
    }

    private void record(Receipt receipt, ReceiptVerb verb, String words, Actor by) {
        journal.add(Entry.of(receipt.matter(), Plans.matter(receipt.planId(), receipt.cityId()), verb, by, words));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
