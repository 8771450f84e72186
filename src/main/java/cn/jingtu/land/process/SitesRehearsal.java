package cn.jingtu.land.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.process.OtherTime;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Documents;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.OrganisationKind;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.process.RehearsedPeople;
import cn.jingtu.plan.process.RehearsedStories;
import cn.jingtu.register.Change;
import cn.jingtu.register.Field;
import cn.jingtu.register.FieldType;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Question;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.Values;
import cn.jingtu.register.process.EntryLives;
import cn.jingtu.register.process.Steps;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The demo's sites: each put on record by the outpost of its county and taken through its procedures, step by step and at
 * dates of its own, to where its story leaves it. All is invented and says so (〔演练〕).
 */
@Component
@ConditionalOnProperty("jingtu.demo")
class SitesRehearsal implements RehearsedStories {

    /** A document is registered as issued from the body's own office system, and checked by its deputy. */
    static final String ISSUE = "Issue";

    private static final Logger log = LoggerFactory.getLogger(SitesRehearsal.class);

    private static final String DRAFT = "Draft";
    private static final String KIND = "site";
    private static final String YEAR = "{年}";
    private static final String SERIAL = "{号}";
    /** Who leads the panel: whoever was drawn first. */
    private static final String CHAIR = "{组长}";

    private final SiteStories stories;
    private final Kinds kinds;
    private final Register register;
    private final EntryLives lives;
    private final Steps steps;
    private final TaskFiles files;
    private final Documents documents;
    private final Matters matters;
    private final Organisations organisations;
    private final CityCalendars calendars;
    private final RehearsedPeople people;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final Clock clock;

    SitesRehearsal(
            ResourcePatternResolver resources,
            Kinds kinds,
            Register register,
            EntryLives lives,
            Steps steps,
            TaskFiles files,
            Documents documents,
            Matters matters,
            Organisations organisations,
            CityCalendars calendars,
            RehearsedPeople people,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            Clock clock) {
        this.stories = SiteStories.read(resources);
        this.kinds = kinds;
        this.register = register;
        this.lives = lives;
        this.steps = steps;
        this.files = files;
        this.documents = documents;
        this.matters = matters;
        this.organisations = organisations;
        this.calendars = calendars;
        this.people = people;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.clock = clock;
    }

    /** A site that is on record under its number has been told. */
    @Override
    public List<Story> outstanding() {
        Kind kind = kinds.get(KIND);
        return stories.cities().stream()
                .flatMap(city -> city.sites().stream()
                        .filter(site -> register.numbered(city.city(), kind, site.number())
                                .isEmpty())
                        .<Story>map(
                                site -> new Told(city.city(), site, city.sites().indexOf(site))))
                .toList();
    }

    private final class Told implements Story {

        private final String city;
        private final SiteStories.Site site;
        private int serial;

        /** @param position among the sites of its city, which keeps the numbers of its papers apart */
        Told(String city, SiteStories.Site site, int position) {
            this.city = city;
            this.site = site;
            this.serial = position * 100;
        }

        @Override
        public String title() {
            return organisations.city(city).name() + "：" + site.name();
        }

        @Override
        public void tell(OtherTime time, LocalDate today, Runnable goOn) {
            time.moveTo(morning(today, site.ago()));
            stories.onRecord().forEach(this::putOnRecord);
            RegisterEntry entry = enter();
            Tree tree = new Tree(city, root(entry.id()), time, goOn);
            for (SiteStories.Step step : site.steps()) {
                tree.passUntil(morning(today, step.ago()));
                Optional<Task> task = tree.find(step.step().equals(ISSUE) ? DRAFT : step.step());
                if (task.isEmpty()) {
                    // The procedure goes another way since the story was written; what is true so far may be looked at.
                    log.warn("{} does not wait for {}: its story ends here", site.name(), step.step());
                    break;
                }
                if (step.step().equals(ISSUE)) {
                    issue(tree, task.get());
                } else {
                    fill(tree, task.get(), step);
                }
                tree.followUp();
            }
            tree.passUntil(morning(today, 0));
        }

