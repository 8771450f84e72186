package cn.jingtu.organisation;

import cn.jingtu.organisation.OrganisationFile.Body;
import cn.jingtu.platform.Columns;
import cn.jingtu.platform.FileProblem;
import cn.jingtu.platform.FileProblemsException;
import cn.jingtu.platform.StartStep;
import cn.jingtu.platform.YamlFile;
import com.networknt.schema.JsonSchema;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the tables to what the cities' files say: adds, changes, and takes out of office what a file no longer names.
 * Runs at every start and may be called again at any time.
 */
@Component
public class CityLoader implements StartStep {

    private static final JsonSchema SCHEMA = YamlFile.schema("cities/organisation.schema.json");

    private final CityFiles files;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    CityLoader(CityFiles files, JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.files = files;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public int order() {
        return CITIES;
    }

    @Override
    public void run() {
        load();
    }

    /**
     * Loads all cities, or none.
     *
     * @throws FileProblemsException with everything that is wrong in any of the files
     */
    public void load() {
        List<OrganisationFile> cities = read();
        transaction.executeWithoutResult(status -> {
            cities.forEach(this::save);
            events.publishEvent(new CitiesLoaded(
                    cities.stream().map(file -> file.city().id()).toList()));
        });
    }

    private List<OrganisationFile> read() {
        List<OrganisationFile> cities = new ArrayList<>();
        List<FileProblem> problems = new ArrayList<>();
        for (CityFolder folder : files.folders()) {
            try {
                cities.add(read(folder));
            } catch (FileProblemsException refused) {
                problems.addAll(refused.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new FileProblemsException(problems);
        }
        return cities;
    }

    static OrganisationFile read(CityFolder folder) {
        YamlFile yaml = folder.readOrganisation();
        yaml.check(SCHEMA);
        OrganisationRules.check(yaml, folder.id());
        yaml.refuseIfWrong();
        return yaml.as(OrganisationFile.class);
    }

    private void save(OrganisationFile file) {
        City city = file.city();
        jdbc.sql("""
                        insert into jingtu.city (id, name, division_code) values (?, ?, ?)
                        on conflict (id) do update set name = excluded.name, division_code = excluded.division_code
                        """).params(city.id(), city.name(), city.divisionCode()).update();
        saveBodies(city.id(), file);
        saveAliases(city.id(), file.organisations());
        saveSettings(city.id(), file.settings().withDefaults());
    }

    private void saveBodies(String city, OrganisationFile file) {
        List<Body> bodies = file.organisations();
        List<String> executors = file.settings().defaultExecutors();
        jdbc.sql("""
                        insert into jingtu.organisation as o
                               (city_id, id, name, kind, division_code, default_executor, position, active)
                        select ?, b.id, b.name, b.kind, nullif(b.division_code, ''), b.id = any(?), b.position, true
                          from unnest(?, ?, ?, ?) with ordinality as b(id, name, kind, division_code, position)
                        on conflict (city_id, id) do update
                           set name = excluded.name, kind = excluded.kind, division_code = excluded.division_code,
                               default_executor = excluded.default_executor, position = excluded.position,
                               active = true
                        """)
                .params(
                        city,
                        executors.toArray(String[]::new),
                        Columns.of(bodies, Body::id),
                        Columns.of(bodies, Body::name),
                        Columns.of(bodies, body -> body.kind().name()),
                        Columns.of(bodies, body -> body.divisionCode() == null ? "" : body.divisionCode()))
                .update();
        jdbc.sql("update jingtu.organisation set active = false"
                        + " where city_id = ? and active and added_by is null and id <> all(?)")
                .params(city, Columns.of(bodies, Body::id))
                .update();
    }

    private void saveAliases(String city, List<Body> bodies) {
        List<String> aliases = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        for (Body body : bodies) {
            for (String alias : body.aliases()) {
                aliases.add(alias);
                owners.add(body.id());
            }
        }
        String[] all = aliases.toArray(String[]::new);
        jdbc.sql("delete from jingtu.organisation_alias where city_id = ? and alias <> all(?)")
                .params(city, all)
                .update();
        jdbc.sql("""
                        insert into jingtu.organisation_alias (city_id, alias, organisation_id)
                        select ?, a.alias, a.owner from unnest(?, ?) as a(alias, owner)
                        on conflict (city_id, alias) do update set organisation_id = excluded.organisation_id
                        """).params(city, all, owners.toArray(String[]::new)).update();
    }

    private void saveSettings(String city, CitySettings settings) {
        CitySettings.Supervision supervision = settings.supervision();
        jdbc.sql("""
                        insert into jingtu.city_setting
                               (city_id, coordinator, remind_workdays, overdue_repeat_workdays, disclosure_workdays,
                                rest_day_policy, supervision_office, supervision_government, supervision_basis,
                                regional_holidays)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (city_id) do update
                           set coordinator = excluded.coordinator, remind_workdays = excluded.remind_workdays,
                               overdue_repeat_workdays = excluded.overdue_repeat_workdays,
                               disclosure_workdays = excluded.disclosure_workdays,
                               rest_day_policy = excluded.rest_day_policy,
                               supervision_office = excluded.supervision_office,
                               supervision_government = excluded.supervision_government,
                               supervision_basis = excluded.supervision_basis,
                               regional_holidays = excluded.regional_holidays
                        """)
                .params(
                        city,
                        settings.coordinator(),
                        settings.remindWorkdays(),
                        settings.overdueRepeatWorkdays(),
                        settings.disclosureWorkdays(),
                        settings.restDayPolicy(),
                        supervision == null ? null : supervision.office(),
                        supervision == null ? null : supervision.government(),
                        supervision == null ? null : supervision.basis(),
                        settings.regionalHolidays().stream().map(Date::valueOf).toArray(Date[]::new))
                .update();
    }
}
