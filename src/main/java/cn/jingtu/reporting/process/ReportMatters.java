package cn.jingtu.reporting.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.plan.Plans;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.reporting.ReportRound;
import cn.jingtu.reporting.Rounds;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the procedures of reporting are about: a round, the report of one department in it. */
@Component
class ReportMatters implements MatterSource {

    private final Plans plans;
    private final Rounds rounds;
    private final ProgressReports reports;

    ReportMatters(Plans plans, Rounds rounds, ProgressReports reports) {
        this.plans = plans;
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
                rounds.find(key).map(round -> new MatterRow(round.matter(), round.plan(), round.subject()));
            default ->
                reports.named(key)
                        .map(report -> new MatterRow(
                                report.round().report(key),
                                report.round().plan(),
                                report.round().subject() + "｜" + report.department()));
        };
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        return row.matter().procedure().equals(QuarterlyReportProcess.KEY)
                ? ofRound(rounds.get(row.key()))
                : reports.named(row.key())
                        .map(report -> brief(
                                report.round(),
                                reports.get(row.key()).acceptUntil(report.round()),
                                List.of(new Line("填报单位", report.department()))))
                        .orElseThrow();
    }

    private Brief ofRound(ReportRound round) {
        return brief(round, round.acceptUntil(), List.of());
    }

    private Brief brief(ReportRound round, LocalDate acceptUntil, List<Line> lines) {
        return Brief.of(
                round.subject(),
                plans.get(round.planId()).shownTitle(),
                lines,
                List.of(new Brief.Date(
                        "最迟报送",
                        acceptUntil,
                        null,
                        round.state().name(),
                        round.state().label(),
                        null)));
    }
}
