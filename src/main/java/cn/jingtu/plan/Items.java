package cn.jingtu.plan;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Obligation;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Owed;
import cn.jingtu.notice.NoticeTopic;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Items in work. From its issue on an item is an entry of the register of items: what is done about it is written there
 * step by step, what it asks for stays what the plan says.
 */
@Component
@Transactional
public class Items {

    /** Id of the kind of an item in work in {@code registers/}. */
    public static final String KIND = "item";

    private static final String PART = "county-part";

    private static final String CONTRIBUTION = "contribution";
    private static final String DATE = "deadline:";
    private static final int LONGEST_TEXT = 200;

    private final PlanStore planStore;
    private final TaskStore taskStore;
    private final ItemStore itemStore;
    private final DateStore dateStore;
    private final FigureStore figureStore;
    private final Register register;
    private final Kinds kinds;
    private final Obligations obligations;
    private final Organisations organisations;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    Items(
            PlanStore planStore,
            TaskStore taskStore,
            ItemStore itemStore,
            DateStore dateStore,
            FigureStore figureStore,
            Register register,
            Kinds kinds,
            Obligations obligations,
            Organisations organisations,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.planStore = planStore;
        this.taskStore = taskStore;
        this.itemStore = itemStore;
        this.dateStore = dateStore;
        this.figureStore = figureStore;
        this.register = register;
        this.kinds = kinds;
        this.obligations = obligations;
        this.organisations = organisations;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    // ---- read

    @Transactional(readOnly = true)
    public List<PlanItem> ofPlan(String planId) {
        return itemStore.ofPlan(planId);
    }

    /** @throws Refusal if there is none */
    @Transactional(readOnly = true)
    public PlanItem get(String id) {
        return itemStore.get(id);
    }

    /** The item that an entry of the register is, or belongs to. */
    @Transactional(readOnly = true)
    public PlanItem of(RegisterEntry entry) {
        return itemStore
                .findByEntry(entry.root())
                .orElseThrow(() -> Refusal.notFound("找不到任务分项“" + entry.title() + "”，请刷新后重试。"));
    }

    @Transactional(readOnly = true)
    public List<TaskDeadline> dates(PlanItem item) {
        return dateStore.ofItem(item.id());
    }

    /** The dates of all items of a plan, by id of the item. */
    @Transactional(readOnly = true)
    public Map<String, List<TaskDeadline>> datesOfPlan(String planId) {
        return dateStore.written(planId);
    }

    /** What it is measured by; an item has one measure at most. */
    @Transactional(readOnly = true)
    public Optional<TaskIndicator> indicator(PlanItem item) {
        return figureStore.indicatorsOfItem(item.id()).stream().findFirst();
    }

    /** The last of its open dates; that it had last where none is open. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> due(PlanItem item) {
        List<TaskDeadline> dates = dates(item).stream()
                .filter(d -> d.due() != null && d.state() != TaskDeadline.State.NOT_APPLICABLE)
                .toList();
        return Stream.concat(
                        dates.stream().filter(d -> d.state() == TaskDeadline.State.OPEN),
                        dates.stream().filter(d -> d.type() == DeadlineType.DEADLINE))
                .map(TaskDeadline::due)
                .max(Comparator.naturalOrder());
    }

    /** Parts of counties, by id of the county. */
    @Transactional(readOnly = true)
    public Map<String, RegisterEntry> parts(PlanItem item) {
        return register.below(entry(item), PART).stream()
                .collect(Collectors.toMap(
                        part -> String.valueOf(part.county()), Function.identity(), (newest, older) -> newest));
    }

    /** Counties whose part is still to be done. */
    @Transactional(readOnly = true)
    public List<String> openCounties(PlanItem item) {
        Map<String, RegisterEntry> parts = parts(item);
        return item.executors().stream()
                .map(PlanDraft.Executor::body)
                .filter(county -> Optional.ofNullable(parts.get(county))
                        .map(part -> !part.kind().state(part.state()).isEnded())
                        .orElse(true))
                .toList();
    }

    /** Bodies that still owe what the breakdown asks of them. */
    @Transactional(readOnly = true)
    public List<String> openContributors(PlanItem item) {
        Set<String> given = register.below(entry(item), CONTRIBUTION).stream()
                .map(contribution -> contribution.value("giver"))
                .collect(Collectors.toSet());
        Names names = organisations.names(item.cityId());
        return item.written().contributions().stream()
                .map(PlanDraft.Contribution::body)
                .filter(body -> !given.contains(names.of(body)))
                .toList();
    }

    /** When a body owes what it contributes; the item's own day where none is said. */
    @Transactional(readOnly = true)
    public LocalDate contributionDue(PlanItem item, String body) {
        return item.written().contributions().stream()
                .filter(c -> c.body().equals(body))
                .findFirst()
                .map(PlanDraft.Contribution::date)
                .or(() -> due(item))
                .orElseGet(() -> planStore.get(item.planId()).yearEnd());
    }

    /** Whether it waits for objects, for a letter, or for its day: nobody has anything to do until then. */
    public boolean waits(PlanItem item) {
        RegisterEntry entry = entry(item);
        boolean told = !entry.value("readyWords").isEmpty()
                || !entry.value("orderNumber").isEmpty();
        return !told
                && (item.type().isStanding()
                        || item.type() == ItemType.ASSIST
                        || item.written().objects() != null
                        || item.executors().isEmpty() && item.type() != ItemType.DELIVERABLE);
    }

    // ---- issued

    /**
     * Puts the items of a plan in force on record, those that are not yet.
     *
     * @return what runs from now on
     */
    public List<PlanItem> begin(String planId) {
        Plan plan = planStore.get(planId);
        Map<String, PlanTask> tasks =
                taskStore.ofPlan(planId).stream().collect(Collectors.toMap(PlanTask::id, Function.identity()));
        List<PlanItem> begun = new ArrayList<>();
        for (PlanItem item : itemStore.ofPlan(planId)) {
            if (item.state() == ItemState.RUNNING && item.entry() == null) {
                begun.add(begin(plan, Objects.requireNonNull(tasks.get(item.planTaskId())), item));
            }
        }
        return begun;
    }

    private PlanItem begin(Plan plan, PlanTask task, PlanItem item) {
        List<TaskDeadline> dates = dates(item);
        boolean dated = dates.stream()
                .anyMatch(d -> d.type() == DeadlineType.DEADLINE && d.due() != null
                        || d.written().pushes());
        if (!dated) {
            dateStore.insert(
                    plan.id(),
                    task.id(),
                    item.written(),
                    dates.size(),
                    Plans.yearEnd(plan.yearEnd()),
                    Plans.originalYearEnd(plan));
        }
        RegisterEntry entry = register.add(
                new Register.NewEntry(
                        plan.cityId(),
                        kinds.get(KIND),
                        number(plan, item),
                        shortened(item.written().title(), 120),
                        null,
                        null,
                        values(plan, task, item),
                        null,
                        Plans.matter(plan.id(), plan.cityId())),
                Change.following(Plans.matter(plan.id(), plan.cityId()), "下达任务分项"));
        itemStore.setEntry(item.id(), entry.id());
        PlanItem issued = itemStore.get(item.id());
        owe(issued);
        return issued;
    }

    private static String number(Plan plan, PlanItem item) {
        return plan.year()
                + (plan.rehearsalOf() == null ? "-" : "演练-")
                + item.written().ref();
    }

    /** What the plan says of it, as the register and the forms show it. */
    private Map<String, String> values(Plan plan, PlanTask task, PlanItem item) {
        Names names = organisations.names(plan.cityId());
        PlanDraft.Item written = item.written();
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "plan", plan.shownTitle());
        put(values, "clause", task.ref() + " " + task.title());
        put(values, "type", item.type().name());
        put(values, "duty", written.words() == null ? task.content() : written.words());
        put(values, "lead", names.of(item.lead()));
        put(values, "helpers", item.leads().stream().skip(1).map(names::of).collect(Collectors.joining("、")));
        put(
                values,
                "counties",
                item.executors().stream()
                        .map(e -> names.of(e.body()) + (e.quota() == null ? "" : "（" + e.quota() + "）"))
                        .collect(Collectors.joining("、")));
        due(item).ifPresent(day -> values.put("due", day.toString()));
        put(
                values,
                "dueWords",
                dates(item).stream().map(TaskDeadline::description).distinct().collect(Collectors.joining("；")));
        indicator(item).ifPresent(i -> put(values, "indicator", told(i)));
        put(values, "proof", String.join("、", written.proof()));
        put(values, "check", written.check().label());
        return values;
    }

