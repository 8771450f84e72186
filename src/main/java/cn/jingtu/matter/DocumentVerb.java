package cn.jingtu.matter;

/** What is done about a document that a body issues. */
public enum DocumentVerb implements Verb {
    DRAFTED("拟稿送签"),
    /** One that was signed elsewhere. */
    REGISTERED("登记公文"),
    CHECKED("核对登记"),
    GIVEN_UP("不再印发"),
    SENT_BACK("退回登记"),
    NUMBERED("编号"),
    /** No document has this number. */
    NUMBER_VOIDED("空号登记"),
    ISSUED("印发"),
    RECEIVED("签收公文");

    private final String label;

    DocumentVerb(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String code() {
        return "document-" + Verb.super.code();
    }
}
