package cn.jingtu.land.process;

import cn.jingtu.calendar.process.OtherTime;
import cn.jingtu.land.access.AccessCheck;
import cn.jingtu.land.access.AccessChecks;
import cn.jingtu.land.access.AccessQueries;
import cn.jingtu.land.access.AccessQueries.Candidate;
import cn.jingtu.land.access.AccessQueries.Question;
import cn.jingtu.land.access.AccessQuery;
import cn.jingtu.land.access.Parcel;
import cn.jingtu.land.process.GateStories.Check;
import cn.jingtu.land.process.GateStories.Explained;
import cn.jingtu.land.process.GateStories.Permit;
import cn.jingtu.land.process.GateStories.Query;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.process.RehearsedPeople;
import cn.jingtu.plan.process.RehearsedStories;
import cn.jingtu.platform.office.Workbook;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The demo's gate: questions with every kind of answer, and a monthly check that finds a permit nobody had asked for. */
@Component
@ConditionalOnProperty("jingtu.demo")
@Order(3) // asks about the sites, which are told before
class GateRehearsal implements RehearsedStories {

    /** So long ago the day of a check was, or the month before is the one that was checked last. */
    private static final int DAYS_TO_EXPLAIN = 12;

    private final GateStories stories;
    private final LandAccessProcess access;
    private final AccessQueries queries;
    private final AccessCheckProcess checking;
    private final AccessChecks checks;
    private final Organisations organisations;
    private final RehearsedPeople people;
    private final RehearsedTrees trees;
    private final TaskFiles files;
    private final Clock clock;

    GateRehearsal(
            ResourcePatternResolver resources,
            LandAccessProcess access,
            AccessQueries queries,
            AccessCheckProcess checking,
            AccessChecks checks,
            Organisations organisations,
            RehearsedPeople people,
            RehearsedTrees trees,
            TaskFiles files,
            Clock clock) {
        this.stories = GateStories.read(resources);
        this.access = access;
        this.queries = queries;
        this.checking = checking;
        this.checks = checks;
        this.organisations = organisations;
        this.people = people;
        this.trees = trees;
        this.files = files;
        this.clock = clock;
    }

    /** A city whose first question is on record has been told. */
    @Override
    public List<Story> outstanding() {
        return stories.cities().stream()
                .filter(city ->
                        queries.count(city.city(), null, city.queries().get(0).caseNumber()) == 0)
                .<Story>map(Told::new)
                .toList();
    }

    private final class Told implements Story {

        private final GateStories.City city;
        /** Numbers of questions by the case that they were asked for. */
        private final Map<String, String> numbers = new HashMap<>();

        Told(GateStories.City city) {
            this.city = city;
        }

        @Override
        public String title() {
            return organisations.city(city.city()).name() + "：准入查询和对账";
        }

        @Override
        public void tell(OtherTime time, LocalDate today, Runnable goOn) {
            YearMonth month = YearMonth.from(today.minusDays(DAYS_TO_EXPLAIN)).minusMonths(1);
            for (Query query : city.queries()) {
                goOn.run();
                LocalDate on = query.ago() == null
                        ? month.atDay(Objects.requireNonNull(query.dayOfMonth()))
                        : today.minusDays(query.ago());
                ask(query, on, today, time, goOn);
            }
            time.moveTo(trees.morning(city.city(), today, month.atEndOfMonth()));
            List<AccessCheck> laid = checking.lay(List.of(city.city()), month);
            for (Check check : city.checks()) {
                laid.stream()
                        .filter(one -> one.body().equals(check.body()))
                        .findFirst()
                        .ifPresent(one -> check(one, check, today, time, goOn));
            }
        }

        private void ask(Query asked, LocalDate on, LocalDate today, OtherTime time, Runnable goOn) {
            time.moveTo(trees.morning(city.city(), today, on));
            Organisation body = organisations.get(city.city(), asked.body());
            Parcel parcel = new Parcel(
                    1,
                    asked.number(),
                    asked.name(),
                    null,
                    asked.county(),
                    null,
                    asked.use().use());
            AccessQuery query = people.as(
                    body.groupId(),
                    city.city(),
                    () -> access.ask(
                            new Question(
                                    city.city(),
                                    asked.gate(),
                                    asked.onBehalfOf(),
                                    asked.caseNumber(),
                                    asked.purpose(),
                                    List.of(parcel)),
                            new Actor(body.groupId(), body.id())));
            numbers.put(asked.caseNumber(), query.number());
            RehearsedTrees.Tree tree = trees.of(city.city(), query.id(), time, goOn);
            tree.followUp();
            // Whoever asked does not check; the bureau that is asked may be the one that asks.
            tree.find("CheckMatches")
                    .ifPresent(task -> handIn(tree, task, tree.group(task) + ".verifier", matched(query)));
            Optional.ofNullable(asked.decided()).ifPresent(decided -> {
                tree.passUntil(trees.morning(city.city(), today, on.plusDays(decided.after())));
                Map<String, Object> decision = new LinkedHashMap<>();
                decision.put("position", 1);
                decision.put("outcome", decided.outcome().name());
                decision.put("on", LocalDate.now(clock).toString());
                Optional.ofNullable(decided.number())
                        .ifPresent(number -> decision.put("number", dated(number, LocalDate.now(clock))));
                handIn(tree, tree.find("RegisterDecisions").orElseThrow(), Map.of("parcels", List.of(decision)));
            });
            if (asked.decided() == null) {
                tree.passUntil(trees.morning(city.city(), today, today));
            }
        }

