package cn.jingtu.intake;

import cn.jingtu.intake.DraftPlan.Deadline;
import cn.jingtu.plan.DeadlineType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds by when, from when and how often something is due. A date without such a word (前, 底, 起, 每) is no deadline. */
final class DeadlineParser {

    private static final String YEAR = "(?:(20\\d{2}|二[〇零]?[〇零一二三四五六七八九]{2})年(?:度)?|(本年度?|今年|当年|同年)|(次年|明年|翌年|下一?年度?))";
    private static final String MONTH = "(\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?";
    private static final String BEFORE = "(?:[（(]?含[）)]?)?(?:之前|以前|前|之内|以内|内|止)";

    private static final Pattern DATES = Pattern.compile("(?:" + YEAR
            + ")?((?:\\d{1,2}月(?:\\d{1,2}日|底|末)?[、，和及与]){1,11}(?:20\\d{2}年|次年|明年|翌年)?\\d{1,2}月(?:\\d{1,2}日|底|末)?)(?:"
            + BEFORE + ")?");
    private static final Pattern MONTHS = Pattern.compile(
            "(?:" + YEAR + ")?((?:\\d{1,2}[、，和及与]){1,11}\\d{1,2})月(?:(\\d{1,2})日|(底|末))(?:" + BEFORE + ")?");
    /** 3月、6月、9月的25日前 */
    private static final Pattern MONTHS_AND_DAY =
            Pattern.compile("(?:" + YEAR + ")?((?:\\d{1,2}月[、和]){1,11}\\d{1,2}月)(?:份)?的(\\d{1,2})日(?:" + BEFORE + ")");

    private static final Pattern DATE_IN_LIST =
            Pattern.compile("(20\\d{2}年|次年|明年|翌年)?(\\d{1,2})月(?:(\\d{1,2})日|(底|末))?");

    private static final Pattern DAY =
            Pattern.compile("(每年)?(?:" + YEAR + ")?" + MONTH + "(\\d{1,2})(?:日|号)(起|" + BEFORE + ")?");
    private static final Pattern MONTH_END =
            Pattern.compile("(每年)?(?:" + YEAR + ")?" + MONTH + "(底|末|上旬|中旬|下旬|初|中)?(起|" + BEFORE + ")?");
    private static final Pattern QUARTER = Pattern.compile("(每年)?(?:" + YEAR
            + ")?(?:(?<![下上每这])第?([一二三四1-4])季度|前([一二三四1-4])(?:个)?季度)(?:的)?(结束|末|底)?(" + BEFORE + ")?");
    private static final Pattern HALF = Pattern.compile("(每年)?(?:" + YEAR + ")?(上|下)半年(结束|末|底)?(" + BEFORE + ")?");
    private static final Pattern YEAR_END =
            Pattern.compile("(每年)?(?:" + YEAR + ")?(?:年底|年末|年终|(?<=年|年度)底|(?<=年|年度)末)(" + BEFORE + ")?");
    private static final Pattern WITHIN_YEAR =
            Pattern.compile("(?:(20\\d{2})年|本年度?|今年|当年|(?<![\\d一二三四五六七八九十两几多半每])年(?:度)?)(?:之)?内(?![涵容部])");
    private static final Pattern UNTIL_YEAR =
            Pattern.compile("(?:到|至)(20\\d{2})年(?=[，,、]|(?:全市|全县|全区|完成|实现|力争|基本|全面))");
    private static final Pattern BEFORE_YEAR = Pattern.compile("(20\\d{2})年(?:之前|以前|前)(?!后|已|曾|[^，。；]{1,4}过)");
    private static final Pattern FROM_YEAR = Pattern.compile("(?:自|从)(20\\d{2})年(?:度)?起");
    private static final Pattern FROM_ISSUE = Pattern.compile(
            "(?:自|从)[^，。；]{0,14}(?:印发|发布|公布|施行|下发)之?日起(?!\\d|[一二三四五六七八九十两]+个?(?:工作日|日|天|月))[^，。；]{0,4}(?:施行|实施|执行|生效)");
    private static final Pattern EVERY = Pattern.compile(
            "上、下半年各|每(?:一|个|1)?(?:年度?|半年|半个?月|十天|季度?|月|周|旬|日|两年|三年|两个?月|[2-5]年|学期)(?!份|均|后|亩|吨)|(?:按|逐)(?:年度|季度?|月|周|旬|年)(?!内|节|度计划)|(?:一|1)(?:年|季度|月|周)(?:监测|检查|巡查|调度|通报|更新)?(?:一|1|两|二)(?:次|报|调度|通报)|(?<![一二三四1-4])季度末月?(?:前|"
                    + BEFORE + ")?|全年(?=(?:不少于|至少|不低于)[^，。；]{0,6}次)|次(?:月|季度?|周)(?:初|底|\\d{1,2}日)(?:" + BEFORE + ")?");
    private static final Pattern EVENT = Pattern.compile(
            "(?:(?:主|前)?汛期|入汛|汛|雨季|丰水期|枯水期|春耕|春播|春种|备耕|夏收|夏种|秋收|秋种|秋播|播种|早稻?播种|收获|收割|移栽|插秧|种植|封冻|上冻|供暖季?|采暖季?|采暖期|国庆节?|春节|中秋节?|元旦|五一节?|“五一”|“十一”|两节|双节|高温季节|台风季|入冬|入夏|入春|夏种|晒田|烤田|三夏|三秋)(?:季节?|期间?|节)?(?:来临|到来|开始)?(?:之|以)?(?:前(?!期)|后(?=，?(?:及时)?(?:开展|完成|组织|进行|落实|启动)))");
    /** a step of a procedure before which something is to be finished: 在土地储备入库前完成调查 */
    private static final Pattern STEP = Pattern.compile(
            "(?:验收|入库|上市|供地|供应|出让|划拨|开工|动工|施工|拆除|转让|收回|收购|变更|竣工|投产|投运|移交|审批|审查|评审|备案|核发|销号|启动|开发|建设|到期|届满|登记|转运|排放|完工|交付|核准|立项|招标|采购|复垦|搬迁|关闭|停产|退出|离任|召开|开学|印发|下发|发布|出台|清塘|捕捞|灌溉|蓄水|转场|扬花期?|土地平整)(?:之|以)?前"
                    + "(?=，?(?:应|应当|须|必须|要|需|均|全部|率先)?(?:完成|做好|核查|核实|具备|报|提交|落实|编制|取得|通过|建成|安装|签订))");

