package cn.jingtu.organisation.process;

import java.util.Optional;
import java.util.Set;

/** Tells what the procedures of a module are about; each module with procedures has one such bean. */
public interface MatterRows {

    /** Ids of the procedures whose rows are kept here. */
    Set<String> procedures();

    /** The row of that id; empty if there is none. */
    Optional<Matter> find(String procedure, String key);
}
