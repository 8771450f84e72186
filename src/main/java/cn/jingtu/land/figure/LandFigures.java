package cn.jingtu.land.figure;

import cn.jingtu.land.access.Gate;
import cn.jingtu.land.review.ReviewRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts figures, each time anew, from what stood on record at the end of a day. What is struck does not count. */
@Component
@Transactional(readOnly = true)
public class LandFigures {

    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);
    private static final String COUNTS = """
            count(*) AS counted,
            count(*) FILTER (WHERE verdict = 'MET') AS met,
            count(*) FILTER (WHERE verdict = 'UNKNOWN') AS unknown,
            coalesce(sum(area), 0) AS area,
            coalesce(sum(area) FILTER (WHERE verdict = 'MET'), 0) AS area_met,
            count(*) FILTER (WHERE area IS NULL) AS without_area\
            """;

    private final JdbcClient jdbc;
    private final FigureSettings settings;
    private final ZoneId zone;

    LandFigures(JdbcClient jdbc, FigureSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.zone = clock.getZone();
    }

    /**
     * What is counted.
     *
     * @param year that the figures are of
     * @param day at whose end the record is looked at; for a year that is over it may be a later one, when all was handed in
     * @param counties ids of those that count; null: all
     */
    public record Asked(
            String city, int year, LocalDate day, @Nullable Collection<String> counties) {}

    /** Every figure in all counties together and in each in which anything counts, in the order of the figures. */
    public List<Tally> tallies(Collection<Figure> figures, Asked asked) {
        String lines = figures.stream()
                .map(figure -> "SELECT '" + figure.name() + "' AS figure, line.* FROM (" + figure.lines() + ") line")
                .collect(Collectors.joining(" UNION ALL "));
        List<Tally> counted = jdbc.sql("""
                        SELECT figure, county, grouping(county) = 1 AS total, %s FROM (%s) counted
                         WHERE (CAST(:counties AS text[]) IS NULL OR county = ANY (:counties))
                         GROUP BY GROUPING SETS ((figure), (figure, county))
                         ORDER BY figure, total DESC, county""".formatted(COUNTS, lines))
                .params(values(asked))
                .query((row, n) -> tally(
                        Figure.valueOf(row.getString("figure")), row.getBoolean("total"), row.getString("county"), row))
                .list();
        Map<Figure, List<Tally>> byFigure = counted.stream().collect(Collectors.groupingBy(Tally::figure));
        return figures.stream()
                .flatMap(figure -> byFigure.getOrDefault(figure, List.of(Tally.nothing(figure))).stream())
                .toList();
    }

    /**
     * Whoever answers for what counts.
     *
     * @param code credit code; null: none is on record
     */
    public record Holder(@Nullable String code, @Nullable String name, Tally tally) {}

    /** A figure of everybody who answers for something that counts, who has most first. */
    public List<Holder> byHolder(Figure figure, Asked asked) {
        return jdbc.sql("""
                        SELECT holder_code, max(holder) AS holder, %s FROM (%s) counted
                         WHERE (CAST(:counties AS text[]) IS NULL OR county = ANY (:counties))
                         GROUP BY holder_code ORDER BY counted DESC, holder, holder_code""".formatted(COUNTS, figure.lines()))
                .params(values(asked))
                .query((row, n) -> new Holder(
                        row.getString("holder_code"), row.getString("holder"), tally(figure, false, null, row)))
                .list();
    }

    /** What counts in a figure, what is not as it should be first; at most so many. */
    public List<FigureLine> lines(Figure figure, Asked asked, int limit) {
        return jdbc.sql("""
                        SELECT * FROM (%s) line
                         WHERE (CAST(:counties AS text[]) IS NULL OR county = ANY (:counties))
                         ORDER BY array_position(CAST('{UNKNOWN,NOT_MET,MET}' AS text[]), verdict), number, entry LIMIT :limit""".formatted(figure.lines()))
                .params(values(asked))
                .param("limit", limit)
                .query(LandFigures::line)
                .list();
    }

    private static Tally tally(Figure figure, boolean total, @Nullable String county, ResultSet row)
            throws SQLException {
        return new Tally(
                figure,
                total,
                county,
                row.getInt("counted"),
                row.getInt("met"),
                row.getInt("unknown"),
                row.getBigDecimal("area"),
                row.getBigDecimal("area_met"),
                row.getInt("without_area"));
    }

    private static FigureLine line(ResultSet row, int number) throws SQLException {
        return new FigureLine(
                row.getString("entry"),
                row.getString("number"),
                row.getString("name"),
                row.getString("county"),
                row.getString("holder"),
                row.getString("holder_code"),
                row.getBigDecimal("area"),
                Verdict.valueOf(row.getString("verdict")),
                Arrays.stream((String[]) row.getArray("grounds").getArray())
                        .map(ground -> Ground.valueOf(ground).words())
                        .collect(Collectors.joining("；")));
    }

    private Map<String, @Nullable Object> values(Asked asked) {
        FigureSettings.Of of = settings.of(asked.city());
        LocalDate newYear = LocalDate.of(asked.year(), 1, 1);
        LocalDate last = LocalDate.of(asked.year(), 12, 31);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("city", asked.city());
        values.put("newYear", newYear);
        values.put("day", asked.day().isBefore(last) ? asked.day() : last);
        values.put("after", asked.day().plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        values.put(
                "counties", asked.counties() == null ? null : asked.counties().toArray(String[]::new));
        values.put("usedFrom", of.landInUse().counted() == FigureSettings.Counted.YEAR ? newYear : EVER);
        values.put("gates", of.landInUse().gates().stream().map(Gate::name).toArray(String[]::new));
        values.put("demands", names(of.control().demands()));
        values.put("instead", names(of.control().instead()));
        values.put("revision", ReviewRules.of(asked.city(), last).firstPassCountsRevision());
        return values;
    }

    private static String[] names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }
}
