package cn.jingtu.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.context.TestPropertySource;

/** A city nobody has programmed for: two files in a folder, and the program starts with it. */
@JingtuTest
@TestPropertySource(properties = "jingtu.cities-dir=src/test/resources/third-city")
class ThirdCityTest {

    @Autowired
    Organisations organisations;

    @Autowired
    CityCalendars calendars;

    @Autowired
    PlanFiles plans;

    @Test
    void its_bodies_stand_beside_those_of_the_other_cities() {
        assertThat(organisations.cities()).extracting(City::id).containsExactly("beihai", "guigang", "yunshan");
        assertThat(organisations.defaultExecutors("yunshan"))
                .extracting(Organisation::name)
                .containsExactly("临海县人民政府", "东湖区人民政府", "云山高新区管委会");
        assertThat(organisations.byName("yunshan", "市住建委"))
                .map(Organisation::id)
                .contains("housing");
        assertThat(organisations.byName("beihai", "市住建委")).isEmpty();
    }

    @Test
    void its_settings_and_holidays_are_its_own() {
        assertThat(organisations.settings("yunshan").remindWorkdays()).isEqualTo(5);
        assertThat(organisations.settings("yunshan").overdueRepeatWorkdays()).isEqualTo(5);
        assertThat(calendars.restDayPolicy("yunshan")).isEqualTo(RestDayPolicy.NEXT_WORKDAY);
        LocalDate festival = LocalDate.parse("2026-04-20");
        assertThat(calendars.workdays("yunshan").isWorkday(festival)).isFalse();
        assertThat(calendars.workdays("beihai").isWorkday(festival)).isTrue();
    }

    @Test
    void its_plan_is_read_and_checked_like_the_others() {
        assertThat(plans.readAll())
                .extracting(plan ->
                        plan.city() + " " + plan.year() + " " + plan.tasks().size())
                .containsExactly("beihai 2020 21", "guigang 2023 19", "yunshan 2026 2");
    }

    @Test
    void the_example_in_the_manual_is_right_and_its_example_of_a_mistake_true() throws Exception {
        String manual = Files.readString(Path.of("src/docs/cities.zh-CN.md"));
        String example = manual.split("```yaml\n")[2].split("```")[0];
        assertThat(read(example).tasks()).hasSize(1);
        assertThatThrownBy(() -> read(example.replace("[ecology]", "[ecolgy]")))
                .satisfies(refused -> assertThat(manual).contains("> " + refused.getMessage()));
    }

    private PlanDraft read(String text) {
        return plans.read("yunshan/plans/2026.yaml", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
    }
}
