package cn.jingtu.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the bodies of a city are called, also those that are no longer in office: running work still names them. */
public final class Names {

    private final Map<String, String> byId;

    Names(Map<String, String> byId) {
        this.byId = Map.copyOf(byId);
    }

    /** The name of the body with this id; of one that there never was the id. */
    public String of(String id) {
        return byId.getOrDefault(id, id);
    }

    public List<String> of(Collection<String> ids) {
        return ids.stream().map(this::of).toList();
    }
}
