package cn.jingtu.matter;

import cn.jingtu.notice.NoticeTopic;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** More time for what is owed, of all procedures: asked for with a reason, decided by another, and the day moved. */
@Component
@Transactional
public class Extensions {

    private final ExtensionStore store;
    private final Map<String, ExtensionRules> rules;
    private final Obligations obligations;
    private final Organisations organisations;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    Extensions(
            ExtensionStore store,
            List<ExtensionRules> rules,
            Obligations obligations,
            Organisations organisations,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.rules = rules.stream()
                .flatMap(r -> r.procedures().stream().map(procedure -> Map.entry(procedure, r)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.obligations = obligations;
        this.organisations = organisations;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A body asks for more time for one of what a matter owes.
     *
     * @return id of the request
     * @throws Refusal if it does not owe that, may not have the day, or has a request that is not decided
     */
    public String request(Matter matter, String key, LocalDate until, String reason, Actor by) {
        Obligation owed = obligations.lock(matter).stream()
                .filter(o -> o.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("该时限已经办结或者不再要求，不必延期，请刷新后重试。"));
        ExtensionRules rule = rule(matter);
        rule.check(owed, until, by);
        require(owed.bodies().contains(by.acting()), "该时限不由本单位办理，或者本单位已经办结，不必延期。");
        require(until.isAfter(owed.due()), "新的日期（" + until + "）应晚于现在的时限（" + owed.due() + "）。");
        require(!until.isBefore(LocalDate.now(clock)), "新的日期（" + until + "）已经过去，请改为今天或以后的日期。");
        require(!reason.isBlank(), "请写明延期理由。");
        List<String> asking = store.asking(owed.id());
        require(rule.moveForAll() ? asking.isEmpty() : !asking.contains(by.acting()), "该时限已有一份延期申请正在审批，请等待结果。");
        String id = UUID.randomUUID().toString();
        store.insert(id, owed.id(), until, reason, by, now());
        record(owed, MatterVerb.EXTENSION_REQUESTED, by, owed.what() + "，由" + owed.due() + "延至" + until + "：" + reason);
        return id;
    }

    @Transactional(readOnly = true)
    public Optional<Extension> find(String id) {
        return store.find(id);
    }

    /** @throws Refusal if there is none */
    @Transactional(readOnly = true)
    public Extension get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("找不到这份延期申请，请刷新后重试。"));
    }

    /** Ids of all requests for what a matter owes or owed. */
    @Transactional(readOnly = true)
    public List<String> of(Matter matter) {
        return store.ofMatter(matter);
    }

    /** The head decides; never on a request of its own. */
    public void decide(String id, Decision decision) {
        Extension asked = lock(id);
        require(asked.state() == Extension.State.REQUESTED, "这份延期申请已经审批，不必重复审批。");
        require(!decision.by().person().equals(asked.requestedBy()), "您是申请人，不得审批自己的延期申请，请由单位其他负责人审批。");
        store.setDecided(id, decision, now());
        record(
                asked.obligation(),
                decision.agreed() ? MatterVerb.EXTENSION_GRANTED : MatterVerb.EXTENSION_REFUSED,
                decision.by(),
                decision.words());
    }

    /**
     * Moves the day as granted. Nothing happens where nothing is owed any more.
     *
     * @throws Refusal if the request was not granted, or the day has been moved already
     */
    public void apply(String id) {
        Extension granted = settle(id, Extension.State.GRANTED, "延期申请未经同意，或者时限已经顺延，不能顺延时限。");
        Obligation owed = granted.obligation();
        if (rule(owed.matter()).move(granted)) {
            tell(granted, ExtensionTopic.EXTENSION_GRANTED, owed.what() + "，延至" + granted.until() + "。");
        }
    }

    /** @throws Refusal if the request was not refused, or that has been told already */
    public void tellRefusal(String id) {
        Extension refused = settle(id, Extension.State.REFUSED, "延期申请未被退回，或者已经告知，不能告知不同意。");
        tell(
                refused,
                ExtensionTopic.EXTENSION_REFUSED,
                refused.obligation().what() + "，延期申请未获同意，原时限不变。理由：" + refused.remark());
    }

    private Extension settle(String id, Extension.State decided, String otherwise) {
        Extension extension = lock(id);
        require(extension.state() == decided && extension.settledAt() == null, otherwise);
        store.setSettled(id, now());
        return extension;
    }

    private Extension lock(String id) {
        store.lock(id);
        return get(id);
    }

    private ExtensionRules rule(Matter matter) {
        return Optional.ofNullable(rules.get(matter.procedure()))
                .orElseThrow(() -> Refusal.conflict("该时限不能申请延期，请按期办理。"));
    }

    private void record(Obligation owed, MatterVerb verb, Actor by, String words) {
        journal.add(Entry.of(owed.matter(), owed.under(), verb, by, words));
    }

    private void tell(Extension extension, NoticeTopic topic, String text) {
        Obligation owed = extension.obligation();
        String city = owed.matter().city();
        String group = organisations.get(city, extension.body()).groupId();
        notices.send(city, group, topic, owed.matter().ref(), owed.clause(), null, text);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
