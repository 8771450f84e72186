package cn.jingtu.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.PlanDraft.Basis;
import cn.jingtu.plan.PlanDraft.Contribution;
import cn.jingtu.plan.PlanDraft.Deadline;
import cn.jingtu.plan.PlanDraft.Executor;
import cn.jingtu.plan.PlanDraft.Formalities;
import cn.jingtu.plan.PlanDraft.Indicator;
import cn.jingtu.plan.PlanDraft.Item;
import cn.jingtu.plan.PlanDraft.Task;
import cn.jingtu.platform.FileProblemsException;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

@JingtuTest
class PlanFilesTest {

    private static final String GOOD = """
            city: beihai
            year: 2020
            title: 样例计划
            issuer: 北海市生态环境局
            goals:
              - ref: 一-1
                title: 目标
                indicator: {name: 指标, operator: ">=", target: "90"}
                date: 2020-12-31
                sources: [二-1]
            tasks:
              - ref: 二-1
                section: 章节
                title: 任务
                content: 内容
                leadMode: joint
                leads: [ecology, agriculture]
                participants: [water]
                executors: [hepu, yinhai]
                items:
                  - ref: 二-1-1
                    title: 分项
                    type: list
                    leads: [ecology]
                    executors: [hepu]
                    contributions:
                      - {body: water, what: 提供资料}
                    deadlines:
                      - date: 2020-06-30
                        type: deadline
                        description: 完成
                    indicators:
                      - name: 水质
                        operator: not_worse_than
                        target: Ⅳ
                        reporter: hepu
            requirements:
              - {ref: 三-1, title: 要求, content: 内容, bodies: [hepu]}
            """;

    @Autowired
    PlanFiles files;

    @Autowired
    Kinds kinds;

