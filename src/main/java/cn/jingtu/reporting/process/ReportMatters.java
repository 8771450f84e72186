package cn.jingtu.reporting.process;

import cn.jingtu.organisation.process.Matter;
import cn.jingtu.organisation.process.MatterRows;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.reporting.Rounds;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the procedures of reporting are about: a round, the report of one department in it. */
@Component
class ReportMatters implements MatterRows {

    private final Rounds rounds;
    private final ProgressReports reports;

    ReportMatters(Rounds rounds, ProgressReports reports) {
        this.rounds = rounds;
        this.reports = reports;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(QuarterlyReportProcess.KEY, ProgressReportProcess.KEY);
    }

    @Override
    public Optional<Matter> find(String procedure, String key) {
        return switch (procedure) {
            case QuarterlyReportProcess.KEY ->
                rounds.find(key).map(round -> new Matter(key, round.cityId(), round.planId(), round.subject()));
            default ->
                reports.named(key)
                        .map(report -> new Matter(
                                key,
                                report.round().cityId(),
                                report.round().planId(),
                                report.round().subject() + "｜" + report.department()));
        };
    }
}
