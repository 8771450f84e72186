package cn.jingtu.register;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an outline lies within, in degrees of longitude and latitude. */
public record Bounds(double west, double south, double east, double north) {

    /** The same and as much again on each side: what lies round about. */
    public Bounds widened() {
        double across = east - west;
        double up = north - south;
        return new Bounds(west - across, south - up, east + across, north + up);
    }

    /** What the database tells of a box: its upper right corner first; null: of none. */
    static @Nullable Bounds ofBox(@Nullable String box) {
        if (box == null) {
            return null;
        }
        double[] corners = Arrays.stream(box.replaceAll("[()]", "").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Bounds(corners[2], corners[3], corners[0], corners[1]);
    }

    /** As the database writes a box. */
    String box() {
        return "(" + east + "," + north + "),(" + west + "," + south + ")";
    }
}
