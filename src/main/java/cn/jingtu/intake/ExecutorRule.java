package cn.jingtu.intake;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sentence that names once who carries out every task: 以下均需…落实，不再列出 and its many wordings. */
final class ExecutorRule {

    private static final String NO_MORE = "(?:不再|不另|不一一|不逐一|不逐项|不重复|下同|省略|从略)";
    private static final String SUBJECT = "(?:以下|下列|下述|下文|后续|其余|其他|其它|本计划|本方案|本通知|本要点|各项|上述|以上|所有|全部|除)";
    private static final Pattern RULE = Pattern.compile(SUBJECT
            + "[^。；]{0,60}?(?:均|都|皆|一律|统一)(?:需要?|须|应|要|由|应由|需由|须由|交由|为|是)?(?<names>[^。；]{2,90}?)"
            + "(?:(?:具体|组织|负责|抓好|认真|共同|分别|按职责|属地)*(?:落实|实施|执行|承担|负责|推进|推动|开展))[^，。；]{0,10}"
            + "(?<tail>[，；、]?[^，。；]{0,8}" + NO_MORE + "[^，。；）]{0,18})?");
    /** 以下…不再列出 without 均 */
    private static final Pattern BARE = Pattern.compile("(?:以下|下列|下述|后续|其余)[^。；均]{0,30}?(?:需|由|须)(?<names>[^。；]{2,90}?)"
            + "(?:(?:具体|组织|负责|抓好)*(?:落实|实施|执行|承担|负责))[^，。；]{0,10}"
            + "[，；、]?[^，。；]{0,8}" + NO_MORE + "[^，。；）]{0,18}");
    /** 各任务落实主体均为…，不再列出 */
    private static final Pattern SUBJECTS =
            Pattern.compile("(?:以下)?[^。；，（：]{0,14}(?:落实|实施|执行|责任)(?:主体|单位)(?:均|都|统一|一律)?(?:为|是)"
                    + "(?<names>[^。；，]{2,60})(?<tail>[，；、][^。；，]{0,8}" + NO_MORE + "[^，。；）]{0,18})?");
    /** any other sentence that ends in 不再…, with the governments somewhere in it: …对各项任务负总责，下列任务不再写明 */
    private static final Pattern FREE = Pattern.compile(
            "[^。；]{0,90}?(?:从略|省略|不再|不另|不一一|不逐一|不逐项|不重复)(?:一一|逐一|逐项|逐条|重复|另行|单独|分别)*(?:列出|列明|列示|写明|注明|标明|标注|列举|赘述|说明|重复|明确|提及|体现)?");

    private static final String PLACE = "(?:人民政府|政府|管委会|管理委员会|街道办事处|街道办|乡镇(?!人民)|团场)";
    /** 方案所列任务由…落实 */
    private static final Pattern LISTED =
            Pattern.compile("(?:所列|确定的|明确的)(?:各项|全部|所有)?(?:任务|工作)(?:均)?由(?<names>[^。；，]{3,60}?)"
                    + "(?:属地|具体|组织|负责|分别|认真)*(?:落实|实施|执行)(?<tail>)");

    private static final Pattern GOVERNMENTS = Pattern.compile("(?:(?<=^|[，；。：由在上（])|各)(?!（)[\\u4e00-\\u9fff（）、]{0,24}?"
            + PLACE + "(?:(?:、|，|和|及|以及|与)[\\u4e00-\\u9fff（）、]{1,20}?" + PLACE + "){0,8}");
    private static final Pattern SAME = Pattern.compile(
            "(?:以下|下列|后续|其余)[^。；，]{0,24}(?:，[^。；，]{0,12})?(?:相同|同上|一致|不再)[^，。；）]{0,18}(?:[，；、][^，。；]{0,6}不再[^，。；）]{0,15})?|(?<=[，；、。]|^)下同(?=[，；、。）]|$)"
                    + "|(?<=[，；、。]|^)(?:以下|后续|文中|下文)?(?:任务)?(?:不再|不)(?:一一|逐一|逐项|重复|另行|单独)*(?:列出|列明|注明|写明|列举|赘述|标注|重复)");
    /** the executors of the task that says so: 均由上述政府落实 */
    private static final Pattern AS_HERE = Pattern.compile("(?:上述|前述|以上|同样|相同)[^、，]{0,14}(?:、|和|及)?[^、，]{0,10}");