        /** What is doubtful is the plot that was asked about. */
        private Map<String, ?> matched(AccessQuery query) {
            Set<String> same = new LinkedHashSet<>();
            queries.toCheck(query.id())
                    .forEach(one -> one.candidates().stream()
                            .filter(candidate -> candidate.doubt() != null)
                            .map(Candidate::entry)
                            .forEach(same::add));
            return Map.of("parcels", List.of(Map.of("position", 1, "entries", same, "words", "已对照图件和现场情况（演练）。")));
        }

        private void check(AccessCheck check, Check told, LocalDate today, OtherTime time, Runnable goOn) {
            RehearsedTrees.Tree tree = trees.of(city.city(), check.id(), time, goOn);
            tree.passUntil(trees.morning(city.city(), today, check.opensOn().plusDays(1)));
            Task task = tree.find("ImportPermits").orElseThrow();
            handIn(
                    tree,
                    task,
                    told.permits().isEmpty()
                            ? Map.of("nil", true)
                            : Map.of("nil", false, "file", list(tree, task, check, told.permits())));
            Optional.ofNullable(told.explained()).ifPresent(explained -> explain(tree, check, explained, today));
            tree.passUntil(trees.morning(city.city(), today, today));
        }

        private void explain(RehearsedTrees.Tree tree, AccessCheck check, Explained explained, LocalDate today) {
            tree.passUntil(trees.morning(city.city(), today, check.opensOn().plusDays(4)));
            Task explaining = tree.find("Explain").orElseThrow();
            trees.upload(explaining, tree.group(explaining), "核处材料", check.title());
            handIn(
                    tree,
                    explaining,
                    Map.of(
                            "findings",
                            checks.found(check.id()).stream()
                                    .map(found -> Map.of(
                                            "position",
                                            found.permit().position(),
                                            "said",
                                            explained.said(),
                                            "words",
                                            explained.words()))
                                    .toList()));
            tree.passUntil(trees.morning(city.city(), today, check.opensOn().plusDays(6)));
            people.sign(check.id(), organisations.get(check.city(), check.body()), "情况属实（演练）。");
            tree.followUp();
        }

        private UUID list(RehearsedTrees.Tree tree, Task task, AccessCheck check, List<Permit> permits) {
            Set<String> heads = new LinkedHashSet<>();
            List<Map<String, String>> rows = permits.stream()
                    .map(permit -> {
                        LocalDate on = check.month().atDay(permit.dayOfMonth());
                        Map<String, String> cells = new LinkedHashMap<>();
                        permit.cells().forEach((head, cell) -> cells.put(head, dated(cell, on)));
                        cells.put("办理日期", on.toString());
                        Optional.ofNullable(permit.caseNumber())
                                .ifPresent(number -> cells.put("准入查询编号", numbers.get(number)));
                        heads.addAll(cells.keySet());
                        return cells;
                    })
                    .toList();
            Workbook book = new Workbook();
            book.sheet(
                    "办件",
                    check.monthName() + "办件清单",
                    heads.stream().map(head -> new Workbook.Column(head, 14)).toList(),
                    rows.stream()
                            .map(cells -> Workbook.row(heads.stream()
                                    .map(head -> cells.getOrDefault(head, ""))
                                    .toArray()))
                            .toList());
            return people.as(
                    tree.group(task),
                    city.city(),
                    () -> files.add(task.getId(), check.monthName() + "办件清单.xlsx", new ByteArrayResource(book.bytes()))
                            .file()
                            .id());
        }

        private void handIn(RehearsedTrees.Tree tree, Task task, Map<String, ?> submission) {
            handIn(tree, task, tree.group(task), submission);
        }

        private void handIn(RehearsedTrees.Tree tree, Task task, String user, Map<String, ?> submission) {
            people.handIn(task, user, submission);
            tree.followUp();
        }

        private String dated(String text, LocalDate on) {
            return text.replace("{年}", String.valueOf(on.getYear()));
        }
    }
}
