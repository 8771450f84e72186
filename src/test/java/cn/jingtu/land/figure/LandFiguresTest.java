package cn.jingtu.land.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.land.figure.LandFigures.Asked;
import cn.jingtu.matter.Actor;
import cn.jingtu.plan.process.Office;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** LandFigures counted by hand beside those that the register gives; each test has a county of its own. */
@JingtuTest
class LandFiguresTest {

    private static final Change CHANGE = Change.inRegister(Actor.of("li"), "台账登记", null);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    @Autowired
    LandFigures figures;

    @Autowired
    Register register;

    @Autowired
    Kinds kinds;

    @Autowired
    Office office;

    @Autowired
    JdbcClient jdbc;

    private final String county = "county-" + UUID.randomUUID();
    private int named;

    @BeforeEach
    void in_the_middle_of_the_year() {
        office.today(DAY);
    }

    // ---- what is on record

    private RegisterEntry site(String city, Map<String, String> values) {
        return register.add(
                new Register.NewEntry(city, kinds.get("site"), null, "统计地块" + ++named, county, null, values, null),
                CHANGE);
    }

    private RegisterEntry site(Map<String, String> values) {
        return site("guigang", values);
    }

    private RegisterEntry below(RegisterEntry site, String kind, Map<String, String> values) {
        return register.add(
                new Register.NewEntry(site.city(), kinds.get(kind), null, "记录", null, site, values, null), CHANGE);
    }

    private void list(RegisterEntry site, String list, LocalDate on) {
        register.list(site.id(), list, on, CHANGE);
    }

    /** Something was issued at a gate for a parcel that may be this site. */
    private void issued(RegisterEntry site, String gate, LocalDate on, String doubt) {
        String query = UUID.randomUUID().toString();
        jdbc.sql("""
                        INSERT INTO jingtu.access_query (id, city_id, year, serial, number, gate, body, purpose, asked_by, asked_at)
                        VALUES (:id, :city, 2001, (SELECT coalesce(max(serial), 0) + 1 FROM jingtu.access_query WHERE year = 2001),
                                :id, :gate, 'natural-resources', '出让', 'li', now())""")
                .param("id", query)
                .param("city", site.city())
                .param("gate", gate)
                .update();
        jdbc.sql("INSERT INTO jingtu.access_parcel (query, position, name, use) VALUES (?, 1, '宗地', '{}')")
                .param(query)
                .update();
        jdbc.sql("INSERT INTO jingtu.access_snapshot (query, position, at) VALUES (?, 1, now())")
                .param(query)
                .update();
        jdbc.sql("""
                        INSERT INTO jingtu.access_match (query, position, entry, title, way, share, doubt, version, state, facts)
                        VALUES (?, 1, ?, '地块', 'NAME', 1, ?, 1, '调查中', '{}')""").params(query, site.id(), doubt).update();
        jdbc.sql(
                        "INSERT INTO jingtu.access_sheet (query, code, answered_at, valid_until) VALUES (?, '1', now(), now())")
                .param(query)
                .update();
        jdbc.sql("""
                        INSERT INTO jingtu.access_answer (query, position, answer, rules, basis, conditions)
                        VALUES (?, 1, 'ALLOW', '{}', '{}', '{}')""").param(query).update();
        jdbc.sql("""
                        INSERT INTO jingtu.access_decision (query, position, outcome, number, on_day, decided_by, at)
                        VALUES (?, 1, 'ISSUED', '号', ?, 'li', ?)""").params(query, on, on.atTime(10, 0)).update();
    }

    private void issued(RegisterEntry site) {
        issued(site, "G3", DAY.minusDays(1), null);
    }

    private RegisterEntry polluted(Map<String, String> values) {
        RegisterEntry site = site(values);
        list(site, "CONTAMINATED", DAY.minusDays(90));
        return site;
    }

    // ---- what is counted

    private Asked asked(int year, LocalDate day) {
        return new Asked("guigang", year, day, List.of(county));
    }

    private Tally total(Figure figure, Asked asked) {
        return figures.tallies(List.of(figure), asked).get(0);
    }

    private Tally total(Figure figure) {
        return total(figure, asked(2026, DAY));
    }

    private List<FigureLine> lines(Figure figure) {
        return figures.lines(figure, asked(2026, DAY), 100);
    }

