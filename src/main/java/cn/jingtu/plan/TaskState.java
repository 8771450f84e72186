package cn.jingtu.plan;

/** How far a task of a plan has come. */
public enum TaskState {
    DRAFT("未下达"),
    RUNNING("办理中"),
    CLOSED("已销号"),
    WITHDRAWN("已停办");

    private final String label;

    TaskState(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }
}
