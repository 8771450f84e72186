package cn.jingtu.standards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.standards.SoilItem.Kind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which item of the standard a laboratory means, and which it does not. */
class SoilItemsTest {

    private final SoilItems items = SoilItems.current();

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "As=砷",
                "砷（As）=砷",
                "总砷=砷",
                "Arsenic (As)=砷",
                "Cr6+=铬（六价）",
                "Cr(VI)=铬（六价）",
                "六价铬=铬（六价）",
                "铬（Ⅵ）=铬（六价）",
                "Chromium, hexavalent=铬（六价）",
                "三氯甲烷=氯仿",
                "苯并(a)芘=苯并[a]芘",
                "苯并［ａ］芘=苯并[a]芘",
                "BENZO(A)PYRENE=苯并[a]芘",
                "顺式-1,2-二氯乙烯=顺-1,2-二氯乙烯",
                "顺－1，2－二氯乙烯=顺-1,2-二氯乙烯",
                "1、1-二氯乙烷=1,1-二氯乙烷",
                "1.2.3-三氯丙烷=1,2,3-三氯丙烷",
                "间,对-二甲苯=间二甲苯+对二甲苯",
                "间二甲苯＋对二甲苯=间二甲苯+对二甲苯",
                "m,p-Xylene=间二甲苯+对二甲苯",
                "二苯并（a,h）蒽=二苯并[a,h]蒽",
                "茚并(1,2,3-c,d)芘=茚并[1,2,3-cd]芘",
                "石油烃（C₁₀～C₄₀）=石油烃（C10-C40）",
                "TPH (C10-C40)=石油烃（C10-C40）",
                "邻苯二甲酸二（2-乙基已基）酯=邻苯二甲酸二(2-乙基己基)酯",
                "α-BHC=α-六六六",
                "4,4'-DDE=p,p'-滴滴伊",
                "PCB 126=3,3',4,4',5-五氯联苯（PCB 126）",
                "二恶英类=二噁英类（总毒性当量）",
                "屈=䓛",
                "汞*=汞"
            })
    void spellings_of_an_item_are_the_item(String written, String item) {
        assertThat(items.item(written, null).kind()).isEqualTo(Kind.LISTED);
        assertThat(items.item(written, null).key()).isEqualTo(item);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "铬",
                "总铬",
                "Cr",
                "Chromium",
                "锌",
                "石油烃(C6-C9)",
                "石油烃（C10-C14）",
                "δ-六六六",
                "pH值",
                "1,3-二氯苯",
                "没见过的东西"
            })
    void what_the_standard_has_no_limit_for_is_no_item_of_it(String written) {
        assertThat(items.item(written, null).kind()).isEqualTo(Kind.UNLISTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "指示性多氯联苯",
                "多氯联苯(7种指示性)",
                "∑7PCBs",
                "石油类",
                "石油烃",
                "总二甲苯",
                "六六六总量",
                "1,2-二氯乙烯",
                "六价铬（浸出）",
                "砷(水溶态)",
                "镉（有效态）",
                "二氯酚",
                "滴滴滴"
            })
    void what_is_defined_otherwise_is_different(String written) {
        assertThat(items.item(written, null).kind()).isEqualTo(Kind.DIFFERENT);
        assertThat(items.item(written, null).reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {"间二甲苯=间二甲苯+对二甲苯", "α-氯丹=氯丹", "p,p'-DDT=滴滴涕", "β-硫丹=硫丹", "PCB 77=多氯联苯（总量）"})
    void a_component_is_a_part_of_its_sum(String written, String sum) {
        SoilItem item = items.item(written, null);
        assertThat(item.kind()).isEqualTo(Kind.PART);
        assertThat(item.limit()).isNotNull();
        assertThat(item.limit().item()).isEqualTo(sum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7440-38-2", "0007440-38-2", "7440382", "CAS：7440－38－2", "007440–38–2"})
    void a_number_is_read_with_and_without_hyphens_and_noughts(String written) {
        assertThat(SoilItems.cas(written)).contains("7440-38-2");
    }

    @Test
    void a_number_with_a_wrong_check_digit_is_none() {
        assertThat(SoilItems.cas("7440-38-3")).isEmpty();
    }

    @Test
    void the_number_tells_what_an_unknown_name_does_not() {
        assertThat(items.item("Arsen gesamt", "7440-38-2").key()).isEqualTo("砷");
        assertThat(items.item("", "50-32-8").key()).isEqualTo("苯并[a]芘");
    }

    @Test
    void a_number_and_a_name_that_contradict_each_other_decide_nothing() {
        assertThat(items.item("六价铬", "7440-47-3").kind()).isEqualTo(Kind.DIFFERENT);
        assertThat(items.item("总铬", "18540-29-9").kind()).isEqualTo(Kind.DIFFERENT);
        assertThat(items.item("砷（水溶态）", "7440-38-2").kind()).isEqualTo(Kind.DIFFERENT);
    }

    @Test
    void the_name_of_a_component_with_the_number_of_its_sum_is_the_component() {
        assertThat(items.item("p,p'-滴滴涕", "50-29-3").kind()).isEqualTo(Kind.PART);
        assertThat(items.item("间二甲苯+对二甲苯", "108-38-3").kind()).isEqualTo(Kind.LISTED);
    }

    @Test
    void the_standard_has_85_items_each_found_by_each_of_its_names() {
        SoilStandard standard = SoilStandard.current();
        assertThat(standard.limits()).hasSize(85);
        assertThat(standard.limits().stream().filter(SoilLimit::basic)).hasSize(45);
        Set<String> keys = new HashSet<>();
        for (SoilLimit limit : standard.limits()) {
            assertThat(items.item(limit.item(), null).key()).isEqualTo(limit.item());
            assertThat(items.item(limit.english(), null).key()).isEqualTo(limit.item());
            limit.cas().stream().limit(limit.cas().size() == 1 ? 1 : 0).forEach(cas -> {
                assertThat(SoilItems.cas(cas)).contains(cas);
                assertThat(items.item("", cas).key()).isEqualTo(limit.item());
            });
            keys.add(limit.item());
        }
        assertThat(keys).hasSize(85);
    }

    @Test
    void the_standard_is_in_force_from_its_day_on() {
        assertThat(SoilStandard.on(LocalDate.of(2018, 7, 31))).isEmpty();
        assertThat(SoilStandard.on(LocalDate.of(2018, 8, 1))).contains(SoilStandard.current());
    }
}
