package cn.jingtu.plan;

import org.jspecify.annotations.Nullable;

/**
 * A change of an issued plan on its way to signature.
 *
 * @param repeal whether the whole plan is taken out of force; then there are no changes
 * @param changes JSON list of {@link TaskChange}
 * @param signedBy user id of who signed it, null before
 */
public record Adjustment(
        String id,
        String planId,
        boolean repeal,
        @Nullable String reason,
        @Nullable String documentNumber,
        String changes,
        State state,
        @Nullable String draftedBy,
        @Nullable String signedBy) {

    /** How far it has come. */
    public enum State {
        DRAFT,
        IN_APPROVAL,
        APPLIED,
        ABANDONED
    }

    /**
     * One task that is added, changed or withdrawn.
     *
     * @param ref the clause; new for an added task
     * @param task the task as it shall be; null on withdrawal
     */
    public record TaskChange(Kind kind, String ref, PlanDraft.@Nullable Task task) {

        /** What happens to the task. */
        public enum Kind {
            ADD("增加"),
            CHANGE("变更"),
            WITHDRAW("撤销");

            private final String label;

            Kind(String label) {
                this.label = label;
            }

            /** The Chinese words an official reads. */
            public String label() {
                return label;
            }
        }
    }
}
