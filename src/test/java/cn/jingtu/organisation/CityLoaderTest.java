package cn.jingtu.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.platform.FileProblemsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@JingtuTest
class CityLoaderTest {

    @Autowired
    CityLoader loader;

    @Autowired
    Organisations organisations;

    @Autowired
    CityCalendars calendars;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** Other tests share this program: they find it as it was. */
    @AfterEach
    void the_invented_cities_leave() {
        for (String table : List.of("city_setting", "organisation_alias", "organisation")) {
            jdbc.sql("delete from jingtu." + table + " where city_id = 'movedtown'")
                    .update();
        }
        jdbc.sql("delete from jingtu.city where id = 'movedtown'").update();
    }

    @Test
    void both_cities_are_there_after_the_start() {
        assertThat(organisations.cities())
                .contains(new City("beihai", "北海市", "450500"), new City("guigang", "贵港市", "450800"));
        assertThat(organisations.defaultExecutors("beihai"))
                .extracting(Organisation::name)
                .containsExactly("合浦县人民政府", "海城区人民政府", "银海区人民政府", "铁山港区人民政府", "涠洲岛旅游区管委会");
        assertThat(organisations.defaultExecutors("guigang"))
                .extracting(Organisation::id)
                .containsExactly("gangbei", "gangnan", "qintang", "pingnan", "guiping");
        assertThat(organisations.settings("beihai"))
                .isEqualTo(new CitySettings(
                        "ecology",
                        3,
                        5,
                        20,
                        "REMIND_BEFORE_ACCEPT_AFTER",
                        new CitySettings.Supervision("supervision-office", "government", "市人民政府确定督查机构的文件（文号待核）"),
                        List.of()));
        assertThat(calendars.restDayPolicy("beihai")).isEqualTo(RestDayPolicy.REMIND_BEFORE_ACCEPT_AFTER);
    }

    @Test
    void a_body_is_found_however_the_plan_writes_it() {
        assertThat(organisations.byName("beihai", "应急局")).map(Organisation::id).contains("emergency");
        assertThat(organisations.byName("beihai", " 市应急管理局 "))
                .map(Organisation::id)
                .contains("emergency");
        assertThat(organisations.byName("guigang", "市发展改革委（市粮食和物资储备局）"))
                .map(Organisation::id)
                .contains("development");
        assertThat(organisations.byName("guigang", "市市政管理局"))
                .as("a body of the other city")
                .isEmpty();
    }

    @Test
    void group_ids_are_readable() {
        Organisation agriculture = organisations.get("guigang", "agriculture");
        assertThat(agriculture.groupId()).isEqualTo("guigang.agriculture");
        assertThat(agriculture.headGroupId()).isEqualTo("guigang.agriculture.head");
        assertThat(organisations.city("guigang").formalName(agriculture)).isEqualTo("贵港市农业农村局");
    }

    @Test
    void asking_for_what_is_not_on_file_says_what_to_do() {
        assertThatThrownBy(() -> organisations.get("beihai", "ecolgy"))
                .hasMessageContaining("ecolgy")
                .hasMessageContaining("cities/beihai/organisation.yaml");
        assertThatThrownBy(() -> organisations.city("nanning")).hasMessageContaining("nanning");
        assertThatThrownBy(() -> organisations.settings("nanning")).hasMessageContaining("nanning");
    }

    @Test
    void loading_again_changes_nothing() {
        List<String> before = rows();
        loader.load();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_body_that_left_its_file_is_out_of_office_and_stays_on_record(@TempDir Path folder) throws Exception {
        write(folder, "movedtown", TOWN);
        loader(folder).load();
        assertThat(organisations.of("movedtown")).extracting(Organisation::id).containsExactly("ecology", "east");
        assertThat(calendars.workdays("movedtown").isWorkday(LocalDate.parse("2026-04-20")))
                .isFalse();

        write(
                folder,
                "movedtown",
                TOWN.replace("{id: east, name: 东区人民政府", "{id: west, name: 西区人民政府")
                        .replace("[east]", "[west]")
                        .replace("aliases: [市环保局]", "aliases: [市生态局]"));
        loader(folder).load();
        assertThat(organisations.of("movedtown")).extracting(Organisation::id).containsExactly("ecology", "west");
        assertThat(organisations.defaultExecutors("movedtown"))
                .extracting(Organisation::id)
                .containsExactly("west");
        assertThat(organisations.get("movedtown", "east").name()).isEqualTo("东区人民政府");
        assertThat(organisations.byName("movedtown", "东区人民政府")).isEmpty();
        assertThat(organisations.byName("movedtown", "市环保局")).isEmpty();
        assertThat(organisations.byName("movedtown", "市生态局")).isPresent();
    }

    @Test
    void one_wrong_file_keeps_everything_out_and_all_mistakes_are_told(@TempDir Path folder) throws Exception {
        write(folder, "goodtown", TOWN.replace("movedtown", "goodtown"));
        write(
                folder,
                "badtown",
                TOWN.replace("[east]", "[ecology]").replace("coordinator: ecology", "coordinator: eco"));
        assertThatThrownBy(() -> loader(folder).load())
                .isInstanceOfSatisfying(
                        FileProblemsException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.file() + ":" + problem.line() + ":" + problem.field())
                                .containsExactly(
                                        "badtown/organisation.yaml:1:city.id",
                                        "badtown/organisation.yaml:2:settings.coordinator",
                                        "badtown/organisation.yaml:2:settings.defaultExecutors[0]"));
        assertThat(organisations.cities()).extracting(City::id).doesNotContain("goodtown", "badtown");
    }

    private static final String TOWN = """
            city: {id: movedtown, name: 迁移市, divisionCode: "990100"}
            settings: {coordinator: ecology, defaultExecutors: [east], regionalHolidays: [2026-04-20]}
            organisations:
              - {id: ecology, name: 市生态环境局, kind: department, aliases: [市环保局]}
              - {id: east, name: 东区人民政府, kind: county}
            """;

    private CityLoader loader(Path folder) {
        return new CityLoader(new CityFiles(folder.toString()), jdbc, transaction, event -> {});
    }

    private static void write(Path folder, String city, String text) throws Exception {
        Files.createDirectories(folder.resolve(city));
        Files.writeString(folder.resolve(city).resolve("organisation.yaml"), text);
    }

    private List<String> rows() {
        return List.of("city", "organisation", "organisation_alias", "city_setting").stream()
                .flatMap(
                        table -> jdbc
                                .sql("select t::text from jingtu." + table + " t order by 1")
                                .query(String.class)
                                .list()
                                .stream())
                .toList();
    }
}
