package cn.jingtu.register;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is being done at entries: the open tasks of the procedures that work at them. */
public interface OpenWork {

    /**
     * @param step name of the task
     * @param holder who has it, as lists show it
     * @param due null: no day
     */
    record Task(
            String step,
            String holder,
            Instant since,
            @Nullable Instant due) {}

    /** Ids of the top entries of a city at which something is to be done before a moment. */
    Collection<String> dueBefore(String city, Instant moment);

    /** By id of the top entry, the one due first at the front; entries without an open task are left out. */
    Map<String, List<Task>> at(Collection<String> roots);
}
