package cn.jingtu.land.yearly;

import cn.jingtu.platform.Labelled;
import cn.jingtu.register.RegisterEntry;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A list that is agreed once a year, with who comes onto it and who leaves it; a plot stands on one of them at most. Each is
 * named as {@code registers/site.yaml} names it.
 */
public enum ListKind implements Labelled {
    DEFERRED(
            "暂不开发利用污染地块清单",
            Set.of("CONTAMINATED", "DEFERRED"),
            Set.of("REJECTED", "CLEARED", "ASSESSING", "WORKS", "AFTERCARE", "REMOVED", "SURVEY_ANEW"),
            site -> site.is("development", "NO") || site.state().equals("DEFERRED"),
            "污染地块，已决定暂不开发利用",
            site -> site.is("development", "YES"),
            "已决定开发利用"),
    // Who comes onto it is no rule that could be cited: shown as 待核.
    PRIORITY(
            "优先监管地块清单",
            Set.of("LISTED", "SURVEYING", "CONTAMINATED", "DEFERRED"),
            Set.of("REJECTED", "CLEARED", "WORKS", "AFTERCARE", "REMOVED", "SURVEY_ANEW"),
            site -> site.state().equals("CONTAMINATED")
                    && !site.is("development", "NO")
                    && (site.is("reason", "CL_6") || !site.value("closedOn").isEmpty()),
            "关停搬迁企业地块，确认有污染（列入条件待核）",
            site -> false,
            "");

    private final String label;
    private final Set<String> from;
    private final Set<String> past;
    private final Predicate<RegisterEntry> due;
    private final String whyDue;
    private final Predicate<RegisterEntry> over;
    private final String whyOver;

    ListKind(
            String label,
            Set<String> from,
            Set<String> past,
            Predicate<RegisterEntry> due,
            String whyDue,
            Predicate<RegisterEntry> over,
            String whyOver) {
        this.label = label;
        this.from = from;
        this.past = past;
        this.due = due;
        this.whyDue = whyDue;
        this.over = over;
        this.whyOver = whyOver;
    }

    @Override
    public String label() {
        return label;
    }

    /** Codes of the states in which a site may come onto it. */
    Set<String> from() {
        return from;
    }

    /** Whether a site may come onto it: it is so far, and stands on none of the lists. */
    public boolean mayEnter(RegisterEntry site) {
        return from.contains(site.state()) && !standsOnAny(site);
    }

    /** Why the register says that a site should come onto it; empty: it says nothing of that. */
    Optional<String> whyEnter(RegisterEntry site) {
        return mayEnter(site) && due.test(site) ? Optional.of(whyDue) : Optional.empty();
    }

    /** Why the register says that a site that stands on it should leave; empty: it is to stay. */
    Optional<String> whyLeave(RegisterEntry site) {
        if (over.test(site)) {
            return Optional.of(whyOver);
        }
        return past.contains(site.state())
                ? Optional.of("台账状态为“" + site.kind().state(site.state()).name() + "”")
                : Optional.empty();
    }

    private static boolean standsOnAny(RegisterEntry site) {
        for (ListKind kind : values()) {
            if (site.isOn(kind.name())) {
                return true;
            }
        }
        return false;
    }
}
