package cn.jingtu.plan.document;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sentence that names once who carries out every task: 以下均需…落实，不再列出 and its many wordings. */
final class ExecutorRule {

    private static final String SUBJECT =
            "(?:以下|下列|下述|下文|后续|其余|其他|其它|本计划|本方案|本通知|本要点|各项|上述|以上|所有|全部|除)";
    private static final Pattern RULE = Pattern.compile(SUBJECT
            + "[^。；]{0,60}?(?:均|都|皆|一律|统一)(?:需要?|须|应|要|由|应由|需由|须由|交由|为|是)?(?<names>[^。；]{2,90}?)"
            + "(?:(?:具体|组织|负责|抓好|认真|共同|分别|按职责|属地)*(?:落实|实施|执行|承担|负责|推进|推动|开展))[^，。；]{0,10}"
            + "(?<tail>[，；、]?[^，。；]{0,8}(?:不再|不另|不一一|不逐一|下同|省略|从略)[^，。；]{0,18})?");
    /** 以下…不再列出 without 均 */
    private static final Pattern BARE = Pattern.compile("(?:以下|下列|下述|后续|其余)[^。；均]{0,30}?(?:需|由|须)(?<names>[^。；]{2,90}?)"
            + "(?:(?:具体|组织|负责|抓好)*(?:落实|实施|执行|承担|负责))[^，。；]{0,10}"
            + "[，；、]?[^，。；]{0,8}(?:不再|不另|不一一|不逐一|下同|省略|从略)[^，。；]{0,18}");
    /** 各任务落实主体均为…，不再列出 */
    private static final Pattern SUBJECTS = Pattern.compile(
            "(?:以下)?[^。；，]{0,14}(?:落实|实施|执行|责任)(?:主体|单位)(?:均|都|统一|一律)?(?:为|是)(?<names>[^。；，]{2,60})[，；、][^。；，]{0,8}(?:不再|不另|不一一|不逐一|下同|省略|从略)[^，。；]{0,18}");
    private static final Pattern SAME = Pattern.compile(
            "(?:以下|下列|后续|其余)[^。；，]{0,20}(?:相同|同上|一致|不再)[^，。；]{0,18}(?:[，；、][^，。；]{0,6}不再[^，。；]{0,15})?|(?<=[，；、。]|^)下同(?=[，；、。）]|$)"
                    + "|(?<=[，；、。]|^)(?:以下|后续)?(?:任务)?不再(?:一一|逐一|重复|另行|单独)*(?:列出|列明|注明|列举|赘述|标注)");
    private static final Pattern WHOLE_PLAN = Pattern.compile("(?:本计划|本方案|本通知|各项|所有|全部|上述|以上).*", Pattern.DOTALL);
    private static final Pattern EXCEPT = Pattern.compile("除(?<refs>[^，。；外]{1,30})(?:项|任务|条)?(?:以外|之外|外)");

    /** without one of these words there is no rule; saves the search in most paragraphs */
    private static final Pattern CUE = Pattern.compile("均|都|皆|一律|统一|不再|不另|下同|省略|从略|不一一|不逐一|相同|同上|一致");

    private ExecutorRule() {}

    /**
     * A rule found in a text.
     *
     * @param names the executors as written, or null where the rule says "as here"
     * @param wholePlan whether it also holds for tasks before it
     */
    record Found(int start, int end, @Nullable String names, boolean wholePlan, @Nullable String except) {}

    static @Nullable Found in(String text) {
        if (!CUE.matcher(text).find()) {
            return null;
        }
        for (Pattern pattern : List.of(RULE, BARE, SUBJECTS)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                String names = matcher.group("names");
                boolean tail = pattern != RULE || matcher.group("tail") != null;
                boolean counties = Regex.matches(names, "(?s).*(?:县|区|政府|管委会|街道|乡镇|属地|市|旗).*");
                if (counties && (tail || !names.contains("牵头")) && names.length() >= 2) {
                    Matcher except = EXCEPT.matcher(matcher.group());
                    return new Found(
                            matcher.start(),
                            matcher.end(),
                            names,
                            pattern == SUBJECTS && !matcher.group().startsWith("以下")
                                    || WHOLE_PLAN.matcher(matcher.group()).lookingAt(),
                            except.find() ? except.group("refs") : null);
                }
            }
        }
        Matcher same = SAME.matcher(text);
        return same.find() ? new Found(same.start(), same.end(), null, false, null) : null;
    }
}
