package cn.jingtu.plan.document;

import cn.jingtu.plan.Operator;
import cn.jingtu.plan.document.DraftPlan.Indicator;
import cn.jingtu.plan.document.DraftPlan.Warning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a plan measures: rates, amounts, counts, classes, and targets given in words. */
final class IndicatorParser {

    private static final String UNITS =
            "%|‰|个百分点|万亩次|万亩|亩次|亩|万公顷|公顷|平方公里|平方千米|公里|平方米|万平方米|万立方米|立方米|万吨|吨|千克|公斤|万元|亿元|元|万人次|人次|人|名|个|家|座|处|项|次|场|件|份|眼|口|块|宗|台套|台|套|户|辆|起|批次|批|例|条|支|所|组|期|点位|枚|只|棵|株|桶|对|章|篇|幅|部|张|公里";
    private static final String CHINESE = "[" + Numerals.CHARACTERS + "]{1,6}";
    private static final Pattern NUMBER = Pattern.compile("(?:(?<![\\d.〔（A-Za-z第/])(?<num>\\d{1,9}(?:\\.\\d{1,4})?)|百分之(?<percent>" + CHINESE
            + ")|(?<![第" + Numerals.CHARACTERS + "])(?<cn>" + CHINESE + "))(?:余)?(?<unit>" + UNITS + ")?"
            + "(?<post>（含）)?(?<bound>(?:及|或)?以上|(?:及|或)?以下|以内|之内|左右|（含）以上)?");

    /** Words directly before a number, longest first. */
    private static final Map<String, Operator> BOUNDS = Map.ofEntries(
            Map.entry("不低于|不少于|不小于|不得低于|不得少于|不应低于|不应少于|至少|最少|≥|>=|不下于|不弱于", Operator.AT_LEAST),
            Map.entry("不超过|不高于|不大于|不多于|不得超过|不得高于|不得大于|不应超过|控制在|控制到|≤|<=|降至|降到|下降到|下降至|降低到|降低至|减少到|减少至|压减至|压减到|削减至|最多", Operator.AT_MOST),
            Map.entry("超过|高于|大于|多于|优于|>", Operator.MORE_THAN),
            Map.entry("低于|小于|少于|<", Operator.LESS_THAN),
            Map.entry("下降|降低|减少|削减|消减|压减|减排|递减|增长|增加|提升|提高|上升|达到|达|提高到|提高至|提升到|提升至|增加到|增加至|增至|上升到|上升至|稳定在|稳定达到|保持在|维持在|保持|实现|稳定|巩固在", Operator.EQUAL));
    private static final Pattern BEFORE;

    static {
        List<String> words = new ArrayList<>();
        BOUNDS.keySet().forEach(key -> words.addAll(List.of(key.split("\\|"))));
        words.sort((a, b) -> b.length() - a.length());
        BEFORE = Pattern.compile("(" + String.join("|", words) + ")(?:在|到|至|了|为|约|近)?(?:全市|全县|全区|总量的?|年均)?$|(至少|不少于|不低于)[\\u4e00-\\u9fff]{1,6}$");
    }

