package cn.jingtu.land.review;

import cn.jingtu.register.RegisterEntry;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who has an interest in a report, and so which experts don't review it: units by code and by name, and people by name. */
public final class Interests {

    /** What they have to do with it, by code or plain name. */
    private final Map<String, String> parties = new LinkedHashMap<>();

    /** @param as what they have to do with the report: 编制单位 */
    public Interests with(String as, @Nullable String... namesAndCodes) {
        Stream.of(namesAndCodes)
                .filter(name -> name != null && !plain(name).isEmpty())
                .forEach(name -> parties.putIfAbsent(plain(name), as));
        return this;
    }

    /** Why an expert stays out; empty for one who may be drawn. */
    public Optional<String> of(RegisterEntry expert) {
        return Stream.concat(
                        Stream.of(expert.value("unitCode"), expert.value("unit"), expert.name()),
                        expert.value("otherUnits").lines())
                .map(Interests::plain)
                .filter(parties::containsKey)
                .findFirst()
                .map(same ->
                        same.equals(plain(expert.name())) ? "是" + parties.get(same) : "与" + parties.get(same) + "同一单位");
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