    private static final Pattern RELATIVE = Pattern.compile(
            "([\\d]{1,3}|[一二三四五六七八九十两半]{1,3})个?(工作日|自然日|日历日|小时|日|天|(?<=个)月|周|星期|年(?=内|之内|以内))(?:之内|以内|内|前)");
    private static final Pattern RELATIVE_AHEAD =
            Pattern.compile("(?:前|提前)(?:至少)?(\\d{1,3}|[一二三四五六七八九十两]{1,3})个?(?:工作日|自然日|日|天|个月|月)(?:内)?");
    private static final Pattern LABELLED = Pattern.compile("(?:时限|期限|时间|节点|时间要求|时限要求|时间安排)(?:要求|节点)?[：为]");
    private static final Pattern BEGINNING = Pattern.compile("^");
    /** what a clause must hold before it may end a description */
    private static final Pattern DONE =
            Pattern.compile("完成|报|达到|实现|推送|汇总|开展|建立|建成|制定|编制|公布|公开|印发|提交|落实|执行|控制|不低于|不少于|不超过|一次|二次|组织|更新|启动|形成|确定|出台");
    /** of 6月中旬至8月底 only the end is a deadline */
    private static final Pattern RANGE_GOES_ON = Pattern.compile("(?:至|到|—|-|~|～)(?:20\\d{2}年|次年|翌年|当年)?\\d{1,2}月");

    private static final Pattern PAST_MARK = Pattern.compile("(?:截至|截止|截止到|截至到)$");
    private static final Pattern BACKGROUND = Pattern.compile("(?:以来|期间的|的(?:总结|通知|意见|报告|方案))");

    private static final int LONGEST_CLAUSE = 150;
    private static final Pattern EVERY_TAIL = Pattern.compile(
            "(?:末|底|初|首|第一个?|最后一?个?|次)*(?:月|个月)?(?:的)?(?:前)?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:日|号|个工作日)(?:" + BEFORE
                    + ")?|(?:末|底)(?:月)?(?:" + BEFORE + ")?");
    private static final Pattern BARE_YEAR = Pattern.compile("(20\\d{2})年(?:度)?(?=[。；，\\n）〕】]|$)");
    private static final Pattern BOUND_LIST = Pattern.compile("(?s).*(?:日|底|末|" + BEFORE + ")");

