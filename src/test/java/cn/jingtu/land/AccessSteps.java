package cn.jingtu.land;

import cn.jingtu.land.access.AccessQueries;
import cn.jingtu.land.access.AccessQueries.Question;
import cn.jingtu.land.access.AccessQuery;
import cn.jingtu.land.access.Gate;
import cn.jingtu.land.access.Parcel;
import cn.jingtu.land.access.UseStatement;
import cn.jingtu.land.process.LandAccessProcess;
import cn.jingtu.matter.Actor;
import cn.jingtu.plan.process.Office;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Outline;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions of 市自然资源局 at the gate, about made-up parcels of 贵港市港北区. */
@Component
class AccessSteps implements StepsOf {

    static final String ASKER = "guigang.natural-resources";
    static final String HEAD = "guigang.natural-resources.head";
    static final String ECOLOGY = "guigang.ecology";

    /** Nothing happened on it. */
    static final UseStatement FACTORY_ON_FARMLAND = new UseStatement("工业用地", "农用地", "国土调查", "否", "否", "否", "否", "否");

    static final UseStatement HOMES_ON_FARMLAND = new UseStatement("居住用地", "农用地", "国土调查", "否", "否", "否", "否", "否");
    static final UseStatement SHOPS_ON_INDUSTRY = new UseStatement("商业用地", "工业用地", "不动产权籍", "是", "否", "否", "否", "否");

    private final Office office;
    private final LandAccessProcess process;
    private final AccessQueries queries;
    private final Register register;
    private final Kinds kinds;

    AccessSteps(Office office, LandAccessProcess process, AccessQueries queries, Register register, Kinds kinds) {
        this.office = office;
        this.process = process;
        this.queries = queries;
        this.register = register;
        this.kinds = kinds;
    }

    @Override
    public String procedure() {
        return AccessQuery.PROCEDURE;
    }

    @Override
    public Task at(String step) {
        return switch (step) {
            case "UserTask_CheckMatches" -> {
                RegisterEntry site = site(square());
                yield office.only(asked(parcel(null, site.name(), null, SHOPS_ON_INDUSTRY)), step, ECOLOGY);
            }
            case "UserTask_RegisterDecisions" ->
                office.only(answered(parcel(null, "城北试验地块", square(), FACTORY_ON_FARMLAND)), step, ASKER);
            case "UserTask_ExplainContradiction" -> {
                String place = square();
                register.list(site(place).id(), "REGISTRY", LocalDate.of(2025, 3, 1), change());
                String query = answered(parcel(null, "城北试验地块", place, HOMES_ON_FARMLAND));
                office.handIn(query, "UserTask_RegisterDecisions", ASKER, "经办甲", issued(query));
                yield office.only(query, step, HEAD);
            }
            default -> throw unknown(step);
        };
    }

    @Override
    public Map<String, ?> submission(Task task) {
        String query = office.matter(task);
        return switch (task.getTaskDefinitionKey()) {
            case "UserTask_CheckMatches" -> checked(query, true);
            case "UserTask_RegisterDecisions" -> issued(query);
            default -> Map.of("words", "误发", "measures", "已撤回");
        };
    }

    /** A square that nobody else has asked about. */
    static String square() {
        long random = UUID.randomUUID().getLeastSignificantBits();
        double west = 80 + Math.floorMod(random, 400_000_000L) / 1e7;
        double south = 10 + Math.floorMod(random >> 20, 300_000_000L) / 1e7;
        return square(west, south);
    }

    /** Some hundred metres wide. */
    static String square(double west, double south) {
        double east = west + 0.001;
        double north = south + 0.001;
        return "{\"type\":\"Polygon\",\"coordinates\":[[[" + west + "," + south + "],[" + east + "," + south + "],["
                + east + "," + north + "],[" + west + "," + north + "],[" + west + "," + south + "]]]}";
    }

    static Parcel parcel(@Nullable String number, String name, @Nullable String outline, UseStatement use) {
        return new Parcel(1, number, name, null, "gangbei", outline, use.use());
    }

    RegisterEntry site(@Nullable String outline) {
        return register.add(
                new Register.NewEntry(
                        "guigang",
                        kinds.get("site"),
                        null,
                        "试验厂旧址" + Integer.toUnsignedString(UUID.randomUUID().hashCode()),
                        "gangbei",
                        null,
                        Map.of("reason", "REMOTE"),
                        outline == null ? null : Outline.of(outline)),
                change());
    }

    static Change change() {
        return Change.inRegister(Actor.PROGRAM, "试验", null);
    }

    /** Id of a question about a supply of land, with what stood on record of it. */
    String asked(Parcel... parcels) {
        String id = ask(Gate.G3, ASKER, "提问人", parcels).id();
        office.run(id, "ServiceTask_TakeSnapshot");
        return id;
    }

    AccessQuery ask(Gate gate, String group, String person, Parcel... parcels) {
        AtomicReference<AccessQuery> query = new AtomicReference<>();
        String city = group.substring(0, group.indexOf('.'));
        office.as(
                person,
                group,
                () -> query.set(process.ask(
                        new Question(city, gate, "某公司", "2026-1", "出让", List.of(parcels)),
                        new Actor(person, group.substring(group.indexOf('.') + 1)))));
        return query.get();
    }

    /** The same with its answer. */
    String answered(Parcel... parcels) {
        String id = asked(parcels);
        answer(id);
        return id;
    }

    void answer(String id) {
        office.run(id, "ServiceTask_Answer");
        if (!office.jobs(id, "ServiceTask_RegisterClues").isEmpty()) {
            office.run(id, "ServiceTask_RegisterClues");
        }
    }

    /** All that is doubtful is, or is not, the parcel; of the past nothing new was found. */
    Map<String, ?> checked(String query, boolean same) {
        return Map.of(
                "parcels",
                queries.toCheck(query).stream()
                        .map(one -> Map.of(
                                "position",
                                one.parcel().position(),
                                "entries",
                                one.candidates().stream()
                                        .filter(candidate -> same && candidate.doubt() != null)
                                        .map(AccessQueries.Candidate::entry)
                                        .toList(),
                                "words",
                                "已查图件和名册"))
                        .toList());
    }

    Map<String, ?> issued(String query) {
        return decided(query, "ISSUED", queries.get(query).day());
    }

    Map<String, ?> decided(String query, String outcome, LocalDate on) {
        return Map.of(
                "parcels",
                queries.get(query).parcels().stream()
                        .map(parcel -> Map.of(
                                "position",
                                parcel.position(),
                                "outcome",
                                outcome,
                                "number",
                                "贵供〔2026〕1号",
                                "on",
                                on.toString()))
                        .toList());
    }
}
