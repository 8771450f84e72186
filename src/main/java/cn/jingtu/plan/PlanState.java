package cn.jingtu.plan;

/** How far a plan has come. */
public enum PlanState {
    DRAFT("待核对"),
    IN_APPROVAL("待签发"),
    ISSUED("执行中"),
    CLOSED("已办结"),
    REPEALED("已废止");

    private final String label;

    PlanState(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }

    /** Whether it has been put in force, be it no longer. */
    public boolean isIssued() {
        return this != DRAFT && this != IN_APPROVAL;
    }
}
