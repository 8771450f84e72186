package cn.jingtu.land.access;

import org.jspecify.annotations.Nullable;

/**
 * A plot as somebody asks about it.
 *
 * @param position in its query, from 1
 * @param number of the cadastre, as text
 * @param former how it was called before
 * @param county id of the body of the county where it lies
 * @param outline GeoJSON in degrees, CGCS2000
 * @param use what it is to be used for and was used for, as the asker states it
 */
public record Parcel(
        int position,
        @Nullable String number,
        String name,
        @Nullable String former,
        @Nullable String county,
        @Nullable String outline,
        Facts.Use use) {

    public String title() {
        return number == null ? name : name + "（" + number + "）";
    }
}
