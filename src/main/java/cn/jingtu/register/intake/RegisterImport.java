package cn.jingtu.register.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody brings into a register.
 *
 * @param kind id
 * @param person account of who brings it; nobody else sees it
 * @param sha256 fingerprint of the file, in hex
 * @param heads of the columns of the file, in their order
 * @param columns what each of them holds, by code; empty: it is left out
 * @param rows how many there are
 * @param wrong rows that cannot be kept as they are
 * @param doubtful rows without errors that somebody has to look at
 * @param done rows that are done of the checking or keeping that goes on
 * @param atWork when that was last heard of; null: nothing goes on
 */
public record RegisterImport(
        String id,
        String city,
        String kind,
        String person,
        String fileName,
        String sha256,
        Instant uploadedAt,
        State state,
        List<String> heads,
        List<String> columns,
        int rows,
        int wrong,
        int doubtful,
        int done,
        @Nullable Instant atWork) {

    public enum State {
        /** Its columns are to be looked at. */
        READ,
        CHECKED,
        KEPT,
        CANCELLED
    }

    public boolean isOpen() {
        return state == State.READ || state == State.CHECKED;
    }
}
