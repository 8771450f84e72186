package cn.jingtu.intake;

import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.Modality;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.platform.text.CleanText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proposes how a clause is broken into items: one a sentence that asks for something, with the dates and measures that
 * stand in it. No sentence is left out: what is too short to stand alone, or only leads on to the next, becomes part of
 * another; only the heading, which is the title of the clause, and the statement of responsibility are none. A clerk
 * corrects it; nothing here decides anything.
 */
final class ItemProposals {

    private static final String OPENING = "（(【[〔《“‘「";
    private static final String CLOSING = "）)】]〕》”’」";
    private static final String BRACKETS = "（(【[〔";
    private static final String BRACKETS_END = "）)】]〕";
    private static final String ENDS = "。；;！!\n";

    private static final Pattern NUMBERED = Pattern.compile(
            "^(?:(?:一|二|三|四|五|六|七|八|九|十)+(?:是|要)[，：:]?|第[一二三四五六七八九十]+[，、]"
                    + "|[（(][0-9一二三四五六七八九十]+[)）][、.．]?|[0-9]+[、.．](?=[^0-9]|[0-9]{1,2}月|20[0-9]{2}年)|[一二三四五六七八九十]+[、.．]|[①-⑳]|[a-z][.、)])\\s*");

    /** 一是……: such words belong to the sentence, a number of a list does not. */
    private static final Pattern ORDINAL = Pattern.compile("(?s)[一二三四五六七八九十]+(?:是|要).*");

    /** What a bracket says that tells who is responsible. */
    private static final Pattern STATEMENT = Pattern.compile(
            "牵头|(?:局|委|厅|部|办|政府|海关|公司|管委会|单位|部门)(?:按[^，。]*)?(?:分工|分别)?(?:负责|落实|配合|参与)[，、；;]|(?:参与|参加|负责|配合|协助|落实|承办|主办|实施)(?:，?以下[^。]*)?$|^(?:责任|牵头|配合|参与|落实|承办|主办)(?:单位|部门)?[：:]"
                    + "|^[^，。；]{1,30}(?:局|委|厅|政府|管委会|海关)(?:、[^，。；]{1,30}(?:局|委|厅|政府|管委会|海关))*$");

    private static final String BODY = "(?:局|委|委员会|政府|办公室|部|厅|海关|公司|管委会|中心|支队|单位|部门)";
    /** The same without a bracket. */
    private static final Pattern BARE_STATEMENT = Pattern.compile("^(?:(?:责任|牵头|配合|参与|落实|承办|主办|实施)(?:单位|部门)[：:].*"
            + "|(?:具体)?由?[^，。：]{1,60}" + BODY + "[^，。：]{0,12}(?:牵头|负责|参与|配合|落实)"
            + "(?:[，、][^，。：]{1,120}(?:牵头|负责|参与|配合|落实|参加))*)$");

    /** A labelled one that runs on behind the words, as in a row of a table. */
    private static final Pattern LABELLED = Pattern.compile("(?:责任|牵头|主办|协办|配合|参与|落实|承办|实施)(?:单位|部门|主体)[：:][^。；;\n]*");

    /** The day of a row, which is read as a date. */
    private static final Pattern DAY = Pattern.compile("^(?:完成|办结)?(?:时限|时间|期限)(?:要求)?[：:].*");

    private static final Pattern OPEN = Pattern.compile(
            "等(?:有关|相关|其他)?(?:单位|部门)?(?:按照?职责|按照?分工|共同)?(?:参与|参加|配合|协助)|(?:参与|参加|配合|协助)(?:单位|部门)[：:][^。；;）)]*等(?:$|[。；;）)])");

    /** Parts of a sentence that only say on what grounds or of what something is asked. */
    private static final Pattern CONDITION = Pattern.compile(
            "^(?:并?(?:(?:严格)?按照|(?:严格)?按(?![期时月季])|根据|依据|依照|依托|结合|针对|利用|围绕|紧扣|本着|坚持|遵循)|以(?!上|下)|(?![^，]*(?:完成|建成|布设|开展|落实|实行))(?:在(?!线|产|建)"
                    + "|对(?!接)|到(?!位)|自(?!然|治|行|查|主))|力争|且|充分(?:利用|考虑)).*"
                    + "|^(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[底末初中]?之?前$|.*[的时]$"
                    + "|^(?:该项|本项)?(?:工作|任务)?由[^，]*(?:牵头|负责|承担)[^，]*$|^会同.*|[^，]*(?:协同)?(?:配合|参与)$");

