package cn.jingtu.land.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units and how many mg/kg they are, exactly. */
class SoilUnitTest {

    @ParameterizedTest
    @CsvSource({
        "mg/kg,1",
        "MG/KG,1",
        "mg·kg-1,1",
        "mg kg⁻¹,1",
        "毫克/千克,1",
        "毫克/公斤,1",
        "μg/g,1",
        "ppm,1",
        "砷(mg/kg),1",
        "mg/kg（干重）,1",
        "μg/kg,0.001",
        "ug/kg,0.001",
        "µg/kg,0.001",
        "微克/千克,0.001",
        "ng/g,0.001",
        "ppb,0.001",
        "ng/kg,0.000001",
        "pg/g,0.000001",
        "mg/g,1000",
        "g/kg,1000",
        "%,10000"
    })
    void units_of_content_are_converted_exactly(String text, BigDecimal milligrams) {
        assertThat(SoilUnit.in(text).orElseThrow().milligrams()).isEqualByComparingTo(milligrams);
        assertThat(SoilUnit.in(text).orElseThrow().equivalent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ng TEQ/kg", "ng-TEQ/kg", "ngTEQ/kg", "ng I-TEQ/kg", "ng/kg TEQ"})
    void equivalents_are_told_from_mass(String text) {
        assertThat(SoilUnit.in(text).orElseThrow().equivalent()).isTrue();
        assertThat(SoilUnit.in(text).orElseThrow().milligrams()).isEqualByComparingTo("0.000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mg/L", "μg/L", "mg/m3", "mg/kg（湿重）", "微克/升"})
    void what_is_no_content_of_dry_soil_is_not_converted(String text) {
        assertThat(SoilUnit.in(text).orElseThrow().milligrams()).isNull();
    }

    @Test
    void words_are_no_unit() {
        assertThat(SoilUnit.in("无量纲")).isEmpty();
        assertThat(SoilUnit.in("苯并[g,h,i]苝")).isEmpty();
        assertThat(SoilUnit.of("砷(mg/kg)")).isEmpty();
    }
}
