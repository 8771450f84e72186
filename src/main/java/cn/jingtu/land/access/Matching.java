package cn.jingtu.land.access;

import cn.jingtu.land.access.Match.Way;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Outline;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.RegisterSearch;
import cn.jingtu.register.RegisterSearch.Order;
import cn.jingtu.register.RegisterSearch.Wanted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the sites of a city's register that a parcel may be: by number, by what an earlier query made of it, by the names
 * that it has and had, and by where it lies. What only a person can tell is said to be doubtful.
 */
@Component
class Matching {

    private static final String SITE = "site";
    private static final List<String> FORMER_NAME = List.of("formerName");
    /** Of each way; more than that are not one plot. */
    private static final int MOST = 20;
    /** A shorter name is part of too many. */
    private static final int SHORTEST_PART = 4;
    /** Drawn by two hands, the same line differs by this much of an area. */
    private static final double WHOLE = 0.98;

    private final Register register;
    private final RegisterSearch search;
    private final SiteRecords records;
    private final AccessStore store;
    private final Kind site;
    private final Clock clock;

    Matching(
            Register register,
            RegisterSearch search,
            SiteRecords records,
            AccessStore store,
            Kinds kinds,
            Clock clock) {
        this.register = register;
        this.search = search;
        this.records = records;
        this.store = store;
        this.site = kinds.get(SITE);
        this.clock = clock;
    }

    private record Found(
            RegisterEntry entry, Way way, @Nullable String doubt) {}

    /**
     * The sites that a parcel may be, the surest way of each.
     *
     * @param staleDays days without a change after which an entry is not relied on unseen
     */
    List<Match> of(String city, Parcel parcel, int staleDays) {
        Map<String, Found> found = new LinkedHashMap<>();
        byNumber(city, parcel).forEach(f -> found.putIfAbsent(f.entry().id(), f));
        byName(city, parcel).forEach(f -> found.putIfAbsent(f.entry().id(), f));
        Outline own = parcel.outline() == null ? null : Outline.of(parcel.outline());
        if (own != null) {
            search.near(city, SITE, own.bounds(), MOST).stream()
                    .filter(entry -> overlap(own, entry) > 0)
                    .forEach(entry -> found.merge(
                            entry.id(),
                            new Found(entry, Way.OUTLINE, null),
                            (known, place) -> known.way() == Way.NAME ? place : known));
        }
        return found.values().stream()
                .map(f -> match(parcel, own, f, staleDays))
                .toList();
    }

    /** Whether a site that has changed may be this parcel. */
    boolean mayBe(Parcel parcel, RegisterEntry entry) {
        List<String> names = names(parcel);
        return names.contains(entry.name())
                || names.contains(entry.value(FORMER_NAME.get(0)))
                || entry.number().equals(parcel.number())
                || parcel.outline() != null && overlap(Outline.of(parcel.outline()), entry) > 0;
    }

    private List<Found> byNumber(String city, Parcel parcel) {
        String number = parcel.number();
        if (number == null) {
            return List.of();
        }
        return Stream.concat(
                        register.numbered(city, site, number).stream()
                                .filter(entry -> !entry.isStruck())
                                .map(entry -> new Found(entry, Way.NUMBER, null)),
                        store.knownAs(city, number).stream()
                                .map(register::get)
                                .filter(entry -> !entry.isStruck())
                                .map(entry -> new Found(entry, Way.EARLIER, null)))
                .toList();
    }

    private List<Found> byName(String city, Parcel parcel) {
        List<Found> found = new ArrayList<>();
        for (String name : names(parcel)) {
            search.called(city, SITE, name, FORMER_NAME, MOST)
                    .forEach(entry -> found.add(new Found(entry, Way.NAME, "只有名称相同")));
            if (name.length() >= SHORTEST_PART) {
                named(city, name, false).forEach(entry -> found.add(new Found(entry, Way.NAME, "名称相近")));
            }
            named(city, name, true).stream()
                    .filter(entry -> entry.name().equals(name))
                    .flatMap(entry -> register.lineage(entry.id(), true).keySet().stream())
                    .map(register::get)
                    .filter(entry -> !entry.isStruck())
                    .forEach(entry -> found.add(new Found(entry, Way.NAME, "同名地块已经拆分合并，由该地块承接")));
        }
        return found;
    }

    private List<RegisterEntry> named(String city, String name, boolean struck) {
        return search.page(new Wanted(city, site, null, name, null, null, null, null, struck), Order.NUMBER, 0, MOST);
    }

    private static List<String> names(Parcel parcel) {
        return Stream.of(parcel.name(), parcel.former())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Match match(Parcel parcel, @Nullable Outline own, Found found, int staleDays) {
        RegisterEntry entry = found.entry();
        double share = own == null || entry.outline() == null ? 0 : own.shareWithin(Outline.of(entry.outline()));
        return new Match(
                parcel.position(),
                entry.id(),
                entry.title(),
                found.way(),
                BigDecimal.valueOf(share).setScale(3, RoundingMode.HALF_UP),
                doubt(own, found, share, staleDays),
                entry.version(),
                site.state(entry.state()).name(),
                records.of(entry));
    }

    private @Nullable String doubt(@Nullable Outline own, Found found, double share, int staleDays) {
        RegisterEntry entry = found.entry();
        if (found.doubt() != null) {
            return found.doubt();
        }
        if (own != null && entry.outline() != null) {
            double larger = overlap(own, entry);
            if (larger == 0) {
                return found.way().label() + "，但范围不重叠";
            }
            if (larger < WHOLE) {
                return "范围部分重叠，查询范围的" + percent(share) + "在该地块内";
            }
        }
        long days = Duration.between(entry.changedAt(), clock.instant()).toDays();
        return days > staleDays && !site.state(entry.state()).isEnded() ? "台账记录已有" + days + "天没有更新" : null;
    }

    /** Of the one in the other, whichever is more: a part of a site is that site, and so is what surrounds it. */
    private static double overlap(Outline own, RegisterEntry entry) {
        if (entry.outline() == null) {
            return 0;
        }
        Outline other = Outline.of(entry.outline());
        return Math.max(own.shareWithin(other), other.shareWithin(own));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP) + "%";
    }
}