    private static final Pattern ASSISTS =
            Pattern.compile("(?:配合|协助)(?:做好|开展|完成)?(?:国家|自治区|全区|省|上级|生态环境部|[^，。]{0,6}厅)");
    private static final Pattern FROM_DAY = Pattern.compile("(?:自|从)[^，。]{0,16}日?起[，]?[^，。]{0,8}(?:执行|实施|施行)");
    private static final Pattern WINDOW =
            Pattern.compile("(?:汛期|枯水期|播种|收获|备耕|春耕|节日|台风季|冬季|雨季)(?:来临)?之?前|汛前|汛期[^，。]{0,12}(?:加大|加密|加强)");
    private static final Pattern OBJECT_BY_OBJECT = Pattern.compile("销号|逐一|逐个|逐[宗块处家井座]|一[处源库企地井园厂]一策|“?回头看”?");
    private static final Pattern FREQUENCY = Pattern.compile(
            "每(?:年|季度?|月|半年|两年)|(?:至少|不少于)[^，。]{0,8}[0-9一二两三四五六七八九十]+次|定期"
                    + "|(?:开展|组织|完成|实施|进行|加强|做好|抓好|督促|实行|强化)[^，。]{0,40}(?:监测|监控|检测|抽查|检查|巡查|培训)(?!方案|计划|数据|网络|结果|系统|情况|台账|报告)");
    private static final Pattern DELIVERABLE =
            Pattern.compile("(?:制定|制订|编制|印发|出台|建立|建成|完善|更新|公布|发布|公开|形成|健全|划定|划分|签订|明确|委托|出具)[^，。]{0,40}?"
                    + "(方案|计划|名录|清单|名单|报告|台账|机制|办法|制度|档案|责任书|状况|区域|分区|评估|评审情况|目录|规划|图集|体系|协议)");
    private static final Pattern LIST = Pattern.compile(
            "排查|整治|整改|改造|治理|调查|核查|淘汰|关停|封井|回填|备案|管控(?!类|名录|区域|和修复名录|与修复名录)|修复(?!名录)|种植结构调整|退耕|减排(?:项目|工程)|载明|查处|清理|清运|拆除|退出|入库|联网");
    /** What forbids or is never finished, whatever else stands in the sentence. */
    private static final Pattern ALWAYS = Pattern.compile("不得|禁止|严禁|不予|杜绝|鼓励|研发|攻关|示范");

    private static final Pattern TARGET = Pattern.compile("(?:完成|(?<!未)达到|实现)[^，。]{0,30}目标");
    private static final Pattern CHECKED = Pattern.compile("抽查|检查|巡查|抽检");

    private static final Pattern STANDING = Pattern.compile(
            "动态(?:更新|管理|查补)|及时(?:更新|录入|纳入|上传|增补)|持续(?:更新|加强|做好|开展)|严格(?:执行|落实|控制|管理)|引导|支持|探索|宣传|推广|常态化|日常");

    /** What a statement that was cut out leaves before the words behind it. */
    private static final Pattern LEFT_OVER = Pattern.compile("^[、，,：:]+");

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_WORDS = 900;
    /** A sentence that is shorter stands by the one before it. */
    private static final int SHORTEST = 6;
    /** Something longer is no heading. */
    private static final int LONGEST_HEADING = 36;

    private final List<PlanDraft.Executor> counties;

    /** @param counties who carries out what is done on the ground */
    ItemProposals(List<String> counties) {
        this.counties = counties.stream().map(PlanDraft.Executor::new).toList();
    }

    /** A date or a measure with the words that it stands in. */
    record Said<T>(T what, String quote) {}

    /** Whether a clause names its participants only for example (等…参与), so that others may join. */
    static boolean isOpen(String clause) {
        return OPEN.matcher(clause).find();
    }

