package cn.jingtu.intake;

import cn.jingtu.intake.DraftPlan.Indicator;
import cn.jingtu.intake.DraftPlan.Warning;
import cn.jingtu.plan.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a plan measures: rates, amounts, counts, classes, and targets given in words. */
final class IndicatorParser {

    /** Behind the name of a goal that is striven for beyond the one that must be met. */
    static final String STRETCH = "（力争）";

    private static final String VERBS =
            "完成|开展|组织|举办|实施|建成|建设|新建|新增|创建|打造|培育|培训|检查|抽查|排查|整治|治理|修复|推广|发布|召开|推进|落实|设立|设置|建立|安装|改造|淘汰|关闭|关停|布设|监测|采集|采样|申报|争取|储备|编制|报送|抽取|启动|封填|封井|回填|管控|划定|更新|拆除|清理|处置|回收|核查|销号|验收|选取|选择|入库|支持|遴选|制定|配备|调查|评估|公布|公开|通报|调度|督查|督导|巡查|监督|开工|实现|确保|不少于|巡检|演练|宣传|发放|张贴|种植|轮作|流转|检测|抽检|抽测|筛选|核实|摸排|出台|印发|签订|推动|整改|清运|消除|新改建|改建|扩建|复核|核销|审查|评审|备案|退出|搬迁|建|提交|形成|配置|购置|投放|覆盖|达标|负责|承担|取缔|淘汰|竣工|开挖|钻探|抽样|引进|转化|实现|完善|升级|补建|示范|下达|分解|推行|编印|编发|复垦|施肥|完工";
    private static final Pattern VERB_BEFORE = Pattern.compile("(?:" + VERBS + ")[^。；，]{0,30}$");
    /** what is done with a number of things that stand before it: 6座加油站全部更新, 将276万亩任务分解下达 */
    private static final Pattern ACTION_AFTER = Pattern.compile(
            "[^，。；：]{0,40}(?:完成|建成|整治|修复|治理|改造|验收|销号|落实|更新|分解|下达|推行|推广|退耕|还林|轮作|休耕|种植结构|排查|核查|检查|监测|调查|评估|抽查|试点|实施|开展|进行|执行|管控|封填|回填|拆除|关停|取缔|到位|淘汰|清理|清运|处置|通过|实现|组织|推进|退出|关闭|搬迁|消除|建档).*");
    /** with less to say of the things: 由…, 对…, 督促… name whom an action is about */
    private static final Pattern ABOUT = Pattern.compile(".*(?:对|在|从|将|选取|选择|把|督促|指导|组织|推动|引导|帮助)$");

    private static final Pattern BACKGROUND = Pattern.compile(
            "共有|现有|已有|已下达|已完成|已建|已累计|现存|原有|目前|存量|共计有|拥有|已开展|已实施|已排查|已发现|经排查|去年|上年|上一年|截至|截止|以来|过去|累计完成|累计建成|发现");
    private static final Pattern STILL_TO_DO = Pattern.compile("尚未|未完成|剩余|余下|其余|待");
    private static final Pattern NO_COUNT_AFTER = Pattern.compile(
            "(?:工作日|自然日|月|季度|小时|方面|环节|阶段|步骤|层面|领域|年度|性|级|类|以上(?:地|级|单位|部门)|部门|体系|维度|原则|县（(?!市、区）.*(?:开展|试点))|地方|方向|确保|坚持|不放过|不少|专项行动计划|关键|重要|一律|老|目标|关口|抓手|统筹|强化|范围|硬?指标).*");
    /** names that say nothing without what they belong to */
    private static final Pattern VAGUE =
            Pattern.compile("(?:任务|目标|指标|点位|地块|项目|工程量?|企业|样品|面积)?(?:中的?.*|分解.*|下达.*)?(?:任务|目标|量)?|(?:完成|实现)?\\d.*中的?");

