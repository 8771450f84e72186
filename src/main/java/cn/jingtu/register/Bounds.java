package cn.jingtu.register;

/** What an outline lies within, in degrees of longitude and latitude. */
public record Bounds(double west, double south, double east, double north) {

    /** The same and as much again on each side: what lies round about. */
    public Bounds widened() {
        double across = east - west;
        double up = north - south;
        return new Bounds(west - across, south - up, east + across, north + up);
    }

    /** As the database writes a box. */
    String box() {
        return "(" + east + "," + north + "),(" + west + "," + south + ")";
    }
}
