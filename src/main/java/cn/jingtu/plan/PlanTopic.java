package cn.jingtu.plan;

import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.NoticeTopic;

/** What bodies are told of a plan's tasks besides what all procedures tell. */
public enum PlanTopic implements NoticeTopic {
    ADJUSTMENT(NoticeKind.INFORMATION, "调整"),
    CLOSED(NoticeKind.RESULT, "销号"),
    PARTICIPATION(NoticeKind.INFORMATION, "参与");

    private final NoticeKind kind;
    private final String label;

    PlanTopic(NoticeKind kind, String label) {
        this.kind = kind;
        this.label = label;
    }

    @Override
    public NoticeKind kind() {
        return kind;
    }

    @Override
    public String label() {
        return label;
    }
}
