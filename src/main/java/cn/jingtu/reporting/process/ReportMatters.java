package cn.jingtu.reporting.process;

import cn.jingtu.organisation.process.Matter;
import cn.jingtu.organisation.process.MatterRows;
import cn.jingtu.plan.Plans;
import cn.jingtu.reporting.ProgressReports;
import cn.jingtu.reporting.Rounds;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the procedures of reporting are about: a round, the report of one department in it, a plan at its year's end. */
@Component
class ReportMatters implements MatterRows {

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
        return Set.of(AnnualAccountProcess.KEY, QuarterlyReportProcess.KEY, ProgressReportProcess.KEY);
    }

    @Override
    public Optional<Matter> find(String procedure, String key) {
        return switch (procedure) {
            case AnnualAccountProcess.KEY ->
                plans.find(key).map(plan -> new Matter(key, plan.cityId(), plan.id(), plan.shownTitle()));
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
