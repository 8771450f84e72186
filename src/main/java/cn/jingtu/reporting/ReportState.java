package cn.jingtu.reporting;

/** How far the report of a department has come. */
public enum ReportState {
    DRAFTING("待填报"),
    CONFIRMING("待本单位负责人审核"),
    ACCEPTING("已报送，待接收"),
    ACCEPTED("已接收"),
    EXEMPT("免报"),
    /** The plan ended, and the report was late and never came. */
    SILENT("未报"),
    /** The department no longer leads any task, or the plan has ended. */
    WITHDRAWN("已取消");

    private final String label;

    ReportState(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }

    /** Whether the department still owes it. */
    public boolean isOwed() {
        return this == DRAFTING || this == CONFIRMING;
    }

    /** Whether nothing more is waited for. */
    public boolean isSettled() {
        return this == ACCEPTED || this == EXEMPT || this == SILENT || this == WITHDRAWN;
    }
}
