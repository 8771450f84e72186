package cn.jingtu.matter;

import java.util.Optional;
import java.util.Set;

/** Tells what the procedures of a module are about; each module with procedures has one such bean. */
public interface MatterSource {

    /** Ids of the procedures whose rows are kept here. */
    Set<String> procedures();

    /** The row that a business key names; empty if there is none. */
    Optional<MatterRow> find(String procedure, String key);
}