    @Test
    void of_nothing_there_is_no_rate() {
        assertThat(figures.tallies(List.of(Figure.values()), asked(2026, DAY)))
                .extracting(Tally::figure, Tally::all, Tally::words)
                .containsExactly(
                        tuple(Figure.FIRST_PASS, 0, "不适用"),
                        tuple(Figure.POLLUTED_LAND, 0, "不适用"),
                        tuple(Figure.KEY_LAND, 0, "不适用"),
                        tuple(Figure.PRIORITY_CONTROL, 0, "不适用"),
                        tuple(Figure.DEFERRED_CONTROL, 0, "不适用"));
    }

    // ----

    /** 3000 of 10 000 and 6999: the first two are suited, the third waits for its works: 3000 + 6999 of 20 000 = 49.995 %. */
    @Test
    void polluted_land_in_use_counts_by_its_area_and_is_not_rounded_up_to_a_target() {
        RegisterEntry remediated = polluted(Map.of("area", "3000", "sensitive", "true"));
        below(remediated, "works", Map.of("conclusion", "REMOVED", "classReached", "FIRST"));
        RegisterEntry controlled = polluted(Map.of("area", "6999", "sensitive", "false", "landClass", "SECOND"));
        below(controlled, "works", Map.of("conclusion", "KEPT", "classReached", "SECOND"));
        RegisterEntry waiting = polluted(Map.of("area", "10001", "sensitive", "false"));
        below(waiting, "works", Map.of());
        List.of(remediated, controlled, waiting).forEach(this::issued);

        Tally tally = total(Figure.POLLUTED_LAND);
        assertThat(tally.area()).isEqualByComparingTo("20000");
        assertThat(tally.areaMet()).isEqualByComparingTo("9999");
        assertThat(tally.rate()).contains(new BigDecimal("49.99"));
        assertThat(lines(Figure.POLLUTED_LAND))
                .extracting(FigureLine::entry, FigureLine::verdict)
                .containsExactly(
                        tuple(waiting.id(), Verdict.NOT_MET),
                        tuple(remediated.id(), Verdict.MET),
                        tuple(controlled.id(), Verdict.MET));
    }

    @Test
    void what_is_not_polluted_not_in_use_or_struck_does_not_count() {
        issued(site(Map.of("area", "1", "sensitive", "false")));
        polluted(Map.of("area", "1", "sensitive", "false"));
        RegisterEntry otherGate = polluted(Map.of("area", "1", "sensitive", "false"));
        issued(otherGate, "G4", DAY.minusDays(1), null);
        RegisterEntry perhaps = polluted(Map.of("area", "1", "sensitive", "false"));
        issued(perhaps, "G3", DAY.minusDays(1), "名称相近");
        RegisterEntry later = polluted(Map.of("area", "1", "sensitive", "false"));
        issued(later, "G3", DAY.plusDays(1), null);
        RegisterEntry struck = polluted(Map.of("area", "1", "sensitive", "false"));
        issued(struck);
        register.strike(struck.id(), CHANGE);
        RegisterEntry elsewhere = site("beihai", Map.of("area", "1", "sensitive", "false"));
        list(elsewhere, "CONTAMINATED", DAY);
        issued(elsewhere);
        assertThat(total(Figure.POLLUTED_LAND).all()).isZero();
        assertThat(figures.lines(Figure.POLLUTED_LAND, new Asked("beihai", 2026, DAY, List.of(county)), 9))
                .extracting(FigureLine::entry)
                .containsExactly(elsewhere.id());
    }

    @Test
    void land_over_the_limits_counts_as_polluted_before_it_is_listed() {
        RegisterEntry site = site(Map.of("area", "500", "sensitive", "false"));
        below(site, "survey", Map.of("conclusion", "OVER", "landClass", "SECOND"));
        issued(site);
        assertThat(lines(Figure.POLLUTED_LAND))
                .extracting(FigureLine::verdict, FigureLine::grounds)
                .containsExactly(tuple(Verdict.NOT_MET, Ground.NOT_REACHED.words()));
    }

    @Test
    void who_goes_on_with_polluted_land_in_use_counts_in_its_place() {
        RegisterEntry whole = polluted(Map.of("area", "900", "sensitive", "false"));
        issued(whole);
        RegisterEntry part = site(Map.of("area", "400", "sensitive", "false"));
        register.succeed(whole.id(), Set.of(part.id()), CHANGE);
        assertThat(lines(Figure.POLLUTED_LAND)).extracting(FigureLine::entry).containsExactly(part.id());
    }