    private static final Pattern REDUCTION = Pattern.compile("下降|降低|减少|削减|消减|压减|减排|递减|增长|增加|提升|提高|上升");
    private static final String VERBS =
            "完成|开展|组织|举办|实施|建成|建设|新建|新增|创建|打造|培育|培训|检查|抽查|排查|整治|治理|修复|推广|发布|召开|推进|落实|设立|设置|建立|安装|改造|淘汰|关闭|关停|布设|监测|采集|采样|申报|争取|储备|编制|报送|抽取|启动|封填|封井|回填|管控|划定|更新|拆除|清理|处置|回收|核查|销号|验收|选取|选择|入库|支持|遴选|制定|配备|调查|评估|公布|公开|通报|调度|督查|督导|巡查|监督|开工|实现|确保|不少于|巡检|演练|宣传|发放|张贴|种植|轮作|流转|检测|抽检|抽测|筛选|核实|摸排|出台|印发|签订|推动|整改|清运|消除|新改建|改建|扩建|复核|核销|审查|评审|备案|退出|搬迁|建|对";
    private static final Pattern VERB_BEFORE = Pattern.compile("(?:" + VERBS + ")[^。；，]{0,16}$");
    private static final Pattern BACKGROUND = Pattern.compile(
            "共有|现有|已有|已完成|已建|已累计|现存|原有|目前|存量|共计有|拥有|已开展|已实施|已排查|已发现|经排查|去年|上年|上一年|截至|截止|以来|过去|累计完成|累计建成|发现");
    private static final Pattern NO_COUNT_AFTER = Pattern.compile(
            "(?:工作日|自然日|月|季度|小时|方面|环节|阶段|步骤|层面|领域|年度|性|级|类|以上(?:地|级|单位|部门)|部门|体系|维度|原则|县（|地方|方向|确保|坚持|不放过|不少|专项行动计划|关键|重要|一律|老|目标).*");
    private static final Pattern CLASS = Pattern.compile(
            "(?<verb>达到或优于|达到|达|不低于|不劣于|优于|保持在|稳定在|稳定达到|保持|满足|符合|为|稳定保持)(?:国家|地下水|地表水|质量|水质|标准|《□+》|□|的|（□+）){0,6}(?<class>[ⅠⅡⅢⅣⅤ]|VI|IV|V|III|II|I|[一二三四五](?=类))(?:类)?(?:水体|水质|水)?(?:标准)?(?:（含）)?(?<bound>及?以上|或以上)?(?!比例|水体比例|占比|水比例)");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?<verb>达到|不低于|不少于|不超过|控制在|完成|提高到|提升到|≥|≤)?(?<target>(?:[Xx×△＿_＊*]{1,6}|□{1,3})(?<unit>%|万亩|亩|吨|个|家|座|处|项|次)(?:以上|以内|左右|以下)?)");
    private static final Pattern TOLD = Pattern.compile(
            "(?<subject>[^，。；：、]{2,36}?(?:率|面积|总量|排放量|比例|浓度|水质|覆盖面))(?:均|都|要|应|全面|稳定)?(?<target>(?:达到|完成|满足|不低于|不高于|符合|控制在|不超过|优于)(?:国家|自治区|省|市|上级|年度|规定|考核|下达|相关|有关|要求|的|控制|目标|任务|指标|和|、|生态环境|部|厅|级|内|以内|计划|标准|部门|政府|全|水平)+)");
    private static final Pattern STATE = Pattern.compile(
            "(?<subject>[^，。；：]{2,40}?)(?<target>(?:得到|获得)?(?:有效|基本|全面|进一步|切实|较好|巩固|持续|总体|明显|显著|稳步|稳定|不断|逐步|初步|和)*(?:保障|管控|控制|遏制|改善|提升|巩固提升|保持稳定|稳定|稳中向好|趋好|不下降|有所改善|好转|向好|无恶化|不恶化|(?:实现)?零增长|(?:实现)?负增长))$");
    private static final Pattern STATE_CORE = Pattern.compile(
            ".*(?:得到.{0,8}(?:保障|管控|控制|遏制|改善|提升)|保持(?:基本|总体)?稳定|稳中向好|稳中趋好|有所改善|(?:持续|稳步|明显|显著|总体)改善|不下降|不恶化|向好|趋好|零增长|负增长|不发生.{2,16}事件|(?:有效|全面|切实)保障)");
    private static final Pattern SPLIT = Pattern.compile(
            "(?<place>[\\u4e00-\\u9fff]{1,8}(?:县|区|市|旗|新区|开发区))(?:完成|不少于|不低于|达到|分别为|为|各|约|：)?(?<num>\\d{1,9}(?:\\.\\d{1,4})?)(?<unit>" + UNITS + ")(?<bound>以上|以内|左右)?");
    private static final Pattern WHOLE = Pattern.compile(
            "(?:全面完成|全部完成|100%完成|全面建成|全部建成|完成全部)(?<what>[^，。；]{2,40})|(?<subject>[^，。；]{0,40}?)(?:，)?全部(?!(?:落实|用于|由|责任|职责|纳入.{0,4}管理))(?<what2>[^，。；]{4,50})");
    private static final Pattern COVER = Pattern.compile("(?:实现|确保|做到|达到)(?<what>[^，。；]{2,40})(?:100%)?全覆盖");
    private static final Pattern DUE_DATE = Pattern.compile("(?:月|年|季度|上半年|日)(?:底|末)?(?:之|以)?前|(?:到|至)20\\d{2}年(?:底|末)|年内");
    private static final Pattern METRIC_END = Pattern.compile(
            "(?:安全利用率|综合利用率|利用率|达标率|合格率|覆盖率|处置率|回收率|完成率|开工率|执行率|完工率|治理率|整治率|公开率|备案率|检测率|评审通过率|管控率|优良率|[\\u4e00-\\u9fff]{1,4}率|面积|比例|占比|总量|排放量)$");

    /** Words before and behind the name of what is measured. */
    private static final List<Pattern> AROUND_SUBJECT = Stream.of(
                    "^(?:督促|组织|指导|到|至|力争到|力争|确保|实现|努力|争取|并|使|保证|要|其中|同时|全力|推动|进一步|继续|按要求|对)(?:20\\d{2}年(?:底|末|度)?)?",
                    "^(?:20\\d{2}年)?(?:底|末|年底|年末)?(?:前)?(?:我市|全市|全县|全区|我县|我区|全州|我州)",
                    "^(?:20\\d{2}年(?:底|末)?前?)(?=[，])",
                    "(?:约|近|分别|均|都|要|应|应当|须|总体|稳定|持续|不得|比例数|合计|共|各|至少|要求|努力|力争|确保|完成|每年度?|每季度?|每半年|每月|每周)$",
                    "^(?:[，、：①-⑳]|（\\d{1,2}）)+",
                    "^(?:全年|每年|年度|今年|本年度|(?:于)?(?:20\\d{2}年)?\\d{1,2}月(?:\\d{1,2}日|底)?前|年底前|年内|上半年|下半年)(?=.|$)")
            .map(Pattern::compile)
            .toList();

    private final int year;
    private final List<Warning> warnings;

    /** @param year the plan year: figures of years before it are told, not set */
    IndicatorParser(int year, List<Warning> warnings) {
        this.year = year;
        this.warnings = warnings;
    }

    /** The indicators of a range; in goals, states told in words count too. */
    List<Indicator> parse(PlanText plan, int start, int end, boolean goals) {
        String masked = Masks.withoutResponsibility(Masks.blankOut(plan.text().substring(start, end)));
        List<Indicator> found = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= masked.length(); i++) {
            if (i == masked.length() || "。；\n！".indexOf(masked.charAt(i)) >= 0) {
                if (i > from) {
                    sentence(plan, start + from, masked.substring(from, i), goals, found);
                }
                from = i + 1;
            }
        }
        // classes and words are looked for apart from numbers; the order is that of the text
        Map<String, Integer> places = new java.util.HashMap<>();
        String quoted = plan.quote(start, end);
        found.forEach(indicator -> places.put(indicator.quote(), quoted.indexOf(indicator.quote())));
        return found.stream()
                .distinct()
                .sorted(java.util.Comparator.comparingInt(indicator -> places.getOrDefault(indicator.quote(), 0)))
                .toList();
    }

    /** A goal whose name and target stand in two cells of a table. */
    List<Indicator> cell(PlanText plan, Outline.@Nullable Range name, Outline.Range target) {
        String text = plan.text().substring(target.start(), target.end()).trim();
        String what = name == null ? "" : plan.text().substring(name.start(), name.end()).trim();
        String unit = "";
        Matcher unitInName = Regex.of("（(" + UNITS + ")）$").matcher(what);
        if (unitInName.find()) {
            unit = unitInName.group(1);
            what = what.substring(0, unitInName.start());
        }
        int start = name == null ? target.start() : Math.min(name.start(), target.start());
        String quote = plan.quote(start, target.end());
        Matcher number = Regex.of("^(?<word>[^\\d]{0,6}?)(?<num>\\d{1,9}(?:\\.\\d{1,4})?)(?<unit>" + UNITS + ")?(?<bound>(?:及|或)?以上|以下|以内|左右)?$")
                .matcher(text);
        if (number.matches()) {
            Matcher word = BEFORE.matcher(number.group("word"));
            BigDecimal value = new BigDecimal(number.group("num"));
            String found = number.group("unit") == null ? unit : number.group("unit");
            Operator operator = operator(word.find() ? word(word) : null, number.group("bound"), value, found.equals("%"), "");
            return List.of(new Indicator(what, operator, Indicator.number(value), found, quote));
        }
        Matcher roman = Regex.of("(?:[^ⅠⅡⅢⅣⅤIV]{0,6})([ⅠⅡⅢⅣⅤ]|IV|V|I{1,3})类?(?:及?以上|水质)?").matcher(text);
        if (roman.matches()) {
            String grade = CLASSES.getOrDefault(roman.group(1), roman.group(1)) + "类";
            return List.of(new Indicator(what, Operator.NOT_WORSE_THAN, grade, "", quote));
        }
        return text.length() < 2 || what.isEmpty() ? List.of() : List.of(new Indicator(what, Operator.QUALITATIVE, text, "", quote));
    }

    private void sentence(PlanText plan, int offset, String sentence, boolean goals, List<Indicator> found) {
        if (tellsThePast(sentence)) {
            return;
        }
        int before = found.size();
        boolean[] used = new boolean[sentence.length() + 1];
        splits(plan, offset, sentence, used, found, before);
        classes(plan, offset, sentence, used, found);
        numbers(plan, offset, sentence, used, found);
        placeholders(plan, offset, sentence, found);
        if (goals) {
            states(plan, offset, sentence, found, before);
        }
        whole(plan, offset, sentence, found, before);
    }

    /** 2022年，…率达到95% in the plan of 2023 is a report. */
    private boolean tellsThePast(String sentence) {
        Matcher years = Regex.of("^[^，]{0,8}?(20\\d{2})年(?:度)?(?:，|全|我|底，|以来)").matcher(sentence);
        return years.find() && Integer.parseInt(years.group(1)) < year && !sentence.contains("力争") && !sentence.contains("到" + year);
    }

    private void numbers(PlanText plan, int offset, String sentence, boolean[] used, List<Indicator> found) {
        Matcher matcher = NUMBER.matcher(sentence);
        @Nullable String lastSubject = null;
        int inSentence = 0;
        while (matcher.find()) {
            if (used[matcher.start()] || matcher.group("unit") == null && matcher.group("percent") == null) {
                continue;
            }
            String unit = matcher.group("percent") != null ? "%" : matcher.group("unit");
            BigDecimal value = value(matcher);
            if (value == null) {
                continue;
            }
            int clause = clauseStart(sentence, matcher.start());
            String before = sentence.substring(clause, matcher.start());
            String after = sentence.substring(matcher.end(), Math.min(sentence.length(), matcher.end() + 80));
            Matcher word = BEFORE.matcher(before);
            boolean bounded = word.find();
            String bound = matcher.group("bound");
            boolean rate = unit.equals("%") || unit.equals("‰") || unit.equals("个百分点");
            boolean amount = rate || Regex.matches(unit, ".*(?:亩|公顷|平方公里|吨|公斤|千克|元|立方米)");
            String last = plan.text().substring(offset + clause, offset + matcher.start());
            if (excluded(sentence, matcher, before, after)) {
                continue;
            }
            if (!bounded && bound == null && !rate && !(amount && METRIC_END.matcher(Regex.replaceFirst(before, "[约近共为]$", "")).find()) && !count(before, after, matcher, unit)) {
                continue;
            }
            if (rate && !bounded && bound == null && !Regex.matches(before, ".*(?:率|比例|占比|完成|实现|覆盖|按|的|为|面|度)(?:为|：)?$") && !Regex.matches(after, "^(?:完成|覆盖|达标|公开|整改|落实|安全|建立|备案|纳入|开展|处置|管控|全覆盖|实现|整治|执行).*")) {
                continue;
            }
            if (stretch(before, word, bounded, inSentence, found, unit)) {
                warnings.add(new Warning(
                        "这是力争目标，未作为考核指标，请核对", plan.quote(offset + clause, offset + matcher.end())));
                continue;
            }
            Operator operator = operator(bounded ? word(word) : null, bound, value, rate, before);
            String subjectText = bounded && word.group(1) != null ? before.substring(0, word.start()) : before;
            String subject = subject(subjectText, after, sentence, clause, unit, amount && !rate, lastSubject);
            if (bounded && word.group(1) != null && REDUCTION.matcher(word.group(1)).matches()) {
                subject += word.group(1) + (rate ? "比例" : "");
            }
            int quoteEnd = offset + quoteEnd(sentence, matcher.end(), rate || bounded);
            String quote = plan.quote(offset + quoteStart(sentence, clause), quoteEnd);
            String unitText = frequency(before) + (frequency(before).isEmpty() ? unit : "");
            unitText = frequency(before).isEmpty() ? unit : unit + frequency(before);
            // 甲和乙分别达到90%和95%: the next number belongs to the second name
            Matcher second = Regex.of("^(?:和|、|与|及)(\\d{1,9}(?:\\.\\d{1,4})?)(" + UNITS + ")(以上|以内|以下|左右)?").matcher(after);
            String[] parts = subjectParts(subject, before.contains("分别") || subjectText.contains("分别"));
            if (second.find() && parts.length == 2 && second.group(2).equals(unit)) {
                Operator op = bound == null && second.group(3) != null
                        ? operator(bounded ? word(word) : null, second.group(3), value, rate, before)
                        : operator;
                found.add(new Indicator(parts[0], op, Indicator.number(value), unitText, quote));
                found.add(new Indicator(parts[1], op, Indicator.number(new BigDecimal(second.group(1))), unitText, quote));
                java.util.Arrays.fill(used, matcher.end(), matcher.end() + second.end(), true);
            } else if (rate && parts.length > 1 && !before.contains("分别")) {
                for (String part : parts) {
                    found.add(new Indicator(part, operator, Indicator.number(value), unitText, quote));
                }
            } else {
                found.add(new Indicator(subject, operator, Indicator.number(value), unitText, quote));
            }
            lastSubject = subject;
            inSentence++;
        }
    }

    private static String word(Matcher before) {
        return before.group(1) != null ? before.group(1) : before.group(2);
    }

    private static @Nullable BigDecimal value(Matcher matcher) {
        if (matcher.group("num") != null) {
            return new BigDecimal(matcher.group("num"));
        }
        int value = Numerals.valueOf(matcher.group("percent") != null ? matcher.group("percent") : matcher.group("cn"));
        // 千人以上, 百名 are no counts
        if (matcher.group("cn") != null && matcher.group("cn").matches("[千百]")) {
            return null;
        }
        return value <= 0 ? null : BigDecimal.valueOf(value);
    }

    private static int clauseStart(String sentence, int position) {
        int i = position;
        int first = Math.max(0, position - 100);
        while (i > first && "，：".indexOf(sentence.charAt(i - 1)) < 0) {
            i--;
        }
        return i;
    }

    private static int quoteStart(String sentence, int clause) {
        return clause;
    }

    private static int quoteEnd(String sentence, int end, boolean short_) {
        int i = end;
        while (i < sentence.length() && "，：".indexOf(sentence.charAt(i)) < 0 && i < end + (short_ ? 30 : 100)) {
            i++;
        }
        return i;
    }

    private static boolean excluded(String sentence, Matcher matcher, String before, String after) {
        char previous = matcher.start() > 0 ? sentence.charAt(matcher.start() - 1) : ' ';
        if ("第“每之逐".indexOf(previous) >= 0 || before.endsWith("等") || before.endsWith("前") && matcher.group("num") == null) {
            return true;
        }
        String unit = matcher.group("unit");
        if (matcher.group("cn") != null) {
            // 二次污染, 一部分, 一个…核查一个, 一对一
            if (after.startsWith("污染") || after.startsWith("供水") || after.startsWith("分") && "部".equals(unit)
                    || matcher.group("cn").equals("一") && Regex.matches(after, "^(?:，|、|”|地|场所).*") && Regex.matches(sentence, ".*一个，.{1,4}一个.*")
                    || "部组所对章张条支期".indexOf(unit) >= 0 && matcher.group("bound") == null) {
                return true;
            }
        }
        if (matcher.group("num") != null && unit != null && "章对部组".contains(unit)) {
            return true;
        }
        if (!"%".equals(unit) && !"次".equals(unit) && NO_COUNT_AFTER.matcher(after).matches()) {
            return true;
        }
        // 汛期前至少一次 is an event, and 3 in 每年3次 belongs to it
        boolean event = "次".equals(unit) && Regex.matches(before, ".*(?:汛期?|雨季|节|前)前?(?:要|应|须)?(?:至少|不少于)?(?:开展|组织|完成)?$") && before.contains("前");
        return event || BACKGROUND.matcher(before).find();
    }

    /** A plain count is a target only behind a verb that asks for it. */
    private static boolean count(String before, String after, Matcher matcher, String unit) {
        boolean one = "一".equals(matcher.group("cn"));
        boolean verb = VERB_BEFORE.matcher(before).find();
        if (one) {
            return Regex.matches(before, ".*(?:开展|发布|组织|召开|举办|进行|报送|公布|公开|完成|通报|调度|更新|监测|检查|建成|打造|创建|培育|各|少|实施|评估|演练)(?:了)?$")
                    && Regex.matches(unit, "次|场|个|处|家|座|期|轮")
                    && !Regex.matches(after, "^(?:月|季度|性|体化|，.{1,6}一[个批次]).*");
        }
        if (Regex.matches(before, ".*(?:对|在|从|由|将|选取|选择|把|督促|指导|组织|推动|引导|帮助)$")) {
            return Regex.matches(after, "[^，。；]{0,40}(?:开展|进行|实施|完成|落实|组织|推进|整治|检查|监测|排查|试点|治理|抽查|执行).*") && !before.endsWith("由");
        }
        if (before.startsWith("其中") && Regex.matches(after, "[^，。；]{0,16}(?:完成|实现|建成|通过|整治|修复|达到).*")) {
            return true;
        }
        return verb || before.isEmpty() && Regex.matches(after, "[^，。；]{1,30}(?:完成|建成|整治|修复|治理|改造|验收|销号).*");
    }

    private static boolean stretch(
            String before, Matcher word, boolean bounded, int inSentence, List<Indicator> found, String unit) {
        String head = bounded ? before.substring(0, word.start()) : before;
        return inSentence > 0
                && Regex.matches(head, "(?:并|且|同时)?(?:力争|争取|努力|尽力|鼓励)(?:全市|实现|完成|达到|提高|提升|到|突破|年底)*")
                && !found.isEmpty()
                && found.get(found.size() - 1).unit().equals(unit);
    }

    private static Operator operator(
            @Nullable String word, @Nullable String bound, BigDecimal value, boolean rate, String before) {
        if (bound != null && bound.contains("以上")) {
            return Operator.AT_LEAST;
        }
        if (bound != null && (bound.contains("以下") || bound.contains("内"))) {
            return Operator.AT_MOST;
        }
        if (bound != null && bound.contains("左右")) {
            return Operator.EQUAL;
        }
        if (word == null) {
            return Operator.EQUAL;
        }
        for (Map.Entry<String, Operator> entry : BOUNDS.entrySet()) {
            if (List.of(entry.getKey().split("\\|")).contains(word)) {
                if (entry.getValue() != Operator.EQUAL) {
                    return entry.getValue();
                }
                // 达到90% is a floor; 达到100% cannot be more
                boolean full = rate && value.compareTo(BigDecimal.valueOf(100)) == 0;
                boolean exact = word.equals("实现") || full;
                return exact && !REDUCTION.matcher(word).find() ? Operator.EQUAL : Operator.AT_LEAST;
            }
        }
        return Operator.EQUAL;
    }

    private static String frequency(String before) {
        Matcher every = Regex.of("每(年度?|季度?|半年|月|周)[^，。；]{0,12}$").matcher(before);
        return every.find() ? "/" + Regex.replaceAll(every.group(1).replace("年度", "年"), "季度?", "季度") : "";
    }

    /** What is measured: the words before the bound, or around a count. */
    private static String subject(
            String before, String after, String sentence, int clause, String unit, boolean amount, @Nullable String last) {
        String subject = trim(before);
        boolean rate = unit.equals("%") || unit.equals("‰") || unit.equals("个百分点");
        if (!rate && !METRIC_END.matcher(subject).find()) {
            Matcher rest = Regex.of("^(?:的)?([^，。；：（]{0,30})").matcher(after);
            String tail = rest.find() ? rest.group(1) : "";
            int object = before.lastIndexOf('对');
            subject = trim(object >= 0 && object < before.length() - 1 ? before.substring(object + 1) : before) + tail;
        }
        if (subject.length() < 2) {
            int previous = clause > 1 ? clauseStart(sentence, clause - 1) : 0;
            String earlier = clause > 1 ? unmeasured(trim(sentence.substring(previous, clause - 1))) : "";
            subject = earlier.length() >= 2 && earlier.length() <= 40 ? earlier : last == null ? earlier + subject : last;
        } else if (rate && Regex.matches(subject, "(?:其)?(?:比例|覆盖率|完成率|达标率|合格率|抽查比例)") && clause > 1) {
            int previous = clauseStart(sentence, clause - 1);
            subject = unmeasured(trim(sentence.substring(previous, clause - 1))) + Regex.replaceFirst(subject, "^其", "");
        }
        return subject.replace(String.valueOf(Masks.BLANK), "");
    }

    /** 投资不少于500万元 is 投资. */
    private static String unmeasured(String text) {
        return Regex.replaceAll(Regex.replaceFirst(text, "(?:不少于|不低于|不超过|达到|达|约)\\d.*$", ""), "\\d+(?:\\.\\d+)?(?:" + UNITS + ")", "");
    }

    private static String trim(String text) {
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
    private static String[] subjectParts(String subject, boolean respectively) {
        // 铅、镉排放量分别: two of one kind, however short the first is
        Matcher kinds = Regex.of("^(?<first>[^、和与及]{1,12})[、和与及](?<second>[^、和与及]{1,30})$").matcher(subject);
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
                boolean thing = left.length() >= 4 && Regex.matches(left, ".*(?:耕地|地块|用地|农用地|建设用地|园地|草地|林地|水田|旱地|点位|废弃物|农膜|薄膜)");
                if (thing && metric.find(0) && Regex.matches(metric.group(), ".*率|面积") && right.length() - metric.group().length() >= 2) {
                    return new String[] {left + metric.group(), right};
                }
            }
        }
        return divider < 0
                ? new String[] {subject}
                : new String[] {subject.substring(0, divider), subject.substring(divider + 1)};
    }

    private void splits(PlanText plan, int offset, String sentence, boolean[] used, List<Indicator> found, int before) {
        List<int[]> places = new ArrayList<>();
        Matcher matcher = SPLIT.matcher(sentence);
        while (matcher.find()) {
            places.add(new int[] {matcher.start(), matcher.end()});
        }
        if (places.size() < 2) {
            return;
        }
        // the total stands before the first place and is read now, so that it comes first
        boolean[] later = used.clone();
        java.util.Arrays.fill(later, places.get(0)[0], sentence.length() + 1, true);
        numbers(plan, offset, sentence.substring(0, places.get(0)[0]), later.clone(), found);
        java.util.Arrays.fill(used, 0, places.get(places.size() - 1)[1], true);
        Indicator total = found.size() > before ? found.get(found.size() - 1) : null;
        Matcher each = SPLIT.matcher(sentence);
        while (each.find()) {
            String place = Regex.replaceFirst(each.group("place"), "^(?:其中|分别|和|由|在|含|以及|及)+", "");
            Operator operator = each.group("bound") != null
                    ? each.group("bound").equals("以上") ? Operator.AT_LEAST : each.group("bound").equals("以内") ? Operator.AT_MOST : Operator.EQUAL
                    : total == null ? Operator.EQUAL : total.operator();
            found.add(new Indicator(
                    place + (total == null ? "" : total.indicator()),
                    operator,
                    Indicator.number(new BigDecimal(each.group("num"))),
                    each.group("unit"),
                    plan.quote(offset + each.start(), offset + each.end())));
        }
    }

    private static final Map<String, String> CLASSES = Map.of(
            "I", "Ⅰ", "II", "Ⅱ", "III", "Ⅲ", "IV", "Ⅳ", "V", "Ⅴ", "一", "Ⅰ", "二", "Ⅱ", "三", "Ⅲ", "四", "Ⅳ", "五", "Ⅴ");

    private static void classes(PlanText plan, int offset, String sentence, boolean[] used, List<Indicator> found) {
        if (!sentence.contains("水")) {
            return;
        }
        Matcher matcher = CLASS.matcher(sentence);
        while (matcher.find()) {
            int clause = clauseStart(sentence, matcher.start());
            String subject = trim(sentence.substring(clause, matcher.start()));
            if (subject.length() < 2 || !sentence.substring(clause, matcher.end()).matches(".*(?:水|点位|断面).*")) {
                continue;
            }
            String roman = CLASSES.getOrDefault(matcher.group("class"), matcher.group("class"));
            found.add(new Indicator(
                    subject,
                    Operator.NOT_WORSE_THAN,
                    roman + "类",
                    "",
                    plan.quote(offset + clause, offset + matcher.end())));
            java.util.Arrays.fill(used, matcher.start(), matcher.end(), true);
        }
    }

    private static void placeholders(PlanText plan, int offset, String sentence, List<Indicator> found) {
        Matcher told = TOLD.matcher(sentence);
        while (told.find()) {
            String subject = trim(told.group("subject"));
            if (sentence.startsWith("%", told.end()) || told.end() < sentence.length() && Characters.digit(sentence.charAt(told.end()))
                    || !Regex.matches(told.group("target"), ".*(?:要求|目标|任务|指标|标准|水平|以内|规定)(?:值)?")) {
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
            int clause = clauseStart(sentence, blank.start());
            String subject = trim(sentence.substring(clause, blank.start()));
            if (subject.length() >= 2) {
                String target = (blank.group("verb") == null ? "" : blank.group("verb")) + blank.group("target");
                found.add(new Indicator(
                        subject,
                        Operator.QUALITATIVE,
                        target,
                        "",
                        plan.quote(offset + clause, offset + blank.end())));
            }
        }
    }

    private static void states(PlanText plan, int offset, String sentence, List<Indicator> found, int before) {
        int from = 0;
        for (int i = 0; i <= sentence.length(); i++) {
            if (i == sentence.length() || sentence.charAt(i) == '，') {
                String clause = sentence.substring(from, i);
                Matcher matcher = STATE.matcher(clause);
                boolean counted = Regex.matches(clause, ".*\\d.*(?:%|亩|吨|个|家).*");
                if (!counted && STATE_CORE.matcher(clause).matches() && matcher.find()) {
                    String subject = trim(matcher.group("subject"));
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
    private static void whole(PlanText plan, int offset, String sentence, List<Indicator> found, int before) {
        boolean measured = found.size() > before;
        Matcher cover = COVER.matcher(sentence);
        if (!measured && cover.find()) {
            found.add(new Indicator(
                    trim(cover.group("what")) + "覆盖率",
                    Operator.EQUAL,
                    Indicator.number(BigDecimal.valueOf(100)),
                    "%",
                    plan.quote(offset + cover.start(), offset + cover.end())));
            return;
        }
        if (measured || !DUE_DATE.matcher(sentence).find()) {
            return;
        }
        Matcher matcher = WHOLE.matcher(sentence);
        if (matcher.find()) {
            String what = matcher.group("what") != null ? matcher.group("what") : matcher.group("what2");
            found.add(new Indicator(
                    Regex.replaceFirst(what, "(?:工作|任务)$", "") + "完成率",
                    Operator.EQUAL,
                    Indicator.number(BigDecimal.valueOf(100)),
                    "%",
                    plan.quote(offset + matcher.start(), offset + matcher.end())));
        }
    }
}
