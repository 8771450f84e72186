package cn.jingtu.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who answers for a task, where sentences tell it: 由甲局牵头，会同乙局…; 以甲局为主，乙局参加; 甲局承担牵头职责. What is
 * found is put into the words of a bracket, 甲局牵头，乙局参与, and read as one.
 */
final class ProseStatements {

    private static final Pattern ROLE_WORD =
            Pattern.compile("牵头|负责|负总责|参与|参加|配合|落实|协助|协同|协办|主办|承办|承担|实施|分工|责任(?:单位|部门|主体)|职责|为主|会同|支持|主抓|由");
    private static final String NAME_END = "部门|局|办事处|委员会|委|办公室|办|厅|院|中心|公司|支队|总队|部|海关|管委会|人民政府|政府|集团|社|联合会|协会";
    private static final String NAME =
            "(?:(?<![\\u4e00-\\u9fff&&[^由和与及同请商需应为是以]])(?:市|县|区|自治区|省|州|盟|旗|师市|各)[\\u4e00-\\u9fff（）、]{1,22}?(?:"
                    + NAME_END
                    + ")|(?<=由|会同)[\\u4e00-\\u9fff]{2,14}?(?:局|委|办|中心)(?=[、和与及牵会负组配按共])|[\\u4e00-\\u9fff]{2,24}?(?:人民政府|政府|办事处|管委会|海关|公司|集团)|(?<=[，；。、由：]|^)[\\u4e00-\\u9fff]{1,6}(?:县|区|市|旗|镇|乡|苏木)(?=[、和及]))";
    private static final String MORE_NAME = "(?!有关|相关|各有关)[\\u4e00-\\u9fff]{2,20}?(?:" + NAME_END + "|县|区|市|镇|乡)";
    private static final String NAMES = NAME + "(?:(?:、|和|及|以及|与|，(?=市|县|区|州|盟|旗|各))" + MORE_NAME + "){0,12}";
    private static final String MODIFIER =
            "(?:等(?:部门|单位|企业|有关部门|相关部门)?)?(?:要|应|应当|须|需)?(?:按照?(?:各自)?职责(?:分工)?|分别|分头|共同|联合|各自|具体|主要|积极|做好|密切|协同|予以|总|统筹)*";
    private static final String BY_REMIT = "按照?(?:各自|部门)?的?(?:职责|职能)(?:分工)?(?=，?(?:分别|共同|做好|抓好|落实|推进|开展|组织))";
    private static final Pattern ROLE = Pattern.compile("(?:由)?(?<names>" + NAMES + ")(?<role>" + MODIFIER
            + "(?:(?:落实|安排|提供)[^，。；]{2,14}(?:予以|给予|做好)(?:配合|支持|协助)|牵头(?:负责)?|主抓|主管|抓总|会同|负责(?!解释|人)|配合|参与|参加|协助|协同推进|负总责|支持|统筹(?:安排)?(?=资金|经费)|保障|提供|具体承担|承办|(?:组织|承担)(?=$|，)|承担[^，。；]{0,8}?(?:职责|责任)|组织实施|(?:具体|负责)?实施|具体落实|抓好落实|落实(?!情况)|督导|指导|"
            + "(?:为|是)(?:责任主体|牵头单位|责任单位)|" + BY_REMIT + "))");
    private static final Pattern MAINLY = Pattern.compile("以(?<names>" + NAMES + ")为主");
    private static final Pattern LABEL =
            Pattern.compile("(?<label>(?:牵头|责任|主办|配合|参与|参加|协办|落实|实施)(?:单位|部门))(?:为|是)(?<names>" + NAMES + ")");
    private static final Pattern BY =
            Pattern.compile("由(?<names>" + NAMES + ")(?<role>" + MODIFIER + ")(?=组织|开展|制定|编制|实施|完成|统筹|推进|建立|汇总|承担)");
    private static final Pattern WITH = Pattern.compile("会同(?<names>" + NAMES + ")");
    private static final Pattern AFTER_WITH =
            Pattern.compile("(?<names>" + NAMES + "|" + MORE_NAME + "(?:(?:、|和)" + MORE_NAME + "){0,12})");
    /** who stands at the head of a sentence and acts answers for it, where nobody else is named */
    private static final Pattern ACTOR = Pattern.compile(
            "(?<=^|，)(?<names>" + NAMES
                    + ")(?:要|应|应当|须)?(?=每(?:年|半年|季度?|月|周)|对|建立|组织|开展|制定|编制|完成|推进|牵头|统筹|定期|联合|把|将|做好|抓好|争取|加强|在[^，。；]{2,30}(?:环节|过程))");

    private static final int LONGEST_SENTENCE = 400;
    private static final int LONGEST_OPENING = 80;

    private ProseStatements() {}

