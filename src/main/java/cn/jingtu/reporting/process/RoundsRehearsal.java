package cn.jingtu.reporting.process;

import cn.jingtu.matter.Document;
import cn.jingtu.matter.Documents;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.RehearsalMoment;
import cn.jingtu.plan.process.RehearsedPeople;
import cn.jingtu.reporting.CountyPart;
import cn.jingtu.reporting.Happenings;
import cn.jingtu.reporting.ProgressReport;
import cn.jingtu.reporting.ReportRound;
import cn.jingtu.reporting.RoundState;
import cn.jingtu.reporting.Rounds;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The quarters of a rehearsed year that have passed, pushed by the demo accounts: all counties but one report at once,
 * most departments when they are reminded. One report is returned and sent again, one comes when it is late,
 * and of the last quarter that has passed one is still missing.
 */
@Component
@ConditionalOnProperty("jingtu.demo")
class RoundsRehearsal {

    /** Of the numbers of a rehearsal, which are nobody's. */
    private static final String CODE = "演练";

    private final Rounds rounds;
    private final Happenings happenings;
    private final Documents documents;
    private final Organisations organisations;
    private final RehearsedPeople people;
    private final Clock clock;

    RoundsRehearsal(
            Rounds rounds,
            Happenings happenings,
            Documents documents,
            Organisations organisations,
            RehearsedPeople people,
            Clock clock) {
        this.rounds = rounds;
        this.happenings = happenings;
        this.documents = documents;
        this.clock = clock;
        this.organisations = organisations;
        this.people = people;
    }

    @EventListener
    void on(RehearsalMoment moment) {
        List<ReportRound> all = rounds.ofPlan(moment.planId());
        for (ReportRound round : all) {
            if (round.state() == RoundState.OPEN) {
                reportParts(round);
            }
            if (round.state() == RoundState.OPEN && rounds.isReminded(round, false)) {
                boolean last = all.stream()
                        .noneMatch(later ->
                                isPast(later, moment.until()) && later.due().isAfter(round.due()));
                act(round, last);
            }
            documents.about(round.matter()).stream()
                    .map(documents::get)
                    .filter(document -> document.state() == Document.State.DRAFTING)
                    .forEach(this::issue);
        }
    }

    private static boolean isPast(ReportRound round, LocalDate until) {
        return round.acceptUntil().isBefore(until);
    }

    private void reportParts(ReportRound round) {
        List<CountyPart> parts = rounds.parts(round.id());
        for (CountyPart part : parts.subList(0, Math.max(parts.size() - 1, 0))) {
            if (part.reportedAt() == null) {
                report(round, part);
            }
        }
    }

    private void act(ReportRound round, boolean last) {
        List<ProgressReport> reports = rounds.reports(round.id());
        for (int i = 0; i < reports.size(); i++) {
            boolean laggard = i > 0 && i == reports.size() - 1;
            boolean moved = rounds.isReminded(round, true) && !last;
            if (reports.get(i).state().isOwed() && (!laggard || moved)) {
                push(round, reports.get(i), i == 1);
            }
        }
    }

    /** The summary is drafted, signed, and gets the next number. */
    private void issue(Document document) {
        Organisation body = organisations.get(document.row().city(), document.body());
        String staff = body.groupId();
        people.handIn(
                document.id(),
                "UserTask_Draft",
                staff,
                staff,
                Map.of(
                        "title",
                        document.title(),
                        "route",
                        Document.Route.HERE,
                        "generated",
                        true,
                        "recipients",
                        document.recipients(),
                        "openness",
                        Document.Openness.ON_REQUEST));
        people.sign(document.id(), body, "同意印发");
        Integer next = documents.codes(document).stream()
                .filter(known -> known.code().equals(CODE))
                .findFirst()
                .map(Documents.Code::next)
                .orElse(1);
        people.handIn(
                document.id(),
                "UserTask_Number",
                staff,
                staff,
                Map.of(
                        "code",
                        CODE,
                        "serial",
                        next,
                        "issuedOn",
                        LocalDate.now(clock).toString()));
    }

    private void report(ReportRound round, CountyPart part) {
        String county = organisations.get(round.cityId(), part.organisationId()).groupId();
        people.handIn(
                round.id(),
                "UserTask_ReportPart",
                county,
                county,
                Map.of("items", lines(happenings.ofPart(round.id(), part.organisationId()))));
    }

    private void push(ReportRound round, ProgressReport report, boolean returned) {
        draftAndConfirm(round, report);
        if (returned) {
            accept(round, report, Map.of("agreed", false, "remark", "（演练）请补充数据来源后重新报送。"));
            draftAndConfirm(round, report);
        }
        accept(round, report, Map.of("agreed", true));
    }

    private void draftAndConfirm(ReportRound round, ProgressReport report) {
        String group =
                organisations.get(round.cityId(), report.organisationId()).groupId();
        String head = organisations.get(round.cityId(), report.organisationId()).headGroupId();
        people.handIn(
                report.id(),
                "UserTask_DraftReport",
                group,
                group,
                Map.of(
                        "items",
                        lines(happenings.ofReport(report.id())),
                        "problems",
                        "（演练）部分项目资金尚未全部到位，基层技术力量不足。",
                        "nextSteps",
                        "（演练）加快项目实施，督促县（市、区）按期完成。"));
        people.handIn(report.id(), "UserTask_ConfirmReport", head, head, Map.of("agreed", true, "remark", "同意报送"));
    }

    /** By somebody of the coordinating body who has no part in its own report. */
    private void accept(ReportRound round, ProgressReport report, Map<String, ?> decision) {
        String coordinator = organisations.coordinator(round.cityId()).groupId();
        people.handIn(report.id(), "UserTask_AcceptReport", coordinator, coordinator + ".verifier", decision);
    }

    private static List<Map<String, Object>> lines(List<Happenings.Told> told) {
        return told.stream()
                .map(t -> Map.<String, Object>of(
                        "planTaskId", t.task().id(), "state", t.state().name(), "content", t.content()))
                .toList();
    }
}