    private static final class Sentence {
        String words;
        final List<PlanDraft.Deadline> dates = new ArrayList<>();
        final List<PlanDraft.Indicator> measures = new ArrayList<>();
        final List<PlanDraft.Deadline> pushes = new ArrayList<>();

        Sentence(String words) {
            this.words = words;
        }

        boolean saysNothingElse() {
            return dates.isEmpty() && measures.isEmpty() && pushes.isEmpty();
        }
    }

    List<PlanDraft.Item> of(
            String ref,
            String title,
            String quote,
            List<Said<PlanDraft.Deadline>> deadlines,
            List<Said<PlanDraft.Indicator>> indicators) {
        List<Sentence> sentences = new ArrayList<>();
        split(withoutStatements(quote)).forEach(words -> sentences.add(new Sentence(words)));
        if (sentences.isEmpty()) {
            sentences.add(new Sentence(title.isBlank() ? "按计划完成" : title));
        }
        for (Said<PlanDraft.Deadline> date : deadlines) {
            Sentence place = place(sentences, date.quote);
            (date.what.pushes() ? place.pushes : place.dates).add(date.what);
        }
        indicators.forEach(measure -> place(sentences, measure.quote).measures.add(measure.what));
        withoutHeading(sentences, title);
        List<PlanDraft.Item> items = new ArrayList<>();
        for (Sentence sentence : sentences) {
            String number = ref + "-" + (items.size() + 1);
            boolean onlyPushes = !sentence.pushes.isEmpty() && sentence.dates.isEmpty();
            if (!onlyPushes) {
                items.add(item(number, title, sentence));
            }
            if (!sentence.pushes.isEmpty()) {
                items.add(pushes(ref + "-" + (items.size() + 1), sentence, onlyPushes));
            }
        }
        return items;
    }

    private PlanDraft.Item item(String ref, String title, Sentence sentence) {
        ItemType type = type(sentence);
        boolean strives = sentence.words.contains("力争");
        boolean onTheGround = type == ItemType.LIST || type == ItemType.AMOUNT;
        return new PlanDraft.Item(
                ref,
                headline(sentence.words, title),
                CleanText.shorten(sentence.words, LONGEST_WORDS, "……"),
                type,
                List.of(),
                onTheGround ? counties : List.of(),
                List.of(),
                strives ? sentence.dates.stream().map(ItemProposals::striving).toList() : sentence.dates,
                strives
                        ? sentence.measures.stream()
                                .map(ItemProposals::striving)
                                .toList()
                        : sentence.measures,
                null,
                type == ItemType.DELIVERABLE ? paper(sentence.words) : List.of(),
                type.usualCheck(),
                null,
                false,
                List.of());
    }

    /** The pushes of a sentence, which is theirs where it says nothing else. */
    private static PlanDraft.Item pushes(String ref, Sentence sentence, boolean whole) {
        return new PlanDraft.Item(
                ref,
                "按期推送工作进展",
                whole ? CleanText.shorten(sentence.words, LONGEST_WORDS, "……") : null,
                ItemType.FREQUENCY,
                List.of(),
                List.of(),
                List.of(),
                sentence.pushes,
                whole ? sentence.measures : List.of(),
                null,
                List.of(),
                ItemType.STANDING.usualCheck(),
                null,
                false,
                List.of());
    }

    // ---- sentences

