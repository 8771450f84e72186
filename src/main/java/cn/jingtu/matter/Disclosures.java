package cn.jingtu.matter;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.RestDayPolicy;
import cn.jingtu.matter.Disclosure.State;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishing, once for all that is to be disclosed: one person drafts, another looks whether it may go out, a superior is
 * asked where it is his to publish, somebody in charge approves, and the publication stands with its address and picture.
 */
@Component
@Transactional
public class Disclosures {

    private static final String OWED = "disclose";

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final CityCalendars calendars;
    private final Obligations obligations;
    private final Journal journal;
    private final Clock clock;

    Disclosures(
            JdbcClient jdbc,
            Organisations organisations,
            CityCalendars calendars,
            Obligations obligations,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.calendars = calendars;
        this.obligations = obligations;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What is to be published, as drafted.
     *
     * @param withhold whether it is proposed to keep it back
     * @param content what is published, or the reason for keeping it back
     * @param files ids of what is published
     * @param until last day; null: for good
     */
    public record Draft(
            boolean withhold,
            String content,
            List<UUID> files,
            @Nullable String place,
            @Nullable LocalDate until) {}

    /** What the review came to. */
    public enum Review {
        PUBLISH("可以公开"),
        /** The superior publishes such things, or has to agree. */
        ASK("须先商上级"),
        WITHHOLD("不予公开"),
        RETURN("退回修改");

        private final String label;

        Review(String label) {
            this.label = label;
        }

        /** As officials read it. */
        public String label() {
            return label;
        }
    }

    /** What a superior answered. */
    public record Reply(String superior, String letter, String reply, boolean agreed, String words) {}

    /**
     * Something of the active kind has been made, and is to be published in the time of the city.
     *
     * @param origin what it came from
     * @param under the matter that it is a part of
     * @param basis why it is to be disclosed
     * @param sources ids of the files as they were made
     * @return id
     */
    public String begin(
            Matter origin,
            @Nullable Matter under,
            String body,
            String title,
            String basis,
            LocalDate madeOn,
            List<UUID> sources) {
        String city = origin.city();
        String id = UUID.randomUUID().toString();
        LocalDate due = calendars
                .workdays(city)
                .plus(madeOn, organisations.settings(city).disclosureWorkdays());
        jdbc.sql("""
                        INSERT INTO jingtu.disclosure
                               (id, city_id, origin, under, body, title, basis, made_on, due, source_files, state, begun_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFTING', ?)""")
                .params(
                        id,
                        city,
                        origin.ref(),
                        Matter.refOf(under),
                        body,
                        title,
                        basis,
                        madeOn,
                        due,
                        sources.toArray(UUID[]::new),
                        OffsetDateTime.now(clock))
                .update();
        Disclosure d = get(id);
        obligations.set(
                d.matter(),
                under,
                List.of(new Owed(OWED, "公开《" + title + "》", null, due, RestDayPolicy.UNCHANGED, List.of(body), null)));
        journal.add(Entry.of(d.matter(), under, DisclosureVerb.BEGUN, Actor.PROGRAM, madeOn + "形成，最迟" + due + "公开")
                .basedOn(basis));
        return id;
    }

    @Transactional(readOnly = true)
    public Optional<Disclosure> find(String id) {
        return jdbc.sql("SELECT * FROM jingtu.disclosure WHERE id = ?")
                .param(id)
                .query(Disclosures::read)
                .optional();
    }

    @Transactional(readOnly = true)
    public Disclosure get(String id) {
        return find(id).orElseThrow(Disclosures::none);
    }

    /** Somebody says what is to be published, or why nothing. */
    public void draft(String id, Draft draft, Actor by) {
        Disclosure d = inState(id, State.DRAFTING, "拟稿");
        require(
                draft.until() == null || !draft.until().isBefore(today()),
                "公开截止日期（" + draft.until() + "）已经过去，请改为今天或以后的日期；长期公开的不填。");
        jdbc.sql("""
                        UPDATE jingtu.disclosure
                           SET withhold = ?, content = ?, files = ?, place = ?, until = ?, drafted_by = ?, remark = NULL,
                               reviewed_by = NULL, approved_by = NULL, superior = NULL, letter = NULL, reply = NULL,
                               state = 'REVIEWING'
                         WHERE id = ?""")
                .params(
                        draft.withhold(),
                        draft.content(),
                        draft.files().toArray(UUID[]::new),
                        draft.place(),
                        draft.until(),
                        by.person(),
                        id)
                .update();
        String what = draft.withhold() ? "拟不予公开：" : "拟公开：";
        String until = draft.withhold() ? "" : draft.until() == null ? "；长期公开" : "；公开至" + draft.until();
        record(d, DisclosureVerb.DRAFTED, by, what + draft.content() + until);
    }

    /** Another looks whether it may go out. */
    public void review(String id, Review review, String words, Actor by) {
        Disclosure d = inState(id, State.REVIEWING, "审查");
        require(!by.isUser(d.draftedBy()), "您是公开内容的拟稿人，不得自己审查，请由本单位其他人员审查。");
        require(
                !d.withhold() || review == Review.WITHHOLD || review == Review.RETURN,
                "拟稿意见是不予公开。同意的请选择“" + Review.WITHHOLD.label() + "”，认为可以公开的请退回修改。");
        if (review == Review.RETURN) {
            sendBack(d, words);
            record(d, DisclosureVerb.SENT_BACK, by, words);
            return;
        }
        jdbc.sql("UPDATE jingtu.disclosure SET reviewed_by = ?, withhold = withhold OR ?, state = ? WHERE id = ?")
                .params(
                        by.person(),
                        review == Review.WITHHOLD,
                        review == Review.ASK ? State.ASKING.name() : State.APPROVING.name(),
                        id)
                .update();
        record(d, DisclosureVerb.REVIEWED, by, review.label() + (words.isEmpty() ? "" : "：" + words));
    }

    /** A superior has answered; what he does not agree to is kept back, if it is so approved. */
    public void answered(String id, Reply r, Actor by) {
        Disclosure d = inState(id, State.ASKING, "登记上级答复");
        jdbc.sql("""
                        UPDATE jingtu.disclosure
                           SET superior = ?, letter = ?, reply = ?, withhold = withhold OR ?, state = 'APPROVING'
                         WHERE id = ?""")
                .params(r.superior(), r.letter(), r.reply(), !r.agreed(), id)
                .update();
        journal.add(Entry.of(
                        d.matter(),
                        d.under(),
                        DisclosureVerb.ASKED,
                        by,
                        r.superior()
                                + (r.agreed() ? "同意公开" : "不同意公开")
                                + (r.words().isEmpty() ? "" : "：" + r.words()))
                .basedOn("去函：" + r.letter() + "；复函：" + r.reply()));
    }

    /**
     * What is to be approved, kept from everybody else until the transaction ends.
     *
     * @throws Refusal if it is not to be approved, or not any more
     */
    public Disclosure toApprove(String id) {
        return inState(id, State.APPROVING, "审批");
    }

    /** What was decided on it, at signature. */
    public void approve(String id, Decision decision) {
        Disclosure d = toApprove(id);
        if (!decision.agreed()) {
            sendBack(d, decision.remark());
            return;
        }
        jdbc.sql("UPDATE jingtu.disclosure SET approved_by = ?, state = ? WHERE id = ?")
                .params(decision.by().person(), d.withhold() ? State.WITHHELD.name() : State.PUBLISHING.name(), id)
                .update();
        if (d.withhold()) {
            record(d, DisclosureVerb.WITHHELD, decision.by(), String.valueOf(d.content()));
            obligations.done(d.matter(), d.body());
        }
    }

    /**
     * It is out.
     *
     * @param address of the page, or the paper with its number
     * @param proof id of a picture of it
     */
    public void publish(String id, String address, LocalDate on, UUID proof, Actor by) {
        Disclosure d = inState(id, State.PUBLISHING, "登记发布");
        require(!on.isAfter(today()), "发布日期（" + on + "）晚于今天，请在发布以后登记。");
        require(!on.isBefore(d.madeOn()), "发布日期（" + on + "）早于形成日期（" + d.madeOn() + "），请核对。");
        require(d.until() == null || !d.until().isBefore(on), "发布日期（" + on + "）晚于公开截止日期（" + d.until() + "），请核对。");
        jdbc.sql("""
                        UPDATE jingtu.disclosure
                           SET address = ?, published_on = ?, proof = ?, published_by = ?, state = 'PUBLISHED' WHERE id = ?""").params(address, on, proof, by.person(), id).update();
        record(
                d,
                DisclosureVerb.PUBLISHED,
                by,
                on + "发布于" + address + (on.isAfter(d.due()) ? "（逾期，最迟应于" + d.due() + "）" : ""));
        obligations.done(d.matter(), d.body());
    }

    /** Its time is over, and it was taken down. */
    public void takeDown(String id, LocalDate on, String feedback, Actor by) {
        Disclosure d = inState(id, State.PUBLISHED, "登记撤下");
        require(d.until() != null && on.isAfter(d.until()), "公开截止日期是" + d.until() + "，此后才能撤下，请核对撤下日期。");
        require(!on.isAfter(today()), "撤下日期（" + on + "）晚于今天，请在撤下以后登记。");
        jdbc.sql("UPDATE jingtu.disclosure SET taken_down_on = ?, feedback = ?, state = 'TAKEN_DOWN' WHERE id = ?")
                .params(on, feedback, id)
                .update();
        record(d, DisclosureVerb.TAKEN_DOWN, by, on + "撤下；收到的意见：" + feedback);
    }

    /** Nothing of it is waited for any more. */
    public void end(String id) {
        obligations.end(get(id).matter());
    }

    private void sendBack(Disclosure d, String remark) {
        jdbc.sql("UPDATE jingtu.disclosure SET remark = ?, state = 'DRAFTING' WHERE id = ?")
                .params(remark, d.id())
                .update();
    }

    private void record(Disclosure d, DisclosureVerb verb, Actor by, String words) {
        journal.add(Entry.of(d.matter(), d.under(), verb, by, words));
    }

    private Disclosure inState(String id, State state, String act) {
        Disclosure d = jdbc.sql("SELECT * FROM jingtu.disclosure WHERE id = ? FOR NO KEY UPDATE")
                .param(id)
                .query(Disclosures::read)
                .optional()
                .orElseThrow(Disclosures::none);
        require(d.state() == state, "《" + d.title() + "》的信息公开在“" + d.state().label() + "”环节，现在不能" + act + "，请刷新任务列表。");
        return d;
    }

    private static Refusal none() {
        return Refusal.notFound("找不到这件公开事项，请刷新任务列表。");
    }

    private static Disclosure read(ResultSet row, int number) throws SQLException {
        String city = row.getString("city_id");
        return new Disclosure(
                row.getString("id"),
                city,
                Matter.of(row.getString("origin"), city),
                Matter.ofNullable(row.getString("under"), city),
                row.getString("body"),
                row.getString("title"),
                row.getString("basis"),
                row.getObject("made_on", LocalDate.class),
                row.getObject("due", LocalDate.class),
                files(row, "source_files"),
                State.valueOf(row.getString("state")),
                row.getBoolean("withhold"),
                row.getString("content"),
                files(row, "files"),
                row.getString("place"),
                row.getObject("until", LocalDate.class),
                row.getString("drafted_by"),
                row.getString("remark"),
                row.getString("reviewed_by"),
                row.getString("superior"),
                row.getString("letter"),
                row.getString("reply"),
                row.getString("address"),
                row.getObject("published_on", LocalDate.class),
                row.getObject("proof", UUID.class),
                row.getObject("taken_down_on", LocalDate.class));
    }

    private static List<UUID> files(ResultSet row, String column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.conflict(otherwise);
        }
    }
}
