package cn.jingtu.matter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Disclosure;
import cn.jingtu.matter.Disclosure.State;
import cn.jingtu.matter.DisclosureRegister;
import cn.jingtu.matter.Disclosures;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Obligations;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.plan.process.Intruder;
import cn.jingtu.plan.process.Office;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
@Covers("disclosure")
class DisclosureProcessTest {

    private static final String STAFF = "guigang.water";
    private static final LocalDate MADE = LocalDate.of(2026, 5, 20);
    /** Twenty working days later; 19 June is 端午节. */
    private static final LocalDate DUE = LocalDate.of(2026, 6, 17);

    @Autowired
    Office office;

    @Autowired
    DisclosureSteps steps;

    @Autowired
    Disclosures disclosures;

    @Autowired
    DisclosureRegister register;

    @Autowired
    Obligations obligations;

    @Autowired
    Journal journal;

    @Autowired
    Notices notices;

    @Autowired
    Intruder intruder;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void on_the_day_on_which_it_is_made() {
        office.today(MADE);
    }

    private Disclosure get(String id) {
        return disclosures.get(id);
    }

    private List<Record> records(String id) {
        return journal.about(get(id).matter(), null, 100);
    }

    private void review(String id, String review, String words) {
        office.handIn(
                id,
                "UserTask_Review",
                STAFF,
                "审查员",
                words == null ? Map.of("review", review) : Map.of("review", review, "words", words));
    }

    @Test
    void what_is_published_for_good_ends_with_its_address_and_its_picture() {
        String id = steps.begin(MADE);
        assertThat(get(id).due()).isEqualTo(DUE);
        assertThat(obligations.of(get(id).matter()))
                .singleElement()
                .satisfies(owed -> assertThat(owed.due()).isEqualTo(DUE));
        steps.draft(id, Map.of());
        review(id, "PUBLISH", null);
        steps.approve(id);
        assertThat(get(id).state()).isEqualTo(State.PUBLISHING);
        Map<String, ?> out = Map.of("address", "https://www.example.gov.cn/1.html", "publishedOn", "2026-05-20");
        assertThatThrownBy(() -> office.handIn(id, "UserTask_Publish", STAFF, "经办员", out))
                .hasMessageContaining("请上传公开页面的截图");
        steps.upload(id, "UserTask_Publish", "截图.pdf");
        office.handIn(id, "UserTask_Publish", STAFF, "经办员", out);

        assertThat(get(id).state()).isEqualTo(State.PUBLISHED);
        assertThat(get(id).proof()).isNotNull();
        assertThat(office.waitsIn(id)).isEmpty();
        assertThat(office.passed(id)).contains("EndEvent_Published");
        assertThat(obligations.of(get(id).matter())).isEmpty();
        assertThat(records(id))
                .extracting(Record::label)
                .containsExactly("发布", "上传材料", "签发", "保密与公开审查", "拟公开内容", "转信息公开");
    }

    @Test
    void what_is_published_for_a_time_is_taken_down_when_that_is_over() {
        String id = steps.toPublish(MADE, Map.of("until", "2026-06-30"));
        steps.publish(id, MADE);
        assertThat(office.waitsIn(id)).contains("Event_TimeOver");
        office.await(id, "Event_PointReached");
        office.run(id, "ServiceTask_Remind");
        assertThat(office.passed(id)).as("nothing more is owed").contains("EndEvent_NothingOwed");
        assertThat(office.timer(id, "Event_TimeOver")).isAfter(LocalDateTime.of(2026, 7, 1, 0, 0));
        office.await(id, "Event_TimeOver");
        assertThatThrownBy(() -> office.handIn(
                        id, "UserTask_TakeDown", STAFF, "经办员", Map.of("takenDownOn", "2026-06-30", "feedback", "无")))
                .hasMessageContaining("此后才能撤下");
        office.handIn(id, "UserTask_TakeDown", STAFF, "经办员", Map.of("takenDownOn", "2026-07-01", "feedback", "无"));
        assertThat(get(id).state()).isEqualTo(State.TAKEN_DOWN);
        assertThat(office.passed(id)).contains("EndEvent_TakenDown");
        assertThat(office.waitsIn(id)).isEmpty();
    }

    @Test
    void a_superior_whose_it_is_to_publish_is_asked_and_what_he_refuses_is_kept_back() {
        String asked = steps.begin(MADE);
        steps.draft(asked, Map.of());
        assertThatThrownBy(() -> review(asked, "ASK", null)).hasMessageContaining("请填写审查说明");
        review(asked, "ASK", "土壤环境状况由自治区统一发布");
        assertThat(get(asked).state()).isEqualTo(State.ASKING);
        steps.answer(asked, true);
        steps.approve(asked);
        assertThat(get(asked).state()).isEqualTo(State.PUBLISHING);
        assertThat(records(asked))
                .filteredOn(record -> record.label().equals("商上级"))
                .singleElement()
                .satisfies(record -> assertThat(record.basis()).contains("复函：桂环函〔2026〕9号"));

        String refused = steps.begin(MADE);
        steps.draft(refused, Map.of());
        review(refused, "ASK", "由自治区统一发布");
        steps.answer(refused, false);
        steps.approve(refused);
        assertThat(get(refused).state()).isEqualTo(State.WITHHELD);
        assertThat(office.passed(refused)).contains("EndEvent_Withheld");
        assertThat(office.waitsIn(refused)).isEmpty();
    }

