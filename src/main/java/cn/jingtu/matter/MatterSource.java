package cn.jingtu.matter;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what procedures are about: a bean beside the rows that their business keys name. */
public interface MatterSource {

    /** Ids of the procedures whose rows are kept here. */
    Set<String> procedures();

    /** The row that a business key names; empty if there is none. */
    Optional<MatterRow> find(String procedure, String key);

    /**
     * Business keys under which processes of these procedures work at a matter, whichever source keeps that, besides its
     * own id.
     */
    default Set<String> keys(Matter matter) {
        return Set.of();
    }

    /**
     * What the card above the forms of a matter tells of it.
     *
     * @param row found here
     * @param body id of the one whose turn it is, where a step is taken by several; null otherwise
     */
    default Brief brief(MatterRow row, @Nullable String body) {
        return Brief.of(row);
    }
}
