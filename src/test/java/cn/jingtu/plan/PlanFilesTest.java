package cn.jingtu.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.jingtu.JingtuTest;
import cn.jingtu.plan.PlanDraft.Deadline;
import cn.jingtu.plan.PlanDraft.Indicator;
import cn.jingtu.plan.PlanDraft.Task;
import cn.jingtu.platform.FileProblemsException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
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
                deadlines:
                  - date: 2020-06-30
                    type: deadline
                    description: 完成
                    leads: [ecology]
                    executors: [hepu]
                indicators:
                  - name: 水质
                    operator: not_worse_than
                    target: Ⅳ
                    leads: [ecology]
                    executors: [hepu]
            requirements:
              - {ref: 三-1, title: 要求, content: 内容, bodies: [hepu]}
            """;

    @Autowired
    PlanFiles files;

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
                "bodies: [hepu]|bodies: [hepuu]|33|requirements[0].bodies[0]|没有编号为“hepuu”的单位",
                "participants: [water]|participants: [government]|18|tasks[0].participants[0]|是上级单位",
                "participants: [water]|participants: [ecology]|18|tasks[0].participants[0]|已是牵头单位",
                "executors: [hepu, yinhai]|executors: [hepu, water]|19|tasks[0].executors[1]|不能作为落实单位",
                "executors: [hepu, yinhai]|executors: [yinhai]|25|tasks[0].deadlines[0].executors[0]|不在本任务的落实单位",
                "leads: [ecology, agriculture]|leads: [water, agriculture]|24|tasks[0].deadlines[0].leads[0]|不在本任务的牵头",
                "leads: [ecology, agriculture]|leads: [water, agriculture]|30|tasks[0].indicators[0].leads[0]|不在本任务的牵头",
                "leads: [ecology, agriculture]|leads: []|17|tasks[0].leads|不能为空",
                "'    leads: [ecology, agriculture]\n'|''|12|tasks[0]|缺少必填字段 leads",
                "leadMode: joint|leadMode: one|16|tasks[0].leadMode|却列了 2 家",
                "leads: [ecology, agriculture]|leads: [ecology]|16|tasks[0].leadMode|只列了一家",
                // Refs
                "'ref: 二-1\n    section'|'ref: 一-1\n    section'|12|tasks[0].ref|与 goals[0] 重复",
                "ref: 三-1|ref: 二-1|33|requirements[0].ref|与 tasks[0] 重复",
                "sources: [二-1]|sources: [二-9]|10|goals[0].sources[0]|没有条款编号为“二-9”的任务",
                // Dates
                "date: 2020-06-30|date: 2021-06-30|21|tasks[0].deadlines[0].date|不在 2020 年度内",
                "date: 2020-12-31|date: 2019-12-31|9|goals[0].date|不在 2020 年度内",
                "date: 2020-06-30|date: 2020-06-31|21|tasks[0].deadlines[0].date|格式不对，应为：日期",
                "date: 2020-06-30|item: 分项|21|tasks[0].deadlines[0]|须有日期",
                "type: deadline|type: event|21|tasks[0].deadlines[0].date|没有固定日期",
                "type: deadline|type: dedline|22|tasks[0].deadlines[0].type|请改为其中之一：deadline、recurring",
                // Targets
                "'\"90\"'|九成|8|goals[0].indicator.target|不是数字",
                "'\"90\"'|1E999999999|8|goals[0].indicator.target|不是数字",
                "'\"90\"'|90|8|goals[0].indicator.target|请给这个值加上英文引号",
                "target: Ⅳ|target: 劣|29|tasks[0].indicators[0].target|不是水质类别",
                "not_worse_than|better|28|tasks[0].indicators[0].operator|请改为其中之一：>=、<=、=",
                "not_worse_than|>=|28|''|须加引号",
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
        "description: 完成, description: , 501, 23, tasks[0].deadlines[0].description, “要求”有501字，超过500字"
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
                .replace("[water]", "[wasser]")
                .replace("2020-06-30", "2021-06-30")
                .replace("leadMode: joint", "leadMode: 3");
        FileProblemsException refused = catchThrowableOfType(FileProblemsException.class, () -> read(text));
        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.field())
                .containsExactly(
                        "1 ", "15 tasks[0].leadMode", "17 tasks[0].participants[0]", "20 tasks[0].deadlines[0].date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasks: 3",
                "tasks: [[1], 2, null]",
                "goals: {a: b}\ntasks: [{leads: {x: [y]}, deadlines: 7}]",
            })
    void a_file_of_the_wrong_shape_is_refused_not_crashed_on(String text) {
        FileProblemsException refused =
                catchThrowableOfType(FileProblemsException.class, () -> read("city: beihai\n" + text));
        assertThat(refused.problems()).isNotEmpty();
    }

    @Test
    void both_plans_have_all_their_tasks() {
        assertThat(files.readAll())
                .filteredOn(plan -> List.of("beihai", "guigang").contains(plan.city()))
                .extracting(plan ->
                        plan.city() + " " + plan.year() + " " + plan.tasks().size())
                .containsExactly("beihai 2020 21", "guigang 2023 19");
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
                List.of(),
                List.of(new Task(
                        words,
                        words,
                        words,
                        words,
                        LeadMode.ONE,
                        List.of("ecology"),
                        List.of(),
                        List.of(),
                        List.of(new Deadline(null, DeadlineType.EVENT, words, words, List.of(), List.of())),
                        List.of(new Indicator(
                                words, Operator.QUALITATIVE, words, words, words, null, List.of(), List.of())),
                        List.of(words))),
                List.of());
        assertThat(read(files.write(plan))).isEqualTo(plan);
    }

    private PlanDraft read(String text) {
        return files.read("样例.yaml", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
    }
}
