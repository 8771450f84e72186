package cn.jingtu.standards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which class of land a planned use is; whatever is not told for sure is the first. */
class LandUseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R",
                "R2",
                "r21",
                "Ｒ２",
                "A33",
                "A5",
                "A51",
                "A6",
                "G1",
                "0701",
                "070102",
                "080403",
                "0806",
                "0807",
                "住宅用地",
                "城镇住宅用地",
                "二类居住用地（R2）",
                "中小学用地",
                "医疗卫生用地",
                "社会福利用地",
                "社区公园",
                "儿童公园",
                "幼儿园",
                "第一类用地",
                "商住混合用地",
                "工业用地、居住用地",
                "M1/R2",
                "公园绿地",
                "教育用地",
                "0804",
                "A3",
                "火星用地",
                "耕地",
                "待定",
                "公共管理与公共服务用地",
                "绿地与广场用地",
                "A",
                "   "
            })
    void sensitive_mixed_and_unknown_uses_are_the_first_class(String use) {
        assertThat(LandUse.of(use).landClass()).isEqualTo(LandClass.FIRST);
        assertThat(LandUse.of(use).reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M",
                "M2",
                "W1",
                "B1",
                "S42",
                "U",
                "A1",
                "A35",
                "A7",
                "G2",
                "G3",
                "1001",
                "100101",
                "0901",
                "1101",
                "1301",
                "1403",
                "080401",
                "工业用地",
                "一类工业用地",
                "物流仓储用地",
                "商业服务业设施用地",
                "道路与交通设施用地",
                "公用设施用地",
                "公共管理与公共服务用地（A33、A5、A6除外）",
                "A（A33、A5、A6除外）",
                "防护绿地",
                "第二类用地",
                "工业用地和仓储用地"
            })
    void the_other_uses_are_the_second_class(String use) {
        assertThat(LandUse.of(use).landClass()).isEqualTo(LandClass.SECOND);
    }

    @Test
    void the_reason_says_that_a_code_is_to_be_checked() {
        assertThat(LandUse.of("M1").reason()).contains("待核");
        assertThat(LandUse.of(null).reason()).contains("没有给出规划用途");
    }
}
