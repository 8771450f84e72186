package cn.jingtu.land.process;

import cn.jingtu.calendar.process.OtherTime;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.process.Matters;
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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The demo's sites: each put on record by the outpost of its county and taken through its procedures, step by step and at
 * dates of its own, to where its story leaves it. All is invented and says so (〔演练〕).
 */
@Component
@ConditionalOnProperty("jingtu.demo")
@Order(1)
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
    private final Organisations organisations;
    private final RehearsedPeople people;
    private final RehearsedTrees trees;
    private final Clock clock;

    SitesRehearsal(
            ResourcePatternResolver resources,
            Kinds kinds,
            Register register,
            EntryLives lives,
            Steps steps,
            Organisations organisations,
            RehearsedPeople people,
            RehearsedTrees trees,
            Clock clock) {
        this.stories = SiteStories.read(resources);
        this.kinds = kinds;
        this.register = register;
        this.lives = lives;
        this.steps = steps;
        this.organisations = organisations;
        this.people = people;
        this.trees = trees;
        this.clock = clock;
    }

    /** The cities whose sites are told, as their files say. */
    List<SiteStories.City> cities() {
        return stories.cities();
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
            time.moveTo(trees.morning(city, today, today.minusDays(site.ago())));
            stories.onRecord().forEach(this::putOnRecord);
            RegisterEntry entry = enter();
            RehearsedTrees.Tree tree = trees.of(city, entry.id(), time, goOn);
            for (SiteStories.Step step : site.steps()) {
                tree.passUntil(trees.morning(city, today, today.minusDays(step.ago())));
                Optional<Task> task = tree.find(step.step().equals(ISSUE) ? DRAFT : step.step());
                if (task.isEmpty()) {
                    // The procedure goes another way since the story was written; what is true so far may be looked at.
                    log.warn("{} does not wait for {}: its story ends here", site.name(), step.step());
                    break;
                }
                if (step.step().equals(ISSUE)) {
                    serial = trees.issue(tree, task.get(), site.name(), serial);
                } else {
                    fill(tree, task.get(), step);
                }
                tree.followUp();
            }
            tree.passUntil(trees.morning(city, today, today));
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

        private void fill(RehearsedTrees.Tree tree, Task task, SiteStories.Step step) {
            String procedure = Matters.procedure(task.getProcessDefinitionId());
            SiteStories.HandIn usual = stories.usual(procedure, step.step());
            String user = tree.group(task) + (Boolean.TRUE.equals(usual.verifier()) ? ".verifier" : "");
            Steps.Step asked = people.as(user, city, () -> steps.at(task.getId()));
            if (asked.filesRequired()) {
                trees.upload(task, user, String.valueOf(asked.filesLabel()), site.name());
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
    }
}
