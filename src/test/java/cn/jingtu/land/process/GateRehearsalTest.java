package cn.jingtu.land.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.calendar.process.OtherTime;
import cn.jingtu.land.access.AccessChecks;
import cn.jingtu.land.access.AccessLine;
import cn.jingtu.land.access.AccessQueries;
import cn.jingtu.land.access.Finding;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What the demo shows at the gate, after its sites. What is told is taken back. */
@JingtuTest
@TestPropertySource(properties = {"jingtu.demo=true", "jingtu.rehearsal=false"})
class GateRehearsalTest {

    @Autowired
    SitesRehearsal sites;

    @Autowired
    GateRehearsal gate;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AccessQueries queries;

    @Autowired
    AccessChecks checks;

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
    void every_kind_of_answer_is_there_and_the_check_finds_the_permit_that_nobody_asked_for() {
        transaction.executeWithoutResult(status -> {
            sites.outstanding().forEach(story -> story.tell(time, today, () -> {}));
            gate.outstanding().forEach(story -> story.tell(time, today, () -> {}));
            time.moveTo(Instant.now());
            assertThat(gate.outstanding())
                    .as("what is told once is not told again")
                    .isEmpty();
            assertThat(lines("beihai"))
                    .extracting(
                            AccessLine::caseNumber,
                            line -> String.join(",", line.answers()),
                            line -> line.state().name())
                    .containsExactlyInAnyOrder(
                            tuple("演练案01", "ALLOW", "DECIDED"),
                            tuple("演练案02", "ALLOW", "EXPIRED"),
                            tuple("演练案03", "DENY", "DECIDED"),
                            tuple("演练案04", "ALLOW_IF", "VALID"),
                            tuple("演练案05", "INVESTIGATE_FIRST", "VALID"));
            assertThat(lines("guigang"))
                    .extracting(
                            AccessLine::caseNumber,
                            line -> String.join(",", line.answers()),
                            line -> line.state().name())
                    .containsExactlyInAnyOrder(tuple("演练案01", "DENY", "DECIDED"), tuple("演练案02", "ALLOW", "VALID"));
            String found = checks.lines("beihai", List.of("natural-resources")).stream()
                    .map(line -> line.check().id())
                    .filter(id -> !checks.permits(id).isEmpty())
                    .findFirst()
                    .orElseThrow();
            assertThat(checks.found(found)).singleElement().satisfies(one -> {
                assertThat(one.finding().kind()).isEqualTo(Finding.Kind.NOT_ASKED);
                assertThat(one.permit().name()).contains("加油站旧址");
                assertThat(one.disposal()).isNull();
            });
            status.setRollbackOnly();
        });
    }

    private List<AccessLine> lines(String city) {
        return queries.lines(city, null, "演练案", 0, 50);
    }
}