        private Instant morning(LocalDate today, int ago) {
            LocalDate day = calendars.workdays(city).nextOrSame(today.minusDays(ago));
            return (day.isAfter(today) ? today : day)
                    .atTime(9, 30)
                    .atZone(clock.getZone())
                    .toInstant();
        }

        private void putOnRecord(SiteStories.OnRecord known) {
            Kind kind = kinds.get(known.kind());
            if (register.numbered(city, kind, known.number()).isEmpty()) {
                Organisation body = organisations.coordinator(city);
                people.as(
                        body.groupId(),
                        city,
                        () -> register.add(
                                new Register.NewEntry(
                                        city, kind, known.number(), known.name(), null, null, known.values(), null),
                                Change.inRegister(new Actor(body.groupId(), body.id()), "演练", null)));
            }
        }

        private RegisterEntry enter() {
            Kind kind = kinds.get(KIND);
            Organisation body = organisations.of(city).stream()
                    .filter(one -> one.kind() == OrganisationKind.OUTPOST
                            && site.county().equals(one.county()))
                    .findFirst()
                    .orElseGet(() -> organisations.coordinator(city));
            Map<String, String> values = new LinkedHashMap<>();
            site.values().forEach((code, said) -> values.put(code, told(kind.get(code), said)));
            return people.as(
                    body.groupId(),
                    city,
                    () -> lives.enter(
                            new Register.NewEntry(
                                    city,
                                    kind,
                                    site.number(),
                                    site.name(),
                                    site.county(),
                                    null,
                                    Values.taken(kind, values, values.keySet(), Set.of(), LocalDate.now(clock)),
                                    null),
                            Change.inRegister(new Actor(body.groupId(), body.id()), site.reason(), null)));
        }

        private String root(String id) {
            return runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(id)
                    .rootProcessInstances()
                    .singleResult()
                    .getId();
        }

        private void fill(Tree tree, Task task, SiteStories.Step step) {
            String procedure = Matters.procedure(task.getProcessDefinitionId());
            SiteStories.HandIn usual = stories.usual(procedure, step.step());
            String user = tree.group(task) + (Boolean.TRUE.equals(usual.verifier()) ? ".verifier" : "");
            Steps.Step asked = people.as(user, city, () -> steps.at(task.getId()));
            if (asked.filesRequired()) {
                upload(task, user, String.valueOf(asked.filesLabel()));
            }
            people.handIn(task, user, Map.of("values", values(asked, usual.said(), step.said())));
        }

        private Map<String, String> values(Steps.Step asked, Map<String, String> usual, Map<String, String> own) {
            Map<String, String> said = new LinkedHashMap<>(usual);
            said.putAll(own);
            Map<String, String> values = new LinkedHashMap<>();
            for (Field field : asked.fields()) {
                String value = said.remove(field.code());
                if (value != null && field.type() == FieldType.ANSWERS) {
                    values.put(field.code(), answers(asked.questions().getOrDefault(field.code(), List.of()), value));
                } else if (value != null) {
                    values.put(field.code(), told(field, value).replace(CHAIR, firstOf(asked.shown())));
                } else if (field.type() == FieldType.DAY && asked.required().contains(field.code())) {
                    values.put(field.code(), LocalDate.now(clock).toString());
                } else if (asked.values().containsKey(field.code())) {
                    values.put(field.code(), asked.values().get(field.code()));
                }
            }
            if (!said.isEmpty()) {
                throw new IllegalStateException(site.name() + ": not asked for " + said.keySet());
            }
            asked.fields().stream()
                    .filter(field -> !asked.kind().isAsked(field, values))
                    .forEach(field -> values.remove(field.code()));
            return values;
        }

