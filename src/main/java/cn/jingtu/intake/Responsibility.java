package cn.jingtu.intake;

import cn.jingtu.plan.LeadMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a task, as one statement of the document says it.
 *
 * @param executors null where the statement names none, so that they are inherited; empty where it says there are none
 * @param excluded counties taken out of the inherited executors
 * @param inherited executors that this statement sets for the tasks from here on, or null
 * @param inheritedExcept the clauses for which it does not, as written; null for none
 */
record Responsibility(
        List<String> lead,
        List<String> participants,
        @Nullable List<String> executors,
        List<String> excluded,
        LeadMode leadMode,
        @Nullable List<String> inherited,
        @Nullable String inheritedExcept,
        boolean uncertain) {

    boolean isEmpty() {
        return lead.isEmpty() && participants.isEmpty() && (executors == null || executors.isEmpty());
    }
}
