package cn.jingtu.matter;

import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.NoticeTopic;

/** What a body is told that has asked for more time. */
enum ExtensionTopic implements NoticeTopic {
    EXTENSION_GRANTED(NoticeKind.RESULT),
    EXTENSION_REFUSED(NoticeKind.RETURNED);

    private final NoticeKind kind;

    ExtensionTopic(NoticeKind kind) {
        this.kind = kind;
    }

    @Override
    public NoticeKind kind() {
        return kind;
    }

    @Override
    public String label() {
        return "延期";
    }
}
