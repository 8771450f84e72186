package cn.jingtu.land.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.calendar.process.OtherTime;
import cn.jingtu.land.yearly.ListLine;
import cn.jingtu.land.yearly.ListPart;
import cn.jingtu.land.yearly.ListRow;
import cn.jingtu.land.yearly.ListState;
import cn.jingtu.land.yearly.YearlyLists;
import cn.jingtu.plan.process.RehearsedStories;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The lists of the demo, each where its story leaves it. What is told is taken back. */
@JingtuTest
@TestPropertySource(properties = {"jingtu.demo=true", "jingtu.rehearsal=false"})
class ListsRehearsalTest {

    @Autowired
    List<RehearsedStories> stories;

    @Autowired
    ListsRehearsal rehearsal;

    @Autowired
    YearlyLists lists;

    @Autowired
    DeferredListProcess process;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private OtherTime time;
    private LocalDate today;

    @BeforeEach
    void another_time() {
        // Of a year in which the stories can be told, whatever today is.
        today = LocalDate.of(LocalDate.now(clock).getYear(), 11, 20);
        time = new OtherTime();
        time.moveTo(today.atTime(9, 0).atZone(clock.getZone()).toInstant());
    }

    @AfterEach
    void back() {
        time.close();
    }

    @Test
    void sites_come_first() {
        assertThat(stories.stream().map(story -> story.getClass().getSimpleName()))
                .containsSubsequence("SitesRehearsal", "ListsRehearsal");
    }

    @Test
    void in_one_city_the_lists_are_out_and_in_another_two_counties_have_yet_to_answer() {
        transaction.executeWithoutResult(status -> {
            process.lay(List.of("beihai", "guigang"), today.getYear());
            stories.stream()
                    .flatMap(one -> one.outstanding().stream())
                    .forEach(story -> story.tell(time, today, () -> {}));
            assertThat(rehearsal.outstanding())
                    .as("what is told once is not told again")
                    .isEmpty();
            ListLine out = lists.ofYear("beihai", today.getYear()).orElseThrow();
            assertThat(out.state()).isEqualTo(ListState.SETTLED);
            assertThat(out.number()).startsWith("演练");
            assertThat(lists.rows(out.list().id()))
                    .extracting(ListRow::result)
                    .isNotEmpty()
                    .doesNotContainNull();
            ListLine open = lists.ofYear("guigang", today.getYear()).orElseThrow();
            assertThat(open.state()).isEqualTo(ListState.CONFIRMING);
            assertThat(lists.parts(open.list().id()).stream().filter(part -> !part.isConfirmed()))
                    .hasSize(2);
            assertThat(lists.parts(open.list().id()).stream().filter(ListPart::isConfirmed))
                    .isNotEmpty();
            assertThat(lists.rows(open.list().id()))
                    .extracting(ListRow::name)
                    .anyMatch(name -> name.startsWith("〔演练〕"));
            status.setRollbackOnly();
        });
    }
}