    private final int year;

    /** @param year the plan year, which dates without a year mean */
    DeadlineParser(int year) {
        this.year = year;
    }

    private record Hit(int start, int end, @Nullable LocalDate date, DeadlineType type) {}

    /** The deadlines of a range of the plan, in its order. */
    List<Deadline> parse(PlanText plan, int start, int end) {
        return parse(plan, start, end, false);
    }

    /** The same for the cell of a column such as 完成时限, in which every date is one. */
    List<Deadline> parseDue(PlanText plan, int start, int end) {
        return parse(plan, start, end, true);
    }

    private List<Deadline> parse(PlanText plan, int start, int end, boolean dueCell) {
        String text = Masks.blankOut(plan.text().substring(start, end));
        List<Hit> hits = new ArrayList<>();
        BitSet taken = new BitSet(text.length());
        lists(text, hits, taken, dueCell);
        frequencies(text, hits, taken);
        events(text, hits, taken);
        relative(text, hits, taken);
        days(text, hits, taken, dueCell);
        months(text, hits, taken, dueCell);
        quartersAndHalves(text, hits, taken, dueCell);
        years(text, hits, taken);
        openEnded(text, hits, taken, dueCell);
        hits.sort(Comparator.comparingInt(Hit::start));
        List<Deadline> deadlines = new ArrayList<>();
        for (Hit hit : hits) {
            int from = hit.start();
            int to = clauseEnd(text, hit.end());
            String description = plan.text().substring(start + from, start + to);
            String lead = description.substring(0, Math.min(description.length(), hit.end() - from));
            String what = Regex.replaceFirst(description.substring(lead.length()), "^[，、：；]+", "");
            if (what.length() < 3) {
                int clause = clauseStart(text, from);
                what = plan.text().substring(start + clause, start + to);
            }
            deadlines.add(new Deadline(hit.date(), hit.type(), what, plan.quote(start + from, start + to)));
        }
        return once(deadlines, hits, text);
    }

    /** A date told in the text and again as 完成时限 is one. */
    private static List<Deadline> once(List<Deadline> deadlines, List<Hit> hits, String text) {
        List<Deadline> kept = new ArrayList<>();
        for (int i = 0; i < deadlines.size(); i++) {
            Deadline deadline = deadlines.get(i);
            int start = hits.get(i).start();
            boolean labelled = LABELLED.matcher(text.substring(Math.max(0, start - 12), start))
                    .find();
            boolean told = labelled
                    && deadline.date() != null
                    && kept.stream().anyMatch(k -> deadline.date().equals(k.date()) && k.type() == deadline.type());
            if (!told && !kept.contains(deadline)) {
                kept.add(deadline);
            }
        }
        return kept;
    }

    private static int clauseEnd(String text, int from) {
        int i = from;
        while (i < text.length() && i < from + 3 && "，、：".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        int stop = i;
        int limit = Math.min(text.length(), from + LONGEST_CLAUSE);
        while (stop < limit
                && "。；\n".indexOf(text.charAt(stop)) < 0
                && !(text.charAt(stop) == '，'
                        && DONE.matcher(text.substring(i, stop)).find())) {
            stop++;
        }
        return Math.max(from, stop);
    }

    private static int clauseStart(String text, int from) {
        int i = from;
        while (i > 0 && i > from - LONGEST_CLAUSE && "。；，\n：）".indexOf(text.charAt(i - 1)) < 0) {
            i--;
        }
        return i;
    }

    private static boolean free(BitSet taken, int start, int end) {
        int next = taken.nextSetBit(start);
        return next < 0 || next >= end;
    }

    private static void take(List<Hit> hits, BitSet taken, Hit hit) {
        hits.add(hit);
        taken.set(hit.start(), hit.end());
    }

    private int year(Matcher matcher, int first) {
        if (matcher.group(first) != null) {
            String digits = matcher.group(first);
            return digits.startsWith("20") ? Integer.parseInt(digits) : Math.max(2000, Numerals.valueOf(digits));
        }
        return matcher.group(first + 2) != null ? year + 1 : year;
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return null;
        }
        int last = YearMonth.of(year, month).lengthOfMonth();
        return day > last && day != 31 ? null : LocalDate.of(year, month, Math.min(day, last));
    }

