package cn.jingtu.land.access;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A site of the register that may be a parcel asked about, as it stood at that moment.
 *
 * @param position of the parcel
 * @param entry id of the site
 * @param share of the parcel that lies within the site, 0 to 1
 * @param doubt why a person has to say whether it is the parcel; null: it is
 * @param version of the entry
 * @param state name of its state
 */
record Match(
        int position,
        String entry,
        String title,
        Way way,
        BigDecimal share,
        @Nullable String doubt,
        int version,
        String state,
        SiteFacts facts) {

    /** How it was found. */
    enum Way {
        NUMBER("编号相同"),
        EARLIER("此前查询已认定"),
        NAME("名称相符"),
        OUTLINE("范围重叠");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
