package cn.jingtu.reporting;

/** How far a quarterly round has come. */
public enum RoundState {
    PLANNED("未开始"),
    OPEN("填报中"),
    IN_APPROVAL("通报待审签"),
    PUBLISHED("通报已印发"),
    CANCELLED("已取消");

    private final String label;

    RoundState(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }
}
