package cn.jingtu.land.laboratory;

/** What all results together say for one class of land. */
public enum Conclusion {
    /** Everything that was to be compared keeps the screening value (or the background). */
    LE_SCREENING,
    GT_SCREENING,
    GT_INTERVENTION,
    /** Nothing is above a limit, but something that is needed for saying so is missing: never to be read as clean. */
    UNDECIDED
}
