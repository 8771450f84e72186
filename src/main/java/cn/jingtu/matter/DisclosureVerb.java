package cn.jingtu.matter;

/** What is done about something that is to be published. */
public enum DisclosureVerb implements Verb {
    BEGUN("转信息公开"),
    DRAFTED("拟公开内容"),
    REVIEWED("保密与公开审查"),
    SENT_BACK("审查退回"),
    ASKED("商上级"),
    WITHHELD("决定不予公开"),
    PUBLISHED("发布"),
    TAKEN_DOWN("撤下");

    private final String label;

    DisclosureVerb(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String code() {
        return "disclosure-" + Verb.super.code();
    }
}
