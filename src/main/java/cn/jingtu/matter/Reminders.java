package cn.jingtu.matter;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.calendar.Workdays;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.CitySettings;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds bodies of what they owe: some working days before, on the day, and again and again once it is late, when heads
 * and supervisors hear of it too. It orders nothing: whether an order is given is for people to decide.
 */
@Component
@Transactional
public class Reminders {

    private final Obligations obligations;
    private final Organisations organisations;
    private final CityCalendars calendars;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    Reminders(
            Obligations obligations,
            Organisations organisations,
            CityCalendars calendars,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.obligations = obligations;
        this.organisations = organisations;
        this.calendars = calendars;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /** When people are told of a day. */
    enum Point {
        BEFORE,
        ON_THE_DAY,
        AFTER
    }

    private record Next(Obligation obligation, Point point, ZonedDateTime at) {}

    /** The next moment at which somebody is to be reminded; empty while a matter owes nothing. */
    @Transactional(readOnly = true)
    public Optional<ZonedDateTime> next(Matter matter) {
        return days(matter).earliest(obligations.of(matter)).map(Next::at);
    }

    /** Tells all that is to be told by now; nothing happens before its time. */
    public void remind(Matter matter) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        Days days = days(matter);
        for (Obligation obligation : obligations.lock(matter)) {
            Next next = days.next(obligation);
            if (!next.at().isAfter(now)) {
                remind(next, days);
            }
        }
    }

    private Days days(Matter matter) {
        String city = matter.city();
        return new Days(organisations.settings(city), calendars.workdays(city), calendars.restDayPolicy(city), clock);
    }

    /** How a city counts its days. */
    private record Days(CitySettings settings, Workdays workdays, RestDayPolicy usual, Clock clock) {

        Optional<Next> earliest(List<Obligation> owed) {
            return owed.stream().map(this::next).min(Comparator.comparing(Next::at));
        }

        Next next(Obligation o) {
            LocalDate remindOn = restDays(o).remindOn(o.due(), workdays);
            LocalDate acceptUntil = acceptUntil(o);
            LocalDate today = LocalDate.now(clock);
            if (o.toldBefore() == null && today.isBefore(remindOn)) {
                LocalDate before = workdays.minus(remindOn, settings.remindWorkdays());
                return new Next(o, Point.BEFORE, OfficeHours.begin(before, clock));
            }
            if (o.toldOnDay() == null && !today.isAfter(acceptUntil)) {
                return new Next(o, Point.ON_THE_DAY, OfficeHours.begin(remindOn, clock));
            }
            if (o.toldAfter() == null) {
                return new Next(o, Point.AFTER, OfficeHours.end(acceptUntil, clock));
            }
            LocalDate last = o.toldAfter().atZoneSameInstant(clock.getZone()).toLocalDate();
            LocalDate again = workdays.plus(last, settings.overdueRepeatWorkdays());
            return new Next(o, Point.AFTER, OfficeHours.begin(again, clock));
        }

        /** The last day that is not late. */
        LocalDate acceptUntil(Obligation o) {
            return restDays(o).acceptUntil(o.due(), workdays);
        }

        private RestDayPolicy restDays(Obligation o) {
            return Objects.requireNonNullElse(o.restDays(), usual);
        }
    }

    private void remind(Next next, Days days) {
        Obligation o = next.obligation();
        obligations.markTold(o.id(), next.point());
        List<Organisation> bodies = obligations.askedLastHere(o).stream()
                .map(body -> organisations.get(o.matter().city(), body))
                .toList();
        if (bodies.isEmpty()) {
            return;
        }
        String text = text(next, days.acceptUntil(o));
        for (Organisation body : bodies) {
            tell(o, body.groupId(), text);
            if (next.point() == Point.AFTER) {
                tell(o, body.headGroupId(), text);
            }
        }
        String names = bodies.stream().map(Organisation::name).collect(Collectors.joining("、"));
        if (next.point() == Point.AFTER) {
            String late = o.what() + "，" + o.due() + "到期未完成：" + names + "。";
            String city = o.matter().city();
            tell(o, CityGroups.supervisors(city), late);
            tell(o, organisations.coordinator(city).groupId(), late);
        }
        MatterVerb verb = next.point() == Point.AFTER ? MatterVerb.REMINDED_LATE : MatterVerb.REMINDED;
        journal.add(Entry.of(o.matter(), o.under(), verb, Actor.PROGRAM, text + "（" + names + "）"));
    }

    private static String text(Next next, LocalDate last) {
        Obligation o = next.obligation();
        String accepted = last.equals(o.due()) ? "" : "（" + last + "及以前完成不算逾期）";
        return switch (next.point()) {
            case BEFORE -> o.what() + "，将于" + o.due() + "到期" + accepted + "，请抓紧办理。";
            case ON_THE_DAY -> o.what() + "，" + o.due() + "到期" + accepted + "，请按时完成。";
            case AFTER -> o.what() + "，" + o.due() + "到期未完成，第" + (o.timesAfter() + 1) + "次逾期提醒。请立即办理；确有困难的，请说明情况、申请延期。";
        };
    }

    /** In the place of the last time. */
    private void tell(Obligation o, String group, String text) {
        notices.repeat(o.matter().city(), group, NoticeKind.REMINDER, o.matter().ref(), o.key(), o.clause(), text);
    }
}