    @Test
    void an_area_that_nobody_knows_leaves_the_figure_open() {
        RegisterEntry site = polluted(Map.of("sensitive", "true"));
        below(site, "works", Map.of("conclusion", "REMOVED", "classReached", "FIRST"));
        issued(site);
        Tally tally = total(Figure.POLLUTED_LAND);
        assertThat(tally.met()).isEqualTo(1);
        assertThat(tally.withoutArea()).isEqualTo(1);
        assertThat(tally.rate()).isEmpty();
        assertThat(tally.words()).isEqualTo("数据不足");
    }

    @Test
    void key_land_is_what_is_to_be_homes_and_public_services_and_what_may_be() {
        RegisterEntry homes = site(Map.of("area", "100", "sensitive", "true"));
        below(homes, "survey", Map.of("conclusion", "CLEAN", "landClass", "FIRST"));
        RegisterEntry changed = site(Map.of("area", "300", "reason", "CL_2"));
        below(changed, "survey", Map.of("conclusion", "CLEAN", "landClass", "FIRST"));
        RegisterEntry factory = site(Map.of("area", "700", "sensitive", "false"));
        List.of(homes, changed, factory).forEach(this::issued);
        assertThat(total(Figure.KEY_LAND).words()).isEqualTo("100.00");
        assertThat(total(Figure.KEY_LAND).all()).isEqualTo(2);

        RegisterEntry unknown = site(Map.of("area", "100"));
        issued(unknown);
        assertThat(total(Figure.KEY_LAND).unknown()).isEqualTo(1);
        assertThat(total(Figure.KEY_LAND).words()).isEqualTo("数据不足");
        assertThat(lines(Figure.KEY_LAND).get(0).entry()).isEqualTo(unknown.id());
    }

    @Test
    void land_that_may_not_be_lived_on_does_not_meet_the_demands_of_homes() {
        RegisterEntry second = polluted(Map.of("area", "100", "sensitive", "true", "landClass", "FIRST"));
        below(second, "works", Map.of("conclusion", "REMOVED", "classReached", "SECOND"));
        RegisterEntry listed = polluted(Map.of("area", "100", "sensitive", "true", "landClass", "FIRST"));
        list(listed, "REGISTRY", DAY.minusDays(30));
        below(listed, "works", Map.of("conclusion", "KEPT", "classReached", "FIRST"));
        RegisterEntry doubted = polluted(Map.of("area", "100", "sensitive", "true", "landClass", "SECOND"));
        below(doubted, "works", Map.of("conclusion", "REMOVED", "classReached", "SECOND"));
        RegisterEntry silent = polluted(Map.of("area", "100", "sensitive", "true"));
        below(silent, "works", Map.of("conclusion", "REMOVED"));
        List.of(second, listed, doubted, silent).forEach(this::issued);
        assertThat(lines(Figure.KEY_LAND))
                .extracting(FigureLine::entry, FigureLine::verdict, FigureLine::grounds)
                .containsExactlyInAnyOrder(
                        tuple(second.id(), Verdict.NOT_MET, Ground.CLASS_TOO_LOW.words()),
                        tuple(listed.id(), Verdict.NOT_MET, Ground.ON_REGISTRY.words()),
                        tuple(doubted.id(), Verdict.UNKNOWN, Ground.CLASS_DOUBTED.words()),
                        tuple(silent.id(), Verdict.UNKNOWN, Ground.CLASS_UNKNOWN.words()));
    }

    // ---- R-16; 贵港 demands a zone or a reason for none, and measures

    private static final Map<String, String> IN_PLACE =
            Map.of("zoneNeeded", "false", "noZoneReason", "周边没有敏感目标", "measures", "围挡", "measuresOn", "2026-03-01");

    private RegisterEntry priority(LocalDate on) {
        RegisterEntry site = site(Map.of());
        list(site, "PRIORITY", on);
        return site;
    }

