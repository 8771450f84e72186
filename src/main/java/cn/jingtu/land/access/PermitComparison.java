package cn.jingtu.land.access;

import cn.jingtu.land.access.AccessStore.Asked;
import cn.jingtu.land.access.Answer.Permission;
import cn.jingtu.land.access.Finding.Kind;
import cn.jingtu.register.Outline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds permits against what was answered at their gate and against the register of sites. A permit rests on the last
 * answer about its plot that there was on its day. Whether two plots are one is told by number and outline; what only a
 * name or a part of the ground says is for a person to tell.
 */
@Component
class PermitComparison {

    /** Drawn by two hands, the same line differs by this much of an area. */
    private static final double WHOLE = 0.98;
    /** A shorter name is part of too many. */
    private static final int SHORTEST_PART = 4;
    /** More than these nobody compares by eye. */
    private static final int MOST_DOUBTFUL = 5;

    private final AccessStore store;
    private final AccessQueries queries;
    private final Matching matching;

    PermitComparison(AccessStore store, AccessQueries queries, Matching matching) {
        this.store = store;
        this.queries = queries;
        this.matching = matching;
    }

    /** A parcel that was asked about, its outline read once. */
    private record Plot(Asked asked, @Nullable Outline outline) {

        static Plot of(Asked asked) {
            String outline = asked.parcel().outline();
            return new Plot(asked, outline == null ? null : Outline.of(outline));
        }
    }

    /** @param doubt why only a person can tell that a permit is for this plot; null: it is */
    private record Alike(Asked asked, @Nullable String doubt) {}

