package cn.jingtu.intake;

import cn.jingtu.intake.Outline.Range;
import cn.jingtu.intake.Outline.Unit;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headings of a plan: what its parts are for, and what they are called. */
final class Headings {

    private static final Pattern GOALS = Pattern.compile(".*(?:目标|指标).*");
    private static final Pattern REQUIREMENTS = Pattern.compile(
            ".*(?:工作要求|有关要求|相关要求|几点要求|具体要求|保障(?:措施|机制|体系|工作|支撑|$)|(?:组织|资金|制度|政策|科技|技术|要素|人才|落实|强化)保障|组织领导|组织实施|组织机构|组织推进|加强领导|附则|监督考核|考核评估|强化责任|责任落实|落实责任|工作机制|督导考核).*");
    private static final Pattern PREAMBLE = Pattern.compile(
            ".*(?:指导思想|总体要求|总体思路|基本原则|工作思路|工作原则|编制依据|总则|工作进展|工作回顾).*|(?:面临的?|当前|基本|工作|环境质量|土壤环境)*(?:形势|现状|情况)(?:[和与及].*|分析)?");

    private final PlanText plan;

    Headings(PlanText plan) {
        this.plan = plan;
    }

    /** What a part of a plan is for. */
    enum Section {
        GOAL,
        PREAMBLE,
        TASK,
        REQUIREMENT,
        CLOSING
    }

    Section section(Unit unit) {
        if (unit.closing) {
            return Section.CLOSING;
        }
        for (Unit u = unit; u != null && u.marker != null; u = u.parent) {
            if (u.own.isEmpty()) {
                continue;
            }
            String heading = heading(u.own.get(0));
            boolean top = u.parent == null || u.parent.marker == null;
            boolean short_ = heading.length() <= 30;
            if (short_ && PREAMBLE.matcher(heading).matches()) {
                return Section.PREAMBLE;
            }
            if (short_
                    && GOALS.matcher(heading).matches()
                    && !Regex.matches(heading, ".*(?:任务|措施|考核|责任).*")
                    && (top || heading.length() <= 10)) {
                return Section.GOAL;
            }
            if (top && short_ && REQUIREMENTS.matcher(heading).matches()) {
                return Section.REQUIREMENT;
            }
        }
        return unit.marker == null ? Section.PREAMBLE : Section.TASK;
    }

    private static final Pattern LED = Pattern.compile(
            "(?:由)?(?<names>[^，。；]{3,40}?)(?<mode>共同|联合|分别)?牵头(?:负责)?(?:实施|推进|落实|完成)?的(?:重点)?(?:任务|工作|事项|项目)");

    /** Who leads all tasks under a heading such as 一、市某局牵头的任务; null where no heading says so. */
    @Nullable
    Responsibility lead(Unit unit, StatementFinder statements) {
        Unit parent = unit.parent;
        if (parent == null || parent.marker == null) {
            return null;
        }
        if (!leads.containsKey(parent)) {
            leads.put(parent, leadAbove(unit, statements));
        }
        return leads.get(parent);
    }

    private final IdentityHashMap<Unit, @Nullable Responsibility> leads = new IdentityHashMap<>();

    private @Nullable Responsibility leadAbove(Unit unit, StatementFinder statements) {
        for (Unit u = unit.parent; u != null && u.marker != null; u = u.parent) {
            List<StatementFinder.Statement> own = statements.in(u.own);
            if (own.size() == 1
                    && own.get(0).onlyLeads()
                    && plan.text()
                            .substring(own.get(0).start(), own.get(0).end())
                            .contains("牵头")) {
                return own.get(0).responsibility();
            }
            Matcher led = u.own.isEmpty()
                    ? null
                    : LED.matcher(plan.text()
                            .substring(u.own.get(0).start(), u.own.get(0).end()));
            if (led != null && led.matches()) {
                String mode = led.group("mode") == null ? "" : led.group("mode");
                return statements.parse(led.group("names") + mode + "牵头");
            }
        }
        return null;
    }

    String heading(List<Range> own) {
        return own.isEmpty() ? "" : heading(own.get(0));
    }

    String heading(Range range) {
        String text = plan.text().substring(range.start(), range.end());
        int stop = text.length();
        for (char c : "。，；：（\n".toCharArray()) {
            int at = text.indexOf(c);
            stop = at >= 0 ? Math.min(stop, at) : stop;
        }
        return text.substring(0, Math.min(stop, 60));
    }

    boolean headingLike(Range range) {
        String text = plan.text().substring(range.start(), range.end());
        int stop = text.indexOf('。');
        return text.length() <= 45 && (stop < 0 || stop == text.length() - 1) && text.indexOf('，') < 0;
    }

    String title(Unit unit) {
        if (unit.own.isEmpty()) {
            return "";
        }
        Range first = unit.own.get(0);
        return titleOfText(first.start(), unit.own.get(unit.own.size() - 1).end(), "");
    }

    /** The first sentence where it is short, else its first words. */
    String titleOfText(int start, int end, String otherwise) {
        String text = plan.text().substring(start, Math.max(start, end));
        int line = text.indexOf('\n');
        text = line >= 0 ? text.substring(0, line) : text;
        text = Regex.replaceFirst(text, "[（〔【][^（）〔〕【】]*(?:牵头|负责|单位)[^\\n]*$", "");
        int stop = text.indexOf('。');
        String sentence = stop >= 0 ? text.substring(0, stop) : text;
        if (sentence.length() > 50) {
            int comma = Arrays.stream(new int[] {sentence.indexOf('，'), sentence.indexOf('；'), sentence.indexOf('：')})
                    .filter(i -> i >= 4)
                    .min()
                    .orElse(-1);
            sentence = comma > 0 && comma <= 50 ? sentence.substring(0, comma) : sentence.substring(0, 50);
        }
        return sentence.isBlank() ? otherwise : sentence;
    }
}
