package cn.jingtu.land.access;

import cn.jingtu.platform.Labelled;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 异常: what a permit does not agree with.
 *
 * @param position of the permit
 * @param words for the body that issued it
 * @param record what stands in the register of sites, for those who keep it: some lists are internal
 * @param entry id of the site that the plot surely is; null: of none, or nobody knows
 */
public record Finding(
        int position,
        Kind kind,
        String words,
        @Nullable String record,
        @Nullable String entry) {

    /** What is wrong. */
    public enum Kind implements Labelled {
        NOT_ASKED("未查询"),
        AGAINST("违反答复"),
        EXPIRED("答复已过期"),
        DOUBTFUL("疑似，待人工辨认");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** What the body that issued says of it. */
    public record Explanation(int position, Said said, String words, String by) {}

    /** In a word. */
    public enum Said implements Labelled {
        NOT_ASKED("未查询"),
        AGAINST("违反答复"),
        MISTAKEN("误报");

        private final String label;

        Said(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * What is done about it.
     *
     * @param due by when it is put right; of 整改 only
     */
    public record Disposal(
            int position,
            Measure measure,
            String words,
            @Nullable LocalDate due,
            String by) {}

    /** In a word. */
    public enum Measure implements Labelled {
        /** The plot is looked into as a suspected site. */
        CLUE("线索移交"),
        RECTIFY("责成整改"),
        /** People order, not the program: 督查 is told. */
        SUPERVISE("建议督办"),
        DISMISS("予以消除");

        private final String label;

        Measure(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
