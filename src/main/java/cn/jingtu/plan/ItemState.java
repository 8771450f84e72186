package cn.jingtu.plan;

/** Where an item of a plan stands. */
public enum ItemState {
    DRAFT("待下达"),
    RUNNING("办理中"),
    CLOSED("已销号"),
    /** Not done in its year: it goes on in the next one's plan, or was given up for a reason. */
    UNFINISHED("未完成结转"),
    WITHDRAWN("已撤销");

    private final String label;

    ItemState(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }
}
