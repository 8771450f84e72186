package cn.jingtu.standards;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A standard of limit values for the soil of construction land, with the days on which it is in force.
 *
 * @param number GB 36600-2018
 * @param validTo the last day; null while none is set
 * @param limits in the order of the standard's tables
 */
public record SoilStandard(
        String number,
        String title,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<SoilLimit> limits) {

    private static final SoilStandard GB36600_2018 = new SoilStandard(
            "GB 36600-2018",
            "土壤环境质量 建设用地土壤污染风险管控标准（试行）",
            LocalDate.of(2018, 8, 1),
            null,
            DataFile.lines("gb36600-2018.csv").stream()
                    .skip(1)
                    .map(SoilStandard::row)
                    .toList());

    private static final List<SoilStandard> ALL = List.of(GB36600_2018);

    /** The one in force on a day; none before there was one. */
    public static Optional<SoilStandard> on(LocalDate day) {
        return ALL.stream()
                .filter(standard -> !day.isBefore(standard.validFrom())
                        && (standard.validTo() == null || !day.isAfter(standard.validTo())))
                .findFirst();
    }

    /** The newest. */
    public static SoilStandard current() {
        return GB36600_2018;
    }

    /** The row of an item by the standard's own name. */
    public Optional<SoilLimit> limit(String item) {
        return limits.stream().filter(limit -> limit.item().equals(item)).findFirst();
    }

    private static SoilLimit row(String line) {
        List<String> f = DataFile.fields(line);
        return new SoilLimit(
                f.get(0).equals("1"),
                Integer.parseInt(f.get(1)),
                f.get(2),
                f.get(3),
                f.get(4).isEmpty() ? List.of() : List.of(f.get(4).split(";", -1)),
                f.get(5),
                new BigDecimal(f.get(6)),
                new BigDecimal(f.get(7)),
                new BigDecimal(f.get(8)),
                new BigDecimal(f.get(9)),
                f.get(10).equals("yes"),
                f.get(11));
    }
}