    /** The clause without the brackets that say who is responsible. */
    private static String withoutStatements(String clause) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (int i = 0; i < clause.length(); i++) {
            int end = BRACKETS.indexOf(clause.charAt(i)) < 0 ? -1 : closing(clause, i);
            if (end > 0 && STATEMENT.matcher(clause.substring(i + 1, end)).find()) {
                // What stands before and behind a statement are sentences of their own.
                rest.append(clause, from, i).append('。');
                from = end + 1;
                i = end;
            }
        }
        return LABELLED.matcher(rest.append(clause.substring(from))).replaceAll("。");
    }

    /** Where the bracket at a place ends, brackets inside it counted; -1 where it does not. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (BRACKETS.indexOf(text.charAt(i)) >= 0) {
                depth++;
            } else if (BRACKETS_END.indexOf(text.charAt(i)) >= 0 && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Sentences, none of them too short to stand alone; a stop inside quotation marks or brackets ends none. */
    private static List<String> split(String clause) {
        List<String> sentences = new ArrayList<>();
        String leading = "";
        for (String part : parts(clause, ENDS)) {
            String sentence = LEFT_OVER.matcher(part.strip()).replaceFirst("");
            if (sentence.isEmpty() || BARE_STATEMENT.matcher(sentence).matches()) {
                continue;
            }
            if (!ORDINAL.matcher(sentence).matches()) {
                sentence = plain(sentence);
            }
            if (!sentences.isEmpty()
                    && (isSmall(sentence) || DAY.matcher(sentence).matches())) {
                int last = sentences.size() - 1;
                sentences.set(last, sentences.get(last) + "；" + sentence);
            } else if (leadsOn(sentence)) {
                leading += sentence + "。";
            } else {
                sentences.add(leading + sentence);
                leading = "";
            }
        }
        if (!leading.isEmpty()) {
            sentences.add(leading.substring(0, leading.length() - 1));
        }
        return sentences;
    }

    /** 一是加强科技支撑: the heading of what follows. */
    private static boolean leadsOn(String sentence) {
        return ORDINAL.matcher(sentence).matches() && length(sentence) <= LONGEST_HEADING && sentence.indexOf('，') < 0;
    }

    private static boolean isSmall(String sentence) {
        return length(sentence) < (BRACKETS.indexOf(sentence.charAt(0)) >= 0 ? 2 * SHORTEST : SHORTEST);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static List<String> parts(String text, String ends) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (OPENING.indexOf(c) >= 0) {
                depth++;
            } else if (CLOSING.indexOf(c) >= 0) {
                depth = Math.max(0, depth - 1);
            } else if (c == '\n') {
                // A mark that is never closed reaches no further than its line.
                depth = 0;
            }
            if (depth == 0 && ends.indexOf(c) >= 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** A clause begins with its title where more follows; the title is on the clause already. */
    private static void withoutHeading(List<Sentence> sentences, String title) {
        if (sentences.size() < 2) {
            return;
        }
        Sentence first = sentences.get(0);
        String plain = plain(first.words);
        String called = title.strip();
        boolean heading = first.saysNothingElse()
                && length(plain) <= LONGEST_HEADING
                && parts(plain, "，,：:").size() == 1;
        if (called.isEmpty() || !heading && !(first.saysNothingElse() && plain.equals(called))) {
            return;
        }
        if (called.contains(plain)) {
            sentences.remove(0);
        } else if (plain.startsWith(called)) {
            // What stands behind the title leads on to the next.
            Sentence next = sentences.get(1);
            next.words = plain.substring(called.length()) + "。" + next.words;
            sentences.remove(0);
        }
    }

    /** The sentence that holds the words; the one that most of them stand in where none does. */
    private static Sentence place(List<Sentence> sentences, String words) {
        String wanted = words.strip();
        for (Sentence sentence : sentences) {
            if (!wanted.isEmpty() && (sentence.words.contains(wanted) || wanted.contains(sentence.words))) {
                return sentence;
            }
        }
        for (String part : parts(wanted, ENDS + "，,")) {
            for (Sentence sentence : sentences) {
                if (length(part) >= SHORTEST && sentence.words.contains(part.strip())) {
                    return sentence;
                }
            }
        }
        return sentences.get(0);
    }

    // ---- what a sentence asks for

    private static ItemType type(Sentence sentence) {
        String asked = asked(sentence.words);
        if (ASSISTS.matcher(sentence.words).find()) {
            return ItemType.ASSIST;
        }
        if (sentence.dates.stream().anyMatch(d -> d.type() == DeadlineType.EFFECTIVE_FROM)
                || FROM_DAY.matcher(sentence.words).find()) {
            return ItemType.FROM_DAY;
        }
        List<PlanDraft.Indicator> numbers = sentence.measures.stream()
                .filter(measure -> measure.operator().isNumeric() && !isOnce(measure))
                .toList();
        boolean counted = numbers.stream().anyMatch(ItemProposals::isTimes);
        if (WINDOW.matcher(sentence.words).find() && !counted) {
            return ItemType.WINDOW;
        }
        if (counted) {
            return ItemType.FREQUENCY;
        }
        boolean always = ALWAYS.matcher(asked).find();
        if (numbers.stream().anyMatch(ItemProposals::isAmount)
                || !always && TARGET.matcher(asked).find()) {
            return ItemType.AMOUNT;
        }
        if (OBJECT_BY_OBJECT.matcher(asked).find() || !numbers.isEmpty()) {
            return ItemType.LIST;
        }
        boolean dated = sentence.dates.stream().anyMatch(d -> d.date() != null);
        ItemType first = always ? ItemType.STANDING : earliest(asked);
        return first == ItemType.STANDING && dated ? ItemType.LIST : first;
    }

    /** What the sentence asks for first. */
    private static ItemType earliest(String asked) {
        Map<ItemType, Integer> places = new EnumMap<>(ItemType.class);
        places.put(ItemType.DELIVERABLE, at(DELIVERABLE, asked));
        places.put(ItemType.FREQUENCY, at(FREQUENCY, asked));
        places.put(ItemType.LIST, at(LIST, asked));
        places.put(ItemType.STANDING, at(STANDING, asked));
        return places.entrySet().stream()
                .filter(place -> place.getValue() >= 0)
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(ItemType.STANDING);
    }

    /** Where the words begin; -1 where they are not. */
    private static int at(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        return matcher.find() ? matcher.start() : -1;
    }

    private static boolean isTimes(PlanDraft.Indicator measure) {
        return measure.unit().contains("次") || CHECKED.matcher(measure.name()).find();
    }

    /** 发布一次 is a thing to be there, not a rhythm. */
    private static boolean isOnce(PlanDraft.Indicator measure) {
        return measure.unit().equals("次") && "1".equals(measure.target());
    }

    /** Neither a number of things that are done one by one, nor all of them. */
    private static boolean isAmount(PlanDraft.Indicator measure) {
        boolean all = measure.unit().equals("%") && "100".equals(measure.target());
        return !all && !measure.unit().matches("[个家座处宗块口件条项起批]");
    }

    /** The paper that a sentence asks for. */
    private static List<String> paper(String sentence) {
        Matcher matcher = DELIVERABLE.matcher(asked(sentence));
        return matcher.find() ? List.of(matcher.group(1)) : List.of();
    }

    private static PlanDraft.Deadline striving(PlanDraft.Deadline d) {
        return new PlanDraft.Deadline(
                d.date(), d.type(), d.description(), d.push(), d.origin(), Modality.STRIVE, d.derived());
    }

    private static PlanDraft.Indicator striving(PlanDraft.Indicator i) {
        return new PlanDraft.Indicator(
                i.name(),
                i.operator(),
                i.target(),
                i.unit(),
                i.formula(),
                i.pending(),
                i.reporter(),
                i.computed(),
                Modality.STRIVE,
                i.derived());
    }

    // ---- words

    private static String plain(String sentence) {
        return NUMBERED.matcher(sentence).replaceFirst("").strip();
    }

    /** The sentence from where it asks for something: without the grounds it begins with and headings before it. */
    private static String asked(String sentence) {
        List<String> stops = parts(sentence, "。");
        List<String> parts = parts(plain(stops.get(stops.size() - 1)), "，,");
        int from = 0;
        while (from < parts.size() - 1
                && CONDITION.matcher(parts.get(from).strip()).matches()) {
            from++;
        }
        return String.join("，", parts.subList(from, parts.size()));
    }

    private static String headline(String sentence, @Nullable String otherwise) {
        List<String> parts = parts(asked(sentence), "，,");
        String head = parts.get(0).strip();
        boolean unfinished = length(head) < SHORTEST || head.matches("(?:依法|及时|全部)?将[^纳录列记作载报推公]*(?:情况|信息|结果|内容)");
        if (unfinished && parts.size() > 1) {
            head += "，" + parts.get(1).strip();
        }
        String shortened = CleanText.shorten(head, LONGEST_TITLE, "……");
        return shortened.isBlank() ? String.valueOf(otherwise) : shortened;
    }
}
