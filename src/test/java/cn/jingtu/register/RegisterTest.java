package cn.jingtu.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Record;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is on record changes by versions, and everything that changed can be told. */
@JingtuTest
class RegisterTest {

    private static final String CITY = "guigang";
    private static final Change CHANGE = Change.inRegister(Actor.of("guigang.ecology"), "核对后补充", "贵环函〔2026〕9号");

    @Autowired
    Register register;

    @Autowired
    RegisterSearch search;

    @Autowired
    Kinds kinds;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    private RegisterEntry site(String name, Map<String, String> values) {
        return register.add(
                new Register.NewEntry(CITY, kinds.get("site"), null, name, "gangbei", null, values, null), CHANGE);
    }

    @Test
    void every_change_is_a_version_with_who_why_and_on_what_paper() {
        String id = site("某厂旧址", Map.of("address", "某路")).id();
        register.fill(id, Map.of("area", "0120.50"), List.of("area", "address"), "LISTED", CHANGE);
        assertThat(register.get(id).values()).isEqualTo(Map.of("area", "0120.50"));
        assertThat(register.versions(id, 10))
                .extracting(
                        EntryVersion::version,
                        EntryVersion::state,
                        v -> v.values().keySet(),
                        EntryVersion::document)
                .containsExactly(
                        tuple(2, "LISTED", Set.of("area"), "贵环函〔2026〕9号"),
                        tuple(1, "CLUE", Set.of("address"), "贵环函〔2026〕9号"));
        Record line = journal.about(register.get(id).matter(kinds), null, 1).get(0);
        assertThat(line.before()).containsEntry("坐落", "某路").containsEntry("状态", "线索待核");
        assertThat(line.after()).containsEntry("占地面积", "0120.50㎡").containsEntry("状态", "已纳入管理");
        assertThat(line.basis()).isEqualTo("贵环函〔2026〕9号");
    }

    @Test
    void who_complained_stands_in_no_line_of_the_journal() {
        RegisterEntry site = site("某厂旧址", Map.of("reason", "COMPLAINT", "complainant", "王某某"));
        register.fill(site.id(), Map.of("complainant", "李某某"), List.of("complainant"), null, CHANGE);
        assertThat(register.get(site.id()).value("complainant")).isEqualTo("李某某");
        assertThat(journal.about(site.matter(kinds), null, 10)).hasSize(2).allSatisfy(line -> {
            assertThat(line.after()).containsEntry("信访人", "（不公开）");
            assertThat(line.toString()).doesNotContain("王某某").doesNotContain("李某某");
        });
    }

    @Test
    void nothing_that_was_can_be_changed_in_the_database() {
        String id = site("某厂旧址", Map.of()).id();
        assertThatThrownBy(() -> jdbc.sql("UPDATE jingtu.register_version SET name = 'x' WHERE entry = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("register_version");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM jingtu.register_listing").update())
                .hasMessageContaining("register_listing");
    }

    @Test
    void a_number_is_text_and_belongs_to_one() {
        String number = "0450" + UUID.randomUUID();
        var entry = new Register.NewEntry(CITY, kinds.get("site"), number, "甲地", null, null, Map.of(), null);
        assertThat(register.add(entry, CHANGE).number()).isEqualTo(number);
        assertThatThrownBy(() -> register.add(entry, CHANGE)).hasMessageContaining("已经用于“甲地”");
        String first = site("乙地", Map.of()).number();
        assertThat(first).startsWith("地块").isNotEqualTo(site("丙地", Map.of()).number());
    }

    @Test
    void it_stands_on_several_lists_each_with_its_own_days() {
        String id = site("某厂旧址", Map.of()).id();
        LocalDate in = LocalDate.of(2026, 1, 5);
        register.list(id, "SUSPECTED", in, CHANGE);
        register.list(id, "PRIORITY", in.plusDays(1), CHANGE);
        register.list(id, "PRIORITY", in.plusDays(2), CHANGE);
        register.delist(id, "SUSPECTED", in.plusDays(9), CHANGE);
        assertThat(register.get(id).lists()).containsExactly("PRIORITY");
        assertThat(register.listings(id))
                .extracting(Listing::list, Listing::entered, Listing::on)
                .containsExactly(
                        tuple("SUSPECTED", true, in),
                        tuple("PRIORITY", true, in.plusDays(1)),
                        tuple("SUSPECTED", false, in.plusDays(9)));
    }

    @Test
    void what_is_split_is_struck_and_its_heirs_know_where_they_came_from() {
        RegisterEntry whole = site("整块", Map.of());
        RegisterEntry east = site("东块", Map.of());
        RegisterEntry west = site("西块", Map.of());
        assertThatThrownBy(() -> register.succeed(whole.id(), Set.of(whole.id()), CHANGE))
                .hasMessageContaining("请核对编号");
        register.succeed(whole.id(), Set.of(east.id(), west.id()), CHANGE);
        assertThat(register.get(whole.id()).isStruck()).isTrue();
        assertThat(register.lineage(whole.id(), true)).containsOnlyKeys(east.id(), west.id());
        assertThat(register.lineage(east.id(), false)).containsOnlyKeys(whole.id());
        assertThatThrownBy(() -> register.move(whole.id(), "LISTED", CHANGE)).hasMessageContaining("已经注销");
    }

    @Test
    void it_is_found_by_words_state_list_county_and_place() {
        String word = "寻" + UUID.randomUUID();
        RegisterEntry found = register.add(
                new Register.NewEntry(
                        CITY,
                        kinds.get("site"),
                        null,
                        word,
                        "gangbei",
                        null,
                        Map.of("formerName", "老" + word),
                        Outline.of("""
                                {"type":"Polygon","coordinates":[[[100,30],[100.01,30],[100.01,30.01],[100,30]]]}""")),
                CHANGE);
        register.list(found.id(), "PRIORITY", LocalDate.of(2026, 1, 5), CHANGE);
        assertThat(register.get(found.id()).bounds()).isEqualTo(new Bounds(100, 30, 100.01, 30.01));
        assertThat(pages(word, null, null, null, null)).containsExactly(found.id());
        assertThat(pages("老" + word, "CLUE", "PRIORITY", "gangbei", new Bounds(100, 30, 100.001, 30.001)))
                .containsExactly(found.id());
        assertThat(pages(word, "LISTED", null, null, null)).isEmpty();
        assertThat(pages(word, null, "SUSPECTED", null, null)).isEmpty();
        assertThat(pages(word, null, null, "gangnan", null)).isEmpty();
        assertThat(pages(word, null, null, null, new Bounds(101, 30, 102, 31))).isEmpty();
        assertThat(search.near(CITY, "site", new Bounds(100, 30, 100, 30), 10))
                .extracting(RegisterEntry::id)
                .contains(found.id());
        assertThat(search.called(CITY, "site", "老" + word, List.of("formerName"), 10))
                .extracting(RegisterEntry::id)
                .containsExactly(found.id());
    }

    private List<String> pages(String sought, String state, String list, String county, Bounds within) {
        var wanted = new RegisterSearch.Wanted(
                CITY, kinds.get("site"), List.of("gangbei", "gangnan"), sought, state, list, county, within, false);
        return search.page(wanted, RegisterSearch.Order.CHANGED, 0, 20).stream()
                .map(RegisterEntry::id)
                .toList();
    }
}
