package cn.jingtu.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides what a statement lists into names: 甲局、乙局和丙局; what belongs together stays so. */
final class NameList {

    private static final Pattern LEVEL_WORDS = Pattern.compile("各?[县市区乡镇州盟旗省街道园]{1,3}");

    private NameList() {}

    /** A piece of a statement and the separator before it. */
    record Segment(String text, char separator) {}

    /** Splits at separators outside brackets; 各县、区 and 市、县 stay together. */
    static List<Segment> segments(String text) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        char separator = '；';
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '（' || c == '〔' || c == '《' || c == '“') {
                depth++;
            } else if (c == '）' || c == '〕' || c == '》' || c == '”') {
                depth = Math.max(0, depth - 1);
            }
            boolean separates = depth == 0 && "、，,；;。 \n\t/".indexOf(c) >= 0;
            if (separates && c == '、' && collectiveGoesOn(text, current, i)) {
                separates = false;
            }
            if (separates) {
                if (current.length() > 0) {
                    segments.add(new Segment(current.toString(), separator));
                    current.setLength(0);
                }
                separator = c == '，' || c == ',' ? '，' : c == '、' ? '、' : '；';
            } else {
                current.append(c);
            }
        }
        if (current.length() > 0) {
            segments.add(new Segment(current.toString(), separator));
        }
        return segments;
    }

    /** 各县、区 and 各街道办事处、镇人民政府 are one expression. */
    private static boolean collectiveGoesOn(String text, CharSequence current, int separator) {
        String before = current.toString().substring(current.toString().lastIndexOf('：') + 1);
        boolean levels = LEVEL_WORDS.matcher(before).matches()
                && Regex.of("(?:各)?(?:县|市|区|乡|镇|街道|旗|团场|农场|管理区)(?=（|人民|政府|、|委|直|级|镇|$|，|；|。)")
                        .matcher(text)
                        .region(separator + 1, text.length())
                        .lookingAt();
        return levels
                || Regex.of("各[^、，；]{1,8}").matcher(before).matches()
                        && Regex.of("(?:(?:镇|乡|乡镇|街道|县|区|市|团场)(?:人民政府|政府|办事处)|管理区|农场|园区|街道|县|区)(?![^、，；。（）])")
                                .matcher(text)
                                .region(separator + 1, text.length())
                                .lookingAt();
    }

    private static final Pattern SECTORS = Pattern.compile(
            "(?<=^|[，；、。])(?<list>(?:[\\u4e00-\\u9fff]{2,8}、){1,12}[\\u4e00-\\u9fff]{2,8}?)等?(?:有关|相关|主管)?部门");
    private static final Pattern ENDED =
            Pattern.compile(".*(?:局|委|办|厅|院|会|中心|公司|政府|海关|队|站|部门|单位|负责|牵头|参与|配合|县|区|有关|相关)");

    /** 发展改革、财政、农业农村等部门 leaves out what the names end in. */
    static String sectors(String text) {
        Matcher matcher = SECTORS.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        for (String name : matcher.group("list").split("、")) {
            if (ENDED.matcher(name).matches()) {
                return text;
            }
        }
        String whole = matcher.group("list").replace("、", "部门、") + "部门";
        return text.substring(0, matcher.start()) + whole + text.substring(matcher.end());
    }

    /** How many brackets are open at a position. */
    static int depthAt(String text, int position) {
        int depth = 0;
        for (int i = 0; i < position; i++) {
            char c = text.charAt(i);
            depth += c == '（' ? 1 : c == '）' ? -1 : 0;
        }
        return depth;
    }

    /** The names in a piece that has no role word in it; what is no name is left out. */
    static List<OrganisationNames.Written> names(String piece, char separator) {
        List<OrganisationNames.Written> names = new ArrayList<>();
        char before = separator;
        for (String part : splitConjunctions(piece)) {
            String name = clean(part);
            boolean organisation = !name.isEmpty() && OrganisationNames.looksLikeOrganisation(name);
            if (organisation
                    || name.length() >= 2
                            && name.length() <= 12
                            && COUNTYLESS.matcher(name).matches()) {
                names.add(new OrganisationNames.Written(name, before));
            }
            before = '和';
        }
        return names;
    }

    private static final Pattern COUNTYLESS = Pattern.compile("[\\u4e00-\\u9fff]{1,10}(?:县|区|旗|(?<!集|社)团)");

    private static String clean(String part) {
        String name = part.trim();
        int by = name.lastIndexOf('由');
        if (by >= 0 && by < name.length() - 2) {
            name = name.substring(by + 1);
        }
        name = Regex.replaceFirst(name, "^(?:以及|及其|及|和|与|并)(?=[\\u4e00-\\u9fff]{2})", "");
        // 应急管理局 and 商务局 begin with such words, so a level must follow
        name = Regex.replaceFirst(
                name, "^(?:其中|另|同时|需要?|须|请|会商|商|统筹|要|应|均|皆|都|主要|各自|分别|具体|原则上)+(?=(?:市|县|区|省|自治区|各))", "");
        // 市商务局（加油站改造） says which part is meant; 市发展改革委（市粮食局） is a name
        if (name.endsWith("）")) {
            Matcher bracketed = Regex.of(
                            "(.+(?:局|委|办|厅|部|中心))（(?:[^（）]{2,20}(?:专班|工作组|指挥部)|(?![市县区省州盟旗])[^（）]{2,20}(?<!局|委|办|厅|办公室|中心|委员会|领导小组|专班)|(?:设在|挂靠|代管)[^（）]{2,20}|[^（）]{2,20}(?:加挂|挂牌))）")
                    .matcher(name);
            name = bracketed.matches() ? bracketed.group(1) : name;
        }
        name = Regex.replaceFirst(name, "(?:等|等有关|等相关)(?:部门|单位)?$", "");
        name = Regex.replaceFirst(Regex.replaceFirst(name, "^[“”‘’：:—\\-]+", ""), "[“”‘’：:—\\-.]+$", "");
        return name;
    }

    /** 甲局和乙局 are two, 工业和信息化局 is one: a conjunction divides only where a name has just ended. */
    private static List<String> splitConjunctions(String piece) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < piece.length() - 1; i++) {
            if ("和及与暨以市自各".indexOf(piece.charAt(i)) < 0) {
                continue;
            }
            boolean ended = depthAt(piece, i) == 0
                    && Regex.matches(
                            piece.substring(start, i),
                            ".*(?:局|委|办|厅|部|院|会|中心|公司|政府|海关|集团|队|站|所|办公室|部门|单位|企业|县|区|农场|社|）|街道|乡镇|园区|处)");
            if (!ended) {
                continue;
            }
            String tail = piece.substring(i);
            int conjunction = tail.startsWith("以及") ? 2 : "和及与暨".indexOf(tail.charAt(0)) >= 0 ? 1 : 0;
            if (conjunction == 0) {
                // extraction may have dropped the mark between two names: 市生态环境局市财政局
                boolean run = Regex.matches(tail, "(?:市(?!场|政|容)|自治区|各)[\\u4e00-\\u9fff].*")
                        && Regex.matches(piece.substring(start, i), ".*(?:局|委|办|厅|部门|中心|政府|公司)")
                        && !Regex.matches(piece.substring(start, i), ".*(?:市|省|县|区)委");
                if (run && tail.length() >= 3) {
                    parts.add(piece.substring(start, i));
                    start = i;
                }
                continue;
            }
            String rest = tail.substring(conjunction);
            boolean nameGoesOn = Regex.matches(piece.substring(start, i), ".*(?:县|区|市|会|社|部|所|站|队|办|院)")
                    && !Regex.matches(rest, "(?:市|县|区|省|各|自治区|[\\u4e00-\\u9fff]{1,12}(?:县|区|管委会|政府|局|委|办|厅|公司|海关)).*");
            if (!nameGoesOn) {
                parts.add(piece.substring(start, i));
                start = i + conjunction;
                i = start;
            }
        }
        parts.add(piece.substring(start));
        return parts;
    }
}
