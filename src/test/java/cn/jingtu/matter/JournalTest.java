package cn.jingtu.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal keeps what was done in the words of that day, and nothing in it is ever changed. */
@JingtuTest
class JournalTest {

    private enum Deed implements Verb {
        DRAFTED("拟稿", true),
        SIGNED("审签", false);

        private final String label;
        private final boolean work;

        Deed(String label, boolean work) {
            this.label = label;
            this.work = work;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public boolean isWork() {
            return work;
        }
    }

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    private final Matter whole = new Matter("annual-plan", UUID.randomUUID().toString(), "beihai");
    private final Matter part = new Matter("plan-task", UUID.randomUUID().toString(), "beihai");

    @Test
    void a_line_is_read_as_it_was_written() {
        journal.add(Entry.of(part, whole, Deed.DRAFTED, new Actor("nobody.li", "agriculture"), "已核对“台账”\n第二行")
                .changing(Map.of("时限", "2020-06-30"), Map.of("时限", "2020-07-31"))
                .because("汛期推迟")
                .basedOn("北政办〔2020〕5号")
                .onBehalfOf("局长")
                .at(new Entry.TaskRef("t1", "编制方案")));

        assertThat(journal.about(part, null, 10)).singleElement().satisfies(line -> {
            assertThat(line.is(Deed.DRAFTED)).isTrue();
            assertThat(line.label()).isEqualTo("拟稿");
            assertThat(line.bodyName()).isEqualTo("市农业农村局");
            assertThat(line.personName()).isEqualTo("nobody.li");
            assertThat(line.words()).isEqualTo("已核对“台账”\n第二行");
            assertThat(line.before()).containsEntry("时限", "2020-06-30");
            assertThat(line.after()).containsEntry("时限", "2020-07-31");
            assertThat(line.reason()).isEqualTo("汛期推迟");
            assertThat(line.basis()).isEqualTo("北政办〔2020〕5号");
            assertThat(line.onBehalfOf()).isEqualTo("局长");
            assertThat(line.taskName()).isEqualTo("编制方案");
            assertThat(line.under()).isEqualTo(whole);
        });
    }

    @Test
    void the_whole_shows_what_was_done_about_its_parts_newest_first() {
        journal.add(Entry.of(whole, null, Deed.SIGNED, Actor.PROGRAM, "一"));
        journal.add(List.of(
                Entry.of(part, whole, Deed.DRAFTED, Actor.PROGRAM, "二"),
                Entry.of(part, whole, Deed.SIGNED, Actor.PROGRAM, "三")));

        assertThat(journal.within(whole, 10)).extracting(Record::words).containsExactly("三", "二", "一");
        assertThat(journal.within(whole, 2)).extracting(Record::words).containsExactly("三", "二");
        assertThat(journal.about(whole, null, 10))
                .extracting(Record::personName)
                .containsExactly("系统");
    }

    @Test
    void what_only_one_body_is_to_read_shows_to_nobody_else() {
        journal.add(Entry.of(part, whole, Deed.SIGNED, Actor.PROGRAM, "转办").onlyFor("beihai.water"));

        assertThat(journal.about(part, List.of("beihai.agriculture"), 10)).isEmpty();
        assertThat(journal.about(part, List.of("beihai.water"), 10)).hasSize(1);
        assertThat(journal.about(part, null, 10)).hasSize(1);
    }

    @Test
    void whoever_did_part_of_the_work_is_known() {
        journal.add(Entry.of(part, whole, Deed.SIGNED, Actor.of("someone.signs"), "同意"));
        journal.add(Entry.of(part, whole, Deed.DRAFTED, Actor.of("someone.drafts"), "草稿"));

        assertThat(journal.hasWorkedOn(part, "someone.drafts")).isTrue();
        assertThat(journal.hasWorkedOn(part, "someone.signs")).isFalse();
        assertThat(journal.hasWorkedOn(whole, "someone.drafts")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update jingtu.record set words = 'x'", "delete from jingtu.record", "truncate jingtu.record"})
    void the_database_refuses_to_change_a_line(String change) {
        journal.add(Entry.of(part, whole, Deed.SIGNED, Actor.PROGRAM, "不改"));

        assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("only added to");
    }

    @Test
    void a_no_has_words_and_nobody_signs_the_own_draft() {
        Actor head = Actor.of("head");
        assertThat(new Decision(true, "  ", head).words()).isEqualTo("同意");
        assertThatThrownBy(() -> new Decision(false, " ", head))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("请写明理由");
        assertThatThrownBy(() -> new Decision(true, "", head).requireOther("head", "本通报"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("拟稿人");
        new Decision(true, "", head).requireOther("clerk", "本通报");
    }
}
