package cn.jingtu.intake;

import cn.jingtu.intake.DraftPlan.Indicator;
import cn.jingtu.plan.Operator;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Targets that are words and no numbers: classes of water, 达到考核要求, 得到有效保障, 全面完成, 全覆盖, and blanks. */
final class WordTargets {

    private static final Pattern CLASS = Pattern.compile(
            "(?<verb>达到或优于|优于或等于|优于或达到|达到|达|不低于|不劣于|优于|保持在|稳定在|稳定达到|保持|满足|符合|为|稳定保持|维持在|维持|不差于|不次于)(?:国家|地下水|地表水|质量|水质|标准|《□+》|□|的|（□+）){0,6}(?<class>[ⅠⅡⅢⅣⅤ]|VI|IV|V|III|II|I|[一二三四五](?=类))(?:类)?+(?:水体|水质|水)?+(?:标准)?+(?:（含）)?(?<bound>及?以上|或以上)?(?!比例|水体比例|占比|水比例|的|\\d)");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?<verb>达到|不低于|不少于|不超过|控制在|完成|提高到|提升到|≥|≤)?(?<target>(?:[Xx×△＿_＊*]{1,6}|□{1,3})(?<unit>%|万亩|亩|吨|个|家|座|处|项|次)(?:以上|以内|左右|以下)?)");
    private static final Pattern TOLD = Pattern.compile(
            "(?<subject>[^，。；：、]{2,36}?(?:率|面积|总量|排放量|比例|浓度|水质|覆盖面))(?:均|都|要|应|全面|稳定)?(?<target>(?:达到|完成|满足|不低于|不高于|符合|控制在|不超过|优于)(?:国家|自治区|省|市|上级|年度|规定|考核|下达|相关|有关|要求|的|控制|目标|任务|指标|和|、|生态环境|部|厅|级|内|以内|计划|标准|部门|政府|全|水平)+|(?:不突破|不超过|不高于|不低于|优于|好于)(?:20\\d{2}年|上年|去年)(?:同期)?(?:水平|排放量|排放水平)?)");
    private static final Pattern STATE = Pattern.compile(
            "(?<subject>[^，。；：]{2,40}?)(?<target>(?:得到|获得)?(?:有效|基本|全面|进一步|切实|较好|巩固|持续|总体|明显|显著|稳步|稳定|不断|逐步|初步|和)*(?:保障|管控|控制|遏制|改善|提升|巩固提升|保持稳定|稳定|稳中向好|趋好|不下降|有所改善|好转|向好|无恶化|不恶化|(?:实现)?零增长|(?:实现)?负增长))$");
    private static final Pattern STATE_CORE = Pattern.compile(
            ".*(?:得到.{0,8}(?:保障|管控|控制|遏制|改善|提升)|保持(?:基本|总体)?稳定|稳中向好|稳中趋好|有所改善|(?:持续|稳步|明显|显著|总体)改善|不下降|不恶化|向好|趋好|零增长|负增长|不发生.{2,16}事件|(?:有效|全面|切实)保障)");
    private static final Pattern WHOLE = Pattern.compile(
            "(?:全面完成|全部完成|100%完成|全面建成|全部建成|完成全部)(?<what>[^，。；]{2,40})|(?<subject>[^，。；]{0,40}?)(?:，)?全部(?!(?:落实|用于|由|责任|职责|纳入.{0,4}管理))(?<what2>[^，。；]{4,50})");
    private static final Pattern WHOLLY_DONE = Pattern.compile("(?:全面完成|全面建成)(?<what>[^，。；]{2,40})");
    private static final Pattern COVER = Pattern.compile("(?:实现|确保|做到|达到)(?<what>[^，。；]{2,40})(?:100%)?全覆盖");
    private static final Pattern DUE_DATE =
            Pattern.compile("(?:月|年|季度|上半年|日)(?:底|末)?(?:之|以)?前|(?:到|至)20\\d{2}年(?:底|末)|年内");
    private static final Map<String, String> CLASSES = Map.of(
            "I", "Ⅰ", "II", "Ⅱ", "III", "Ⅲ", "IV", "Ⅳ", "V", "Ⅴ", "一", "Ⅰ", "二", "Ⅱ", "三", "Ⅲ", "四", "Ⅳ", "五", "Ⅴ");

    private final PlanText plan;
    private final int offset;
    private final String sentence;
    private final List<Indicator> found;

    /**
     * @param offset where the sentence begins in the plan
     * @param found what has been found in it and before; targets are added
     */
    WordTargets(PlanText plan, int offset, String sentence, List<Indicator> found) {
        this.plan = plan;
        this.offset = offset;
        this.sentence = sentence;
        this.found = found;
    }

    /** The class that a grade as written means: Ⅳ for IV and 四. */
    static String grade(String written) {
        return CLASSES.getOrDefault(written, written);
    }

    /** Classes of water; what they are written with is marked as used. */
    void classes(boolean[] used) {
        if (!Regex.of("水|点位|断面|监测井").matcher(sentence).find()) {
            return;
        }
        Matcher matcher = CLASS.matcher(sentence);
        while (matcher.find()) {
            int clause = Subjects.clauseStart(sentence, matcher.start());
            String subject = Subjects.trim(sentence.substring(clause, matcher.start()));
            if (subject.length() < 2
                    || !sentence.substring(clause, matcher.end()).matches(".*(?:水|点位|断面).*")) {
                continue;
            }
            String roman = grade(matcher.group("class"));
            found.add(new Indicator(
                    subject,
                    Operator.NOT_WORSE_THAN,
                    roman + "类",
                    "",
                    plan.quote(offset + clause, offset + matcher.end())));
            Arrays.fill(used, matcher.start(), matcher.end(), true);
        }
    }

    void placeholders() {
        Matcher told = TOLD.matcher(sentence);
        while (told.find()) {
            String subject = Subjects.trim(told.group("subject"));
            if (sentence.startsWith("%", told.end())
                    || told.end() < sentence.length() && Characters.digit(sentence.charAt(told.end()))
                    || !Regex.matches(told.group("target"), ".*(?:要求|目标|任务|指标|标准|水平|以内|规定|排放量|同期)(?:值)?")) {
                continue;
            }
            found.add(new Indicator(
                    subject,
                    Operator.QUALITATIVE,
                    told.group("target"),
                    "",
                    plan.quote(offset + told.start(), offset + told.end())));
        }
        Matcher blank = PLACEHOLDER.matcher(sentence);
        while (blank.find()) {
            int clause = Subjects.clauseStart(sentence, blank.start());
            String subject = Subjects.trim(sentence.substring(clause, blank.start()));
            if (subject.length() >= 2) {
                String target = (blank.group("verb") == null ? "" : blank.group("verb")) + blank.group("target");
                found.add(new Indicator(
                        subject, Operator.QUALITATIVE, target, "", plan.quote(offset + clause, offset + blank.end())));
            }
        }
    }

    /** States told in words, which count among the goals. */
    void states() {
        int from = 0;
        for (int i = 0; i <= sentence.length(); i++) {
            if (i == sentence.length() || sentence.charAt(i) == '，') {
                // 重点建设用地安全利用：有效保障
                String written = sentence.substring(from, i);
                int colon = written.indexOf('：');
                boolean named = colon >= 2
                        && STATE_CORE.matcher(written.substring(colon + 1)).matches()
                        && i - from - colon <= 12;
                String clause = named ? written.replace("：", "") : written;
                Matcher matcher = STATE.matcher(clause);
                boolean counted = Regex.matches(clause, ".*\\d.*(?:%|亩|吨|个|家).*");
                if (!counted && STATE_CORE.matcher(clause).matches() && matcher.find()) {
                    String subject = Subjects.trim(matcher.group("subject"));
                    String target = matcher.group("target").replaceFirst("^(?:得到|获得)", "");
                    if (subject.length() >= 3 && !Regex.matches(subject, ".*(?:坚持|为目标|为核心|为主线).*")) {
                        found.add(new Indicator(
                                subject, Operator.QUALITATIVE, target, "", plan.quote(offset + from, offset + i)));
                    }
                }
                from = i + 1;
            }
        }
    }

    /** 6月底前全面完成… and 年底前，对…企业全部…: all of them, by a date. */
    void whole(boolean measured) {
        Matcher cover = COVER.matcher(sentence);
        if (!measured && cover.find()) {
            found.add(new Indicator(
                    Subjects.trim(cover.group("what")) + "覆盖率",
                    Operator.EQUAL,
                    Indicator.number(BigDecimal.valueOf(100)),
                    "%",
                    plan.quote(offset + cover.start(), offset + cover.end())));
            return;
        }
        if (!DUE_DATE.matcher(sentence).find()) {
            return;
        }
        // beside a number only the clause that says 全面完成 itself, and has none
        Matcher matcher = measured ? WHOLLY_DONE.matcher(sentence) : WHOLE.matcher(sentence);
        if (matcher.find()
                && !(measured
                        && Regex.of("\\d+(?:" + Quantity.UNITS + ")")
                                .matcher(matcher.group())
                                .find())) {
            String what = matcher.group("what") != null || measured ? matcher.group("what") : matcher.group("what2");
            found.add(new Indicator(
                    Regex.replaceFirst(what, "(?:工作|任务)$", "") + "完成率",
                    Operator.EQUAL,
                    Indicator.number(BigDecimal.valueOf(100)),
                    "%",
                    plan.quote(offset + matcher.start(), offset + matcher.end())));
        }
    }
}
