package cn.jingtu.reporting;

/** How a task is getting on, as its lead or a county says. */
public enum Progress {
    NORMAL("正常"),
    BEHIND("滞后"),
    DONE("已完成"),
    /** Cannot go on without help from outside. */
    BLOCKED("受阻");

    private final String label;

    Progress(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }
}