    private static final Pattern WHOLE_PLAN = Pattern.compile("本计划|本方案|本通知|本要点|各项|所有|全部|上述|以上");
    /** 各项任务的落实单位均为… says it without 不再列出 */
    private static final Pattern ALL_TASKS =
            Pattern.compile("(?:各项|上述|以上|所有|全部|本计划|本方案|下列|以下)[^，。；]{0,12}(?:任务|工作|措施)[^，。；]{0,10}(?:均|都|统一|一律)");

    private static final Pattern EXCEPT = Pattern.compile(
            "除(?<refs>[^，。；外]{1,30})(?:项|任务|条)?(?:以外|之外|外)|标[注明有]{1,2}“(?<marked>[^”]{2,12})”的?(?:任务)?除外|(?<=[，；、（])(?<after>第[^，。；（“]{1,24})除外");

    /** without one of these words there is no rule; saves the search in most paragraphs */
    private static final Pattern CUE = Pattern.compile("所列|确定的|明确的|均|都|皆|一律|统一|不再|不另|下同|省略|从略|不一一|不逐|不重复|相同|同上|一致");

    private ExecutorRule() {}

    /**
     * A rule found in a text.
     *
     * @param names the executors as written, or null where the rule says "as here"
     * @param wholePlan whether it also holds for tasks before it
     */
    record Found(
            int start,
            int end,
            @Nullable String names,
            boolean wholePlan,
            @Nullable String except) {}

    static @Nullable Found in(String text) {
        if (!CUE.matcher(text).find()) {
            return null;
        }
        for (Pattern pattern : List.of(RULE, BARE, SUBJECTS, LISTED)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                String names = Regex.replaceAll(matcher.group("names"), "（[^（）]*除外）", "");
                boolean ends = pattern == BARE || matcher.group("tail") != null;
                boolean tail = pattern == RULE
                        || ends
                        || ALL_TASKS.matcher(matcher.group()).find();
                if (!tail) {
                    continue;
                }
                tail = pattern != RULE || ends;
                boolean counties = Regex.matches(
                        names, "(?s).*(?:政府|管委会|管理委员会|街道|乡镇|团场|属地|各[县市区旗镇乡盟苏国]|县区|区县|镇街|街镇|县市|(?<!辖)[县旗]).*");
                if (counties && (tail || !names.contains("牵头")) && names.length() >= 2) {
                    boolean whole = !Regex.of("以下|下列|下述|下文|后续|其余")
                                    .matcher(matcher.group())
                                    .lookingAt()
                            && (pattern == SUBJECTS
                                    || pattern == LISTED
                                    || WHOLE_PLAN.matcher(matcher.group()).find());
                    String said = AS_HERE.matcher(names).matches() ? null : names;
                    return new Found(
                            matcher.start(), matcher.end(), said, whole, except(text, matcher.start(), matcher.end()));
                }
            }
        }
        Matcher free = FREE.matcher(text);
        while (free.find()) {
            Matcher governments = GOVERNMENTS.matcher(free.group());
            boolean role = Regex.of("牵头|参与|配合").matcher(free.group()).find();
            if (!role && free.group().indexOf('：') < 0 && governments.find()) {
                boolean whole = Regex.of("本计划|本方案|本通知|各项|所有|全部|以上")
                        .matcher(free.group())
                        .find();
                return new Found(
                        free.start(), free.end(), governments.group(), whole, except(text, free.start(), free.end()));
            }
        }
        Matcher same = SAME.matcher(text);
        return same.find()
                ? new Found(same.start(), same.end(), null, false, except(text, same.start(), same.end()))
                : null;
    }

    /** 除第（六）项外 in the rule, or 第14、15项除外 behind it. */
    private static @Nullable String except(String text, int start, int end) {
        int from = start;
        while (from > 0 && "。；\n".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        int stop = end;
        while (stop < text.length() && "。；\n".indexOf(text.charAt(stop)) < 0) {
            stop++;
        }
        Matcher except = EXCEPT.matcher(text.substring(from, stop));
        if (!except.find()) {
            return null;
        }
        if (except.group("marked") != null) {
            return "“" + except.group("marked");
        }
        return except.group("refs") != null ? except.group("refs") : except.group("after");
    }
}
