package cn.jingtu.register.process;

import cn.jingtu.organisation.Organisation;
import cn.jingtu.register.RegisterEntry;

/** Who works at entries of a kind: what a city has once, {@link EntryBodies} knows by itself. */
public interface EntryRoles {

    /** Id of the kind of the entry at the top. */
    String kind();

    /** Who answers for it (主办). */
    Organisation lead(RegisterEntry entry);
}
