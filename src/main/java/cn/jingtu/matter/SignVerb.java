package cn.jingtu.matter;

/** What is done about a document that is to be signed. */
public enum SignVerb implements Verb {
    REVIEWED("核稿"),
    CO_SIGNED("会签"),
    DEPUTY_SIGNED("分管审签"),
    ISSUED("签发"),
    /** By a deputy for the head. */
    SIGNED_FOR("代签"),
    SENT_BACK("退回");

    private final String label;

    SignVerb(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String code() {
        return "sign-off-" + Verb.super.code();
    }
}