    /** What the sentences of a paragraph say of responsibility, in the words of a bracket; empty where they say nothing. */
    static String in(String paragraph) {
        // 某局（另一局加挂）, 某局（以下简称…）
        String text = Regex.replaceAll(
                Masks.blankOut(paragraph), "（(?:[^（）]{2,20}(?:加挂|挂牌)|(?:以下|下)?(?:统一)?简称[^（）]{2,20})）", "");
        StringBuilder words = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int stop = from;
            while (stop < text.length() && "。；\n".indexOf(text.charAt(stop)) < 0) {
                stop++;
            }
            if (stop - from <= LONGEST_SENTENCE) {
                String said = sentence(text.substring(from, stop));
                words.append(words.length() > 0 && !said.isEmpty() ? "；" : "").append(said);
            }
            from = stop + 1;
        }
        return words.toString();
    }

    private static final Pattern OPENING =
            Pattern.compile("(?<names>" + NAMES + ")(?:会同(?<with>" + NAMES + "))?：(?=[^：]{6,})");

    /** Who stands before the colon that opens a paragraph; empty where nobody does. */
    static String opening(String paragraph) {
        int colon = paragraph.indexOf('：');
        if (colon < 4 || colon > LONGEST_OPENING) {
            return "";
        }
        Matcher opening = OPENING.matcher(paragraph);
        if (!opening.lookingAt()) {
            return "";
        }
        String with = opening.group("with") == null ? "" : "，" + opening.group("with") + "参与";
        return opening.group("names") + "按职责分工负责" + with;
    }

    private static String sentence(String sentence) {
        if (!ROLE_WORD.matcher(sentence).find() && !ACTOR.matcher(sentence).find()) {
            return "";
        }
        StringBuilder said = new StringBuilder();
        for (Matcher mainly = MAINLY.matcher(sentence); mainly.find(); ) {
            append(said, mainly.group("names") + "牵头");
        }
        for (Matcher label = LABEL.matcher(sentence); label.find(); ) {
            append(said, label.group("label") + "：" + label.group("names"));
        }
        roles(sentence, said);
        for (Matcher with = WITH.matcher(sentence); with.find(); ) {
            if (said.indexOf(with.group("names")) < 0) {
                append(said, with.group("names") + "参与");
            }
        }
        for (Matcher by = BY.matcher(sentence); said.length() == 0 && by.find(); ) {
            append(said, by.group("names") + by.group("role") + "负责");
        }
        if (!Regex.of("牵头|负责|总责|主办|责任|组织|承担").matcher(said).find()) {
            StringBuilder actors = new StringBuilder();
            for (Matcher actor = ACTOR.matcher(sentence); actor.find(); ) {
                // 某局做好配合 has its role already
                if (said.indexOf(actor.group("names")) < 0) {
                    actors.append(actors.length() > 0 ? "、" : "").append(actor.group("names"));
                }
            }
            if (actors.length() > 0) {
                said.insert(0, actors + "按职责分工负责" + (said.length() > 0 ? "，" : ""));
            }
        }
        return said.toString();
    }

    private static void roles(String sentence, StringBuilder said) {
        Matcher role = ROLE.matcher(sentence);
        for (int at = 0; role.find(at); ) {
            String names = role.group("names");
            String words = role.group("role");
            at = role.end();
            if (said.indexOf(names) >= 0) {
                continue;
            }
            if (words.endsWith("会同")) {
                Matcher with = AFTER_WITH.matcher(sentence).region(role.end(), sentence.length());
                boolean named = with.lookingAt();
                // 甲会同乙牵头: they lead together
                boolean both = named
                        && Regex.of("(?:共同|联合)?牵头")
                                .matcher(sentence)
                                .region(with.end(), sentence.length())
                                .lookingAt();
                append(said, both ? names + "、" + with.group("names") + "共同牵头" : names + "牵头");
                if (named) {
                    append(said, both ? "" : with.group("names") + "参与");
                    at = with.end();
                }
            } else if (Regex.matches(words, BY_REMIT.substring(0, BY_REMIT.indexOf("(?=")))) {
                append(said, names + "按职责分别牵头");
            } else if (Regex.matches(words, ".*(?:主抓|主管|抓总)")) {
                append(said, names + "牵头");
            } else if (Regex.matches(words, ".*(?:支持|统筹|统筹安排|保障|提供|(?:予以|给予|做好)(?:配合|协助))")) {
                append(said, names + "配合");
            } else if (Regex.matches(words, "(?:为|是)(?:责任主体|责任单位)")) {
                append(said, names + "负责");
            } else if (Regex.matches(words, ".*(?:共同|联合)(?:负责|组织)|组织")) {
                // others in the sentence who are 负责 for a part take part
                append(said, names + "共同牵头");
            } else {
                append(said, names + Regex.replaceFirst(words, "^等(?:部门|单位|企业|有关部门|相关部门)?", ""));
            }
        }
    }

    private static void append(StringBuilder said, String words) {
        if (words.isEmpty()) {
            return;
        }
        said.append(said.length() > 0 ? "，" : "").append(words);
    }
}
