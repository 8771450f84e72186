package cn.jingtu.plan;

/** What a body still owes to a task. */
public enum PartyState {
    /** A lead whose scheme or counter-signature is missing. */
    PLANNING("待编制实施方案"),
    /** A lead that drives the work. */
    WORKING("推进中"),
    /** A lead that has asked for close-out. */
    REQUESTED("已申请销号"),
    /** A county that has not reported yet. */
    OPEN("落实中"),
    /** A county that has reported. */
    DONE("已落实"),
    /** A county that need not, with a reason on record. */
    EXEMPT("已豁免"),
    /** A participant: never owes anything. */
    INVOLVED("参与");

    private final String label;

    PartyState(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }
}
