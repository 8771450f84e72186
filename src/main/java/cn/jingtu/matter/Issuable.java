package cn.jingtu.matter;

import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.platform.Refusal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A procedure that has a document issued: it tells what the document is, and is told when it is out. */
public interface Issuable {

    /** Ids of the procedures that call {@code document-approval} for it. */
    Set<String> procedures();

    /**
     * What is to be issued. From now on it is being written.
     *
     * @throws Refusal if it is not yet to be, or not any more
     */
    Proposal propose(MatterRow row);

    /** What the program has written: the text first, then what is enclosed; empty where all of it is for people to write. */
    default List<WrittenFile> written(MatterRow row) {
        return List.of();
    }

    /** The document is out; called in the transaction that issues it. */
    void issued(MatterRow row, Document document);

    /**
     * Id of the body whose leaders sign it: the one that issues it, unless it acts in the name of another.
     *
     * @param body that issues it
     */
    default String signer(MatterRow row, String body) {
        return body;
    }

    /** Whether what was sent back may be given up, so that the procedure goes on without a document. */
    default boolean mayBeGivenUp(MatterRow row) {
        return false;
    }

    /** As {@link Signable#requireNote} and for the same. */
    default void requireNote(MatterRow row, String note) {}

    /** As {@link Signable#noteHint}; null: as for every document. */
    default @Nullable String noteHint(MatterRow row) {
        return null;
    }

    /**
     * A document before it is drafted; people may change title and recipients.
     *
     * @param kind as the decision table of levels lists it: 季度通报
     * @param body id of the body that issues it
     * @param coSigners ids of other bodies that are asked to agree
     * @param recipients ids of the bodies to which it is sent
     * @param view module in the procedure's folder that draws what it is about, with the shape of a form that asks nothing
     */
    record Proposal(
            String kind, String title, String body, List<String> coSigners, List<String> recipients, String view) {}
}
