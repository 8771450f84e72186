package cn.jingtu.register.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the card above a form tells of an entry. */
@JingtuTest
class EntryMattersTest {

    @Autowired
    EntryMatters matters;

    @Autowired
    Register register;

    @Autowired
    Kinds kinds;

    @Test
    void where_a_county_has_no_outpost_the_card_says_who_does_its_work() {
        assertThat(remarks("haicheng")).isEmpty();
        assertThat(remarks("weizhou")).containsExactly("涠洲岛旅游区管委会没有登记生态环境分局，分局承办的环节由市生态环境局办理。");
    }

    private List<String> remarks(String county) {
        RegisterEntry entry = register.add(
                new Register.NewEntry(
                        "beihai", kinds.get("site"), null, "某地块", county, null, Map.of("reason", "REMOTE"), null),
                Change.inRegister(Actor.of("li"), "普查", null));
        return matters.brief(new MatterRow(entry.id(), entry.matter(kinds), null, entry.title()), null)
                .remarks();
    }
}
