package cn.jingtu.matter;

/** What can be done about every matter, whatever its procedure. */
public enum MatterVerb implements Verb {
    HANDED_ON("转办"),
    ASSIGNED("指派"),
    TAKEN_BACK("收回"),
    GIVEN_BACK("放回待办"),
    /** The account of the one who had a task was deleted or moved to another body. */
    LEFT("离开放回"),
    URGED("催办"),
    /** The program, before and on the day. */
    REMINDED("到期提醒"),
    REMINDED_LATE("逾期提醒"),
    EXTENSION_REQUESTED("申请延期"),
    EXTENSION_GRANTED("同意延期"),
    EXTENSION_REFUSED("不同意延期"),
    FILE_ADDED("上传材料"),
    FILE_WITHDRAWN("撤回材料");

    private final String label;

    MatterVerb(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean isWork() {
        return this == EXTENSION_REQUESTED;
    }
}
