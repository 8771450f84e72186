package cn.jingtu.land.figure;

import cn.jingtu.standards.Mark;

/**
 * A share that is reported of a city: what counts, what of it is as it should be. Codes as in the rule book,
 * The national methods of have not been read ({@link Mark#RECALLED}); for R-16 the target was read, the
 * way of counting is ours.
 */
public enum Figure {
    /** 环办土壤〔2019〕63号 and its practice; a revision counts as the city says. */
    FIRST_PASS(
            "review",
            "调查报告一次性通过率",
            "首次评审即通过的报告份数÷当年首次评审的报告份数。一份调查的报告按编制单位只计一次，计入首次评审意见的年度",
            "土壤污染状况调查报告评审的公开做法",
            Mark.VERIFIED,
            false,
            FigureSql.FIRST_PASSES),
    /** the target of 土十条 for 2020. */
    POLLUTED_LAND(
            "site",
            "污染地块安全利用率",
            "符合规划用地土壤环境质量要求的再开发利用污染地块面积÷全部再开发利用污染地块面积。" + "污染地块是列入过污染地块名录、风险管控和修复名录，或者调查结论超过筛选值的地块",
            "国务院《土壤污染防治行动计划》的指标，核算方法未核对原件",
            Mark.RECALLED,
            true,
            FigureSql.LAND_IN_USE + "WHERE polluted"),
    /** the target of the 十四五 plans; 贵港 2023 asks only that it be 有效保障. */
    KEY_LAND(
            "site",
            "重点建设用地安全利用率",
            "符合规划用地土壤环境质量要求的重点建设用地面积÷全部重点建设用地面积。" + "重点建设用地是用途变更为住宅、公共管理与公共服务用地的地块",
            "“十四五”土壤污染防治规划的指标，核算方法未核对原件",
            Mark.RECALLED,
            true,
            FigureSql.LAND_IN_USE + "WHERE key_land"),
    /** R-16 of 优先监管地块清单: 贵港 2023 二(四)-3 asks for all of them. */
    PRIORITY_CONTROL(
            "site",
            "优先监管地块管控率",
            "完成管控的地块数÷当年列在优先监管地块清单上的地块数，年内移出的同样计入",
            "贵港市2023年度计划二(四)-3；怎样算完成以本市要求为准",
            Mark.RECALLED,
            false,
            FigureSql.controlled("PRIORITY")),
    /** R-16 of 暂不开发利用污染地块清单: 北海 2020 二(四)5. */
    DEFERRED_CONTROL(
            "site",
            "暂不开发利用污染地块管控完成率",
            "完成管控的地块数÷当年列在暂不开发利用污染地块清单上的地块数，年内移出的同样计入",
            "北海市2020年度计划二(四)5；怎样算完成以本市要求为准",
            Mark.RECALLED,
            false,
            FigureSql.controlled("DEFERRED"));

    private final String kind;
    private final String label;
    private final String definition;
    private final String source;
    private final Mark mark;
    private final boolean byArea;
    private final String lines;

    Figure(String kind, String label, String definition, String source, Mark mark, boolean byArea, String lines) {
        this.kind = kind;
        this.label = label;
        this.definition = definition;
        this.source = source;
        this.mark = mark;
        this.byArea = byArea;
        this.lines = lines;
    }

    /** Id of the kind of entry that is counted. */
    public String kind() {
        return kind;
    }

    public String label() {
        return label;
    }

    /** What is divided by what, in words. */
    public String definition() {
        return definition;
    }

    public String source() {
        return source;
    }

    /** Whether somebody opened the text that defines it. */
    public Mark mark() {
        return mark;
    }

    /** Whether areas in ㎡ are added, instead of entries counted. */
    public boolean isByArea() {
        return byArea;
    }

    /** SQL of what counts, one row an entry; see {@link FigureSql}. */
    String lines() {
        return lines;
    }
}
