package cn.jingtu.register.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that may mean the same are found; what a number tells apart is not. */
class NearNamesTest {

    @ParameterizedTest
    @CsvSource({"某化工厂旧址, 某化工厂地块", "贵港市某化工有限公司, 贵港市某化工有限责任公司（地块）", "某糖厂 北区, 某糖厂（北区）", "某糖厂〔演练〕, 某糖厂演练"})
    void what_is_written_otherwise_is_the_same(String one, String other) {
        assertThat(like(one, other)).containsExactly(Map.entry(7, true));
    }

    @ParameterizedTest
    @CsvSource({"宏达电镀加工厂, 宏达电镀加工场", "宏达电镀加工厂, 宏达电镀工厂", "宏达电镀加工厂, 宏达电镀厂加工厂"})
    void one_character_more_less_or_other_is_near(String one, String other) {
        assertThat(like(one, other)).containsExactly(Map.entry(7, false));
    }

    @ParameterizedTest
    @CsvSource({"宏达电镀1号厂房, 宏达电镀2号厂房", "宏达第一电镀厂, 宏达第二电镀厂", "东城加油站, 西城加油站", "宏达电镀厂, 宏达电镀二厂", "宏达电镀厂, 兴旺电镀厂", "糖厂, 纸厂"})
    void a_number_an_order_or_two_characters_tell_apart(String one, String other) {
        assertThat(like(one, other)).isEmpty();
    }

    private static Map<Integer, Boolean> like(String one, String other) {
        NearNames names = new NearNames();
        names.add(one, 7);
        return names.like(other);
    }
}
