package cn.jingtu.notice;

/** Why an organisation is told something. */
public enum NoticeKind {
    REMINDER("提醒"),
    URGE("催办"),
    SUPERVISION("督办"),
    ADJUSTMENT("调整"),
    EXTENSION("延期"),
    RETURNED("退回"),
    CLOSED("销号"),
    PARTICIPATION("参与"),
    FAILURE("异常"),
    HANDOVER("转办"),
    INFORMATION("通知");

    private final String label;

    NoticeKind(String label) {
        this.label = label;
    }

    /** As users read it. */
    public String label() {
        return label;
    }
}