    @Test
    void what_the_drafter_would_keep_back_is_not_published_by_the_reviewer_alone() {
        String id = steps.begin(MADE);
        assertThatThrownBy(() -> office.handIn(id, "UserTask_Draft", STAFF, "经办员", Map.of("withhold", true)))
                .hasMessageContaining("公开内容或不予公开的理由");
        office.handIn(id, "UserTask_Draft", STAFF, "经办员", Map.of("withhold", true, "content", "内部管理信息，条例第十六条"));
        assertThatThrownBy(() -> review(id, "PUBLISH", null)).hasMessageContaining("拟稿意见是不予公开");
        review(id, "WITHHOLD", "同意");
        steps.approve(id);
        assertThat(get(id).state()).isEqualTo(State.WITHHELD);
        assertThat(records(id)).extracting(Record::label).contains("决定不予公开");
    }

    @Test
    void it_comes_back_from_the_review_and_from_the_approval_with_the_reason() {
        String id = steps.begin(MADE);
        steps.draft(id, Map.of());
        review(id, "RETURN", "坐标未处理");
        assertThat(get(id).remark()).isEqualTo("坐标未处理");
        steps.draft(id, Map.of());
        review(id, "PUBLISH", "可以");
        office.sign(id, STAFF + ".head", "head", Map.of("agreed", false, "remark", "标题改正"));
        assertThat(get(id).state()).isEqualTo(State.DRAFTING);
        assertThat(get(id).remark()).isEqualTo("标题改正");
        assertThat(office.list(id, "UserTask_Draft", STAFF)).hasSize(1);
    }

    @Test
    void whoever_drafted_neither_reviews_nor_approves() {
        String id = steps.begin(MADE);
        steps.draft(id, Map.of());
        assertThatThrownBy(() -> office.handIn(id, "UserTask_Review", STAFF, "经办员", Map.of("review", "PUBLISH")))
                .hasMessageContaining("不得自己审查");
        review(id, "PUBLISH", null);
        assertThatThrownBy(() -> office.sign(id, STAFF + ".head", "经办员", Map.of("agreed", true)))
                .hasMessageContaining("不得自己审签");
    }

    @Test
    void nothing_goes_out_that_was_not_looked_through() {
        String id = steps.begin(MADE);
        assertThatThrownBy(() -> steps.draft(id, Map.of("cleaned", false))).hasMessageContaining("已删去个人信息");
        assertThatThrownBy(() -> steps.draft(id, Map.of("sources", false))).hasMessageContaining("没有找到处理后的文件");
        assertThatThrownBy(() -> steps.draft(id, Map.of("until", "2026-05-01"))).hasMessageContaining("已经过去");
        steps.upload(id, "UserTask_Draft", "公开稿.pdf");
        steps.draft(id, Map.of("sources", false));
        assertThat(get(id).files()).hasSize(1).doesNotContainAnyElementsOf(get(id).sources());
    }

    @Test
    void it_is_reminded_of_and_late_after_its_last_day() {
        String id = steps.toPublish(MADE, Map.of());
        while (notices.about("guigang", get(id).matter().ref()).stream()
                .noneMatch(notice -> notice.groupId().equals("guigang.supervisor"))) {
            office.await(id, "Event_PointReached");
            office.run(id, "ServiceTask_Remind");
        }
        assertThat(notices.about("guigang", get(id).matter().ref()))
                .extracting(notice -> notice.groupId(), notice -> notice.kind())
                .contains(tuple(STAFF, NoticeKind.REMINDER), tuple(STAFF + ".head", NoticeKind.REMINDER));
        office.today(DUE.plusDays(1));
        assertThatThrownBy(() -> steps.publish(id, DUE.plusDays(2))).hasMessageContaining("晚于今天");
        assertThatThrownBy(() -> steps.publish(id, MADE.minusDays(1))).hasMessageContaining("早于形成日期");
        steps.publish(id, DUE.plusDays(1));
        DisclosureRegister.Wanted wanted =
                new DisclosureRegister.Wanted("guigang", false, List.of("water"), get(id).basis());
        assertThat(register.count(wanted)).isEqualTo(1);
        assertThat(register.page(wanted, 0, 10))
                .singleElement()
                .satisfies(line -> assertThat(line.isLate(DUE.plusDays(1))).isTrue());
        assertThat(records(id).get(0).words()).contains("逾期");
    }

    @Test
    void a_step_that_was_reached_by_force_is_not_taken() {
        String id = steps.begin(MADE);
        for (String node : List.of("UserTask_Publish", "UserTask_TakeDown", "UserTask_AskSuperior")) {
            intruder.begin("disclosure", id, "guigang", node);
        }
        try {
            assertThatThrownBy(() -> steps.publish(id, MADE)).hasMessageContaining("现在不能登记发布");
            assertThatThrownBy(() -> steps.answer(id, true)).hasMessageContaining("现在不能登记上级答复");
            assertThatThrownBy(() -> office.handIn(
                            id,
                            "UserTask_TakeDown",
                            STAFF,
                            "经办员",
                            Map.of("takenDownOn", "2026-05-20", "feedback", "无")))
                    .hasMessageContaining("现在不能登记撤下");
            assertThat(intruder.enter("disclosure", id, "guigang", "CallActivity_SignOff"))
                    .hasValueSatisfying(refusal -> assertThat(refusal).hasMessageContaining("现在不能审批"));
        } finally {
            intruder.leave();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'PUBLISHED'",
                "state = 'WITHHELD'",
                "state = 'PUBLISHING', drafted_by = 'x', reviewed_by = 'x', approved_by = 'y'"
            })
    void no_row_says_that_something_was_decided_that_nobody_decided(String change) {
        String id = steps.begin(MADE);
        assertThatThrownBy(() -> jdbc.sql("update jingtu.disclosure set " + change + " where id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
