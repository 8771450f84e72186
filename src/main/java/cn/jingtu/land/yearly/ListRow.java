package cn.jingtu.land.yearly;

import cn.jingtu.platform.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * A plot of a list of a year, with what was said of it so far.
 *
 * @param body id of the body that answers for it
 * @param entry id in the register of sites; number, name and county as they were when the row was made
 * @param standing whether it stood on the list before
 * @param grounds of the proposal
 * @param said by the county; null: nothing yet
 * @param words of the county
 * @param agreed whether natural resources do; null: they have not been heard yet
 * @param view of natural resources, in words
 * @param result null: nothing has come of it yet
 * @param resultWords why it is not what was said
 */
public record ListRow(
        int position,
        String body,
        ListKind kind,
        String entry,
        String number,
        String name,
        @Nullable String county,
        boolean standing,
        Proposal proposal,
        String grounds,
        @Nullable Said said,
        @Nullable String words,
        @Nullable Boolean agreed,
        @Nullable String view,
        @Nullable Result result,
        @Nullable String resultWords) {

    /** What the register says, or who put it in. */
    public enum Proposal implements Labelled {
        KEEP("继续保留"),
        ENTER("建议列入"),
        LEAVE("建议移出"),
        REPORTED("县区提出");

        private final String label;

        Proposal(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        /** Whether that is what the register says. */
        boolean isFollowedBy(Said said) {
            return name().equals(said.name());
        }
    }

    /** What the county says. */
    public enum Said implements Labelled {
        KEEP("继续保留", true),
        LEAVE("移出清单", true),
        ENTER("列入清单", false),
        OMIT("暂不列入", false);

        private final String label;
        private final boolean ofStanding;

        Said(String label, boolean ofStanding) {
            this.label = label;
            this.ofStanding = ofStanding;
        }

        @Override
        public String label() {
            return label;
        }

        boolean fits(ListRow row) {
            return row.standing() == ofStanding;
        }

        /** Whether the list would be another. */
        boolean isChange() {
            return this == LEAVE || this == ENTER;
        }
    }

    /** What becomes of it. */
    public enum Result implements Labelled {
        KEPT("继续保留"),
        ENTERED("已列入"),
        LEFT("已移出"),
        OMITTED("未列入");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        /** Whether it stands on the list now. */
        public boolean isOn() {
            return this == KEPT || this == ENTERED;
        }
    }

    /** What it is called in a line. */
    public String title() {
        return number + " " + name;
    }

    /** A list changes where both agree; everything else stays as it was. */
    public Result agreedUpon() {
        boolean changes = said != null && said.isChange() && Boolean.TRUE.equals(agreed);
        if (standing) {
            return changes ? Result.LEFT : Result.KEPT;
        }
        return changes ? Result.ENTERED : Result.OMITTED;
    }

    /** Why it stays as it was although one of them would have changed it; null: that is not so. */
    public @Nullable String notAgreed() {
        return said != null && said.isChange() && Boolean.FALSE.equals(agreed) ? "自然资源部门不同意，维持原状" : null;
    }
}
