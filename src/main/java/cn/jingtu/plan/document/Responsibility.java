package cn.jingtu.plan.document;

import cn.jingtu.plan.LeadMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a task, as one statement of the document says it.
 *
 * @param executors null where the statement names none, so that they are inherited; empty where it says there are none
 * @param excluded counties taken out of the inherited executors
 * @param inherited executors that this statement sets for the tasks from here on, or null
 */
record Responsibility(
        List<String> lead,
        List<String> participants,
        @Nullable List<String> executors,
        List<String> excluded,
        LeadMode leadMode,
        @Nullable List<String> inherited,
        boolean uncertain) {

    boolean isEmpty() {
        return lead.isEmpty() && participants.isEmpty() && (executors == null || executors.isEmpty());
    }
}