    @Test
    void the_sample_itself_is_right() {
        assertThat(read(GOOD).tasks()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Bodies
                "leads: [ecology, agriculture]|leads: [ecology, agricultur]|17|tasks[0].leads[1]|没有编号为“agricultur”的单位",
                "participants: [water]|participants: [wasser]|18|tasks[0].participants[0]|没有编号为“wasser”的单位",
                "bodies: [hepu]|bodies: [hepuu]|38|requirements[0].bodies[0]|没有编号为“hepuu”的单位",
                "participants: [water]|participants: [government]|18|tasks[0].participants[0]|是本级人民政府",
                "participants: [water]|participants: [ecology]|18|tasks[0].participants[0]|已是牵头单位",
                "executors: [hepu, yinhai]|executors: [hepu, water]|19|tasks[0].executors[1]|不能作为落实单位",
                "executors: [hepu, yinhai]|executors: [yinhai]|25|tasks[0].items[0].executors[0]|不在本任务的落实单位",
                "leads: [ecology, agriculture]|leads: [police, agriculture]|24|tasks[0].items[0].leads[0]|不在本任务的牵头、参与单位之列",
                // Items
                "leads: [ecology]|leads: [ecolgy]|24|tasks[0].items[0].leads[0]|没有编号为“ecolgy”的单位",
                "executors: [hepu]|executors: [hepuu]|25|tasks[0].items[0].executors[0]|没有编号为“hepuu”的单位",
                "executors: [hepu]|executors: [water]|25|tasks[0].items[0].executors[0]|不能作为落实单位",
                "executors: [hepu]|executors: [haicheng]|25|tasks[0].items[0].executors[0]|不在本任务的落实单位",
                "executors: [hepu]|'executors: [hepu, {body: hepu}]'|25|tasks[0].items[0].executors[1].body|重复列出",
                "executors: [hepu]|'executors: [{body: hepu, date: 2021-01-01}]'|25|tasks[0].items[0].executors[0].date|不在 2020 年度内",
                "executors: [hepu]|'executors: [{body: hepu, quota: 3}]'|25|tasks[0].items[0].executors[0].quota|请给这个值加上英文引号",
                "body: water|body: wasser|27|tasks[0].items[0].contributions[0].body|没有编号为“wasser”的单位",
                "body: water|body: police|27|tasks[0].items[0].contributions[0].body|不是本任务的参与单位",
                "body: water|body: government|27|tasks[0].items[0].contributions[0].body|是本级人民政府",
                "body: water|body: ecology|27|tasks[0].items[0].contributions[0].body|牵头本分项",
                "'what: 提供资料}'|'what: 资料}\n          - {body: water, what: 数据}'|28|tasks[0].items[0].contributions[1].body|两条配合事项",
                "'what: 提供资料}'|'what: 资料, date: 2019-01-01}'|27|tasks[0].items[0].contributions[0].date|不在 2020 年度内",
                "reporter: hepu|reporter: yinhai|36|tasks[0].items[0].indicators[0].reporter|不是本分项的牵头或落实单位",
                "reporter: hepu|reporter: agriculture|36|tasks[0].items[0].indicators[0].reporter|不是本分项的牵头或落实单位",
                "reporter: hepu|reporter: hepuu|36|tasks[0].items[0].indicators[0].reporter|没有编号为“hepuu”的单位",
                "'target: \"90\"'|'target: \"90\", reporter: ecolgy'|8|goals[0].indicator.reporter|没有编号为“ecolgy”的单位",
                "type: list|'type: list\n        share: 30'|24|tasks[0].items[0].share|只有抽查",
                "type: list|'type: list\n        check: summary\n        share: 30'|25|tasks[0].items[0].share|只有抽查",
                "type: list|type: lists|23|tasks[0].items[0].type|请改为其中之一：deliverable、amount",
                "'        type: list\n'|''|21|tasks[0].items[0]|缺少必填字段 type",
                "ref: 二-1-1|ref: 二-1|21|tasks[0].items[0].ref|与 tasks[0] 重复",
                "leads: [ecology, agriculture]|leads: []|17|tasks[0].leads|不能为空",
                "'    leads: [ecology, agriculture]\n'|''|12|tasks[0]|缺少必填字段 leads",
                "leadMode: joint|leadMode: one|16|tasks[0].leadMode|却列了 2 家",
                "leads: [ecology, agriculture]|leads: [ecology]|16|tasks[0].leadMode|只列了一家",
                // Refs
                "'ref: 二-1\n    section'|'ref: 一-1\n    section'|12|tasks[0].ref|与 goals[0] 重复",
                "ref: 三-1|ref: 二-1|38|requirements[0].ref|与 tasks[0] 重复",
                "sources: [二-1]|sources: [二-9]|10|goals[0].sources[0]|没有条款编号为“二-9”的任务",
                // Dates
                "date: 2020-06-30|date: 2021-06-30|29|tasks[0].items[0].deadlines[0].date|不在 2020 年度内",
                "date: 2020-12-31|date: 2019-12-31|9|goals[0].date|不在 2020 年度内",
                "date: 2020-06-30|date: 2020-06-31|29|tasks[0].items[0].deadlines[0].date|格式不对，应为：日期",
                "date: 2020-06-30|derived: true|29|tasks[0].items[0].deadlines[0]|须有日期",
                "type: deadline|type: event|29|tasks[0].items[0].deadlines[0].date|没有固定日期",
                "type: deadline|type: dedline|30|tasks[0].items[0].deadlines[0].type|请改为其中之一：deadline、recurring",
                // Targets
                "'\"90\"'|九成|8|goals[0].indicator.target|不是数字",
                "'\"90\"'|1E999999999|8|goals[0].indicator.target|不是数字",
                "'\"90\"'|90|8|goals[0].indicator.target|请给这个值加上英文引号",
                "target: Ⅳ|target: 劣|35|tasks[0].items[0].indicators[0].target|不是水质类别",
                "not_worse_than|better|34|tasks[0].items[0].indicators[0].operator|请改为其中之一：>=、<=、=",
                "not_worse_than|>=|34|''|须加引号",
                // Words
                "title: 任务|title: '\u3000'|14|tasks[0].title|不能为空，请填写",
                "title: 任务|'title: \"\\0任务\"'|14|tasks[0].title|含有不能显示的字符",
                "title: 任务|'title: \"任务\\ud800\"'|14|tasks[0].title|含有不能显示的字符",
                "'content: 内容\n    leadMode'|'content: \"a\\u202eb\"\n    leadMode'|15|tasks[0].content|含有不能显示的字符",
                // The plan as a whole
                "year: 2020|year: 9999|2|year|“年度”应为2000至2999，现为9999",
                "issuer: 北海市生态环境局|'issuer: 北海市生态环境局\nissueDate: 0001-01-01'|5|issueDate|与 2020 年度相差过大",
                "city: beihai|city: nanning|1|city|没有编号为“nanning”的城市",
                "year: 2020|year: 二〇二〇|2|year|应为数字",
                "title: 样例计划|titel: 样例计划|3|titel|不认识字段 titel",
                "title: 样例计划|titel: 样例计划|1|''|缺少必填字段 title",
            })
    void tells_line_field_and_what_to_do(String part, String replacement, int line, String field, String message) {
        assertThat(GOOD).contains(part);
        FileProblemsException refused =
                catchThrowableOfType(FileProblemsException.class, () -> read(GOOD.replace(part, replacement)));
        assertThat(refused).isNotNull();
        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("样例.yaml");
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "title: 样例计划, title: , 201, 3, title, “计划名称”有201字，超过200字",
        "title: 任务, title: , 121, 14, tasks[0].title, “任务名称”有121字，超过120字",
        "ref: 二-1, ref: , 61, 12, tasks[0].ref, “条款号”有61字，超过60字",
        "description: 完成, description: , 501, 31, tasks[0].items[0].deadlines[0].description, “要求”有501字，超过500字"
    })
    void words_that_no_list_could_show_are_told_with_their_length(
            String part, String key, int length, int line, String field, String message) {
        String text = GOOD.replace(part + "\n", key + " " + "长".repeat(length) + "\n");
        FileProblemsException refused = catchThrowableOfType(FileProblemsException.class, () -> read(text));
        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message()).isEqualTo(message + "，请精简。");
        });
    }

    @Test
    void a_slip_in_the_form_does_not_hide_the_other_mistakes() {
        String text = GOOD.replace("title: 样例计划\n", "")
                .replace("[water]", "[water, wasser]")
                .replace("2020-06-30", "2021-06-30")
                .replace("leadMode: joint", "leadMode: 3");
        FileProblemsException refused = catchThrowableOfType(FileProblemsException.class, () -> read(text));
        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.field())
                .containsExactly(
                        "1 ",
                        "15 tasks[0].leadMode",
                        "17 tasks[0].participants[1]",
                        "28 tasks[0].items[0].deadlines[0].date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasks: 3",
                "tasks: [[1], 2, null]",
                "tasks: [{ref: a, items: 5}, {ref: b, items: [1, {executors: [{body: [x]}, 3], contributions: {a: b}}]}]",
                "goals: {a: b}\ntasks: [{leads: {x: [y]}, deadlines: 7}]",
            })
    void a_file_of_the_wrong_shape_is_refused_not_crashed_on(String text) {
        FileProblemsException refused =
                catchThrowableOfType(FileProblemsException.class, () -> read("city: beihai\n" + text));
        assertThat(refused.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // tasks, items, items that counties carry out, clauses that end in 等
        "beihai, 21, 92, 36, 18, LIST=27 DELIVERABLE=25 STANDING=19 FREQUENCY=10 ASSIST=7 AMOUNT=4",
        "guigang, 19, 86, 28, 14, LIST=26 STANDING=17 DELIVERABLE=13 FREQUENCY=13 ASSIST=9 AMOUNT=5 WINDOW=2 FROM_DAY=1"
    })
    void both_plans_are_broken_into_all_their_items(
            String city, int tasks, int items, int ofCounties, int open, String types) {
        PlanDraft plan = plan(city);
        assertThat(plan.tasks()).hasSize(tasks);
        assertThat(plan.tasks()).filteredOn(Task::participantsOpen).hasSize(open);
        assertThat(items(plan)).hasSize(items);
        assertThat(items(plan)).filteredOn(item -> !item.executors().isEmpty()).hasSize(ofCounties);
        Map<String, Long> counted = items(plan).stream()
                .collect(Collectors.groupingBy(item -> item.type().name(), Collectors.counting()));
        assertThat(counted)
                .isEqualTo(Stream.of(types.split(" "))
                        .map(type -> type.split("="))
                        .collect(Collectors.toMap(type -> type[0], type -> Long.valueOf(type[1]))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"beihai", "guigang"})
    void every_clause_asks_for_something_and_every_item_says_what_proves_it(String city) {
        assertThat(plan(city).tasks())
                .allSatisfy(task -> assertThat(task.items()).isNotEmpty());
        assertThat(items(plan(city)))
                .allSatisfy(item -> assertThat(item.proof()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"beihai", "guigang"})
    void every_goal_is_fed_by_exactly_one_figure(String city) {
        PlanDraft plan = plan(city);
        assertThat(plan.goals())
                .allSatisfy(goal -> assertThat(plan.tasks())
                        .filteredOn(task -> goal.sources().contains(task.ref()))
                        .flatExtracting(Task::items)
                        .flatExtracting(Item::indicators)
                        .filteredOn(indicator ->
                                indicator.name().equals(goal.indicator().name()))
                        .hasSize(1)
                        .allSatisfy(indicator -> {
                            assertThat(indicator.operator())
                                    .isEqualTo(goal.indicator().operator());
                            assertThat(indicator.target())
                                    .isEqualTo(goal.indicator().target());
                            assertThat(indicator.unit())
                                    .isEqualTo(goal.indicator().unit());
                        }));
    }

    /** Neither plan splits its figures, and neither says by which recorded decision a county would be bound. */
    @ParameterizedTest
    @ValueSource(strings = {"beihai", "guigang"})
    void no_county_has_a_quota_that_the_plan_does_not_give(String city) {
        assertThat(items(plan(city)))
                .flatExtracting(Item::executors)
                .allSatisfy(executor -> assertThat(executor.quota()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"beihai", "guigang"})
    void what_an_item_counts_is_in_a_register_that_there_is(String city) {
        assertThat(items(plan(city)))
                .filteredOn(item -> item.objects() != null)
                .isNotEmpty()
                .allSatisfy(item -> {
                    Kind kind = kinds.get(item.objects().register());
                    assertThat(kind.states())
                            .extracting(state -> state.code())
                            .containsAll(item.objects().states());
                    item.objects()
                            .where()
                            .forEach((field, values) -> assertThat(
                                            kind.get(field).choices())
                                    .extracting(option -> option.code())
                                    .containsAll(values));
                });
    }

    private PlanDraft plan(String city) {
        return files.readAll().stream()
                .filter(plan -> plan.city().equals(city))
                .findFirst()
                .orElseThrow();
    }

    private static List<Item> items(PlanDraft plan) {
        return plan.tasks().stream().flatMap(task -> task.items().stream()).toList();
    }

    @Test
    void what_is_written_reads_back_unchanged() {
        for (PlanDraft plan : files.readAll()) {
            assertThat(read(files.write(plan))).isEqualTo(plan);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "null",
                "~",
                "90",
                "1.50",
                "2020-06-30",
                ">=",
                "- 一",
                "a: b",
                "# 注",
                " 前后空格 ",
                "*x",
                "一\n二",
                "\"引号\"",
                "'",
                "{",
                "0x1F",
                "=",
            })
    void awkward_words_survive_being_written(String words) {
        PlanDraft plan = new PlanDraft(
                "beihai",
                2020,
                words,
                null,
                words,
                LocalDate.parse("2020-04-17"),
                new Formalities(words, words, words, words, Openness.ACTIVE, true, List.of(new Basis(words, null))),
                List.of(),
                List.of(new Task(
                        words,
                        words,
                        words,
                        words,
                        LeadMode.ONE,
                        List.of("ecology"),
                        List.of("water"),
                        true,
                        List.of("hepu"),
                        List.of(new Item(
                                words + "-1",
                                words,
                                words,
                                ItemType.AMOUNT,
                                List.of("ecology"),
                                List.of(new Executor("hepu", words, LocalDate.parse("2020-06-30"))),
                                List.of(new Contribution("water", words, null)),
                                List.of(new Deadline(
                                        null,
                                        DeadlineType.EVENT,
                                        words,
                                        null,
                                        DateOrigin.REGION,
                                        Modality.STRIVE,
                                        true)),
                                List.of(new Indicator(
                                        words,
                                        Operator.QUALITATIVE,
                                        words,
                                        words,
                                        words,
                                        true,
                                        "hepu",
                                        words,
                                        Modality.STRIVE,
                                        true)),
                                new PlanDraft.Objects(words, Map.of(words, List.of(words)), List.of(words)),
                                List.of(words),
                                CheckLevel.SAMPLE,
                                30,
                                true,
                                List.of(new Basis(words, words)))))),
                List.of());
        assertThat(read(files.write(plan))).isEqualTo(plan);
    }

    private PlanDraft read(String text) {
        return files.read("样例.yaml", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
    }
}
