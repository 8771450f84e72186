package cn.jingtu.plan;

/** What a body is for an item. */
public enum ItemRole {
    LEAD("牵头"),
    EXECUTOR("落实"),
    /** A participant that owes something to it (配合事项). */
    CONTRIBUTOR("配合");

    private final String label;

    ItemRole(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }
}