    /** 3月25日、6月25日、9月25日前; 3、6、9月底前 */
    private void lists(String text, List<Hit> hits, BitSet taken, boolean dueCell) {
        for (Matcher matcher = DATES.matcher(text); matcher.find(); ) {
            boolean bound = BOUND_LIST.matcher(matcher.group()).matches();
            if (!bound || past(text, matcher.start())) {
                continue;
            }
            int year = year(matcher, 1);
            boolean monthsOnly = !matcher.group(4).matches(".*(?:日|底|末).*");
            Matcher each = DATE_IN_LIST.matcher(matcher.group(4));
            List<LocalDate> dates = new ArrayList<>();
            while (each.find()) {
                String other = each.group(1);
                int of = other == null
                        ? year
                        : other.startsWith("20") ? Integer.parseInt(other.substring(0, 4)) : year + 1;
                int month = Integer.parseInt(each.group(2));
                boolean before = monthsOnly && matcher.group().endsWith("前");
                LocalDate date = date(of, month, each.group(3) != null ? Integer.parseInt(each.group(3)) : 31);
                if (date != null) {
                    dates.add(before ? date.withDayOfMonth(1).minusDays(1) : date);
                }
            }
            addAll(
                    dates,
                    matcher.start(),
                    matcher.end(),
                    listType(text, matcher.start(), matcher.end(), dueCell),
                    hits,
                    taken);
        }
        for (Matcher matcher = MONTHS_AND_DAY.matcher(text); matcher.find(); ) {
            int year = year(matcher, 1);
            List<LocalDate> dates = new ArrayList<>();
            for (String month : Regex.of("月[、和]?").split(matcher.group(4))) {
                LocalDate date = date(year, Integer.parseInt(month), Integer.parseInt(matcher.group(5)));
                if (date != null) {
                    dates.add(date);
                }
            }
            addAll(
                    dates,
                    matcher.start(),
                    matcher.end(),
                    listType(text, matcher.start(), matcher.end(), dueCell),
                    hits,
                    taken);
        }
        for (Matcher matcher = MONTHS.matcher(text); matcher.find(); ) {
            if (!free(taken, matcher.start(), matcher.end())) {
                continue;
            }
            int year = year(matcher, 1);
            int day = matcher.group(5) == null ? 31 : Integer.parseInt(matcher.group(5));
            List<LocalDate> dates = new ArrayList<>();
            for (String month : matcher.group(4).split("[、，和及与]")) {
                LocalDate date = date(year, Integer.parseInt(month), day);
                if (date != null) {
                    dates.add(date);
                }
            }
            addAll(
                    dates,
                    matcher.start(),
                    matcher.end(),
                    listType(text, matcher.start(), matcher.end(), dueCell),
                    hits,
                    taken);
        }
    }

    /** The same duty at several dates comes again; several targets, each by its own date, do not. */
    private static DeadlineType listType(String text, int start, int end, boolean dueCell) {
        boolean apart = Regex.matches(text.substring(Math.max(0, start - 4), start), "(?s).*分别(?:于|在)?");
        String after = text.substring(end, Math.min(text.length(), end + 12));
        return dueCell
                        || apart && Regex.matches(after, "(?s)，?(?:完成|建成|开工|竣工|启动).*")
                        || apart && Regex.matches(after, "(?s)，?(?:提交|交付|投产|投用)(?:[。；，\\n].*)?")
                        || Regex.matches(after, "(?s)，?分别(?:达到|完成|实现|不低于|下降|提高|建成).*")
                ? DeadlineType.DEADLINE
                : DeadlineType.RECURRING;
    }

    private static void addAll(
            List<LocalDate> dates, int start, int end, DeadlineType type, List<Hit> hits, BitSet taken) {
        for (LocalDate date : dates) {
            hits.add(new Hit(start, end, date, type));
        }
        taken.set(start, end);
    }