        /** The same answer to each question. */
        private String answers(List<Question> questions, String answer) {
            return questions.stream()
                    .map(question -> "\"%s\":{\"answer\":\"%s\"}".formatted(question.number(), answer))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        private String firstOf(Map<String, String> shown) {
            return shown.getOrDefault(kinds.get("review").get("panel").name(), "")
                    .split("、")[0];
        }

        private String told(Field field, String said) {
            if (field.type() == FieldType.DAY && said.matches("[+-]?\\d{1,5}")) {
                return LocalDate.now(clock).plusDays(Integer.parseInt(said)).toString();
            }
            String text = said.replace(YEAR, String.valueOf(LocalDate.now(clock).getYear()));
            return text.contains(SERIAL) ? text.replace(SERIAL, String.valueOf(++serial)) : text;
        }

        private void issue(Tree tree, Task draft) {
            Document document = documents
                    .about(matters.ofInstance(draft.getProcessInstanceId()).matter())
                    .stream()
                    .map(documents::get)
                    .filter(one -> one.state() == Document.State.DRAFTING)
                    .findFirst()
                    .orElseThrow();
            String staff = tree.group(draft);
            upload(draft, staff, document.kind());
            people.handIn(
                    draft,
                    staff,
                    Map.of(
                            "title",
                            document.title(),
                            "route",
                            Document.Route.OFFICE_SYSTEM,
                            "recipients",
                            document.recipients(),
                            "openness",
                            Document.Openness.ON_REQUEST,
                            "number",
                            "演练〔%d〕%d号".formatted(LocalDate.now(clock).getYear(), ++serial),
                            "issuedOn",
                            LocalDate.now(clock).toString(),
                            "signer",
                            "演练签发人"));
            people.handIn(
                    tree.find("Check").orElseThrow(), staff + ".deputy", Map.of("agreed", true, "remark", "与扫描件一致"));
        }

        private void upload(Task task, String user, String label) {
            byte[] paper = RehearsedPaper.of(List.of(
                    "演练数据，不是真实材料", label, site.name(), LocalDate.now(clock).toString()));
            people.as(user, city, () -> files.add(task.getId(), label + ".pdf", new ByteArrayResource(paper)));
        }
    }

    /** What runs for one site: its life and all that this calls. */
    private final class Tree {

        private final String city;
        private final String root;
        private final OtherTime time;
        private final Runnable goOn;

        Tree(String city, String root, OtherTime time, Runnable goOn) {
            this.city = city;
            this.root = root;
            this.time = time;
            this.goOn = goOn;
        }

        Optional<Task> find(String step) {
            return tasks.createTaskQuery().tenantIdIn(city).taskDefinitionKey("UserTask_" + step).list().stream()
                    .filter(task -> isPart(task.getProcessInstanceId()))
                    .findFirst();
        }

        String group(Task task) {
            return tasks.getIdentityLinksForTask(task.getId()).stream()
                    .map(link -> Optional.ofNullable(link.getGroupId()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow();
        }

        /** Lets time go on, firing on the way every timer that comes due, each at its own moment. */
        void passUntil(Instant end) {
            followUp();
            for (Optional<Job> due = timer(end); due.isPresent(); due = timer(end)) {
                goOn.run();
                Instant moment = due.get().getDuedate().toInstant();
                if (moment.isAfter(clock.instant())) {
                    time.moveTo(moment);
                }
                management.executeJob(due.get().getId());
                followUp();
            }
            goOn.run();
            time.moveTo(end);
        }

        /** Does what the program has to do now of its own accord. */
        void followUp() {
            for (Optional<Job> next = message(); next.isPresent(); next = message()) {
                management.executeJob(next.get().getId());
            }
        }

        private Optional<Job> message() {
            return management.createJobQuery().messages().tenantIdIn(city).list().stream()
                    .filter(job -> isPart(job.getProcessInstanceId()))
                    .findFirst();
        }

        private Optional<Job> timer(Instant end) {
            return management
                    .createJobQuery()
                    .timers()
                    .tenantIdIn(city)
                    .duedateLowerThan(Date.from(end))
                    .orderByJobDuedate()
                    .asc()
                    .list()
                    .stream()
                    .filter(job -> isPart(job.getProcessInstanceId()))
                    .findFirst();
        }

        private boolean isPart(String instance) {
            @Nullable
            ProcessInstance found = runtime.createProcessInstanceQuery()
                    .processInstanceId(instance)
                    .singleResult();
            return found != null && root.equals(found.getRootProcessInstanceId());
        }
    }
}
