package cn.jingtu.land.laboratory;

import cn.jingtu.standards.SoilItem;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One result of one sample, as the laboratory told it.
 *
 * @param name of the item as written
 * @param cas number, as 7440-38-2, or null
 * @param text of the cell
 * @param unit of the value; null: missing or not known
 * @param unitText the unit as written; empty where none is
 * @param limit of detection in {@code limitUnit}; null: unknown
 * @param medium that was analysed; null: not told
 * @param row as people count it, from 1
 */
record Analysis(
        String sample,
        String depth,
        String beside,
        String name,
        @Nullable String cas,
        SoilItem item,
        String text,
        Measurement measurement,
        @Nullable SoilUnit unit,
        String unitText,
        @Nullable BigDecimal limit,
        @Nullable SoilUnit limitUnit,
        @Nullable Medium medium,
        String sheet,
        int row) {

    /** Soil, as far as is told. */
    boolean isOfSoil() {
        return medium == null || medium == Medium.SOIL;
    }

    Analysis with(BigDecimal newLimit, SoilUnit newLimitUnit) {
        return new Analysis(
                sample,
                depth,
                beside,
                name,
                cas,
                item,
                text,
                measurement,
                unit,
                unitText,
                newLimit,
                newLimitUnit,
                medium,
                sheet,
                row);
    }
}