    private void frequencies(String text, List<Hit> hits, BitSet taken) {
        for (Matcher matcher = EVERY.matcher(text); matcher.find(); ) {
            int end = matcher.end();
            // 每年12月底前: the date belongs to it
            Matcher day = DAY.matcher(text);
            Matcher month = MONTH_END.matcher(text);
            LocalDate date = null;
            if (matcher.group().equals("每年") && day.find(matcher.start()) && day.start() == matcher.start()) {
                date = date(year, Numerals.valueOf(day.group(5)), Integer.parseInt(day.group(6)));
                end = day.end();
            } else if (matcher.group().equals("每年")
                    && month.find(matcher.start())
                    && month.start() == matcher.start()
                    && (month.group(6) != null || month.group(7) != null)) {
                date = endOf(year, Numerals.valueOf(month.group(5)), month.group(6), month.group(7));
                end = month.end();
            } else {
                Matcher tail = EVERY_TAIL.matcher(text).region(end, text.length());
                if (tail.lookingAt()) {
                    end = tail.end();
                }
            }
            if (free(taken, matcher.start(), end) && !alreadyInClause(text, hits, matcher.start())) {
                take(hits, taken, new Hit(matcher.start(), end, date, DeadlineType.RECURRING));
            } else {
                taken.set(matcher.start(), end);
            }
        }
    }

    /** 每年6月25日、12月25日前 is one duty, not two. */
    private static boolean alreadyInClause(String text, List<Hit> hits, int position) {
        return hits.stream()
                .anyMatch(hit -> hit.type() == DeadlineType.RECURRING
                        && Math.abs(hit.start() - position) < 25
                        && text.substring(Math.min(hit.start(), position), Math.max(hit.start(), position))
                                .chars()
                                .noneMatch(c -> c == '。' || c == '；' || c == '，'));
    }