    @Test
    void controlled_is_what_has_all_that_the_city_demands_or_what_it_takes_instead() {
        LocalDate listed = LocalDate.of(2025, 5, 1);
        RegisterEntry inPlace = priority(listed);
        below(inPlace, "deferral", IN_PLACE);
        RegisterEntry zoned = priority(listed);
        below(
                zoned,
                "deferral",
                Map.of(
                        "zoneNeeded",
                        "true",
                        "zoneDecision",
                        "APPROVED",
                        "zoneOn",
                        "2026-02-01",
                        "signsOn",
                        "2026-02-02"));
        RegisterEntry noReason = priority(listed);
        below(noReason, "deferral", Map.of("zoneNeeded", "false", "measuresOn", "2026-03-01"));
        RegisterEntry later = priority(listed);
        below(later, "deferral", Map.of("zoneNeeded", "false", "noZoneReason", "有", "measuresOn", "2026-07-01"));
        RegisterEntry nothing = priority(listed);
        RegisterEntry works = priority(listed);
        below(works, "works", Map.of("startedOn", "2026-04-01", "noticeBoardOn", "2026-04-02"));
        RegisterEntry cleared = priority(listed);
        register.move(cleared.id(), "CLEARED", CHANGE);
        register.delist(cleared.id(), "PRIORITY", LocalDate.of(2026, 2, 1), CHANGE);

        assertThat(lines(Figure.PRIORITY_CONTROL))
                .extracting(FigureLine::entry, FigureLine::verdict, FigureLine::grounds)
                .containsExactlyInAnyOrder(
                        tuple(inPlace.id(), Verdict.MET, ""),
                        tuple(zoned.id(), Verdict.NOT_MET, Ground.MEASURES.words()),
                        tuple(noReason.id(), Verdict.NOT_MET, Ground.ZONE.words()),
                        tuple(later.id(), Verdict.NOT_MET, Ground.MEASURES.words()),
                        tuple(nothing.id(), Verdict.NOT_MET, Ground.NOT_BEGUN.words()),
                        tuple(works.id(), Verdict.MET, Ground.WORKS.words()),
                        tuple(cleared.id(), Verdict.MET, Ground.CLEARED.words()));
        assertThat(total(Figure.PRIORITY_CONTROL).words()).isEqualTo("42.86");
        assertThat(total(Figure.DEFERRED_CONTROL).all()).isZero();
    }

    @Test
    void measures_that_a_review_found_ineffective_do_not_control_until_they_are_in_place_again() {
        RegisterEntry site = priority(LocalDate.of(2025, 5, 1));
        RegisterEntry deferral = below(site, "deferral", IN_PLACE);
        register.set(deferral.id(), "measuresEffective", "INEFFECTIVE", "PLACING", CHANGE);
        assertThat(lines(Figure.PRIORITY_CONTROL))
                .extracting(FigureLine::grounds)
                .containsExactly(Ground.EFFECTIVE.words());
        register.move(deferral.id(), "CONTROLLED", CHANGE);
        assertThat(total(Figure.PRIORITY_CONTROL).words()).isEqualTo("100.00");
    }

    @Test
    void what_people_on_site_found_not_in_place_does_not_count_whether_the_city_asks_for_them_or_not() {
        RegisterEntry site = priority(LocalDate.of(2025, 5, 1));
        RegisterEntry deferral = below(site, "deferral", IN_PLACE);
        register.set(deferral.id(), "verifyOutcome", "NOT_IN_PLACE", "PLACING", CHANGE);
        assertThat(lines(Figure.PRIORITY_CONTROL))
                .extracting(FigureLine::verdict, FigureLine::grounds)
                .containsExactly(tuple(Verdict.NOT_MET, Ground.VERIFIED.words()));
    }

    @Test
    void what_left_the_list_before_the_year_or_came_after_the_day_does_not_count() {
        RegisterEntry left = priority(LocalDate.of(2024, 5, 1));
        register.delist(left.id(), "PRIORITY", LocalDate.of(2026, 1, 1), CHANGE);
        priority(DAY.plusDays(1));
        RegisterEntry mistaken = priority(LocalDate.of(2026, 2, 1));
        register.delist(mistaken.id(), "PRIORITY", LocalDate.of(2026, 2, 1), CHANGE);
        RegisterEntry back = priority(LocalDate.of(2024, 5, 1));
        register.delist(back.id(), "PRIORITY", LocalDate.of(2025, 5, 1), CHANGE);
        list(back, "PRIORITY", LocalDate.of(2026, 5, 1));
        assertThat(lines(Figure.PRIORITY_CONTROL)).extracting(FigureLine::entry).containsExactly(back.id());
        assertThat(total(Figure.PRIORITY_CONTROL, asked(2025, LocalDate.of(2026, 6, 30)))
                        .all())
                .isEqualTo(2);
    }

