package cn.jingtu.intake;

import cn.jingtu.intake.PlanDocumentReader.PlanReading;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Matter;
import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.OrganisationKind;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.Plans;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import cn.jingtu.platform.text.Day;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plan documents on their way to a plan: uploaded, read, checked by a clerk, kept or given up. */
@Component
@Transactional
public class PlanImports {

    private static final List<OrganisationKind> ADDABLE = List.of(
            OrganisationKind.DEPARTMENT,
            OrganisationKind.COUNTY,
            OrganisationKind.COMMITTEE,
            OrganisationKind.CENTRAL,
            OrganisationKind.PARTY,
            OrganisationKind.ENTERPRISE);

    /** Characters of a title in people's lists. */
    private static final int LONGEST_TITLE = 200;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Organisations organisations;
    private final Plans plans;
    private final Journal journal;
    private final Clock clock;

    PlanImports(
            JdbcClient jdbc,
            ObjectMapper json,
            Organisations organisations,
            Plans plans,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.organisations = organisations;
        this.plans = plans;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A document beside what was made of it.
     *
     * @param draft the plan as it would be kept now; unknown names stand as ? and the name
     * @param kinds what a body can be that a clerk adds
     * @param existing the plan of the same city and year that is on record; null if there is none
     */
    public record View(
            String cityName,
            String fileName,
            PlanReading reading,
            PlanDraft draft,
            List<Organisation> organisations,
            List<String> defaultExecutors,
            List<OrganisationKind> kinds,
            @Nullable Plan existing) {}

    /**
     * An import at a glance.
     *
     * @param planId what became of it; null before it is kept
     * @param title of the plan that was read, or the name of its file; null before a document was uploaded
     */
    public record Begun(
            String cityId,
            @Nullable String planId,
            @Nullable String title) {}

    private record Row(
            String id,
            String cityId,
            @Nullable String fileName,
            @Nullable String reading,
            @Nullable String checked,
            String state) {}

    /** An import as what runs. */
    public static Matter matter(String id, String city) {
        return new Matter("plan-import", id, city);
    }

    public void begin(String id, String cityId, String user) {
        jdbc.sql("insert into jingtu.plan_import (id, city_id, state, begun_by, begun_at) values (?, ?, 'OPEN', ?, ?)")
                .params(id, cityId, user, now())
                .update();
    }

    /** Takes what was read of an uploaded file; an earlier file of the same import no longer counts. */
    public void read(String id, UUID evidenceId, String fileName, PlanReading reading, String user) {
        Row row = open(id);
        String title =
                reading.draft().title() == null ? fileName : reading.draft().title();
        jdbc.sql("update jingtu.plan_import set evidence_id = ?, file_name = ?, title = ?, reading = ?, checked = null"
                        + " where id = ?")
                .params(evidenceId, fileName, CleanText.shorten(title, LONGEST_TITLE), text(reading), id)
                .update();
        record(row, ImportVerb.DOCUMENT_READ, fileName, user);
    }

    @Transactional(readOnly = true)
    public Optional<Begun> find(String id) {
        return jdbc.sql("select city_id, plan_id, title from jingtu.plan_import where id = ?")
                .param(id)
                .query(Begun.class)
                .optional();
    }

    /** @throws Refusal before a document was uploaded */
    @Transactional(readOnly = true)
    public View view(String id) {
        Row row = row(id);
        PlanReading reading = reading(row);
        City city = organisations.city(row.cityId());
        Integer told = reading.draft().year();
        int year = told == null || !isPlausible(told) ? LocalDate.now(clock).getYear() : told;
        List<Organisation> bodies = organisations.of(city.id());
        List<Organisation> executors = organisations.defaultExecutors(city.id());
        PlanDraft draft = new DraftResolver(city, year, bodies, executors, learnt(city.id()))
                .resolve(reading, city.formalName(coordinator(city.id())));
        return new View(
                city.name(),
                String.valueOf(row.fileName()),
                reading,
                draft,
                bodies,
                executors.stream().map(Organisation::id).toList(),
                ADDABLE,
                plans.ofYear(city.id(), year).orElse(null));
    }

    /**
     * Takes the plan as the clerk corrected it, and remembers what the clerk decided about names.
     *
     * @param confirmed which of the doubtful places the clerk has decided, by position
     * @throws Refusal naming what is still open or wrong; nothing is changed then
     */
    public void check(String id, PlanDraft corrected, List<NameDecision> names, Set<Integer> confirmed, String user) {
        Row row = open(id);
        long doubtful = IntStream.range(0, reading(row).draft().warnings().size())
                .filter(i -> !confirmed.contains(i))
                .count();
        if (doubtful > 0) {
            throw Refusal.invalid("还有" + doubtful + "处存疑未核对，请逐处核对后勾选“已核对”再提交。");
        }
        if (!row.cityId().equals(corrected.city())) {
            throw Refusal.invalid("只能导入本市的计划。请刷新页面后重新核对。");
        }
        if (!isPlausible(corrected.year())) {
            throw Refusal.invalid("请填写计划年度，例如 2027。");
        }
        addBodies(row.cityId(), names, user);
        Map<String, String> decided = new HashMap<>();
        for (NameDecision decision : names) {
            decided.put(DraftResolver.UNKNOWN + decision.name(), decide(row.cityId(), decision, user));
        }
        PlanDraft plan = DraftResolver.decided(corrected, body -> decided.getOrDefault(body, body));
        List<String> open = plan.tasks().stream()
                .flatMap(task -> Stream.of(
                                task.leads(),
                                task.participants(),
                                task.executors() == null ? List.<String>of() : task.executors())
                        .flatMap(List::stream))
                .filter(body -> body.startsWith(DraftResolver.UNKNOWN))
                .map(body -> body.substring(DraftResolver.UNKNOWN.length()))
                .distinct()
                .toList();
        if (!open.isEmpty()) {
            throw Refusal.invalid("还有" + open.size() + "个单位名称没有对应到本市单位：" + String.join("、", open) + "。请逐个选择对应单位或新增。");
        }
        jdbc.sql("update jingtu.plan_import set checked = ? where id = ?")
                .params(text(plan), id)
                .update();
    }

    /** Makes the checked document a plan of the city. */
    public void keep(String id, String user) {
        Row row = open(id);
        Plan plan = plans.keepNew(value(String.valueOf(row.checked()), PlanDraft.class));
        jdbc.sql("update jingtu.plan_import set state = 'KEPT', plan_id = ?, ended_by = ?, ended_at = ? where id = ?")
                .params(plan.id(), user, now(), id)
                .update();
        record(row, ImportVerb.READING_KEPT, plan.title(), user);
    }

    /** The text that a plan was read from; empty where it came another way. */
    @Transactional(readOnly = true)
    public Optional<String> sourceOf(String planId) {
        return jdbc
                .sql(
                        "select reading from jingtu.plan_import where plan_id = ? and state = 'KEPT' and reading is not null")
                .param(planId)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .map(reading -> value(reading, PlanReading.class).source());
    }

    /**
     * What became of a document that was kept.
     *
     * @throws Refusal if it was not kept
     */
    @Transactional(readOnly = true)
    public Plan plan(String id) {
        return find(id).map(Begun::planId)
                .map(plans::get)
                .orElseThrow(() -> Refusal.conflict("这次导入尚未采用识别结果，不能转入年度计划。"));
    }

    /** Ends an import without a plan; the uploaded files stay on record. */
    public void giveUp(String id, String user) {
        Row row = open(id);
        jdbc.sql("update jingtu.plan_import set state = 'GIVEN_UP', ended_by = ?, ended_at = ? where id = ?")
                .params(user, now(), id)
                .update();
        record(row, ImportVerb.IMPORT_GIVEN_UP, row.fileName() == null ? "未上传文本" : row.fileName(), user);
    }

    private void record(Row row, ImportVerb verb, String words, String user) {
        journal.add(Entry.of(
                matter(row.id(), row.cityId()),
                null,
                verb,
                new Actor(user, coordinator(row.cityId()).id()),
                words));
    }

    private static boolean isPlausible(int year) {
        return year >= Day.FIRST_YEAR && year <= Day.LAST_YEAR;
    }

    private void addBodies(String cityId, List<NameDecision> names, String user) {
        Map<String, OrganisationKind> kinds = new LinkedHashMap<>();
        for (NameDecision decision : names) {
            OrganisationKind kind = decision.kind();
            if (kind != null && !ADDABLE.contains(kind)) {
                throw Refusal.invalid("“" + decision.name() + "”不能作为这一类单位新增，请重新选择。");
            }
            if (kind != null) {
                kinds.put(decision.name().strip(), kind);
            }
        }
        organisations.add(cityId, kinds, user);
    }

    private String decide(String cityId, NameDecision decision, String user) {
        String name = decision.name().strip();
        Organisation body = decision.kind() != null
                ? organisations.byName(cityId, name).orElseThrow()
                : organisations.of(cityId).stream()
                        .filter(known -> known.id().equals(decision.organisation()))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid("请为“" + name + "”选择本市的一个单位，或选择新增。"));
        jdbc.sql("""
                        insert into jingtu.plan_document_alias (city_id, alias, organisation_id, learnt_from, learnt_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (city_id, alias) do update
                           set organisation_id = excluded.organisation_id, learnt_from = excluded.learnt_from,
                               learnt_at = excluded.learnt_at
                        """).params(cityId, name, body.id(), user, now()).update();
        return body.id();
    }

    private Map<String, String> learnt(String cityId) {
        Map<String, String> aliases = new HashMap<>();
        jdbc.sql("""
                        select a.alias, a.organisation_id from jingtu.plan_document_alias a
                          join jingtu.v_organisation o on o.city_id = a.city_id and o.id = a.organisation_id and o.active
                         where a.city_id = ?
                        """).param(cityId).query(row -> {
            aliases.put(row.getString(1), row.getString(2));
        });
        return aliases;
    }

    private Organisation coordinator(String cityId) {
        return organisations.coordinator(cityId);
    }

    private Row open(String id) {
        Row row = row(id);
        if (!row.state().equals("OPEN")) {
            throw Refusal.conflict("这次导入已经办结。请刷新任务列表。");
        }
        return row;
    }

    private Row row(String id) {
        return jdbc.sql("select id, city_id, file_name, reading, checked, state from jingtu.plan_import where id = ?")
                .param(id)
                .query(Row.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("找不到这次导入。请刷新任务列表。"));
    }

    private PlanReading reading(Row row) {
        if (row.reading() == null) {
            throw Refusal.conflict("请先上传计划文本。");
        }
        return value(row.reading(), PlanReading.class);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T value(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an import was stored that cannot be read", e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
