package cn.jingtu.matter;

import cn.jingtu.platform.Refusal;
import java.util.List;
import java.util.Set;

/** A procedure that has a document signed: it tells what the document is, and is told what became of it. */
public interface Signable {

    /** Ids of the procedures that call {@code sign-off}. */
    Set<String> callers();

    /**
     * What goes to signature.
     *
     * @throws Refusal if it is not to be signed, or not any more
     */
    Draft draft(MatterRow row);

    /**
     * Does with the document what was decided, in the transaction of the one who decided last.
     *
     * @throws Refusal if it cannot be done any more; the signature is then not given either
     */
    void decided(MatterRow row, Decision decision);

    /**
     * Looks at what a deputy writes who signs for the head; any words do, unless the procedure asks for more.
     *
     * @throws Refusal if they do not say what they must
     */
    default void requireNote(MatterRow row, String note) {}

    /** What a deputy who signs for the head has to write, for the form. */
    default String noteHint(MatterRow row) {
        return "您代主要负责人签发，选择“同意”时必须写明原因，例如：主要负责人外出开会。";
    }

    /**
     * A document as it goes to signature.
     *
     * @param kind as the decision table of levels lists it: 年度计划
     * @param draftedBy who may not sign it
     * @param body id of the body whose word it is
     * @param coSigners ids of other bodies that are asked to agree
     * @param view module in the procedure's folder that draws it, with the shape of a form that asks nothing
     */
    record Draft(String kind, String title, String draftedBy, String body, List<String> coSigners, String view) {}
}
