package cn.jingtu.matter;

/** The levels at which a document is signed, from the lowest to the highest. */
public enum SignLevel {
    /** By somebody of the section that did not draft it. */
    REVIEW("科室核稿", SignVerb.REVIEWED),
    /** By the heads or deputies of other bodies, side by side. */
    CO_SIGN("会签", SignVerb.CO_SIGNED),
    /** By a deputy, or a head in the place of one. */
    DEPUTY("分管领导审签", SignVerb.DEPUTY_SIGNED),
    /** By a head, or a deputy for the head with a note. */
    CHIEF("主要负责人签发", SignVerb.ISSUED);

    private final String label;
    private final SignVerb verb;

    SignLevel(String label, SignVerb verb) {
        this.label = label;
        this.verb = verb;
    }

    /** As officials read it. */
    public String label() {
        return label;
    }

    SignVerb verb() {
        return verb;
    }
}
