package cn.jingtu.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 信息公开: something that is to be published. It has a life of its own, longer than that of what it came from.
 *
 * @param id of its matter
 * @param origin what it came from
 * @param under the matter that it is a part of, as the plan
 * @param body id of the body that publishes
 * @param basis why it is to be disclosed
 * @param madeOn from which the time runs
 * @param due last day in time
 * @param sources files as they were made
 * @param withhold whether it is proposed, or was decided, to keep it back
 * @param content what is published; of what is kept back the reason; null before it is drafted
 * @param files as they are published
 * @param place where, as proposed
 * @param until last day of publication; null: for good
 * @param remark why it came back last; null: it did not
 * @param superior body that was asked, with the numbers of {@code letter} and {@code reply}
 * @param address where it was published
 * @param proof picture of the page
 */
public record Disclosure(
        String id,
        String city,
        Matter origin,
        @Nullable Matter under,
        String body,
        String title,
        String basis,
        LocalDate madeOn,
        LocalDate due,
        List<UUID> sources,
        State state,
        boolean withhold,
        @Nullable String content,
        List<UUID> files,
        @Nullable String place,
        @Nullable LocalDate until,
        @Nullable String draftedBy,
        @Nullable String remark,
        @Nullable String reviewedBy,
        @Nullable String superior,
        @Nullable String letter,
        @Nullable String reply,
        @Nullable String address,
        @Nullable LocalDate publishedOn,
        @Nullable UUID proof,
        @Nullable LocalDate takenDownOn) {

    /** Id of the procedure that carries it. */
    public static final String PROCEDURE = "disclosure";

    /** How far it has come. */
    public enum State {
        DRAFTING("拟公开内容"),
        REVIEWING("待审查"),
        ASKING("商上级"),
        APPROVING("待审批"),
        PUBLISHING("待发布"),
        PUBLISHED("已公开"),
        TAKEN_DOWN("期满已撤下"),
        WITHHELD("不予公开");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** As officials read it. */
        public String label() {
            return label;
        }
    }

    public Matter matter() {
        return new Matter(PROCEDURE, id, city);
    }

    /** As lists show it. */
    public String subject() {
        return "信息公开：" + title;
    }
}
