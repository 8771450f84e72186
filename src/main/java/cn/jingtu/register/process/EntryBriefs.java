package cn.jingtu.register.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.register.RegisterEntry;
import org.jspecify.annotations.Nullable;

/** What the card above the forms tells of entries of a kind, where the usual is not what people have to know. */
public interface EntryBriefs {

    /** Id of the kind of the entry at the top. */
    String kind();

    /**
     * @param own at which the procedure works
     * @param body that reads it; null: none
     */
    Brief brief(RegisterEntry top, RegisterEntry own, @Nullable String body);
}