    @Test
    void a_day_that_is_over_is_counted_as_it_was_and_what_is_handed_in_later_with_a_later_day() {
        RegisterEntry site = priority(LocalDate.of(2026, 5, 1));
        LocalDate last = LocalDate.of(2026, 12, 31);
        office.today(LocalDate.of(2027, 1, 8));
        RegisterEntry deferral = below(site, "deferral", IN_PLACE);
        office.today(LocalDate.of(2027, 3, 1));
        register.set(deferral.id(), "measuresEffective", "INEFFECTIVE", "PLACING", CHANGE);
        assertThat(total(Figure.PRIORITY_CONTROL, asked(2026, last)).words()).isEqualTo("0.00");
        assertThat(total(Figure.PRIORITY_CONTROL, asked(2026, LocalDate.of(2027, 1, 10)))
                        .words())
                .isEqualTo("100.00");
        assertThat(total(Figure.PRIORITY_CONTROL, asked(2027, LocalDate.of(2027, 3, 2)))
                        .words())
                .isEqualTo("0.00");
    }

    @Test
    void each_county_has_its_own_row_below_the_total() {
        priority(LocalDate.of(2026, 5, 1));
        String other = "other-" + county;
        RegisterEntry moved = priority(LocalDate.of(2026, 5, 1));
        register.rename(moved.id(), moved.name(), other, CHANGE);
        below(moved, "deferral", IN_PLACE);
        assertThat(figures.tallies(
                        List.of(Figure.PRIORITY_CONTROL), new Asked("guigang", 2026, DAY, List.of(county, other))))
                .extracting(Tally::total, Tally::county, Tally::all, Tally::words)
                .containsExactly(
                        tuple(true, null, 2, "50.00"),
                        tuple(false, county, 1, "0.00"),
                        tuple(false, other, 1, "100.00"));
    }

    // ----

    private void review(RegisterEntry survey, String unit, String on, String outcome) {
        RegisterEntry review = below(
                survey,
                "review",
                Map.of("authorCode", unit, "author", unit + "单位", "reviewOn", on, "outcome", outcome));
        register.move(review.id(), "CONCLUDED", CHANGE);
    }

    @Test
    void a_report_counts_once_and_in_the_year_of_its_first_review() {
        RegisterEntry site = site(Map.of());
        RegisterEntry one = below(site, "survey", Map.of());
        RegisterEntry two = below(site, "survey", Map.of());
        RegisterEntry three = below(site, "survey", Map.of());
        review(one, "甲", "2025-12-20", "FAIL");
        review(one, "甲", "2026-02-01", "PASS");
        review(two, "甲", "2026-03-01", "REVISED");
        review(three, "甲", "2026-04-01", "FAIL");
        review(three, "甲", "2026-05-01", "PASS");
        review(three, "乙", "2026-06-01", "CONTINUE");
        review(two, "乙", "2026-07-01", "PASS");
        assertThat(figures.byHolder(Figure.FIRST_PASS, asked(2026, DAY)))
                .extracting(
                        LandFigures.Holder::name,
                        unit -> unit.tally().all(),
                        unit -> unit.tally().met(),
                        unit -> unit.tally().words())
                .containsExactly(tuple("甲单位", 2, 1, "50.00"), tuple("乙单位", 1, 0, "0.00"));
        assertThat(total(Figure.FIRST_PASS).words()).isEqualTo("33.33");
        assertThat(total(Figure.FIRST_PASS, asked(2025, DAY)).words()).isEqualTo("0.00");
        assertThat(lines(Figure.FIRST_PASS)).extracting(FigureLine::holder).containsExactly("甲单位", "乙单位", "甲单位");
    }

    @Test
    void the_rate_of_first_passes_is_that_of_the_published_example() {
        assertThat(new Tally(Figure.FIRST_PASS, true, null, 105, 83, 0, BigDecimal.ZERO, BigDecimal.ZERO, 105).rate())
                .contains(new BigDecimal("79.05"));
    }
}
