package cn.jingtu.plan;

import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Row;
import cn.jingtu.platform.text.Text;
import jakarta.validation.constraints.NotNull;
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
    public record TaskChange(
            @NotNull(message = "请选择增加、变更或撤销") @Called("调整") Kind kind,
            @Text(name = "条款号", max = 60) String ref,
            @Called("任务") PlanDraft.@Nullable Task task)
            implements Row {

        @Override
        public String about() {
            return ref == null ? "" : ref;
        }

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
