package cn.jingtu.reporting;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Extension;
import cn.jingtu.matter.ExtensionRules;
import cn.jingtu.matter.Obligation;
import cn.jingtu.platform.Refusal;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** More time for the report of one department: as long as the summary waits anyway. */
@Component
class ReportExtensions implements ExtensionRules {

    private final ReportStore store;
    private final Rounds rounds;
    private final ApplicationEventPublisher events;

    ReportExtensions(ReportStore store, Rounds rounds, ApplicationEventPublisher events) {
        this.store = store;
        this.rounds = rounds;
        this.events = events;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(ReportRound.PROCEDURE);
    }

    @Override
    public boolean moveForAll() {
        return false;
    }

    @Override
    public void check(Obligation obligation, LocalDate until, Actor by) {
        if (!Rounds.asksForReports(obligation)) {
            throw Refusal.conflict("县区进展供牵头单位汇总，不能单独延期，请尽快填报。");
        }
        LocalDate last = rounds.graceOverAt(obligation.matter().id()).toLocalDate();
        if (until.isAfter(last)) {
            throw Refusal.conflict("全市汇总最迟等到" + last + "，新的日期不能晚于这一天。");
        }
    }

    @Override
    public boolean move(Extension granted) {
        ReportRound round = store.lockRound(granted.obligation().matter().id());
        ProgressReport report = store.lockReport(round.id() + ":" + granted.body());
        boolean waited = round.state() == RoundState.OPEN && report.state().isOwed() && report.submittedAt() == null;
        if (waited) {
            store.setExtended(report.id(), granted.until());
            rounds.owe(round.id());
            events.publishEvent(new ReportDueMoved(round.cityId(), report.id()));
        }
        return waited;
    }
}
