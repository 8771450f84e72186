package cn.jingtu.reporting;

/** How far a quarterly round has come. */
public enum RoundState {
    PLANNED("未开始"),
    OPEN("填报中"),
    /** Nothing more is waited for; the summary is on its way. */
    SUMMING_UP("通报办理中"),
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
