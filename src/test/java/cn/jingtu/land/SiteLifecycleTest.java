package cn.jingtu.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Record;
import cn.jingtu.plan.process.Covers;
import cn.jingtu.register.Change;
import cn.jingtu.register.EntryVersion;
import cn.jingtu.register.Listing;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryLives;
import cn.jingtu.register.process.Tour;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JingtuTest
@Covers("site-lifecycle")
class SiteLifecycleTest extends LandProcess {

    @Autowired
    EntryLives lives;

    @Test
    void a_clue_that_is_nothing_is_kept_with_the_reason() {
        String id = guide.go(SiteTours.notIncluded());
        assertThat(office.passed(id)).contains("EndEvent_Rejected");
        RegisterEntry site = register.get(id);
        assertThat(site.state()).isEqualTo("REJECTED");
        assertThat(register.below(site, "site-visit").get(0).value("notIncludedWhy"))
                .isEqualTo("从未有过工业生产");
    }

    @Test
    void a_clean_site_leaves_the_list_of_suspected_ones_and_stays_on_record() {
        String id = guide.go(SiteTours.cleared());
        assertThat(office.passed(id)).contains("EndEvent_Cleared");
        RegisterEntry site = register.get(id);
        assertThat(site.state()).isEqualTo("CLEARED");
        assertThat(site.lists()).isEmpty();
        assertThat(register.listings(id))
                .extracting(Listing::list, Listing::entered)
                .containsExactly(tuple("SUSPECTED", true), tuple("SUSPECTED", false));
        assertThat(site.isStruck()).isFalse();
    }

    @Test
    void a_polluted_one_goes_all_the_way_and_keeps_the_class_and_the_bans() {
        String id = guide.go(SiteTours.treatedAndReleased());
        assertThat(office.passed(id)).contains("EndEvent_Closed");
        RegisterEntry site = register.get(id);
        assertThat(site.state()).isEqualTo("REMOVED");
        assertThat(site.value("classReached")).isEqualTo("SECOND");
        assertThat(site.value("bans")).isEqualTo("不得开挖");
        assertThat(site.lists()).isEmpty();
        assertThat(register.listings(id))
                .extracting(Listing::list)
                .contains("SUSPECTED", "CONTAMINATED", "DEFERRED", "REGISTRY");
        assertThat(journal.within(site.matter(kinds), 500))
                .extracting(Record::label)
                .contains("登记", "列入名单", "移出名单", "上传材料", "印发");
    }

    @Test
    void a_deferred_one_that_is_proven_clean_leaves_without_ever_being_developed() {
        String id = guide.go(SiteTours.deferredAndRemoved());
        assertThat(office.passed(id)).contains("EndEvent_Cleared");
        assertThat(register.get(id).lists()).isEmpty();
    }

    @Test
    void where_the_region_asks_for_no_measures_it_ends_with_the_assessment() {
        String id = guide.go(SiteTours.noMeasures());
        assertThat(office.passed(id)).contains("EndEvent_Cleared");
        assertThat(register.get(id).state()).isEqualTo("CLEARED");
    }

    @Test
    void land_in_care_that_is_to_be_used_for_something_else_begins_anew_with_the_class_and_the_bans_that_it_has() {
        String id = guide.go(SiteTours.treatedForNewUse());
        assertThat(office.passed(id))
                .contains("EndEvent_SurveyAnew")
                .doesNotContain("ServiceTask_Close", "EndEvent_Closed");
        RegisterEntry site = register.get(id);
        assertThat(register.versions(id, 50)).extracting(EntryVersion::state).contains("SURVEY_ANEW");
        assertThat(site.state()).isEqualTo("CLUE");
        assertThat(site.values())
                .containsEntry("classReached", "SECOND")
                .containsEntry("bans", "不得开挖")
                .containsEntry("plannedUse", "城镇住宅用地")
                .containsEntry("reason", "CL_2")
                .containsEntry("reasonWords", "后期管理期间拟改变用途，规划用途为城镇住宅用地");
        assertThat(site.lists()).isEmpty();
        assertThat(office.waitsIn(id)).containsExactly("UserTask_VisitSite");
        guide.along(id, SiteTours.notIncluded());
        assertThat(register.get(id).state()).isEqualTo("REJECTED");
        assertThat(lives.isRunning(site)).isFalse();
    }

    @Test
    void what_has_ended_begins_again_when_somebody_says_why() {
        String id = guide.go(SiteTours.notIncluded());
        guide.along(id, Tour.of("site-lifecycle").say("启动办理", "reason", "CL_2", "reasonWords", "规划为学校"));
        assertThat(register.get(id).state()).isEqualTo("CLUE");
        assertThat(office.waitsIn(id)).containsExactly("UserTask_VisitSite");
        assertThatThrownBy(() -> guide.say(id, "启动办理", Map.of())).hasMessageContaining("is not waited for");
    }

    @Test
    void a_site_that_is_split_ends_and_others_go_on() {
        String id = guide.begin("site-lifecycle");
        Change change = Change.inRegister(Actor.of("guigang.ecology"), "宗地分割", null);
        RegisterEntry heir = register.add(
                new Register.NewEntry("guigang", kinds.get("site"), null, "东块", "gangbei", null, Map.of(), null),
                change);
        register.succeed(id, Set.of(heir.id()), change);
        assertThat(office.waitsIn(id)).isEmpty();
        assertThat(office.passed(id)).contains("EndEvent_Succeeded");
        lives.begin(heir.id());
        assertThat(office.waitsIn(heir.id())).containsExactly("UserTask_VisitSite");
        assertThatThrownBy(() -> lives.begin(heir.id())).hasMessageContaining("不能再次启动");
        assertThatThrownBy(() -> lives.begin(id)).hasMessageContaining("已经注销");
    }
}
