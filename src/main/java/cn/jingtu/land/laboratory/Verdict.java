package cn.jingtu.land.laboratory;

/** How a result stands to the limit values of one class of land, or to a target. The names are those of the JSON. */
public enum Verdict {
    /** At or below the screening value. */
    LE_SCREENING("不高于筛选值"),
    /** Above the screening value, at or below the intervention value. */
    GT_SCREENING("高于筛选值"),
    GT_INTERVENTION("高于管制值"),
    /** At or below the target of the works. */
    LE_TARGET("不高于目标值"),
    GT_TARGET("高于目标值"),
    /** Above the screening value, but not above the local background: arsenic, cobalt, vanadium only. */
    AS_BACKGROUND("不高于当地背景值"),
    /** Not detected by a method that would have found the screening value. */
    ND_OK("未检出"),
    ND_LIMIT_ABOVE_SCREENING("未检出，检出限高于筛选值"),
    ND_LIMIT_ABOVE_TARGET("未检出，检出限高于目标值"),
    ND_LIMIT_UNKNOWN("未检出，检出限不明"),
    NOT_TESTED("未检测"),
    /** Not readable, negative, or rejected by the laboratory. */
    INVALID_VALUE("数值无效"),
    UNIT_UNKNOWN("单位不明"),
    /** Another medium, another definition or another quantity than the standard's. */
    NOT_COMPARABLE("不能比较"),
    NO_LIMIT("没有限值");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it is told that the limit is kept. */
    boolean isClean() {
        return this == LE_SCREENING || this == LE_TARGET || this == ND_OK || this == AS_BACKGROUND;
    }

    public boolean isAbove() {
        return this == GT_SCREENING || this == GT_INTERVENTION || this == GT_TARGET;
    }

    /** Whether nothing is told of a limit that there is. */
    public boolean isOpen() {
        return !isClean() && !isAbove() && this != NO_LIMIT;
    }
}
