package cn.jingtu.land.figure;

import cn.jingtu.land.access.Gate;
import cn.jingtu.organisation.CityFiles;
import cn.jingtu.platform.StartStep;
import cn.jingtu.platform.YamlFile;
import com.networknt.schema.JsonSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What {@code figures.yaml} says of each city: how the figures are counted where regions count differently. All of it is to
 * be confirmed by the city (待核): no national text that settles it has been read.
 */
@Component
public class FigureSettings implements StartStep {

    private static final JsonSchema SCHEMA = YamlFile.schema("cities/figures.schema.json");
    private static final Of USUAL = new Of(
            new LandInUse(List.of(Gate.G2, Gate.G3), Counted.EVER),
            new Control(Arrays.asList(Demand.values()), List.of()));

    private final CityFiles cities;
    private Map<String, Of> settings = Map.of();

    FigureSettings(CityFiles cities) {
        this.cities = cities;
    }

    /** Of one city. */
    public record Of(LandInUse landInUse, Control control) {

        /** What is set for a figure, in words; empty if nothing is. */
        public String words(Figure figure) {
            return switch (figure) {
                case FIRST_PASS -> "";
                case POLLUTED_LAND, KEY_LAND ->
                    landInUse.gates().stream().map(Gate::label).collect(Collectors.joining("、"))
                            + "环节登记为已办理的，算已经开发利用；"
                            + (landInUse.counted() == Counted.YEAR ? "只计当年办理的。" : "历年累计。");
                case PRIORITY_CONTROL, DEFERRED_CONTROL ->
                    control.demands().stream().map(Demand::words).collect(Collectors.joining("、")) + "，算完成"
                            + (control.instead().isEmpty()
                                    ? "。"
                                    : "；"
                                            + control.instead().stream()
                                                    .map(Instead::words)
                                                    .collect(Collectors.joining("，或者"))
                                            + "的，同样算完成。");
            };
        }
    }

    /**
     * When land is in use, 再开发利用.
     *
     * @param gates at which something was issued
     * @param counted when
     */
    public record LandInUse(List<Gate> gates, Counted counted) {}

    public enum Counted {
        /** At any time up to the day. */
        EVER,
        /** In the year only. */
        YEAR
    }

    /**
     * What 完成管控 demands.
     *
     * @param demands all of them
     * @param instead each of them will do
     */
    public record Control(List<Demand> demands, List<Instead> instead) {}

    /** What has to be on record of the control of a site. */
    public enum Demand {
        /** A zone is approved, or there is a reason for none. */
        ZONE("管控区域已批准或者有不划定的理由"),
        MEASURES("措施已落实"),
        SIGNS("标识已设立"),
        MONITORING("首轮监测已开展"),
        /** Two people on site have found it in place. */
        VERIFIED("现场核查到位");

        private final String words;

        Demand(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What is taken for control. */
    public enum Instead {
        /** A survey or review has shown that there is nothing to control. */
        CLEARED("调查或者评审证实无须管控"),
        /** Works have begun and their notice board stands. */
        WORKS("已开工管控修复且公示牌已设立");

        private final String words;

        Instead(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private record Written(
            @Nullable LandInUse landInUse, @Nullable Control control) {

        Of settings() {
            return new Of(
                    landInUse == null ? USUAL.landInUse() : landInUse, control == null ? USUAL.control() : control);
        }
    }

    public Of of(String city) {
        return settings.getOrDefault(city, USUAL);
    }

    @Override
    public int order() {
        return IDENTITIES;
    }

    @Override
    public void run() {
        settings = cities.readEach(
                "figures.yaml", SCHEMA, (file, city) -> file.as(Written.class).settings());
    }
}
