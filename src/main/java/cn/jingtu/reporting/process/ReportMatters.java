package cn.jingtu.reporting.process;

import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.plan.Plans;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.reporting.ReportRound;
import cn.jingtu.reporting.Rounds;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the procedures of reporting are about: a round, the report of one department in it. */
@Component
class ReportMatters implements MatterSource {

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
    public Optional<MatterRow> find(String procedure, String key) {
        return switch (procedure) {
            case QuarterlyReportProcess.KEY ->
                rounds.find(key).map(round -> row(procedure, key, round, round.subject()));
            default ->
                reports.named(key)
                        .map(report -> row(
                                procedure, key, report.round(), report.round().subject() + "｜" + report.department()));
        };
    }

    private static MatterRow row(String procedure, String key, ReportRound round, String subject) {
        return new MatterRow(
                new Matter(procedure, key, round.cityId()), Plans.matter(round.planId(), round.cityId()), subject);
    }
}
