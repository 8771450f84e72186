package cn.jingtu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jingtu.intake.ItemProposals.Said;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.Modality;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.PlanDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemProposalsTest {

    /** A body, or what it does or is told beside its name; the statement of responsibility is made of them. */
    private static final Pattern RESPONSIBLE = Pattern.compile(
            ".*(?:局|委|委员会|厅|部|政府|管委会|公司|海关|中心|办|办公室|学院|法院|检察院|督查室|办事处|合作社|场|库|所|站|支队|单位|部门|县|区|旗|盟|市)等?$"
                    + "|.*(?:牵头|参与|配合|负责|落实|协助|协办|列出|不再重复|不涉及|单位：|部门：|时限：|分工|政府：|责任主体|局指导|局督促指导|厅指导督促|局监督|公司实施|政府组织实施|政府先行试点).*");

    private static final LocalDate JUNE = LocalDate.parse("2024-06-30");

    private final ItemProposals proposals = new ItemProposals(List.of("east", "west"));

    static List<String> samples() {
        return InventedPlansTest.names();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "编制林地土壤保护年度方案|DELIVERABLE",
                "根据第三次国土调查结果，印发园地土壤监测点位名单|DELIVERABLE",
                "建立茶园土壤环境质量档案|DELIVERABLE",
                "动态更新加油站台账信息|STANDING",
                "严格执行新建项目总量前置审核|STANDING",
                "名录内地块不得用于幼儿园建设|STANDING",
                "杜绝不合格肥料进入田间|STANDING",
                "鼓励企业开展绿色化修复|STANDING",
                "完成油库围堰破损整改|LIST",
                "对十二处废渣堆场逐一制定措施，验收合格后销号|LIST",
                "落实一库一策，更新尾矿库隐患清单|LIST",
                "每季度检查一次危险废物仓库|FREQUENCY",
                "组织开展灌溉水监督性监测|FREQUENCY",
                "抓好化工园区地下水监测井巡查|FREQUENCY",
                "编制灌溉水监测方案|DELIVERABLE",
                "汛期前检查一次渣场|WINDOW",
                "播种前完成土壤调理|WINDOW",
                "配合自治区开展油田土壤背景值研究|ASSIST",
                "协助省厅做好典型地块抽样|ASSIST",
                "自7月1日起执行更严的排放限值|FROM_DAY",
                "完成自治区下达的减排目标任务|AMOUNT",
            })
    void a_sentence_is_of_the_kind_of_what_it_asks_for(String sentence, ItemType type) {
        List<PlanDraft.Item> items = proposals.of("二-1", "任务", sentence, List.of(), List.of());
        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.type()).isEqualTo(type);
            assertThat(item.words()).isEqualTo(sentence);
            assertThat(item.check()).isEqualTo(type.usualCheck());
        });
    }

    @ParameterizedTest
    @CsvSource({"亩, AMOUNT, 2", "%, AMOUNT, 2", "处, LIST, 2", "次/年, FREQUENCY, 0"})
    void the_unit_of_a_number_tells_an_amount_from_things_done_one_by_one(String unit, ItemType type, int counties) {
        PlanDraft.Indicator measure = new PlanDraft.Indicator("指标", Operator.AT_LEAST, "30", unit, null);
        List<PlanDraft.Item> items =
                proposals.of("二-1", "任务", "推进园地酸化治理30", List.of(), List.of(new Said<>(measure, "园地酸化治理30")));
        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.type()).isEqualTo(type);
            assertThat(item.indicators()).containsExactly(measure);
            assertThat(item.executors()).hasSize(counties);
        });
    }

    @Test
    void heading_and_statement_of_responsibility_are_no_items() {
        String clause = "（三）管好园地土壤。编制园地分类图集。逐块核查茶园灌溉水源，年底前整改到位。（市林草局（市绿化办）牵头，市水务局等参与，各县区政府负责落实，以下不再列出）";
        assertThat(proposals.of("二(三)", "管好园地土壤", clause, List.of(), List.of()))
                .extracting(PlanDraft.Item::ref, PlanDraft.Item::title)
                .containsExactly(tuple("二(三)-1", "编制园地分类图集"), tuple("二(三)-2", "逐块核查茶园灌溉水源"));
    }

    @Test
    void a_sentence_that_speaks_of_putting_into_effect_is_no_statement() {
        assertThat(proposals.of("1", "任务", "落实园地监管系统填报要求。由市林草局牵头，市水务局配合。", List.of(), List.of()))
                .extracting(PlanDraft.Item::words)
                .containsExactly("落实园地监管系统填报要求");
    }

    @Test
    void a_heading_that_sets_a_day_stays() {
        PlanDraft.Deadline date = new PlanDraft.Deadline(JUNE, DeadlineType.DEADLINE, "6月底前完成井口封闭");
        assertThat(proposals.of(
                        "1", "6月底前完成井口封闭", "6月底前完成井口封闭。做好标识。", List.of(new Said<>(date, "6月底前完成井口封闭")), List.of()))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.words()).isEqualTo("6月底前完成井口封闭；做好标识");
                    assertThat(item.deadlines()).containsExactly(date);
                    assertThat(item.type()).isEqualTo(ItemType.LIST);
                });
    }

    @Test
    void a_small_heading_inside_a_clause_goes_with_what_follows_it() {
        List<PlanDraft.Item> items =
                proposals.of("1", "任务", "一是夯实基础。编制果园土壤普查报告。二是强化服务，组织技术人员下乡指导施肥用药。", List.of(), List.of());
        assertThat(items)
                .extracting(PlanDraft.Item::words)
                .containsExactly("一是夯实基础。编制果园土壤普查报告", "二是强化服务，组织技术人员下乡指导施肥用药");
        assertThat(items).extracting(PlanDraft.Item::title).containsExactly("编制果园土壤普查报告", "强化服务，组织技术人员下乡指导施肥用药");
        assertThat(items.get(0).proof()).containsExactly("报告");
    }

    @Test
    void the_title_leaves_out_the_grounds_and_keeps_quotations_whole() {
        assertThat(proposals.of("1", "任务", "按照“先查后治、治查结合，不留死角”的原则，结合详查成果，排查果园周边渣堆，消除隐患。", List.of(), List.of()))
                .singleElement()
                .satisfies(item -> assertThat(item.title()).isEqualTo("排查果园周边渣堆"));
    }

    @Test
    void dates_and_measures_land_in_their_sentence() {
        PlanDraft.Deadline first = new PlanDraft.Deadline(JUNE, DeadlineType.DEADLINE, "建成监测井");
        PlanDraft.Deadline second =
                new PlanDraft.Deadline(LocalDate.parse("2024-09-30"), DeadlineType.DEADLINE, "报送结果");
        PlanDraft.Indicator measure = new PlanDraft.Indicator("监测井", Operator.EQUAL, "8", "口", null);
        List<PlanDraft.Item> items = proposals.of(
                "1",
                "任务",
                "6月底前建成监测井8口；9月底前报送首轮监测结果。",
                List.of(new Said<>(second, "9月底前报送首轮监测结果"), new Said<>(first, "6月底前建成监测井")),
                List.of(new Said<>(measure, "建成监测井8口")));
        assertThat(items).extracting(PlanDraft.Item::deadlines).containsExactly(List.of(first), List.of(second));
        assertThat(items).extracting(PlanDraft.Item::indicators).containsExactly(List.of(measure), List.of());
    }

    @Test
    void what_is_striven_for_is_marked_and_only_that() {
        PlanDraft.Deadline date = new PlanDraft.Deadline(JUNE, DeadlineType.DEADLINE, "完工");
        List<PlanDraft.Item> items = proposals.of(
                "1",
                "任务",
                "力争6月底前渣场改造完工。6月底前完成渣场排水沟改造。",
                List.of(new Said<>(date, "6月底前渣场改造完工"), new Said<>(date, "6月底前完成渣场排水沟改造")),
                List.of());
        assertThat(items)
                .flatExtracting(PlanDraft.Item::deadlines)
                .extracting(PlanDraft.Deadline::modality)
                .containsExactly(Modality.STRIVE, null);
    }

    @Test
    void days_of_pushing_are_one_item_with_the_words_that_ask_for_it() {
        List<Said<PlanDraft.Deadline>> days = List.of(
                new Said<>(
                        new PlanDraft.Deadline(JUNE, DeadlineType.RECURRING, "推送进展").pushing(true),
                        "6月30日、12月20日前推送进展"),
                new Said<>(
                        new PlanDraft.Deadline(LocalDate.parse("2024-12-20"), DeadlineType.RECURRING, "推送进展")
                                .pushing(true),
                        "6月30日、12月20日前推送进展"));
        List<PlanDraft.Item> items = proposals.of("1", "任务", "成立工作专班并明确分工。各单位于6月30日、12月20日前推送进展。", days, List.of());
        assertThat(items).extracting(PlanDraft.Item::type).containsExactly(ItemType.STANDING, ItemType.FREQUENCY);
        assertThat(items.get(1).deadlines()).hasSize(2).allMatch(PlanDraft.Deadline::pushes);
        assertThat(items.get(1).words()).isEqualTo("各单位于6月30日、12月20日前推送进展");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "（市林草局牵头，市水务局等参与）|true",
                "（市林草局牵头，市水务局等有关部门配合）|true",
                "牵头单位：市林草局。参与单位：市水务局、市财政局等。|true",
                "（市林草局牵头，市水务局、市财政局参与）|false",
                "（市林草局、市水务局等按职责分工负责）|false",
            })
    void participants_are_open_where_the_clause_names_them_for_example(String statement, boolean open) {
        assertThat(ItemProposals.isOpen("加强果园监管。" + statement)).isEqualTo(open);
    }

    @Test
    void a_clause_without_a_sentence_still_asks_for_its_title() {
        assertThat(proposals.of("1", "果园管护", "（市林草局牵头）", List.of(), List.of()))
                .extracting(PlanDraft.Item::title)
                .containsExactly("果园管护");
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("each sentence of an invented plan is an item or part of one")
    void nothing_of_an_invented_plan_is_lost(String name) throws IOException {
        nothingIsLost(PlanDocumentReader.read(Samples.text(name + ".txt")).draft());
    }

    @ParameterizedTest
    @ValueSource(strings = {"beihai-2020", "guigang-2023"})
    @DisplayName("each sentence of the first two plans is an item or part of one")
    void nothing_of_the_first_plans_is_lost(String name) throws IOException {
        Path seed = Path.of(System.getProperty("jingtu.seeds", "../shared/seeds"), name + ".txt");
        assumeTrue(Files.isRegularFile(seed), "the texts of the first two plans are not part of the project");
        nothingIsLost(PlanDocumentReader.read(TextExtraction.extract(seed)).draft());
    }

    /** Every part between commas and stops is in an item, in the title of its clause, or says who is responsible. */
    private void nothingIsLost(DraftPlan plan) {
        for (DraftPlan.Task task : plan.tasks()) {
            List<PlanDraft.Item> items = proposals.of(task.ref(), task.title(), task.quote(), List.of(), List.of());
            assertThat(items).as(task.ref()).isNotEmpty();
            String kept =
                    task.title() + items.stream().map(PlanDraft.Item::words).toList();
            for (String part : task.quote()
                    .split("[，。；;、（）()〔〕\\[\\]【】]|[一二三四五六七八九十]+是|[①-⑳]|(?<![0-9])[0-9]{1,2}[.．](?![0-9](?!月))")) {
                if (part.length() >= 6 && !RESPONSIBLE.matcher(part).matches()) {
                    assertThat(kept)
                            .as(task.ref() + " " + task.quote())
                            .contains(
                                    part.startsWith(task.title())
                                            ? part.substring(task.title().length())
                                            : part);
                }
            }
        }
    }
}