    /** What is wrong with the permits of a city, at most one finding each, in their order. */
    List<Finding> compare(String city, List<IssuedPermit> permits) {
        Map<Gate, List<Plot>> asked = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (IssuedPermit permit : permits) {
            List<Plot> plots = asked.computeIfAbsent(
                    permit.gate(),
                    gate -> store.asked(city, gate).stream().map(Plot::of).toList());
            compare(city, permit, plots).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> compare(String city, IssuedPermit permit, List<Plot> plots) {
        Outline own = permit.outline() == null ? null : Outline.of(permit.outline());
        List<Alike> alike = plots.stream()
                .map(plot -> alike(permit, own, plot))
                .filter(Objects::nonNull)
                .toList();
        List<Asked> sure = alike.stream()
                .filter(one -> one.doubt() == null)
                .map(Alike::asked)
                .toList();
        List<Alike> doubtful = alike.stream()
                .filter(one -> one.doubt() != null && isAnswered(one.asked(), permit.on()))
                .toList();
        // However long nobody has touched an entry: the lists of that day are what counts.
        List<Match> sites = matching.of(city, permit.parcel(), Integer.MAX_VALUE);
        Optional<Asked> rests = sure.stream()
                .filter(one -> isAnswered(one, permit.on()))
                .max(Comparator.comparing(one -> Objects.requireNonNull(one.answered())));
        if (rests.isPresent()) {
            return against(permit, rests.get())
                    .or(() -> elsewhere(permit, rests.get(), sites))
                    .map(wrong -> finding(permit, wrong, sites));
        }
        Wrong wrong = doubtful.isEmpty()
                ? new Wrong(Kind.NOT_ASKED, notAsked(permit, sure))
                : new Wrong(Kind.DOUBTFUL, told(doubtful));
        return Optional.of(finding(permit, wrong, sites));
    }

    private static boolean isAnswered(Asked asked, LocalDate on) {
        LocalDate answered = asked.answered();
        return answered != null && !answered.isAfter(on);
    }

    private record Wrong(Kind kind, String words) {}

    private static Finding finding(IssuedPermit permit, Wrong wrong, List<Match> sites) {
        return new Finding(
                permit.position(),
                wrong.kind(),
                wrong.words(),
                record(permit.on(), sites),
                sites.stream()
                        .filter(site -> site.doubt() == null)
                        .map(Match::entry)
                        .findFirst()
                        .orElse(null));
    }

    // ---- whether it is the same plot

    private static @Nullable Alike alike(IssuedPermit permit, @Nullable Outline own, Plot plot) {
        Asked asked = plot.asked();
        boolean said = same(permit.query(), asked.number()) || same(permit.number(), asked.issuedAs());
        boolean numbered = same(permit.parcelNumber(), asked.parcel().number());
        if (own != null && plot.outline() != null) {
            double within = own.shareWithin(plot.outline());
            if (within >= WHOLE) {
                return new Alike(asked, null);
            }
            if (within > 0) {
                return new Alike(asked, "范围部分重叠，办理范围有" + percent(1 - within) + "没有查询");
            }
            return numbered || said ? new Alike(asked, (numbered ? "宗地编号相同" : "填报了这次查询") + "，但范围不重叠") : null;
        }
        if (numbered) {
            return new Alike(asked, null);
        }
        boolean named = names(permit.name(), permit.former())
                .anyMatch(name ->
                        names(asked.parcel().name(), asked.parcel().former()).anyMatch(name::equals));
        if (permit.parcelNumber() != null && asked.parcel().number() != null) {
            return said ? new Alike(asked, "填报了这次查询，但宗地编号不同") : null;
        }
        if (said) {
            return new Alike(asked, named ? null : "填报了这次查询，但地块名称不同");
        }
        if (named) {
            return new Alike(asked, "只有名称相同");
        }
        return near(permit.name(), asked.parcel().name()) ? new Alike(asked, "名称相近") : null;
    }

    private static Stream<String> names(String name, @Nullable String former) {
        return Stream.of(name, former).filter(Objects::nonNull).map(OfficialNumbers::plain);
    }

    private static boolean near(String one, String other) {
        String shorter = OfficialNumbers.plain(one.length() < other.length() ? one : other);
        String longer = OfficialNumbers.plain(one.length() < other.length() ? other : one);
        return shorter.length() >= SHORTEST_PART && longer.contains(shorter);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && OfficialNumbers.plain(one).equals(OfficialNumbers.plain(other));
    }

    // ---- what is wrong

    private static String notAsked(IssuedPermit permit, List<Asked> sure) {
        return sure.isEmpty()
                ? "没有这宗地在“" + permit.gate().label() + "”环节的准入查询"
                        + (permit.query() == null ? "" : "，填报的" + permit.query() + "不是这个环节的查询")
                : permit.on() + "办理时还没有答复："
                        + sure.stream()
                                .map(one -> one.number() + one.day() + "提出"
                                        + (one.answered() == null ? "，尚未答复" : "，" + one.answered() + "答复"))
                                .distinct()
                                .collect(Collectors.joining("；"));
    }

    private static String told(List<Alike> doubtful) {
        return "没有可以确定的查询，疑似："
                + doubtful.stream()
                        .limit(MOST_DOUBTFUL)
                        .map(one -> one.asked().number() + "“"
                                + one.asked().parcel().title() + "”（" + one.doubt() + "，答复"
                                + AccessWords.of(
                                        Objects.requireNonNull(one.asked().answer())) + "）")
                        .collect(Collectors.joining("；"))
                + (doubtful.size() > MOST_DOUBTFUL ? "等" + doubtful.size() + "宗" : "");
    }

    /** How a permit contradicts the answer that it rests on. */
    private static Optional<Wrong> against(IssuedPermit permit, Asked asked) {
        Answer answer = Objects.requireNonNull(asked.answer());
        LocalDate until = Objects.requireNonNull(asked.validUntil());
        LocalDate changed = asked.changed();
        if (answer.answer() != Permission.ALLOW) {
            return against(asked.number() + "答复为" + AccessWords.of(answer) + "，" + permit.on() + "仍然办理");
        }
        if (permit.on().isAfter(until)) {
            return Optional.of(
                    new Wrong(Kind.EXPIRED, asked.number() + "答复有效期至" + until + "，" + permit.on() + "办理时已过期"));
        }
        if (changed != null && permit.on().isAfter(changed)) {
            return Optional.of(
                    new Wrong(Kind.EXPIRED, asked.number() + "答复后名单情况在" + changed + "有变化，" + permit.on() + "办理没有重新查询"));
        }
        LandUse used = permit.planned();
        LandUse planned = asked.parcel().use().planned();
        if (used != null && planned != null && !covers(planned, used)) {
            return against(asked.number() + "按规划用途“" + planned.label() + "”答复，办理的用途为“" + used.label() + "”");
        }
        if (!answer.conditions().isEmpty() && permit.conditions() != Stated.YES) {
            return against(asked.number() + "答复附有条件，" + (permit.conditions() == Stated.NO ? "许可文件没有载明" : "没有说明许可文件是否载明")
                    + "：" + String.join("；", answer.conditions()));
        }
        return Optional.empty();
    }

    private static Optional<Wrong> against(String words) {
        return Optional.of(new Wrong(Kind.AGAINST, words));
    }

    /** An answer for homes holds for shops too, not the other way about. */
    private static boolean covers(LandUse asked, LandUse used) {
        return asked == used || (asked.isSensitive() || !used.isSensitive()) && asked.landClass() <= used.landClass();
    }

    /** The plot is a site on a list, and the answer was not about that. */
    private Optional<Wrong> elsewhere(IssuedPermit permit, Asked asked, List<Match> sites) {
        Set<String> answered =
                Set.copyOf(queries.sites(asked.query(), asked.parcel().position()));
        return sites.stream()
                        .anyMatch(site -> site.doubt() == null
                                && !answered.contains(site.entry())
                                && !lists(permit.on(), site).isEmpty())
                ? Optional.of(new Wrong(Kind.DOUBTFUL, asked.number() + "答复时没有涉及生态环境局台账中与本宗地相符的地块，是不是同一宗待辨认"))
                : Optional.empty();
    }

    // ---- what stands on record

    private static @Nullable String record(LocalDate on, List<Match> sites) {
        String words = sites.stream()
                .map(site -> {
                    String lists = lists(on, site);
                    return site.title() + "（" + site.state() + "，"
                            + (site.doubt() == null ? site.way().label() : site.doubt()) + "）"
                            + (lists.isEmpty() ? on + "不在名单内" : on + "在" + lists + "内");
                })
                .collect(Collectors.joining("；"));
        return words.isEmpty() ? null : words;
    }

    private static String lists(LocalDate on, Match site) {
        return site.facts().lists().stream()
                .filter(listing -> listing.isOn(on))
                .map(listing -> listing.list().label())
                .distinct()
                .collect(Collectors.joining("、"));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP) + "%";
    }
}
