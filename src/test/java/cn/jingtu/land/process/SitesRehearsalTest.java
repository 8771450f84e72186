package cn.jingtu.land.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.calendar.process.OtherTime;
import cn.jingtu.evidence.Evidence;
import cn.jingtu.plan.process.RehearsedStories.Story;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.OpenWork;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The sites of the demo, each where its story leaves it. What is told is taken back. */
@JingtuTest
@TestPropertySource(properties = {"jingtu.demo=true", "jingtu.rehearsal=false"})
class SitesRehearsalTest {

    @Autowired
    SitesRehearsal rehearsal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Register register;

    @Autowired
    Kinds kinds;

    @Autowired
    OpenWork work;

    @Autowired
    Evidence evidence;

    @Autowired
    Clock clock;

    private OtherTime time;
    private LocalDate today;

    @BeforeEach
    void another_time() {
        today = LocalDate.now(clock);
        time = new OtherTime();
    }

    @AfterEach
    void back() {
        time.close();
    }

    @Test
    void every_site_stands_where_its_story_leaves_it_and_somebody_has_the_next_step() {
        transaction.executeWithoutResult(status -> {
            rehearsal.outstanding().forEach(story -> story.tell(time, today, () -> {}));
            assertThat(rehearsal.outstanding())
                    .as("what is told once is not told again")
                    .isEmpty();
            assertThat(Stream.concat(sites("beihai"), sites("guigang")))
                    .extracting(RegisterEntry::city, RegisterEntry::number, RegisterEntry::state, this::steps)
                    .containsExactly(
                            tuple("beihai", "演练01", "SURVEYING", List.of("登记调查报告和检测数据")),
                            tuple("beihai", "演练02", "SURVEYING", List.of("登记调查报告和检测数据")),
                            tuple("beihai", "演练03", "SURVEYING", List.of("受理审查")),
                            tuple("beihai", "演练04", "ASSESSING", List.of("登记自治区评审结论")),
                            tuple("beihai", "演练05", "WORKS", List.of("登记效果评估委托")),
                            tuple("beihai", "演练06", "AFTERCARE", List.of("登记年度检查")),
                            tuple("beihai", "演练07", "DEFERRED", List.of("登记措施、标识和首轮监测")),
                            tuple("beihai", "演练08", "CLEARED", List.of()),
                            tuple("guigang", "演练01", "DEFERRED", List.of()),
                            tuple("guigang", "演练02", "DEFERRED", List.of()),
                            tuple("guigang", "演练03", "DEFERRED", List.of()),
                            tuple("guigang", "演练04", "DEFERRED", List.of("登记措施、标识和首轮监测")),
                            tuple("guigang", "演练05", "DEFERRED", List.of("登记管控方案")),
                            tuple("guigang", "演练06", "CLEARED", List.of()),
                            tuple("guigang", "演练07", "SURVEYING", List.of("受理审查")),
                            tuple("guigang", "演练08", "WORKS", List.of("登记公开和开工")));
            assertThat(Stream.concat(sites("beihai"), sites("guigang"))).allSatisfy(site -> {
                assertThat(site.name()).startsWith("〔演练〕");
                assertThat(site.lacking()).as(site.name()).isEmpty();
                assertThat(evidence.list(site.city(), site.matter(kinds).ref())).isNotEmpty();
            });
            the_clock_of_a_survey_runs_from_its_service();
            what_was_late_was_dealt_with();
            status.setRollbackOnly();
        });
    }

    private void the_clock_of_a_survey_runs_from_its_service() {
        RegisterEntry site =
                register.numbered("beihai", kinds.get("site"), "演练01").orElseThrow();
        LocalDate due = LocalDate.parse(register.below(site, "survey").get(0).value("dueOn"));
        assertThat(due).isBetween(today.plusDays(30), today.plusDays(55));
    }

    private void what_was_late_was_dealt_with() {
        RegisterEntry site =
                register.numbered("beihai", kinds.get("site"), "演练02").orElseThrow();
        RegisterEntry survey = register.below(site, "survey").get(0);
        assertThat(LocalDate.parse(survey.value("dueOn"))).isBefore(today.minusDays(50));
        assertThat(survey.value("overdueWay")).isEqualTo("ORDER");
    }

    @Test
    void of_a_story_that_is_broken_off_nothing_is_left() {
        Story story = rehearsal.outstanding().get(0);
        try {
            transaction.executeWithoutResult((TransactionStatus status) -> story.tell(time, today, () -> {
                throw new CancellationException("stops");
            }));
        } catch (CancellationException expected) {
            assertThat(rehearsal.outstanding()).extracting(Story::title).contains(story.title());
            return;
        }
        throw new AssertionError("the story went on");
    }

    private Stream<RegisterEntry> sites(String city) {
        return Stream.iterate(1, i -> i + 1)
                .map(i -> register.numbered(city, kinds.get("site"), "演练%02d".formatted(i)))
                .takeWhile(Optional::isPresent)
                .map(Optional::get);
    }

    private List<String> steps(RegisterEntry site) {
        return work.at(List.of(site.id())).getOrDefault(site.id(), List.of()).stream()
                .map(OpenWork.Task::step)
                .toList();
    }
}
