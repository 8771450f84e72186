package cn.jingtu.notice;

/** Why an organisation is told something, the same for all procedures; one that says more has a topic of its own. */
public enum NoticeKind implements NoticeTopic {
    REMINDER("提醒"),
    URGE("催办"),
    SUPERVISION("督办"),
    /** What they handed in came back. */
    RETURNED("退回"),
    /** What came of what they asked for or did. */
    RESULT("结果"),
    /** A task changed hands. */
    HANDOVER("转办"),
    /** Something does not go on by itself. */
    FAILURE("异常"),
    INFORMATION("通知");

    private final String label;

    NoticeKind(String label) {
        this.label = label;
    }

    @Override
    public NoticeKind kind() {
        return this;
    }

    @Override
    public String label() {
        return label;
    }
}
