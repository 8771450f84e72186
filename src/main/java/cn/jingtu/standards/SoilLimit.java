package cn.jingtu.standards;

import java.math.BigDecimal;
import java.util.List;

/**
 * One row of GB 36600-2018: an item and its four limit values, all in mg/kg of dry soil.
 *
 * @param basic whether it stands in table 1 (基本项目, in every survey), else in table 2 (其他项目)
 * @param number in its table
 * @param item the standard's Chinese name
 * @param cas CAS numbers: none for sums without one, two for a sum of two isomers
 * @param group 重金属和无机物, 挥发性有机物 …
 * @param background whether a value above the screening value but not above the local background is no contamination
 *     (note a of the tables: arsenic, cobalt, vanadium)
 * @param note in Chinese: how the item is defined; may be empty
 */
public record SoilLimit(
        boolean basic,
        int number,
        String item,
        String english,
        List<String> cas,
        String group,
        BigDecimal screening1,
        BigDecimal screening2,
        BigDecimal intervention1,
        BigDecimal intervention2,
        boolean background,
        String note) {

    /** 筛选值: at or below it the risk is as a rule negligible. */
    public BigDecimal screening(LandClass landClass) {
        return landClass == LandClass.FIRST ? screening1 : screening2;
    }

    /** 管制值: above it the risk is as a rule unacceptable. */
    public BigDecimal intervention(LandClass landClass) {
        return landClass == LandClass.FIRST ? intervention1 : intervention2;
    }
}
