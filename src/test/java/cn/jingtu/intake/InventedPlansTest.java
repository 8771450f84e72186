package cn.jingtu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of invented cities, each written as another part of the country writes them. */
class InventedPlansTest {

    static List<String> names() {
        return List.of(
                "labels",
                "brackets",
                "prose",
                "county",
                "region",
                "square",
                "joint-notice",
                "points",
                "semicolons",
                "numbering",
                "contents",
                "ordinals",
                "annex",
                "autonomous-region",
                "league",
                "brackets-first",
                "headings",
                "roles-behind",
                "flat-table",
                "sentences");
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("a plan of a city never seen is read from the document alone")
    void a_plan_of_a_city_never_seen_is_read(String name) throws IOException {
        DraftPlan draft = PlanDocumentReader.read(Samples.text(name + ".txt")).draft();
        assertThat(Summary.of(draft)).isEqualTo(Samples.text(name + ".expected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "UTF-16"})
    @DisplayName("a table with merged cells is read from a page in any encoding")
    void a_table_is_read_from_a_page_in_any_encoding(String encoding) throws IOException {
        byte[] page = Samples.text("table.html").getBytes(Charset.forName(encoding));
        DraftPlan draft = PlanDocumentReader.read(TextExtraction.extract(page, "plan.html"))
                .draft();
        assertThat(Summary.of(draft)).isEqualTo(Samples.text("table.expected"));
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("page numbers, running heads, broken lines, mixed widths and spaces change nothing")
    void noise_of_extraction_changes_nothing(String name) throws IOException {
        String clean = Samples.text(name + ".txt");
        String facts = facts(clean);
        for (int seed = 1; seed <= 6; seed++) {
            assertThat(facts(new Noise(seed).applyTo(clean))).as("seed " + seed).isEqualTo(facts);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("every quote is found in the text, and every paragraph goes somewhere")
    void every_quote_is_found_in_the_text(String name) throws IOException {
        String text = Samples.text(name + ".txt");
        PlanDocumentReader.PlanReading reading = PlanDocumentReader.read(text);
        String plain = text.replaceAll("[\\s\u3000]", "");
        DraftPlan draft = reading.draft();
        draft.tasks().forEach(task -> {
            assertThat(plain).contains(task.quote().replaceAll("[\\s\u3000]", ""));
            task.deadlines().forEach(d -> assertThat(plain).contains(d.quote().replaceAll("[\\s\u3000]", "")));
            task.indicators().forEach(i -> assertThat(plain).contains(i.quote().replaceAll("[\\s\u3000]", "")));
        });
        draft.goals().forEach(goal -> assertThat(plain).contains(goal.quote().replaceAll("[\\s\u3000]", "")));
        for (String line : text.split("\n")) {
            boolean heading =
                    Marker.at(line, 0) != null && line.indexOf('。') == line.length() - 1 && line.indexOf('，') < 0;
            boolean body = line.indexOf('。') > 12 && !heading && !line.contains("现印发") && !line.contains("印发给");
            int at = text.indexOf(line);
            assertThat(!body
                            || reading.marks().stream()
                                    .anyMatch(mark -> mark.start() < at + line.length() && at < mark.end()))
                    .as(line)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("dates before the day of issue are marked, not dropped")
    void dates_before_the_issue_are_marked() {
        DraftPlan draft = PlanDocumentReader.read("""
                        东岭市2024年土壤污染防治工作计划
                        2024年6月1日
                        一、重点任务
                        1.公布名录。3月底前公布重点监管单位名录。（市生态环境局牵头，财政局参与）
                        """).draft();
        assertThat(draft.tasks().get(0).deadlines()).hasSize(1);
        assertThat(draft.warnings()).anyMatch(w -> w.message().contains("2024年3月31日早于印发日期"));
    }

    @Test
    @DisplayName("who stands before the colon that opens a paragraph answers for it")
    void who_opens_a_paragraph_answers_for_it() {
        DraftPlan draft = PlanDocumentReader.read("""
                        东岭市2024年土壤污染防治工作方案
                        一、重点任务
                        （一）源头防控
                        市生态环境局、市应急管理局：5月底前完成涉铊企业清单更新，建立在线监测站6座。
                        市工业和信息化局会同市发展改革委：11月底前淘汰落后产能4.5万吨。
                        （二）用地管理
                        1. 4月底前完成12个地块调查。（市自然资源局牵头，市财政局参与）
                        """).draft();
        assertThat(draft.tasks()).hasSize(3);
        assertThat(draft.tasks().get(0).lead()).containsExactly("市生态环境局", "市应急管理局");
        assertThat(draft.tasks().get(1).lead()).containsExactly("市工业和信息化局");
        assertThat(draft.tasks().get(1).participants()).containsExactly("市发展改革委");
        assertThat(draft.tasks().get(2).deadlines().get(0).date()).isEqualTo("2024-04-30");
    }

    @Test
    @DisplayName("a district that writes its city before its own name is that district")
    void a_district_that_writes_its_city_first_is_that_district() {
        DraftPlan draft = PlanDocumentReader.read("""
                        东岭市白沙区2024年土壤污染防治工作计划
                        一、重点任务
                        1.建立问题台账。6月底前建立问题台账。（区农业农村局牵头，区财政局参与）
                        """).draft();
        assertThat(draft.city()).isEqualTo("东岭市白沙区");
        assertThat(draft.tasks().get(0).lead()).containsExactly("区农业农村局");
    }

    /** What must not change: who, when, how much; titles may end elsewhere where a heading ran into its text. */
    private static String facts(String text) {
        StringBuilder facts = new StringBuilder();
        for (String line : Summary.of(PlanDocumentReader.read(text).draft()).split("\n")) {
            if (line.startsWith("task ")) {
                facts.append(line, 0, line.indexOf(' ', 5)).append('\n');
            } else if (line.startsWith("goal ") || line.startsWith("  measure ")) {
                facts.append(line.replaceFirst("^(goal|  measure) .* (>=|<=|=|>|<|not worse than|:) ", "$1 $2 "))
                        .append('\n');
            } else if (line.matches("  (?:event|relative|recurring) .*[^-\\d].*")) {
                facts.append(line, 0, 8).append('\n');
            } else if (line.startsWith("  ")) {
                facts.append(line).append('\n');
            }
        }
        return facts.toString();
    }
}