    private static void put(Map<String, String> values, String code, String value) {
        if (!value.isBlank()) {
            values.put(code, shortened(value, code.equals("duty") || code.equals("counties") ? 4000 : LONGEST_TEXT));
        }
    }

    private static String shortened(String text, int most) {
        return CleanText.shorten(text, most, "…");
    }

    /** A measure in words: 面积 不低于 15585亩. */
    static String told(TaskIndicator i) {
        return i.name()
                + (i.target() == null ? "" : " " + i.operator().label() + " " + i.target() + i.unit())
                + (i.modality() == Modality.STRIVE ? "（力争）" : "");
    }

    // ---- counties

    /** The part of a county, put on record when it is first asked for it; its id. */
    public String part(PlanItem item, String county) {
        PlanDraft.Executor executor = item.executors().stream()
                .filter(e -> e.body().equals(county))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("该县（市、区）不落实“" + item.subject() + "”，请刷新后重试。"));
        RegisterEntry known = parts(item).get(county);
        if (known != null) {
            return known.id();
        }
        RegisterEntry entry = entry(item);
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "duty", entry.value("duty"));
        countyDue(item, executor).ifPresent(day -> values.put("due", day.toString()));
        put(values, "quota", executor.quota() == null ? "" : executor.quota());
        put(values, "proof", entry.value("proof"));
        values.putAll(measure(item, true));
        return register.add(
                        new Register.NewEntry(
                                item.cityId(), kinds.get(PART), null, entry.name(), county, entry, values, null),
                        Change.following(item.matter(), "分派县区落实"))
                .id();
    }

    /** Its own day, or that of the item. */
    private Optional<LocalDate> countyDue(PlanItem item, PlanDraft.Executor executor) {
        return Optional.ofNullable(executor.date()).or(() -> due(item));
    }

    /**
     * What kind of figure is asked for, as the kinds of the register name it.
     *
     * @param ofCounties whether counties are asked: where one body states the figure they are not
     */
    Map<String, String> measure(PlanItem item, boolean ofCounties) {
        Optional<TaskIndicator> indicator =
                indicator(item).filter(i -> !ofCounties || i.reporter() == null && i.computed() == null);
        Map<String, String> values = new LinkedHashMap<>();
        indicator.ifPresent(i -> put(values, "indicator", told(i)));
        values.put(
                "measure",
                indicator
                        .map(i -> i.isRate()
                                ? "RATE"
                                : i.operator().isNumeric()
                                        ? "NUMBER"
                                        : i.operator() == Operator.NOT_WORSE_THAN ? "CLASS" : "WORDS")
                        .orElse("NONE"));
        return values;
    }

    /** A county's part is accepted: its figure counts from now on, and it owes nothing more. */
    public void accepted(RegisterEntry part) {
        PlanItem item = of(part);
        String reporter = register.whoDidAt(part, "county-part/UserTask_Report").orElse("");
        indicator(item)
                .flatMap(i -> figure(i, part.values()))
                .ifPresent(figure -> figureStore.insertFigure(figure, String.valueOf(part.county()), reporter, now()));
        owe(item);
    }

    /** The figure in the values of a part or a close-out; empty where none is asked for. */
    static Optional<Figure> figure(TaskIndicator indicator, Map<String, String> values) {
        return Optional.ofNullable(
                switch (values.getOrDefault("measure", "NONE")) {
                    case "RATE" ->
                        values.containsKey("numerator") && values.containsKey("denominator")
                                ? new Figure(
                                        indicator.id(),
                                        new BigDecimal(values.get("numerator")),
                                        new BigDecimal(values.get("denominator")),
                                        null)
                                : null;
                    case "NUMBER" ->
                        values.containsKey("amount")
                                ? new Figure(indicator.id(), null, null, values.get("amount"))
                                : null;
                    case "CLASS" ->
                        values.containsKey("waterClass")
                                ? new Figure(
                                        indicator.id(),
                                        null,
                                        null,
                                        GroundwaterClass.of(values.get("waterClass"))
                                                .map(Enum::name)
                                                .orElse(null))
                                : null;
                    default -> null;
                });
    }

    /** Counties have to do more: their parts are open again. */
    public void reopen(PlanItem item, Collection<String> counties, String why) {
        Map<String, RegisterEntry> parts = parts(item);
        for (String county : counties) {
            RegisterEntry part = parts.get(county);
            if (part != null
                    && part.kind().state(part.state()).isEnded()
                    && !part.state().equals("LEFT")) {
                register.fill(
                        part.id(),
                        Map.of("acceptWords", why),
                        List.of("acceptWords"),
                        "OPEN",
                        Change.following(item.matter(), "退回县区"));
            }
        }
        register.move(entry(item).id(), "OPEN", Change.following(item.matter(), "退回县区"));
        owe(item);
    }

    /** Ids of the clauses of a plan that name a county themselves, instead of all counties of the city. */
    @Transactional(readOnly = true)
    public Set<String> tasksNaming(String planId, String county) {
        return taskStore.naming(planId, county);
    }

    /** A county that an item does not concern has no part in it any more. */
    public void leave(PlanItem item, String county, String reason) {
        itemStore.setOut(item.id(), county, reason);
        owe(itemStore.get(item.id()));
    }

    // ---- owed

    /** To be called when dates or parties of a running item have changed. */
    public void owe(PlanItem item) {
        if (item.state() != ItemState.RUNNING || item.entry() == null) {
            return;
        }
        List<String> counties = item.type().isStanding() ? List.of() : openCounties(item);
        obligations.set(
                item.matter(),
                Plans.matter(item.planId(), item.cityId()),
                // Help for a higher level is never late by the plan's own clock.
                item.type() == ItemType.ASSIST
                        ? List.of()
                        : dates(item).stream()
                                .filter(date -> date.state() == TaskDeadline.State.OPEN)
                                .map(date -> owed(item, date, counties))
                                .toList());
    }

    private static Owed owed(PlanItem item, TaskDeadline date, List<String> counties) {
        LocalDate due = Objects.requireNonNull(date.due(), "an open date has its day");
        boolean pushes = date.written().pushes();
        return new Owed(
                key(date),
                item.written().title() + "：" + date.description(),
                item.written().ref(),
                due,
                null,
                pushes
                        ? item.leads()
                        : Stream.concat(Stream.of(item.lead()), counties.stream())
                                .toList(),
                pushes ? Deadlines.push(item.planId(), due) : null);
    }

    /** Which of what an item owes is owed by a date of it. */
    static String key(TaskDeadline date) {
        return DATE + date.id();
    }

    /** The id of the date. */
    static long date(Obligation obligation) {
        return Long.parseLong(obligation.key().substring(DATE.length()));
    }

    /**
     * Which of what it owes is owed last.
     *
     * @throws Refusal if it owes nothing
     */
    public String lastOwed(PlanItem item) {
        return dates(item).stream()
                .filter(date -> date.state() == TaskDeadline.State.OPEN && date.due() != null)
                .max(Comparator.comparing(date -> Objects.requireNonNull(date.due())))
                .map(Items::key)
                .orElseThrow(() -> Refusal.conflict("“" + item.subject() + "”没有可以延期的期限，请选择“未完成，结转下一年”。"));
    }

    /** Its dates have moved: they are owed anew, and the register shows them. */
    void dated(PlanItem item) {
        owe(item);
        due(item)
                .ifPresent(day -> register.set(
                        entry(item).id(), "due", day.toString(), null, Change.following(item.matter(), "期限变动")));
    }

    /** It has more time: what is not done is open again, and its lead has to say anew when it is ready. */
    public void goOn(PlanItem item) {
        List<String> undone = parts(item).values().stream()
                .filter(part -> part.state().equals("UNDONE"))
                .map(part -> String.valueOf(part.county()))
                .toList();
        reopen(item, undone, "已同意延期");
        register.fill(
                entry(item).id(), Map.of(), List.of("readyWords"), null, Change.following(item.matter(), "已同意延期"));
    }

    // ---- ended

    /**
     * It is closed: number by division code, year and order of close-out within the plan ({@code 450800-2023-007}), every
     * open date met, its figure the figure of the city.
     *
     * @param requestedBy user id of who stated the figure
     */
    public String close(
            PlanItem item, Map<String, String> closing, String outcome, LocalDate completedOn, String requestedBy) {
        Plan plan = planStore.lock(item.planId());
        requireRunning(item);
        String number = organisations.city(plan.cityId()).divisionCode() + "-" + plan.year()
                + (plan.rehearsalOf() == null ? "" : "演练")
                + "-%03d".formatted(itemStore.closedCount(plan.id()) + 1);
        indicator(item)
                .ifPresent(i -> figure(i, closing)
                        .ifPresent(figure -> figureStore.insertFigure(figure, item.lead(), requestedBy, now())));
        itemStore.setClosed(item.id(), number, outcome, completedOn);
        dates(item).stream()
                .filter(d -> d.state() == TaskDeadline.State.OPEN)
                .forEach(d -> dateStore.setState(d.id(), TaskDeadline.State.MET, "随分项销号完成"));
        obligations.end(item.matter());
        register.fill(
                entry(item).id(),
                Map.of("closeNumber", number, "closedOn", completedOn.toString(), "outcome", outcome),
                List.of("closeNumber", "closedOn", "outcome"),
                "CLOSED",
                Change.following(item.matter(), "销号"));
        record(item, PlanVerb.CLOSED_OUT, "销号编号" + number);
        tellAll(item, PlanTopic.CLOSED, "本分项已销号，编号" + number + "。");
        endTask(item);
        return number;
    }

    /** It was not done in its year; the next year's plan takes it up. */
    public void unfinished(PlanItem item, String why) {
        requireRunning(item);
        itemStore.setState(item.id(), ItemState.UNFINISHED, why);
        obligations.end(item.matter());
        register.set(entry(item).id(), "outcome", "UNFINISHED", "UNFINISHED", Change.following(item.matter(), "认定未完成"));
        record(item, PlanVerb.UNFINISHED, why);
        tellAll(item, PlanTopic.CLOSED, "本分项认定未完成，结转下一年：" + why);
        endTask(item);
    }

    /** It is not worked on any more, for another reason than that it is done. */
    public void end(PlanItem item, ItemState how, String reason) {
        requireRunning(item);
        itemStore.setState(item.id(), how, reason);
        obligations.end(item.matter());
        register.fill(
                entry(item).id(),
                Map.of("endReason", reason),
                List.of("endReason"),
                how == ItemState.UNFINISHED ? "UNFINISHED" : "ENDED",
                Change.following(item.matter(), "终止"));
        record(item, how == ItemState.UNFINISHED ? PlanVerb.UNFINISHED : PlanVerb.WITHDRAWN, reason);
        tellAll(item, PlanTopic.ADJUSTMENT, "本分项已停办：" + reason);
        endTask(item);
    }

    /** A clause has ended when its last item has. */
    private void endTask(PlanItem item) {
        PlanTask task = taskStore.lock(item.planTaskId());
        if (task.state() == TaskState.RUNNING && itemStore.running(item.planTaskId()) == 0) {
            taskStore.setEndedByItems(task.id());
            taskStore.setState(
                    task.id(), itemStore.closed(item.planTaskId()) > 0 ? TaskState.CLOSED : TaskState.WITHDRAWN, null);
        }
    }

    private static void requireRunning(PlanItem item) {
        if (item.state() != ItemState.RUNNING) {
            throw Refusal.conflict("分项“" + item.subject() + "”" + item.state().label() + "，不能再办理，请刷新任务列表。");
        }
    }

    // ---- inside

    RegisterEntry entry(PlanItem item) {
        return register.get(Objects.requireNonNull(item.entry(), "an item is on record once it is issued"));
    }

    private void record(PlanItem item, PlanVerb verb, String words) {
        journal.add(Entry.of(item.matter(), Plans.matter(item.planId(), item.cityId()), verb, Actor.PROGRAM, words));
    }

    private void tellAll(PlanItem item, NoticeTopic topic, String text) {
        Stream.of(
                        item.leads().stream(),
                        item.executors().stream().map(PlanDraft.Executor::body),
                        item.written().contributions().stream().map(PlanDraft.Contribution::body))
                .flatMap(Function.identity())
                .distinct()
                .map(body -> organisations.get(item.cityId(), body))
                .map(Organisation::groupId)
                .forEach(group -> notices.send(
                        item.cityId(),
                        group,
                        topic,
                        item.matter().ref(),
                        item.written().ref(),
                        null,
                        item.written().title() + "：" + text));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
