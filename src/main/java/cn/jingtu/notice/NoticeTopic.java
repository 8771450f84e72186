package cn.jingtu.notice;

/** What a notice is about, in one word for its reader; each module may declare its own as an enum. */
public interface NoticeTopic {

    /** What the reader is to make of it: to act at once, or to know. */
    NoticeKind kind();

    /** As users read it. */
    String label();
}
