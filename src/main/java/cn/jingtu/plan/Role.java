package cn.jingtu.plan;

/** What a body is to a task. */
public enum Role {
    LEAD("牵头"),
    PARTICIPANT("参与"),
    EXECUTOR("落实");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }
}
