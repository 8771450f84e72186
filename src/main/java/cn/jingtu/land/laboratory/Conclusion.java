package cn.jingtu.land.laboratory;

import java.util.Comparator;
import java.util.List;

/** What all results together say for one class of land, or to the targets of the works. */
public enum Conclusion {
    /** Everything that was to be compared keeps the screening value (or the background). */
    LE_SCREENING("未超过筛选值"),
    GT_SCREENING("超过筛选值"),
    GT_INTERVENTION("超过管制值"),
    /** Each result of each target keeps it. */
    LE_TARGET("达到目标"),
    GT_TARGET("未达到目标"),
    /** Nothing is above a limit, but something that is needed for saying so is missing: never to be read as clean. */
    UNDECIDED("不能判定");

    /** The worst comes last. */
    public static final Comparator<Conclusion> BY_GRAVITY = Comparator.comparing(
            List.of(LE_TARGET, LE_SCREENING, UNDECIDED, GT_TARGET, GT_SCREENING, GT_INTERVENTION)::indexOf);

    private final String label;

    Conclusion(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isAbove() {
        return this == GT_SCREENING || this == GT_INTERVENTION || this == GT_TARGET;
    }
}
