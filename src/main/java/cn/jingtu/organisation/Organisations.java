package cn.jingtu.organisation;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cities and the bodies that take part in their plans. */
@Component
public class Organisations {

    private static final String SELECT = """
            select o.city_id, o.id, o.name, o.kind, o.division_code,
                   array(select a.alias from jingtu.organisation_alias a
                          where a.city_id = o.city_id and a.organisation_id = o.id) as aliases
              from jingtu.organisation o
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Organisations(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** All cities, by division code. */
    public List<City> cities() {
        return jdbc.sql("select id, name, division_code from jingtu.city order by division_code, id")
                .query(City.class)
                .list();
    }

    /** @throws UnknownOrganisationException if there is no such city */
    public City city(String id) {
        return jdbc.sql("select id, name, division_code from jingtu.city where id = ?")
                .param(id)
                .query(City.class)
                .optional()
                .orElseThrow(() -> UnknownOrganisationException.city(id));
    }

    /** The bodies in office, in the order of the city's file. */
    public List<Organisation> of(String cityId) {
        return jdbc.sql(SELECT + " where o.city_id = ? and o.active order by o.position")
                .param(cityId)
                .query(Organisations::organisation)
                .list();
    }

    /** Names of all bodies that are or were in office. */
    public Names names(String cityId) {
        return new Names(jdbc
                .sql("select id, name from jingtu.organisation where city_id = ?")
                .param(cityId)
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The body that issues, verifies and sums up the city's plans, as its settings name it. */
    public Organisation coordinator(String cityId) {
        return get(cityId, settings(cityId).coordinator());
    }

    /**
     * The body that conducts 政府督查 in the city, with the government in whose name it does; empty where its settings name
     * none.
     */
    public Optional<Supervision> supervision(String cityId) {
        return Optional.ofNullable(settings(cityId).supervision())
                .map(named ->
                        new Supervision(get(cityId, named.office()), get(cityId, named.government()), named.basis()));
    }

    /** @param basis document by which the office is the 督查机构 */
    public record Supervision(Organisation office, Organisation government, String basis) {}

    /**
     * One body, also one that is no longer in office: running tasks still name it.
     *
     * @throws UnknownOrganisationException if there is no such body
     */
    public Organisation get(String cityId, String id) {
        return jdbc.sql(SELECT + " where o.city_id = ? and o.id = ?")
                .params(cityId, id)
                .query(Organisations::organisation)
                .optional()
                .orElseThrow(() -> UnknownOrganisationException.body(cityId, id));
    }

    /** The body in office with this id, where the city has one. */
    public Optional<Organisation> find(String cityId, String id) {
        return jdbc.sql(SELECT + " where o.city_id = ? and o.id = ? and o.active")
                .params(cityId, id)
                .query(Organisations::organisation)
                .optional();
    }

    /** The body in office that is written like this; the name in full wins over an alias. */
    public Optional<Organisation> byName(String cityId, String nameOrAlias) {
        String text = nameOrAlias.strip();
        return jdbc.sql(SELECT + """
                         where o.city_id = :city and o.active
                           and (o.name = :text
                                or exists (select 1 from jingtu.organisation_alias x
                                            where x.city_id = o.city_id and x.organisation_id = o.id
                                              and x.alias = :text))
                         order by o.name = :text desc
                         limit 1
                        """)
                .param("city", cityId)
                .param("text", text)
                .query(Organisations::organisation)
                .optional();
    }

    /**
     * Takes bodies into office that the city's file does not name, with their groups; one whose name is known already
     * is left as it is.
     *
     * @param kinds what each is, by its name
     * @param user who decided it
     */
    @Transactional
    public void add(String cityId, Map<String, OrganisationKind> kinds, String user) {
        // Two clerks at once would find the same number free.
        boolean known = jdbc.sql("select id from jingtu.city where id = ? for update")
                .param(cityId)
                .query(String.class)
                .optional()
                .isPresent();
        if (!known) {
            throw UnknownOrganisationException.city(cityId);
        }
        int added = 0;
        for (Map.Entry<String, OrganisationKind> body : kinds.entrySet()) {
            if (byName(cityId, body.getKey()).isEmpty()) {
                added += jdbc.sql("""
                                insert into jingtu.organisation
                                       (city_id, id, name, kind, default_executor, position, active, added_by)
                                select ?, 'added-' || count(added_by) + 1, ?, ?, false, max(position) + 1, true, ?
                                  from jingtu.organisation where city_id = ?
                                """)
                        .params(cityId, body.getKey().strip(), body.getValue().name(), user, cityId)
                        .update();
            }
        }
        if (added > 0) {
            // Once for all: the engine does not see within a transaction which groups it is about to save.
            events.publishEvent(new CitiesLoaded(List.of(cityId)));
        }
    }

    /** Who carries a task out where the plan names nobody, in the order of the city's file. */
    public List<Organisation> defaultExecutors(String cityId) {
        return jdbc.sql(SELECT + " where o.city_id = ? and o.active and o.default_executor order by o.position")
                .param(cityId)
                .query(Organisations::organisation)
                .list();
    }

    /** @throws UnknownOrganisationException if there is no such city */
    public CitySettings settings(String cityId) {
        return jdbc.sql("""
                        select coordinator, remind_workdays, overdue_repeat_workdays, disclosure_workdays,
                               rest_day_policy, supervision_office, supervision_government, supervision_basis,
                               regional_holidays
                          from jingtu.city_setting where city_id = ?
                        """)
                .param(cityId)
                .query((row, number) -> new CitySettings(
                        row.getString("coordinator"),
                        row.getInt("remind_workdays"),
                        row.getInt("overdue_repeat_workdays"),
                        row.getInt("disclosure_workdays"),
                        row.getString("rest_day_policy"),
                        supervision(row),
                        days(row.getArray("regional_holidays"))))
                .optional()
                .orElseThrow(() -> UnknownOrganisationException.city(cityId));
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                row.getString("city_id"),
                row.getString("id"),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("division_code"),
                Set.of((String[]) row.getArray("aliases").getArray()));
    }

    private static CitySettings.@Nullable Supervision supervision(ResultSet row) throws SQLException {
        String office = row.getString("supervision_office");
        return office == null
                ? null
                : new CitySettings.Supervision(
                        office, row.getString("supervision_government"), row.getString("supervision_basis"));
    }

    private static List<LocalDate> days(Array column) throws SQLException {
        return Arrays.stream((Date[]) column.getArray()).map(Date::toLocalDate).toList();
    }
}