    private static void events(String text, List<Hit> hits, BitSet taken) {
        for (Pattern pattern : List.of(EVENT, STEP)) {
            for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
                // 每年汛期前 is told as what comes again
                boolean told = text.startsWith("每年", matcher.start() - 2)
                        || matcher.group().equals("汛前")
                                && Regex.of("检查|巡查|排查|准备")
                                        .matcher(text)
                                        .region(matcher.end(), text.length())
                                        .lookingAt();
                int start = matcher.start();
                while (pattern == STEP
                        && start > 0
                        && matcher.start() - start < 12
                        && (Characters.chinese(text.charAt(start - 1)) || text.charAt(start - 1) == '、')) {
                    start--;
                }
                if (!told && free(taken, start, matcher.end())) {
                    take(hits, taken, new Hit(start, matcher.end(), null, DeadlineType.EVENT));
                }
            }
        }
    }

    private static void relative(String text, List<Hit> hits, BitSet taken) {
        for (Pattern pattern : List.of(RELATIVE, RELATIVE_AHEAD)) {
            for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
                // 5月15日内, 2023年3个月: the count must not be part of a date
                int digits = matcher.start(1);
                boolean partOfDate = digits > 0 && "年月近0123456789.".indexOf(text.charAt(digits - 1)) >= 0;
                int start = Math.max(clauseStart(text, digits), digits - 40);
                // 24小时内处置、一周内查清来源
                int row = text.lastIndexOf('、', digits);
                start = free(taken, start, matcher.end()) || row < start ? start : row + 1;
                if (!partOfDate && free(taken, start, matcher.end())) {
                    take(hits, taken, new Hit(start, matcher.end(), null, DeadlineType.RELATIVE));
                }
            }
        }
    }

    private void days(String text, List<Hit> hits, BitSet taken, boolean dueCell) {
        for (Matcher matcher = DAY.matcher(text); matcher.find(); ) {
            if (!free(taken, matcher.start(), matcher.end())
                    || past(text, matcher.start())
                    || RANGE_GOES_ON
                            .matcher(text)
                            .region(matcher.end(), text.length())
                            .lookingAt()) {
                continue;
            }
            LocalDate date =
                    date(year(matcher, 2), Numerals.valueOf(matcher.group(5)), Integer.parseInt(matcher.group(6)));
            if (date == null) {
                continue;
            }
            String bound = matcher.group(7);
            if ("起".equals(bound)) {
                int from = matcher.start() > 0 && "自从".indexOf(text.charAt(matcher.start() - 1)) >= 0
                        ? matcher.start() - 1
                        : matcher.start();
                take(hits, taken, new Hit(from, matcher.end(), date, DeadlineType.EFFECTIVE_FROM));
            } else if (bound != null || dueCell || announced(text, matcher.start(), matcher.end())) {
                take(hits, taken, new Hit(matcher.start(), matcher.end(), date, recurringIf(matcher.group(1) != null)));
            }
        }
    }

    private void months(String text, List<Hit> hits, BitSet taken, boolean dueCell) {
        for (Matcher matcher = MONTH_END.matcher(text); matcher.find(); ) {
            int month = Numerals.valueOf(matcher.group(5));
            if (!free(taken, matcher.start(), matcher.end())
                    || month < 1
                    || month > 12
                    || RANGE_GOES_ON
                            .matcher(text)
                            .region(matcher.end(), text.length())
                            .lookingAt()
                    || past(text, matcher.start())
                    || matcher.start() > 0 && "个第每".indexOf(text.charAt(matcher.start() - 1)) >= 0) {
                continue;
            }
            String part = matcher.group(6);
            String bound = matcher.group(7);
            int year = year(matcher, 2);
            if ("起".equals(bound)) {
                int from = matcher.start() > 0 && "自从".indexOf(text.charAt(matcher.start() - 1)) >= 0
                        ? matcher.start() - 1
                        : matcher.start();
                take(
                        hits,
                        taken,
                        new Hit(from, matcher.end(), LocalDate.of(year, month, 1), DeadlineType.EFFECTIVE_FROM));
            } else if (part != null && !part.equals("初") && !part.equals("中")
                    || bound != null
                    || dueCell
                    || announced(text, matcher.start(), matcher.end())) {
                LocalDate date = endOf(year, month, part, bound);
                take(hits, taken, new Hit(matcher.start(), matcher.end(), date, recurringIf(matcher.group(1) != null)));
            }
        }
    }

    private static @Nullable LocalDate endOf(int year, int month, @Nullable String part, @Nullable String bound) {
        if (month < 1 || month > 12) {
            return null;
        }
        LocalDate last = YearMonth.of(year, month).atEndOfMonth();
        if (part == null) {
            // "6月前" means before June begins
            boolean before = bound != null && bound.endsWith("前") && !bound.contains("含");
            return before ? last.withDayOfMonth(1).minusDays(1) : last;
        }
        return switch (part) {
            case "上旬" -> LocalDate.of(year, month, 10);
            case "中旬" -> LocalDate.of(year, month, 20);
            case "中" -> LocalDate.of(year, month, 15);
            case "初" -> LocalDate.of(year, month, 1);
            default -> last;
        };
    }

    private void quartersAndHalves(String text, List<Hit> hits, BitSet taken, boolean dueCell) {
        for (Matcher matcher = QUARTER.matcher(text); matcher.find(); ) {
            String number = matcher.group(5) != null ? matcher.group(5) : matcher.group(6);
            boolean bound = dueCell || matcher.group(7) != null || matcher.group(8) != null;
            if (!free(taken, matcher.start(), matcher.end())
                    || past(text, matcher.start())
                    || !bound && !actionFollows(text, matcher.start(), matcher.end())) {
                continue;
            }
            LocalDate date =
                    YearMonth.of(year(matcher, 2), Numerals.valueOf(number) * 3).atEndOfMonth();
            take(hits, taken, new Hit(matcher.start(), matcher.end(), date, recurringIf(matcher.group(1) != null)));
        }
        for (Matcher matcher = HALF.matcher(text); matcher.find(); ) {
            boolean bound = dueCell || matcher.group(6) != null || matcher.group(7) != null;
            if (!free(taken, matcher.start(), matcher.end())
                    || past(text, matcher.start())
                    || !bound && !actionFollows(text, matcher.start(), matcher.end())) {
                continue;
            }
            LocalDate date = YearMonth.of(year(matcher, 2), matcher.group(5).equals("上") ? 6 : 12)
                    .atEndOfMonth();
            take(hits, taken, new Hit(matcher.start(), matcher.end(), date, recurringIf(matcher.group(1) != null)));
        }
    }

    private void years(String text, List<Hit> hits, BitSet taken) {
        for (Matcher matcher = YEAR_END.matcher(text); matcher.find(); ) {
            if (free(taken, matcher.start(), matcher.end()) && !past(text, matcher.start())) {
                LocalDate date = LocalDate.of(year(matcher, 2), 12, 31);
                take(hits, taken, new Hit(matcher.start(), matcher.end(), date, recurringIf(matcher.group(1) != null)));
            }
        }
        for (Matcher matcher = WITHIN_YEAR.matcher(text); matcher.find(); ) {
            if (free(taken, matcher.start(), matcher.end())) {
                int in = matcher.group(1) == null ? year : Integer.parseInt(matcher.group(1));
                take(
                        hits,
                        taken,
                        new Hit(matcher.start(), matcher.end(), LocalDate.of(in, 12, 31), DeadlineType.DEADLINE));
            }
        }
        single(UNTIL_YEAR, text, hits, taken, 0, DeadlineType.DEADLINE);
        single(BEFORE_YEAR, text, hits, taken, -1, DeadlineType.DEADLINE);
        for (Matcher matcher = FROM_YEAR.matcher(text); matcher.find(); ) {
            if (free(taken, matcher.start(), matcher.end())) {
                LocalDate date = LocalDate.of(Integer.parseInt(matcher.group(1)), 1, 1);
                take(hits, taken, new Hit(matcher.start(), matcher.end(), date, DeadlineType.EFFECTIVE_FROM));
            }
        }
        for (Matcher matcher = FROM_ISSUE.matcher(text); matcher.find(); ) {
            if (free(taken, matcher.start(), matcher.end())) {
                take(hits, taken, new Hit(matcher.start(), matcher.end(), null, DeadlineType.EFFECTIVE_FROM));
            }
        }
    }

    private static void single(
            Pattern pattern, String text, List<Hit> hits, BitSet taken, int shift, DeadlineType type) {
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            if (free(taken, matcher.start(), matcher.end())) {
                LocalDate date = LocalDate.of(Integer.parseInt(matcher.group(1)) + shift, 12, 31);
                take(hits, taken, new Hit(matcher.start(), matcher.end(), date, type));
            }
        }
    }

    /** 完成时限：全年; 长期坚持 is no point in time. */
    private void openEnded(String text, List<Hit> hits, BitSet taken, boolean dueCell) {
        for (Matcher label = (dueCell ? BEGINNING : LABELLED).matcher(text); label.find(); ) {
            if (text.startsWith("全年", label.end())) {
                take(
                        hits,
                        taken,
                        new Hit(label.end(), label.end() + 2, LocalDate.of(year, 12, 31), DeadlineType.DEADLINE));
            } else {
                Matcher bare = BARE_YEAR.matcher(text).region(label.end(), text.length());
                if (bare.lookingAt() && free(taken, bare.start(), bare.end())) {
                    LocalDate date = LocalDate.of(Integer.parseInt(bare.group(1)), 12, 31);
                    take(hits, taken, new Hit(bare.start(), bare.end(), date, DeadlineType.DEADLINE));
                }
            }
        }
    }

    private static DeadlineType recurringIf(boolean everyYear) {
        return everyYear ? DeadlineType.RECURRING : DeadlineType.DEADLINE;
    }

    /** 截至2022年底 tells what was, unless 前 follows. */
    private static boolean past(String text, int start) {
        return PAST_MARK.matcher(text.substring(Math.max(0, start - 4), start)).find();
    }

    /** A date without 前 binds after 于, 到 or a label, or before 完成. */
    private static boolean announced(String text, int start, int end) {
        String before = text.substring(Math.max(0, start - 10), start);
        String after = text.substring(end, Math.min(text.length(), end + 8));
        return LABELLED.matcher(before).find() && Regex.matches(before, "(?s).*[：为][^。；，]{0,6}")
                || Regex.matches(before, "(?s).*(?:至|到|于|在|务必|须在|-|—)")
                        && !BACKGROUND.matcher(after).lookingAt()
                        && !after.startsWith("）")
                        && !Regex.matches(after, "(?s)(?:印发|发布|施行|召开|的).*")
                || Regex.matches(after, "(?s)(?:全面|全部|基本|完成|建成|实现|报送|上报|报|提交|投产|投用|投运|开工|竣工|完工).*");
    }

    private static boolean actionFollows(String text, int start, int end) {
        String before = text.substring(Math.max(0, start - 10), start);
        String after = text.substring(end, Math.min(text.length(), end + 24));
        return Regex.matches(before, "(?s).*(?:时限|期限|时间|节点|要求)：")
                || !Regex.matches(after, "(?s)(?:的|工作|情况|进展|总结|数据|度|报|调度|例会|评估结果).*")
                        && Regex.matches(
                                after,
                                "(?s)[，、]?[^。；，]{0,22}(?:完成|建成|实现|编制|制定|印发|报|启动|出台|公布|发布|开展|组织|建立|确定|更新|形成|提交|落实|达到|开工|竣工|启用|上线|投用|投入|运行|验收|备案|签订|通过|移交|销号|汇总|推送|召开|清零|完毕|到位|完工|结束|达标|投运).*");
    }
}
