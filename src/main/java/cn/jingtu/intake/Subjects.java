package cn.jingtu.intake;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The name of what is measured, taken from the words around a number. */
final class Subjects {

    private static final Pattern METRIC_END = Pattern.compile(
            "(?:安全利用率|综合利用率|利用率|达标率|合格率|覆盖率|处置率|回收率|完成率|开工率|执行率|完工率|治理率|整治率|公开率|备案率|检测率|评审通过率|管控率|优良率|[\\u4e00-\\u9fff]{1,4}率|面积|比例|占比|总量|排放量)$");

    /** Words before and behind the name of what is measured. */
    private static final List<Pattern> AROUND_SUBJECT = Stream.of(
                    "^(?:督促|组织|指导|将|在|到|至(?!少)|力争到|力争|确保|实现|努力|争取|并|使|保证|要|其中|同时|全力|推动|进一步|继续|按要求|对)(?:20\\d{2}年(?:底|末|度)?)?",
                    "^(?:20\\d{2}年)?(?:底|末|年底|年末)?(?:前)?(?:我市|全市|全县|全区|我县|我区|全州|我州|全省|全师|师市|全旗|全盟)",
                    "^(?:20\\d{2}年(?:底|末)?前?)(?=[，])",
                    "(?:约|近|分别|双双|均|都|要|应|应当|须|总体|稳定|持续|不得|比例数|合计|共|各|至少|要求|努力|力争|确保|完成|每年度?|每季度?|每半年|每月|每周|=)$",
                    "^(?:[，、：①-⑳]|（\\d{1,2}）|\\d{1,2}[.、](?!\\d))+",
                    "^(?:全年|每年|年度|今年|本年度|(?:于)?(?:20\\d{2}年)?\\d{1,2}月(?:\\d{1,2}日|底)?前|\\d{1,2}月底|[一二三四]季度末?|年底前?|年内|上半年|下半年)(?=.|$)")
            .map(Pattern::compile)
            .toList();

    private Subjects() {}

    /** Whether a text ends in the name of a rate, an area or another measure. */
    static boolean endsInMetric(String text) {
        return METRIC_END.matcher(text).find();
    }

    /** Where the clause around a position begins. */
    static int clauseStart(String sentence, int position) {
        int i = position;
        int first = Math.max(0, position - 100);
        while (i > first && "，：".indexOf(sentence.charAt(i - 1)) < 0) {
            i--;
        }
        return i;
    }

    /** What is measured: the words before the bound, or around a count. */
    static String of(String before, String after, String sentence, int clause, boolean rate, @Nullable String last) {
        String subject = trim(before);
        if (!rate && !METRIC_END.matcher(subject).find()) {
            Matcher rest = Regex.of("^(?:的)?([^，。；：（]{0,30})").matcher(after);
            String tail = rest.find() ? rest.group(1) : "";
            int object = before.lastIndexOf('对');
            subject = trim(object >= 0 && object < before.length() - 1 ? before.substring(object + 1) : before) + tail;
        }
        if (subject.isEmpty() && rate && last != null) {
            return last;
        }
        if (subject.length() < 2) {
            int previous = clause > 1 ? clauseStart(sentence, clause - 1) : 0;
            String earlier = clause > 1 ? unmeasured(trim(sentence.substring(previous, clause - 1))) : "";
            subject =
                    earlier.length() >= 2 && earlier.length() <= 40 ? earlier : last == null ? earlier + subject : last;
        } else if (rate && Regex.matches(subject, "(?:其)?(?:比例|覆盖率|完成率|达标率|合格率|抽查比例)") && clause > 1) {
            int previous = clauseStart(sentence, clause - 1);
            subject =
                    unmeasured(trim(sentence.substring(previous, clause - 1))) + Regex.replaceFirst(subject, "^其", "");
        }
        return subject.replace(String.valueOf(Masks.BLANK), "");
    }

    /** 投资不少于500万元 is 投资. */
    static String unmeasured(String text) {
        return Regex.replaceAll(
                Regex.replaceFirst(text, "(?:不少于|不低于|不超过|达到|达|约)\\d.*$", ""),
                "\\d+(?:\\.\\d+)?(?:" + Quantity.UNITS + ")",
                "");
    }

    static String trim(String text) {
        String trimmed = text;
        for (int i = 0; i < 6; i++) {
            String next = trimmed;
            for (Pattern pattern : AROUND_SUBJECT) {
                next = pattern.matcher(next).replaceFirst("");
            }
            if (next.equals(trimmed)) {
                break;
            }
            trimmed = next;
        }
        return trimmed;
    }

    /** 甲率和乙率 are two; 甲和乙安全利用率 are two rates of one kind. */
    static String[] parts(String subject, boolean respectively) {
        // 铅、镉排放量分别: two of one kind, however short the first is
        Matcher kinds = Regex.of("^(?<first>[^、和与及]{1,12})[、和与及](?<second>[^、和与及]{1,30})$")
                .matcher(subject);
        if (respectively && kinds.matches()) {
            Matcher metric = METRIC_END.matcher(kinds.group("second"));
            boolean whole = METRIC_END.matcher(kinds.group("first")).find();
            return new String[] {
                kinds.group("first") + (whole || !metric.find() ? "" : metric.group()), kinds.group("second")
            };
        }
        int divider = -1;
        for (int i = 2; i < subject.length() - 2; i++) {
            if ("和与及、".indexOf(subject.charAt(i)) >= 0) {
                String left = subject.substring(0, i);
                String right = subject.substring(i + 1);
                Matcher metric = METRIC_END.matcher(right);
                if (METRIC_END.matcher(left).find() && metric.find()) {
                    divider = i;
                    break;
                }
                boolean thing = left.length() >= 4
                        && Regex.matches(left, ".*(?:耕地|地块|用地|农用地|建设用地|园地|草地|林地|水田|旱地|点位|废弃物|农膜|薄膜)");
                if (thing
                        && metric.find(0)
                        && Regex.matches(metric.group(), ".*率|面积")
                        && right.length() - metric.group().length() >= 2) {
                    return new String[] {left + metric.group(), right};
                }
            }
        }
        if (divider < 0) {
            return new String[] {subject};
        }
        Stream<String> others = Stream.of(parts(subject.substring(divider + 1), respectively));
        return Stream.concat(Stream.of(subject.substring(0, divider)), others).toArray(String[]::new);
    }
}
