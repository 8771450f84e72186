package cn.jingtu.register.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.register.Field;
import cn.jingtu.register.FieldType;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Option;
import cn.jingtu.register.Outline;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.RegisterSearch.Called;
import cn.jingtu.register.RegisterSight.Reach;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong in a table is said of its row and its column, before anything is kept. */
class ImportCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Kind KIND = new Kind(
            "plot",
            "测试台账",
            "地块",
            null,
            new Kind.Number("编号", "测试"),
            null,
            null,
            List.of(new Kind.State("NEW", "新登记", null), new Kind.State("KNOWN", "已查明", null)),
            List.of(new Kind.ListOf("SUSPECTED", "疑似名单", true, null)),
            List.of(
                    field("reason", "事由", FieldType.CHOICE, null, List.of(new Option("FOUND", "排查发现")), "NEW", null),
                    field("area", "面积", FieldType.DECIMAL, "㎡", null, null, null),
                    field("closedOn", "关停日期", FieldType.DAY, null, null, null, null),
                    field("holder", "使用权人", FieldType.TEXT, null, null, "KNOWN", null),
                    field("how", "怎样发现", FieldType.TEXT, null, null, null, new Field.When("reason", List.of("OTHER")))),
            null,
            null);
    private static final Reach WHOLE = new Reach("guigang", true, true, true, List.of(), true);
    private static final String SQUARE = "109.6,23.1;109.601,23.1;109.601,23.101;109.6,23.101";

    private static Field field(
            String code,
            String name,
            FieldType type,
            @Nullable String unit,
            @Nullable List<Option> options,
            @Nullable String from,
            Field.@Nullable When when) {
        return new Field(
                code,
                name,
                type,
                unit,
                type == FieldType.DECIMAL ? 100_000_000 : null,
                null,
                options,
                from,
                when,
                null,
                null,
                null,
                null,
                null);
    }

    private record OnRecord(List<Called> called) implements ImportCheck.OnRecord {
        @Override
        public List<RegisterEntry> near(Outline outline) {
            return List.of();
        }
    }

    /**
     * @param columns codes with blanks between them
     * @param rows cells with | between them
     */
    private static List<ImportCheck.Line> check(Reach reach, List<Called> called, String columns, String... rows) {
        List<ImportRow> read = new ArrayList<>();
        for (String row : rows) {
            read.add(new ImportRow(read.size() + 2, Arrays.asList(row.split("\\|", -1)), List.of()));
        }
        return new ImportCheck(KIND, reach, List.of(), new OnRecord(called), TODAY)
                .check(Arrays.asList(columns.split(" ")), read, done -> {});
    }

    private static List<Problem> problems(String columns, String... rows) {
        List<ImportCheck.Line> lines = check(WHOLE, List.of(), columns, rows);
        return lines.get(lines.size() - 1).row.problems();
    }

    @Test
    void a_sound_row_is_kept_as_it_stands_with_its_leading_zeros() {
        var lines = check(
                WHOLE,
                List.of(),
                "#number #name #state reason area holder #list:SUSPECTED #outline",
                "0012|某厂旧址|已查明|排查发现|1,200.5|某公司|2020年5月1日|");
        assertThat(lines.get(0).row.problems()).isEmpty();
        var taken = lines.get(0).taken(KIND, "guigang", "第2行");
        assertThat(taken.entry().number()).isEqualTo("0012");
        assertThat(taken.entry().values())
                .containsOnlyKeys("reason", "area", "holder")
                .containsEntry("area", "1200.5");
        assertThat(taken.state()).isEqualTo("KNOWN");
        assertThat(taken.listings()).singleElement().satisfies(listing -> {
            assertThat(listing.list()).isEqualTo("SUSPECTED");
            assertThat(listing.on()).isEqualTo("2020-05-01");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "#name reason ! |排查发现 ! #name ! 缺少名称",
                "#name reason ! 某厂| ! reason ! 缺少事由",
                "#name reason ! 某厂|没有这项 ! reason ! 不在可选范围内，应为排查发现",
                "#name reason closedOn ! 某厂|排查发现|2026-13-01 ! closedOn ! 没有这一天",
                "#name reason area ! 某厂|排查发现|很大 ! area ! 不是数字",
                "#name reason area ! 某厂|排查发现|200000000 ! area ! 不能大于100000000",
                "#name reason area ! 某厂|排查发现|12亩 ! area ! 单位不是㎡，合8000㎡",
                "#name reason area ! 某厂|排查发现|1.2公顷 ! area ! 单位不是㎡，合12000㎡",
                "#name reason #state ! 某厂|排查发现|没有 ! #state ! 应为新登记、已查明",
                "#name reason #county ! 某厂|排查发现|别处区 ! #county ! 不在本市",
                "#name reason #list:SUSPECTED ! 某厂|排查发现|2027-01-01 ! #list:SUSPECTED ! 晚于今天",
                "#name reason #outline ! 某厂|排查发现|109.6 ! #outline ! 经度,纬度",
                "#name reason #outline ! 某厂|排查发现|109.6,23.1;109.601,23.101;109.601,23.1;109.6,23.101 ! #outline ! 自相交",
                "#name reason #number ! 某厂|排查发现|4.508E+17 ! #number ! 改成了数值"
            })
    void what_cannot_be_right_is_an_error(String columns, String row, String column, String words) {
        assertThat(problems(columns, row.strip())).anySatisfy(problem -> {
            assertThat(problem.error()).isTrue();
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.words()).contains(words);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "#name reason closedOn ! 某厂|排查发现|1900-01-01 ! closedOn ! 过早",
                "#name reason how ! 某厂|排查发现|听说 ! how ! 不适用",
                "#name reason area #outline ! 某厂|排查发现|17.0|OUT ! area ! 疑似单位是亩",
                "#name reason area #outline ! 某厂|排查发现|1.14|OUT ! area ! 疑似单位是公顷",
            })
    void what_may_be_a_slip_is_left_to_who_brings_it(String columns, String row, String column, String words) {
        assertThat(problems(columns, row.strip().replace("OUT", SQUARE)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.error()).isFalse();
                    assertThat(problem.column()).isEqualTo(column);
                    assertThat(problem.words()).contains(words);
                });
    }

    @Test
    void what_a_later_state_needs_is_told_and_not_demanded() {
        assertThat(problems("#name reason #state", "某厂|排查发现|已查明"))
                .containsExactly(new Problem(null, false, "按状态“已查明”还缺使用权人"));
    }

    @Test
    void an_area_in_square_metres_by_any_name_is_taken() {
        assertThat(problems("#name reason area", "某厂|排查发现|1200平方米")).isEmpty();
        assertThat(problems("#name reason area", "某厂|排查发现|1200 m²")).isEmpty();
    }

    @Test
    void a_figure_far_from_all_others_is_doubted() {
        assertThat(problems(
                        "#name reason area",
                        "甲一厂|排查发现|6000",
                        "乙二站|排查发现|7000",
                        "丙三矿|排查发现|8000",
                        "丁四场|排查发现|9000",
                        "戊五库|排查发现|12"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.words()).contains("核对单位"));
    }

    @Test
    void the_same_twice_in_a_file_is_found() {
        String columns = "#number #name reason #outline";
        assertThat(problems(columns, "7|某厂旧址|排查发现|" + SQUARE, "7|某厂地块|排查发现|" + SQUARE))
                .extracting(Problem::column, Problem::error, Problem::words)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("#number", true, "编号与第2行相同"),
                        org.assertj.core.groups.Tuple.tuple("#name", false, "名称与第2行相同，请核对是否重复"),
                        org.assertj.core.groups.Tuple.tuple("#outline", false, "范围与第2行重叠100%"));
    }

    @Test
    void what_is_on_record_already_is_found() {
        var lines = check(
                WHOLE,
                List.of(
                        new Called("0012", "某糖厂", false),
                        new Called("9", "宏达电镀加工厂", false),
                        new Called("8", "宏达电镀加工厂", true)),
                "#number #name reason",
                "12|甲乙丙厂|排查发现",
                "9|丁戊己矿|排查发现",
                "8|宏达电镀加工场|排查发现");
        assertThat(lines.get(0).row.problems())
                .containsExactly(new Problem("#number", false, "编号与台账中的“0012”只差前面的0，请核对"));
        assertThat(lines.get(1).row.problems()).containsExactly(new Problem("#number", true, "编号已用于台账中的“宏达电镀加工厂”"));
        assertThat(lines.get(2).row.problems())
                .containsExactlyInAnyOrder(
                        new Problem("#number", true, "编号已用于台账中的“宏达电镀加工厂”"),
                        new Problem("#name", false, "名称与台账中的“9 宏达电镀加工厂”相近，请核对是否重复"));
    }

    @Test
    void a_number_shorter_than_all_others_may_have_lost_its_zeros() {
        assertThat(problems(
                        "#number #name reason",
                        "0001|甲一厂|排查发现",
                        "0002|乙二站|排查发现",
                        "0013|丙三矿|排查发现",
                        "1004|丁四场|排查发现",
                        "25|戊五库|排查发现"))
                .containsExactly(new Problem("#number", false, "编号“25”比其他各行短，可能丢了前面的0"));
    }

    @Test
    void who_keeps_one_county_needs_no_column_for_it() {
        Reach county = new Reach("guigang", false, false, false, List.of("gangbei"), true);
        assertThat(check(county, List.of(), "#name reason", "某厂|排查发现")
                        .get(0)
                        .taken(KIND, "guigang", "")
                        .entry()
                        .county())
                .isEqualTo("gangbei");
    }

    @Test
    void a_head_that_names_another_unit_is_found() {
        assertThat(ImportCheck.wrongUnit(List.of("名称", "占地面积（亩）"), List.of("#name", "area"), KIND))
                .isEqualTo("占地面积（亩）");
        assertThat(ImportCheck.wrongUnit(List.of("名称", "占地面积（㎡）"), List.of("#name", "area"), KIND))
                .isEmpty();
    }
}
