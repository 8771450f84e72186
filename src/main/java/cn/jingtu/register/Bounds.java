package cn.jingtu.register;

/** What an outline lies within, in degrees of longitude and latitude. */
public record Bounds(double west, double south, double east, double north) {

    /** As the database writes a box. */
    String box() {
        return "(" + east + "," + north + "),(" + west + "," + south + ")";
    }
}
