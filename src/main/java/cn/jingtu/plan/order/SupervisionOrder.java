package cn.jingtu.plan.order;

import cn.jingtu.matter.Matter;
import cn.jingtu.platform.Labelled;
import cn.jingtu.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 督办: what the 督查机构 asks about something that is late.
 *
 * @param late the matter that is late
 * @param under the matter that it is a part of
 * @param obligation key of what is late
 * @param what the same as officials read it
 * @param due the day that was missed
 * @param round how often the bodies were asked, from 1; 0 before it is issued
 * @param draft null before it is drafted
 * @param number 文号; null before it is issued
 * @param finding what was found last; null before anybody has looked
 * @param next what is proposed where it is not met; null: nothing is
 * @param conclusion null before there is one
 * @param servedOn the day on which the conclusion reached the bodies
 */
public record SupervisionOrder(
        String id,
        Matter late,
        @Nullable Matter under,
        String obligation,
        String what,
        @Nullable String clause,
        LocalDate due,
        State state,
        int round,
        String proposedBy,
        @Nullable Draft draft,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable String finding,
        @Nullable Next next,
        @Nullable Conclusion conclusion,
        @Nullable LocalDate servedOn,
        List<Addressee> addressees) {

    /** Id of the procedure. */
    public static final String PROCEDURE = "supervision-order";

    /** Calendar days in which a body may ask for a review, and in which the government decides (article 17). */
    public static final int REVIEW_DAYS = 30;

    /** How far it has come. */
    public enum State implements Labelled {
        PROPOSED("待拟订"),
        /** Not yet held against the orders that there are. */
        DRAFTED("待立项"),
        APPROVING("报批中"),
        IN_HAND("办理中"),
        NEXT("待提出下一步建议"),
        NEXT_APPROVING("下一步措施报批中"),
        CONCLUDING("待作结论"),
        SERVING("结论送审中"),
        /** Bodies may ask for a review. */
        AWAITING("复核申请期内"),
        CLOSED("已结项"),
        JOINED("已并入原督办"),
        NOT_APPROVED("未批准"),
        REVOKED("已撤销");

        private final String label;

        State(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        /** Whether nothing more happens to it. */
        public boolean isEnd() {
            return compareTo(CLOSED) >= 0;
        }
    }

    /**
     * @param demand what is asked of the bodies
     * @param replyBy by which they answer, in the round that runs
     * @param basis the clause, or the city's own rule
     */
    public record Draft(
            OrderKind kind, String title, String demand, LocalDate replyBy, String basis, String draftedBy) {}

    /** @param joined whether another order was open already, in which it is asked now */
    public record Addressee(String body, boolean joined) {}

    /** @param replyBy by which the bodies answer once more; null where they are not asked */
    public record Next(
            NextStep step, String words, @Nullable LocalDate replyBy, String proposedBy) {}

    /** @param met whether what was late is met */
    public record Conclusion(boolean met, String words, String concludedBy) {}

    public String city() {
        return late.city();
    }

    public Matter matter() {
        return new Matter(PROCEDURE, id, city());
    }

    /** Ids of the bodies that it is for. */
    public List<String> bodies() {
        return addressees.stream()
                .filter(one -> !one.joined())
                .map(Addressee::body)
                .toList();
    }

    /** In a line. */
    public String title() {
        return draft == null ? what : draft.title();
    }

    /** What it is called, with its number where it has one. */
    public String named() {
        String kind = draft == null ? "督办" : draft.kind().label();
        return number == null ? kind : kind + "（" + number + "）";
    }

    /** @throws Refusal where it is not drafted */
    public Draft drafted() {
        if (draft == null) {
            throw Refusal.conflict("这件督办还没有拟订，请刷新任务列表。");
        }
        return draft;
    }

    /**
     * The last day on which a body may ask for a review.
     *
     * @throws Refusal where no conclusion has been served
     */
    public LocalDate reviewUntil() {
        if (servedOn == null) {
            throw Refusal.conflict("这件督办还没有反馈结论，不能申请或办理复核。");
        }
        return servedOn.plusDays(REVIEW_DAYS);
    }
}