    private static final Pattern SPLIT = Pattern.compile(
            "(?<place>(?!全|我|本|各|每)[\\u4e00-\\u9fff]{1,8}(?<!全|本)(?:县|区|市|旗|新区|开发区|团|镇|乡|街道))(?:完成|不少于|不低于|达到|分别为|为|各|约|：)?(?:(?<num>\\d{1,9}(?:\\.\\d{1,4})?)|(?<cn>["
                    + Numerals.CHARACTERS + "]{1,4}))(?<unit>" + Quantity.UNITS + ")(?<bound>以上|以内|左右)?");

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
        String topic = topic(masked);
        int from = 0;
        for (int i = 0; i <= masked.length(); i++) {
            if (i == masked.length() || "。；\n！".indexOf(masked.charAt(i)) >= 0) {
                if (i > from) {
                    Sentence sentence =
                            new Sentence(plan, start + from, masked.substring(from, i), from == 0 ? "" : topic);
                    read(sentence, goals, found);
                }
                from = i + 1;
            }
        }
        // classes and words are looked for apart from numbers; the order is that of the text
        Map<String, Integer> places = new HashMap<>();
        String quoted = plan.quote(start, end);
        found.forEach(indicator -> places.put(indicator.quote(), quoted.indexOf(indicator.quote())));
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(indicator -> places.getOrDefault(indicator.quote(), 0)))
                .toList();
    }

    /** What a part is about, as its first words say; it completes a name that says nothing alone. */
    private static String topic(String text) {
        Marker marker = Marker.at(text, 0);
        int start = marker == null ? 0 : marker.length();
        Matcher first = Regex.of("[^，。；：\\n]{4,40}").matcher(text).region(start, text.length());
        return first.lookingAt() ? Subjects.trim(first.group()) : "";
    }

    /** A sentence of a plan, where it stands, and which of its characters have been understood. */
    private record Sentence(PlanText plan, int offset, String text, String topic, boolean[] used) {

        Sentence(PlanText plan, int offset, String text, String topic) {
            this(plan, offset, text, topic, new boolean[text.length() + 1]);
        }

        String quote(int start, int end) {
            return plan.quote(offset + start, offset + end);
        }
    }

    /** A goal whose name and target stand in two cells of a table. */
    List<Indicator> cell(PlanText plan, Outline.@Nullable Range name, Outline.Range target) {
        String text = plan.text().substring(target.start(), target.end()).trim();
        String what = name == null
                ? ""
                : plan.text().substring(name.start(), name.end()).trim();
        String unit = "";
        Matcher unitInName = Regex.of("（(" + Quantity.UNITS + ")）$").matcher(what);
        if (unitInName.find()) {
            unit = unitInName.group(1);
            what = what.substring(0, unitInName.start());
        }
        int start = name == null ? target.start() : Math.min(name.start(), target.start());
        String quote = plan.quote(start, target.end());
        Matcher number = Regex.of("^(?<word>[^\\d]{0,6}?)(?<num>" + Quantity.PLAIN + ")(?<unit>" + Quantity.UNITS
                        + ")?(?<bound>(?:及|或)?以上|以下|以内|左右)?$")
                .matcher(text);
        if (number.matches()) {
            BigDecimal value = new BigDecimal(number.group("num"));
            String found = number.group("unit") == null ? unit : number.group("unit");
            Operator operator = Bounds.operator(
                    Bounds.before(number.group("word")), number.group("bound"), value, found.equals("%"));
            return List.of(new Indicator(what, operator, Indicator.number(value), found, quote));
        }
        Matcher roman = Regex.of("(?:[^ⅠⅡⅢⅣⅤIV]{0,6})([ⅠⅡⅢⅣⅤ]|IV|V|I{1,3})类?(?:及?以上|水质)?")
                .matcher(text);
        if (roman.matches()) {
            return List.of(
                    new Indicator(what, Operator.NOT_WORSE_THAN, WordTargets.grade(roman.group(1)) + "类", "", quote));
        }
        return text.length() < 2 || what.isEmpty()
                ? List.of()
                : List.of(new Indicator(what, Operator.QUALITATIVE, text, "", quote));
    }

    private void read(Sentence sentence, boolean goals, List<Indicator> found) {
        if (tellsThePast(sentence.text())) {
            return;
        }
        int before = found.size();
        WordTargets words = new WordTargets(sentence.plan(), sentence.offset(), sentence.text(), found);
        splits(sentence, found);
        words.classes(sentence.used());
        numbers(sentence, sentence.text().length(), found);
        words.placeholders();
        if (goals) {
            words.states();
        }
        words.whole(found.size() > before);
    }

    /** 2022年，…率达到95% in the plan of 2023 is a report. */
    private boolean tellsThePast(String sentence) {
        Matcher years =
                Regex.of("^[^，]{0,8}?(?<!对)(20\\d{2})年(?:度)?(?:，|全|我|底，|以来)").matcher(sentence);
        return years.find()
                && Integer.parseInt(years.group(1)) < year
                && !sentence.contains("力争")
                && !sentence.contains("到" + year);
    }

    // ---- numbers

    private void numbers(Sentence sentence, int end, List<Indicator> found) {
        int before = found.size();
        @Nullable String last = null;
        int previousEnd = 0;
        for (Quantity quantity : Quantity.in(sentence.text().substring(0, end))) {
            if (sentence.used()[quantity.start()]) {
                continue;
            }
            Measure measure = new Measure(sentence.text(), quantity, previousEnd);
            // 甲150万亩、乙10万亩; 点位30个，其中林地6个
            boolean goesOn = found.size() > before
                    && found.get(found.size() - 1).unit().equals(quantity.unit())
                    && (measure.inRow() || Regex.matches(measure.before(), "其中[^，。；]{2,20}"));
            previousEnd = quantity.end();
            if (measure.excluded() || !goesOn && !measure.demanded()) {
                continue;
            }
            if (found.size() > before && last != null && measure.stretch(found.get(found.size() - 1))) {
                String quote = sentence.quote(measure.clause(), quantity.end());
                warnings.add(new Warning("力争目标另列为一项（名称带“力争”），考核以底线目标为准，请核对", quote));
                Indicator stretch = measure.indicator(last + STRETCH, quantity.value(), quantity.behind(), quote);
                Operator operator = stretch.operator() == Operator.EQUAL
                        ? found.get(found.size() - 1).operator()
                        : stretch.operator();
                found.add(new Indicator(stretch.indicator(), operator, stretch.target(), stretch.unit(), quote));
                continue;
            }
            String subject = measure.subject(last, sentence.topic());
            add(measure, subject, sentence.quote(measure.clause(), measure.quoteEnd()), sentence.used(), found);
            last = subject;
        }
    }

    /** One indicator, or several where names or numbers stand in a row: 甲和乙分别达到90%和95%. */
    private static void add(Measure measure, String subject, String quote, boolean[] used, List<Indicator> found) {
        Quantity quantity = measure.quantity();
        String[] parts = Subjects.parts(subject, measure.respectively() || measure.each());
        Matcher next = Regex.of("(?:和|、|与|及)(?<num>" + Quantity.PLAIN + ")(?<unit>" + Quantity.UNITS
                        + ")(?<bound>以上|以内|以下|左右)?")
                .matcher(measure.after());
        List<BigDecimal> values = new ArrayList<>(List.of(quantity.value()));
        String behind = quantity.behind();
        int end = 0;
        while (measure.respectively()
                && next.region(end, measure.after().length()).lookingAt()
                && next.group("unit").equals(quantity.unit())) {
            values.add(new BigDecimal(next.group("num")));
            behind = next.group("bound") == null ? behind : next.group("bound");
            end = next.end();
        }
        if (values.size() > 1) {
            boolean each = parts.length == values.size();
            for (int i = 0; i < values.size(); i++) {
                found.add(measure.indicator(each ? parts[i] : subject, values.get(i), behind, quote));
            }
            Arrays.fill(used, quantity.end(), quantity.end() + end, true);
        } else if (quantity.isRate() && parts.length > 1 && !measure.respectively()) {
            for (String part : parts) {
                found.add(measure.indicator(part, quantity.value(), quantity.behind(), quote));
            }
        } else {
            found.add(measure.indicator(subject, quantity.value(), quantity.behind(), quote));
        }
    }

    /** A quantity among the words around it. */
    private static final class Measure {
        private final String sentence;
        private final Quantity quantity;
        private final int clause;
        private final boolean inRow;
        private final String before;
        private final String after;
        private final Bounds.@Nullable Bound bound;

        /** @param previousEnd where the quantity before it ends */
        Measure(String sentence, Quantity quantity, int previousEnd) {
            this.sentence = sentence;
            this.quantity = quantity;
            int start = Subjects.clauseStart(sentence, quantity.start());
            int row = sentence.indexOf('、', previousEnd);
            this.inRow = previousEnd > start && row >= 0 && row < quantity.start();
            this.clause = inRow ? row + 1 : start;
            this.before = sentence.substring(clause, quantity.start());
            String rest = sentence.substring(quantity.end(), Math.min(sentence.length(), quantity.end() + 80));
            this.after = ownName(rest);
            this.bound = Bounds.before(before);
        }

        /** What stands behind the next number of a row is no name of this one, unless it says what all of them are for. */
        private static String ownName(String rest) {
            Matcher next = Regex.of("、[^，、。；\\d]{0,14}\\d").matcher(rest);
            if (!next.find() || !Regex.matches(rest.substring(0, next.start()), "[^，。；]{2,}")) {
                return rest;
            }
            String own = rest.substring(0, next.start());
            return next.group().length() > 2 || ACTION_AFTER.matcher(own).matches()
                    ? own
                    : Regex.replaceAll(rest, "(?<=、)" + Quantity.PLAIN + "(?:" + Quantity.UNITS + ")", "");
        }

        Quantity quantity() {
            return quantity;
        }

        int clause() {
            return clause;
        }

        String before() {
            return before;
        }

        String after() {
            return after;
        }

        boolean inRow() {
            return inRow;
        }

        boolean respectively() {
            return before.contains("分别");
        }

        /** 化肥、农药使用量增长率均控制在…: one rate for each of them */
        boolean each() {
            return Regex.matches(before, "[^，]{0,4}[^、，]{1,4}、[^、，]{2,12}率均[^，]*") || before.startsWith("均");
        }

        private boolean bounded() {
            return bound != null || quantity.behind() != null;
        }

        int quoteEnd() {
            int i = quantity.end();
            int longest = quantity.end() + (quantity.isRate() || bound != null ? 30 : 100);
            while (i < sentence.length() && "，：".indexOf(sentence.charAt(i)) < 0 && i < longest) {
                i++;
            }
            return i;
        }

        /** Words that look like a quantity and set none. */
        boolean excluded() {
            if (bounded() && Regex.matches(before, "每[次批轮](?:不少于|不低于|至少)?")) {
                return true;
            }
            char previous = quantity.start() > 0 ? sentence.charAt(quantity.start() - 1) : ' ';
            String unit = quantity.unit();
            String chinese = quantity.chinese();
            if ("第“每之逐".indexOf(previous) >= 0 || before.endsWith("前") && chinese != null) {
                return true;
            }
            if (chinese != null) {
                boolean issues = "期".equals(unit) && Regex.matches(before, ".*(?:培训班?|讲座|简报|专刊)$");
                // 二次污染, 一部分, 一个…核查一个, 一对一
                boolean idiom = after.startsWith("污染")
                        || after.startsWith("供水")
                        || after.startsWith("分") && "部".equals(unit)
                        || chinese.equals("一")
                                && Regex.matches(after, "(?:，|、|”|地|场所|。|$).*")
                                && Regex.matches(sentence, ".*一([个家处批])[，、].{1,4}一\\1.*");
                if (idiom || "部组所对章张条支期".contains(unit) && !bounded() && !issues) {
                    return true;
                }
            } else if ("章对部组".contains(unit)) {
                return true;
            }
            if (!"%".equals(unit)
                    && !"次".equals(unit)
                    && NO_COUNT_AFTER.matcher(after).matches()) {
                return true;
            }
            // 高于30%的予以通报 is a condition, 等5家单位 an enumeration
            if (bounded() && Regex.matches(after, "的(?:，|予以|给予|要|应|须|由|不得|不予|取消|责令|一律|及时|纳入|单位|地区|企业).*")
                    || before.endsWith("等") && Regex.matches(after, "(?:单位|部门|地区).*")) {
                return true;
            }
            // 驻旗企业（共9家） tells how many there are, 两次未通过的单位 whom it concerns
            if (Regex.matches(before, ".*（[^）]{0,12}共(?:有|计)?") && after.startsWith("）")
                    || chinese != null
                            && before.isEmpty()
                            && Regex.matches(after, "[^，。；]{0,6}(?:未|不)[^，。；]{1,8}的.*")) {
                return true;
            }
            // （2024年为36%） tells where one stands
            if (Regex.matches(before, ".*（(?:20\\d{2}年|上年|去年)底?(?:为|达到?|是)?[^，。；）]{0,8}")) {
                return true;
            }
            // 20吨/日以上设施, 500亩以上的养殖场 say which
            boolean which = after.startsWith("/")
                    || quantity.behind() != null
                            && Regex.matches(after, "的?(?:设施|企业|单位|养殖|集中|规模|乡镇|水源|灌区|工程|用户|地块|县|区|自然村|行政村|村|连片).*");
            if (which && bound == null && !quantity.isRate() && !verbBefore()) {
                return true;
            }
            // 汛期前至少一次 is an event, and 3 in 每年3次 belongs to it
            boolean event = "次".equals(unit)
                    && before.contains("前")
                    && Regex.matches(before, ".*(?:汛期?|雨季|节|前)前?(?:要|应|须)?(?:至少|不少于)?(?:开展|组织|完成)?$");
            // 对2019年以来供地的146宗地块逐宗核查 asks for all that there are
            boolean oneByOne =
                    before.startsWith("对") && Regex.matches(after, "[^，。；]{0,8}(?:逐.)?(?:核查|排查|检查|整治|评估|建档).*");
            return event
                    || BACKGROUND.matcher(before).find()
                            && !bounded()
                            && !STILL_TO_DO.matcher(before).find()
                            && !oneByOne;
        }

        /** Whether the words ask for the quantity: a bound, the name of a measure, a verb. */
        boolean demanded() {
            if (bounded()) {
                return true;
            }
            if (quantity.isRate()) {
                return Regex.matches(before, ".*(?:率|比例|占比|完成|实现|覆盖|按|的|为|面|度)(?:为|：|=)?$")
                        || Regex.matches(after, "^(?:完成|覆盖|达标|公开|整改|落实|安全|建立|备案|纳入|开展|处置|管控|全覆盖|实现|整治|执行).*");
            }
            if (Regex.matches(before, ".*(?:样品|点位|监测井|地块)总?数(?:量|为|达)?")) {
                return true;
            }
            return quantity.isAmount()
                            && (before.endsWith("类")
                                    || Subjects.endsInMetric(Regex.replaceFirst(before, "[约近共为]$", "")))
                    || counted();
        }

        private boolean verbBefore() {
            return VERB_BEFORE
                    .matcher(before.substring(Math.max(0, before.length() - 36)))
                    .find();
        }

        private boolean counted() {
            if (quantity.isOnce()) {
                // 每季度通报一次 is told by its frequency, 收获前各监测一次 by its dates
                boolean told = Regex.matches(before, ".*各(?:自)?[^，]{0,4}$")
                        || !frequency().isEmpty();
                return !told
                        && Regex.matches(
                                before,
                                ".*(?:开展|发布|组织|召开|举办|进行|报送|公布|公开|完成|通报|调度|更新|监测|检查|巡查|建成|打造|创建|培育|少|实施|评估|演练|抽检|会商)(?:了)?$")
                        && !Regex.matches(quantity.unit(), "轮|遍")
                        && !Regex.matches(after, "^(?:月|季度|性|体化|，.{1,6}一[个批次]).*");
            }
            if ("一".equals(quantity.chinese())) {
                return Regex.matches(before, ".*(?:建成|打造|创建|培育|完成|建设|新建)$")
                        && Regex.matches(quantity.unit(), "个|处|家|座")
                        && !Regex.matches(after, "^(?:，.{1,6}一[个批次]).*");
            }
            if (ABOUT.matcher(before).matches()) {
                return ACTION_AFTER.matcher(after).matches();
            }
            if (before.startsWith("对") && Regex.matches(after, "[^，。；]{1,20}，(?:逐一|逐个|全部|均|分别).*")) {
                return true;
            }
            return verbBefore() || ACTION_AFTER.matcher(after).matches();
        }

        /** 力争达到95% behind a floor of the same kind. */
        boolean stretch(Indicator floor) {
            String head = bound == null ? before : before.substring(0, bound.start());
            return floor.unit().equals(quantity.unit())
                    && Regex.matches(head, "(?:并|且|同时)?(?:力争|争取|努力|尽力|鼓励|冲刺)(?:全市|实现|完成|达到|提高|提升|到|突破|年底)*");
        }

        String subject(@Nullable String last, String topic) {
            String named = bound != null && bound.adjacent() ? before.substring(0, bound.start()) : before;
            boolean nameBehind =
                    !quantity.isRate() && !quantity.isAmount() || !Subjects.endsInMetric(Subjects.trim(named));
            String subject = Subjects.of(named, nameBehind ? after : "", sentence, clause, quantity.isRate(), last);
            String owner = prefix(subject);
            if (!owner.isEmpty()) {
                subject = owner + subject;
            }
            if (VAGUE.matcher(subject).matches()) {
                int previous = clause > 0 ? Subjects.clauseStart(sentence, clause - 1) : 0;
                String earlier =
                        clause > 0 ? Subjects.unmeasured(Subjects.trim(sentence.substring(previous, clause - 1))) : "";
                boolean telling = earlier.length() >= 4
                        && !Regex.of("局|委|政府|办|\\d").matcher(earlier).find();
                subject = (telling ? earlier : topic) + subject;
            }
            return bound != null && bound.isChange()
                    ? subject + bound.word() + (quantity.isRate() ? "比例" : "")
                    : subject;
        }

        /** Of 受污染耕地：安全利用率≥90% the words before the colon. */
        private String prefix(String subject) {
            boolean general = Regex.matches(subject, "(?:安全利用率|综合?利用率|覆盖率|完成率|达标率|合格率|回收率|治理率|处置率|比例)");
            if (!general || clause == 0 || sentence.charAt(clause - 1) != '：') {
                return "";
            }
            String before = Subjects.trim(sentence.substring(Subjects.clauseStart(sentence, clause - 1), clause - 1));
            boolean names = before.length() >= 2
                    && before.length() <= 14
                    && !Regex.of("目标|指标|任务|内容|其中|措施|要求|时限|标准|主要")
                            .matcher(before)
                            .find();
            return names ? before : "";
        }

        Indicator indicator(String name, BigDecimal value, @Nullable String behind, String quote) {
            Operator operator = Bounds.operator(bound, behind, value, quantity.isRate());
            return new Indicator(name, operator, Indicator.number(value), quantity.unit() + frequency(), quote);
        }

        private String frequency() {
            Matcher every = Regex.of("每(年度?|季度?|半年|月|周)[^，。；]{0,12}$").matcher(before);
            return every.find() ? "/" + Regex.replaceAll(every.group(1).replace("年度", "年"), "季度?", "季度") : "";
        }
    }

    // ---- what each place has to do

    private void splits(Sentence sentence, List<Indicator> found) {
        List<int[]> places = new ArrayList<>();
        Matcher matcher = SPLIT.matcher(sentence.text());
        while (matcher.find()) {
            places.add(new int[] {matcher.start(), matcher.end()});
        }
        boolean oneOfAll = places.size() == 1 && sentence.text().startsWith("其中", places.get(0)[0]);
        if (places.size() < 2 && !oneOfAll) {
            return;
        }
        // the total stands before the first place and is read now, so that it comes first
        int before = found.size();
        numbers(sentence, places.get(0)[0], found);
        Indicator total = found.size() > before ? found.get(found.size() - 1) : null;
        if (oneOfAll && total == null) {
            return;
        }
        Arrays.fill(sentence.used(), 0, places.get(places.size() - 1)[1], true);
        Matcher each = SPLIT.matcher(sentence.text());
        while (each.find()) {
            String place = Regex.replaceFirst(each.group("place"), "^(?:其中|分别|和|由|在|含|以及|及)+", "");
            BigDecimal value = each.group("num") != null
                    ? new BigDecimal(each.group("num"))
                    : BigDecimal.valueOf(Numerals.valueOf(each.group("cn")));
            Operator operator = each.group("bound") != null || total == null
                    ? Bounds.operator(null, each.group("bound"), value, false)
                    : total.operator();
            found.add(new Indicator(
                    place + (total == null ? "" : total.indicator()),
                    operator,
                    Indicator.number(value),
                    each.group("unit"),
                    sentence.quote(each.start(), each.end())));
        }
    }
}
