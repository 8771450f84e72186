package cn.jingtu.land.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 办件: a permit, approval or supply of land, as the body that issued it reports it.
 *
 * @param position in its list, from 1
 * @param number of the permit or contract
 * @param holder who builds or gets the land
 * @param parcelNumber of the cadastre, as text
 * @param former how the plot was called before
 * @param county id of the body of the county where it lies
 * @param planned use for which it was issued; null: not said
 * @param conditions whether the conditions of the answer are written in it
 * @param query number of the query that it is said to rest on
 * @param outline GeoJSON in degrees, CGCS2000
 */
public record IssuedPermit(
        int position,
        Gate gate,
        String number,
        LocalDate on,
        @Nullable String holder,
        @Nullable String parcelNumber,
        String name,
        @Nullable String former,
        @Nullable String county,
        @Nullable LandUse planned,
        Stated conditions,
        @Nullable String query,
        @Nullable String outline) {

    public String title() {
        return number + "，" + (parcelNumber == null ? name : name + "（" + parcelNumber + "）");
    }

    /** The plot as the register is asked about it. */
    Parcel parcel() {
        Facts.Use use = new UseStatement(
                        planned == null ? null : planned.label(), null, null, null, null, null, null, null)
                .use();
        return new Parcel(position, parcelNumber, name, former, county, outline, use);
    }
}
