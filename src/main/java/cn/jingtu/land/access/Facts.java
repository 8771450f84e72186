package cn.jingtu.land.access;

import cn.jingtu.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one plot when it is asked about. What is dated later than the day of the question has not happened
 * yet.
 *
 * @param date the day of the question
 * @param lists on which the plot stands or stood; null when they were not looked up, which is not the same as none
 * @param conditions that travel with the plot, as bans and monitoring
 */
public record Facts(
        Gate gate,
        LocalDate date,
        Use use,
        @Nullable List<Listing> lists,
        Survey survey,
        Assessment assessment,
        Works works,
        Effect effect,
        List<String> conditions) {

    /** The first day of the law on soil pollution: there is no gate before it. */
    static final LocalDate FIRST_DAY = LocalDate.of(2019, 1, 1);

    public Facts {
        lists = lists == null ? null : List.copyOf(lists);
        conditions = List.copyOf(conditions);
        if (date.isBefore(FIRST_DAY)) {
            throw Refusal.invalid("查询日期" + date + "早于土壤污染防治法施行之日（" + FIRST_DAY + "），请核对日期。");
        }
    }

    /**
     * What the land is to be used for and was used for.
     *
     * @param planned null when it is not known, or not yet settled
     * @param started whether building has begun
     */
    public record Use(@Nullable LandUse planned, Previous previous, Stated started) {}

    /**
     * What happened on the land so far.
     *
     * @param known NO where it is said that nobody knows
     * @param use the last use; null when it is not known
     * @param source where that is known from: 三调, 权籍, 踏勘
     * @param waste whether waste was piled up, buried or treated
     * @param keyUnit whether it was land of a key unit
     */
    public record Previous(
            Stated known,
            @Nullable LandUse use,
            @Nullable String source,
            Stated industry,
            Stated storage,
            Stated waste,
            Stated keyUnit) {

        boolean isRisky() {
            return industry.isYes()
                    || storage.isYes()
                    || waste.isYes()
                    || keyUnit.isYes()
                    || use != null && use.isRisky();
        }

        /** Whether nothing that is to be known is missing. */
        boolean isKnown() {
            return known.isYes()
                    && use != null
                    && source != null
                    && Stream.of(industry, storage, waste, keyUnit).noneMatch(said -> said == Stated.UNKNOWN);
        }
    }

    /**
     * A plot's time on a list.
     *
     * @param entered null when that is not known: it counts as having stood there all the time
     * @param left the first day on which it was no longer there; null while it is
     */
    public record Listing(
            SiteList list,
            @Nullable LocalDate entered,
            @Nullable LocalDate left) {

        boolean isOn(LocalDate day) {
            return hasBegun(day) && (left == null || day.isBefore(left));
        }

        boolean hasBegun(LocalDate day) {
            return entered == null || !day.isBefore(entered);
        }

        boolean isReversed() {
            return entered != null && left != null && left.isBefore(entered);
        }
    }

    /**
     * The survey (土壤污染状况调查), its last round.
     *
     * @param date of the review or filing
     * @param landClass the class of land by whose values it was judged, 1 or 2; null when that is not known
     * @param changed whether something happened on the plot after the samples were taken
     */
    public record Survey(
            Stated done,
            @Nullable LocalDate date,
            Review review,
            Finding finding,
            @Nullable Integer landClass,
            Stated changed) {

        /** Nothing is known of one. */
        public static Survey none() {
            return new Survey(Stated.UNKNOWN, null, Review.UNKNOWN, Finding.UNKNOWN, null, Stated.NO);
        }
    }

    /** What became of a survey's report. */
    public enum Review implements Worded {
        PASSED("通过", "passed", "true", "是", "评审通过", "通过评审", "已通过", "修改后通过", "pass"),
        FILED("已备案", "filed", "备案"),
        PENDING("评审中", "pending", "待评审", "修改中", "已受理"),
        FAILED("不通过", "failed", "评审不通过", "未通过", "fail"),
        NONE("未评审", "none", "false", "否", "未评审未备案", "未备案"),
        UNKNOWN("不明", "unknown");

        private final List<String> words;

        Review(String label, String code, String... words) {
            this.words = Worded.list(label, code, words);
        }

        @Override
        public List<String> words() {
            return words;
        }
    }

    /** What a survey found. */
    public enum Finding implements Worded {
        CLEAN(
                "未超标",
                "clean",
                "未超过筛选值",
                "不超筛选值",
                "未超筛选值",
                "不属于污染地块",
                "未污染",
                "未超过背景值",
                "within-background",
                "不超标",
                "达标",
                "合格"),
        EXCEEDS("超标", "exceeds", "超过筛选值", "超筛选值", "超过管制值", "超管制值", "污染地块", "contaminated", "不达标"),
        UNKNOWN("不明", "unknown", "结论不明", "未定");

        private final List<String> words;

        Finding(String label, String code, String... words) {
            this.words = Worded.list(label, code, words);
        }

        @Override
        public List<String> words() {
            return words;
        }
    }

    /**
     * The risk assessment (风险评估).
     *
     * @param date of the province's review
     * @param reviewed whether the province has reviewed and accepted it
     * @param landClass the class of land that it was made for; null when that is not known
     */
    public record Assessment(
            Stated done,
            @Nullable LocalDate date,
            Stated reviewed,
            Risk conclusion,
            @Nullable Integer landClass) {

        /** Nothing is known of one. */
        public static Assessment none() {
            return new Assessment(Stated.UNKNOWN, null, Stated.UNKNOWN, Risk.UNKNOWN, null);
        }
    }

    /** What a risk assessment says is to be done. */
    public enum Risk implements Worded {
        ACCEPTABLE("无须管控修复", "acceptable", "风险可接受", "无需管控修复", "无需修复", "可接受", "无须风险管控和修复"),
        CONTROL("需风险管控", "control", "风险管控", "管控"),
        REMEDIATION("需修复", "remediation", "修复", "需治理修复", "需风险管控和修复", "风险管控和修复"),
        UNKNOWN("不明", "unknown", "未定");

        private final List<String> words;

        Risk(String label, String code, String... words) {
            this.words = Worded.list(label, code, words);
        }

        @Override
        public List<String> words() {
            return words;
        }
    }

    /** How far control or remediation is. */
    public enum Works implements Worded {
        NONE("未开展", "none", "未开工", "未实施"),
        RUNNING("进行中", "running", "实施中", "施工中", "未完工"),
        FINISHED("已完工", "finished", "已完成", "完成", "完工"),
        UNKNOWN("不明", "unknown");

        private final List<String> words;

        Works(String label, String code, String... words) {
            this.words = Worded.list(label, code, words);
        }

        @Override
        public List<String> words() {
            return words;
        }
    }

    /**
     * The effect assessment (效果评估) of control or remediation.
     *
     * @param date of the province's review
     * @param reviewed whether the province has reviewed and accepted it
     * @param targetsMet whether the targets of the risk assessment were met
     * @param landClass the class of land that the plot has reached; null when that is not known
     * @param independent whether somebody else assessed than did the works or is commissioned by who did
     */
    public record Effect(
            Stated done,
            @Nullable LocalDate date,
            Stated reviewed,
            Stated targetsMet,
            @Nullable Integer landClass,
            Stated independent) {

        /** Nothing is known of one. */
        public static Effect none() {
            return new Effect(Stated.UNKNOWN, null, Stated.UNKNOWN, Stated.UNKNOWN, null, Stated.UNKNOWN);
        }
    }
}
