package cn.jingtu.land.access;

import cn.jingtu.organisation.CityFiles;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.StartStep;
import cn.jingtu.platform.YamlFile;
import com.networknt.schema.JsonSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What {@code access.yaml} says of each city: which bodies decide at which gate, for how long an answer holds, and when
 * what they issued is checked.
 */
@Component
public class AccessSettings implements StartStep {

    private static final JsonSchema SCHEMA = YamlFile.schema("cities/access.schema.json");
    private static final String FILE = "access.yaml";
    private static final String NATURAL_RESOURCES = "natural-resources";
    private static final int VALID_DAYS = 30;
    private static final int STALE_DAYS = 365;
    private static final int CHECK_DAY = 5;
    /** Where something is issued: permits, land, approvals. */
    private static final List<Gate> CHECK_GATES = List.of(Gate.G2, Gate.G3, Gate.G4);

    private final CityFiles cities;
    private final Organisations organisations;
    private Map<String, Of> settings = Map.of();

    AccessSettings(CityFiles cities, Organisations organisations) {
        this.cities = cities;
        this.organisations = organisations;
    }

    /**
     * Of one city.
     *
     * @param gates ids of the bodies that ask and decide at each gate
     * @param validDays calendar days for which an answer holds
     * @param staleDays days without a change after which an entry is not relied on unseen
     * @param checkDay day of the month on which what was issued in the last one is checked
     * @param checkGates at which what was issued is checked
     */
    public record Of(Map<Gate, List<String>> gates, int validDays, int staleDays, int checkDay, List<Gate> checkGates) {

        public List<String> bodies(Gate gate) {
            return gates.getOrDefault(gate, List.of());
        }

        /** The gates of each body whose permits are checked, by its id. */
        Map<String, List<Gate>> checked() {
            Map<String, List<Gate>> checked = new TreeMap<>();
            checkGates.forEach(gate -> bodies(gate)
                    .forEach(body -> checked.computeIfAbsent(body, b -> new ArrayList<>())
                            .add(gate)));
            return checked;
        }
    }

    private record Written(
            Map<Gate, List<String>> gates,
            @Nullable Integer validDays,
            @Nullable Integer staleDays,
            @Nullable Integer checkDay,
            @Nullable List<Gate> checkGates) {

        Of settings() {
            return new Of(
                    gates,
                    Optional.ofNullable(validDays).orElse(VALID_DAYS),
                    Optional.ofNullable(staleDays).orElse(STALE_DAYS),
                    Optional.ofNullable(checkDay).orElse(CHECK_DAY),
                    Optional.ofNullable(checkGates).orElse(CHECK_GATES));
        }
    }

    public Of of(String city) {
        return Optional.ofNullable(settings.get(city)).orElseGet(() -> usual(city));
    }

    /** In the order of the gates, those at which any of these bodies decides. */
    public List<Gate> gates(String city, List<String> bodies) {
        Of of = of(city);
        return Arrays.stream(Gate.values())
                .filter(gate -> of.bodies(gate).stream().anyMatch(bodies::contains))
                .toList();
    }

    @Override
    public int order() {
        return IDENTITIES;
    }

    @Override
    public void run() {
        settings = cities.readEach(FILE, SCHEMA, (file, city) -> {
            Of of = file.as(Written.class).settings();
            reportUnknown(file, city, of);
            return of;
        });
    }

    private void reportUnknown(YamlFile yaml, String city, Of of) {
        List<String> known =
                organisations.of(city).stream().map(Organisation::id).toList();
        of.gates().forEach((gate, bodies) -> {
            for (int i = 0; i < bodies.size(); i++) {
                if (!known.contains(bodies.get(i))) {
                    yaml.report(
                            "gates." + gate + "[" + i + "]",
                            "本市没有编号为“" + bodies.get(i) + "”的单位，请核对 organisation.yaml 中的单位编号。");
                }
            }
        });
    }

    /** A city that has said nothing: 自然资源 decides on land, the coordinating body on the environment. */
    private Of usual(String city) {
        String coordinator = organisations.coordinator(city).id();
        String land = organisations
                .find(city, NATURAL_RESOURCES)
                .map(Organisation::id)
                .orElse(coordinator);
        return new Of(
                Arrays.stream(Gate.values())
                        .collect(Collectors.toMap(gate -> gate, gate -> List.of(gate == Gate.G4 ? coordinator : land))),
                VALID_DAYS,
                STALE_DAYS,
                CHECK_DAY,
                CHECK_GATES);
    }
}
