package cn.jingtu.register;

import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * Where something lies: one or several areas with their holes, in degrees of longitude and latitude, CGCS2000 (EPSG:4490),
 * written as GeoJSON.
 */
public final class Outline {

    private static final JsonMapper JSON = new JsonMapper();
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int MOST_POINTS = 20_000;
    private static final int LONGEST = 2_000_000;
    /** China with its seas. */
    private static final Envelope CHINA = new Envelope(73, 136, 3, 54);
    /** Radius of the sphere that has the surface of CGCS2000's ellipsoid, in metres. */
    private static final double RADIUS = 6_371_007.2;

    private static final double TOUCHING = 1e-10;

    private final String geoJson;
    private final Geometry geometry;

    private Outline(String geoJson, Geometry geometry) {
        this.geoJson = geoJson;
        this.geometry = geometry;
    }

    /**
     * Reads a GeoJSON polygon, several of them, or a feature or collection with some.
     *
     * @throws Refusal in Chinese if it is no GeoJSON, no area, not in degrees, or crosses itself
     */
    public static Outline of(String text) {
        if (text.length() > LONGEST) {
            throw Refusal.invalid("范围文件过大，请只保留地块的边界。");
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("范围不是 GeoJSON 文件，请从制图软件导出为 GeoJSON（CGCS2000 经纬度）后再试。");
        }
        List<Polygon> polygons = new ArrayList<>();
        collect(tree, polygons, 0);
        if (polygons.isEmpty()) {
            throw Refusal.invalid("范围中没有面（Polygon），请导出地块的边界面，而不是点或线。");
        }
        Geometry geometry = polygons.size() == 1
                ? polygons.get(0)
                : GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
        if (geometry.getNumPoints() > MOST_POINTS) {
            throw Refusal.invalid("范围的拐点超过" + MOST_POINTS + "个，请简化边界后再试。");
        }
        if (!CHINA.contains(geometry.getEnvelopeInternal())) {
            throw Refusal.invalid("范围的坐标不是我国境内的经纬度。请用 CGCS2000 经纬度（度），经度在前、纬度在后；投影坐标请先转换。");
        }
        if (!new IsValidOp(geometry).isValid()) {
            throw Refusal.invalid("范围的边界自相交或者有重叠，请在制图软件中修正后再试。");
        }
        return new Outline(write(polygons), geometry);
    }

    /**
     * Reads the corners of one area as people write them into a cell: {@code 109.6,23.1;109.7,23.1;109.7,23.2}.
     *
     * @throws Refusal in Chinese, as {@link #of}
     */
    public static Outline ofPoints(String text) {
        var ring = JSON.createArrayNode();
        for (String corner : text.strip().split("[;；\\n]+")) {
            String[] degrees = corner.strip().split("[,，、\\s]+");
            try {
                if (degrees.length != 2) {
                    throw new NumberFormatException(corner);
                }
                ring.add(JSON.createArrayNode()
                        .add(Double.parseDouble(degrees[0]))
                        .add(Double.parseDouble(degrees[1])));
            } catch (NumberFormatException e) {
                throw Refusal.invalid("范围应依次写拐点的经度,纬度，拐点之间用分号隔开，如109.6,23.1;109.7,23.1;109.7,23.2。");
            }
        }
        return of(JSON.createObjectNode()
                .put("type", "Polygon")
                .set("coordinates", JSON.createArrayNode().add(ring))
                .toString());
    }

    private static void collect(JsonNode node, List<Polygon> polygons, int depth) {
        if (depth > 6) {
            return;
        }
        switch (node.path("type").asText()) {
            case "FeatureCollection" -> node.path("features").forEach(feature -> collect(feature, polygons, depth + 1));
            case "Feature" -> collect(node.path("geometry"), polygons, depth + 1);
            case "GeometryCollection" -> node.path("geometries").forEach(part -> collect(part, polygons, depth + 1));
            case "Polygon" -> polygons.add(polygon(node.path("coordinates")));
            case "MultiPolygon" -> node.path("coordinates").forEach(part -> polygons.add(polygon(part)));
            default -> {}
        }
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> lines = new ArrayList<>();
        for (JsonNode ring : rings) {
            List<Coordinate> points = new ArrayList<>();
            for (JsonNode point : ring) {
                if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
                    throw Refusal.invalid("范围的坐标不是数字，请重新导出 GeoJSON。");
                }
                points.add(new Coordinate(point.get(0).asDouble(), point.get(1).asDouble()));
            }
            if (points.size() > 2 && !points.get(0).equals2D(points.get(points.size() - 1))) {
                points.add(points.get(0).copy());
            }
            if (points.size() < 4) {
                throw Refusal.invalid("范围的边界少于三个拐点，请重新绘制。");
            }
            lines.add(GEOMETRIES.createLinearRing(points.toArray(Coordinate[]::new)));
        }
        if (lines.isEmpty()) {
            throw Refusal.invalid("范围的边界是空的，请重新绘制。");
        }
        return GEOMETRIES.createPolygon(
                lines.get(0), lines.subList(1, lines.size()).toArray(LinearRing[]::new));
    }

    private static String write(List<Polygon> polygons) {
        var type = polygons.size() == 1 ? "Polygon" : "MultiPolygon";
        var shape = JSON.createObjectNode().put("type", type);
        var parts = JSON.createArrayNode();
        for (Polygon polygon : polygons) {
            var rings = JSON.createArrayNode();
            rings.add(ring(polygon.getExteriorRing()));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                rings.add(ring(polygon.getInteriorRingN(i)));
            }
            parts.add(rings);
        }
        shape.set("coordinates", polygons.size() == 1 ? parts.get(0) : parts);
        return shape.toString();
    }

    private static JsonNode ring(LinearRing line) {
        var points = JSON.createArrayNode();
        for (Coordinate point : line.getCoordinates()) {
            points.add(JSON.createArrayNode().add(point.x).add(point.y));
        }
        return points;
    }

    /** As GeoJSON, a Polygon or MultiPolygon and nothing else. */
    public String geoJson() {
        return geoJson;
    }

    public Bounds bounds() {
        Envelope box = geometry.getEnvelopeInternal();
        return new Bounds(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    /** How large it is, to the square metre: near enough to find a figure that is ten times too large. */
    public BigDecimal squareMetres() {
        double sum = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) geometry.getGeometryN(i);
            sum += Math.abs(area(polygon.getExteriorRing()));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                sum -= Math.abs(area(polygon.getInteriorRingN(hole)));
            }
        }
        return BigDecimal.valueOf(sum).setScale(0, RoundingMode.HALF_UP);
    }

    /** On the sphere; of small areas exact to some thousandths. */
    private static double area(LinearRing ring) {
        Coordinate[] points = ring.getCoordinates();
        double sum = 0;
        for (int i = 0; i < points.length - 1; i++) {
            double east = Math.toRadians(points[i + 1].x - points[i].x);
            sum += east * (2 + Math.sin(Math.toRadians(points[i].y)) + Math.sin(Math.toRadians(points[i + 1].y)));
        }
        return sum * RADIUS * RADIUS / 2;
    }

    /** How much of this lies in the other, from 0 to 1; a border in common is nothing. */
    public double shareWithin(Outline other) {
        if (!geometry.getEnvelopeInternal().intersects(other.geometry.getEnvelopeInternal())) {
            return 0;
        }
        double common = geometry.intersection(other.geometry).getArea();
        return common < TOUCHING * TOUCHING ? 0 : common / geometry.getArea();
    }
}
