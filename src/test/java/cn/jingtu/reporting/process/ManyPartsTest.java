package cn.jingtu.reporting.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.plan.Role;
import cn.jingtu.plan.process.ManyCounties;
import cn.jingtu.plan.process.Office;
import cn.jingtu.reporting.CountyPart;
import cn.jingtu.reporting.Rounds;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** On the last morning of a quarter all counties report their parts at the same moment. */
@JingtuTest
@TestPropertySource(properties = "jingtu.cities-dir=src/test/resources/many-counties")
class ManyPartsTest {

    @LocalServerPort
    int port;

    @Autowired
    ManyCounties counties;

    @Autowired
    Departments departments;

    @Autowired
    Office office;

    @Autowired
    Rounds rounds;

    @Test
    void twenty_counties_report_their_parts_at_the_same_moment_and_all_are_accepted() {
        counties.accounts();
        String task = counties.issued(2201, 3).get(0);
        String round =
                rounds.ofPlan(task.substring(0, task.indexOf(':'))).get(0).id();
        departments.open(round);
        List<Callable<HttpResponse<String>>> reports = counties.open(round, "UserTask_ReportPart").stream()
                .<Callable<HttpResponse<String>>>map(open -> {
                    String group = counties.group(open);
                    Visitor clerk = counties.clerk(port, group);
                    String county = group.substring(group.indexOf('.') + 1);
                    var submission = Map.of("items", departments.lines(round, county, Role.EXECUTOR));
                    return () -> counties.handIn(clerk, open.getId(), submission);
                })
                .toList();
        List<HttpResponse<String>> answers = ManyCounties.atOnce(reports);

        assertThat(answers)
                .hasSize(20)
                .allSatisfy(a -> assertThat(a.statusCode()).as(a.body()).isEqualTo(204));
        assertThat(rounds.parts(round))
                .hasSize(20)
                .extracting(CountyPart::reportedAt)
                .doesNotContainNull();
        assertThat(Collections.frequency(office.passed(round), "EndEvent_PartsIn"))
                .isEqualTo(1);
        assertThat(office.waitsIn(round)).contains("UserTask_TrackReports").doesNotContain("UserTask_ReportPart");
    }
}
