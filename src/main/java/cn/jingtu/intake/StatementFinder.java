package cn.jingtu.intake;

import cn.jingtu.intake.Outline.Range;
import cn.jingtu.plan.LeadMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds where a text states who is responsible: in brackets, in label lines, in sentences. */
final class StatementFinder {

    private static final Pattern ROLE_WORD = Pattern.compile("牵头|负责|负总责|参与|配合|落实|协助|协办|主办|承办|实施|分工|责任(?:单位|部门)|职责");
    private static final Pattern STRONG_ROLE = Pattern.compile("牵头|参与|配合|责任(?:单位|部门)|按.{0,4}职责");
    private static final Pattern NOT_RESPONSIBILITY =
            Pattern.compile("^(?:以下|下)?(?:统一)?简称.*|^联系人.*|.*负责解释.*|^详见.*|^见附.*|^(?:含|包括|包含|不含|例如|如|指|即).*|^附件.*");
    /** a label that cannot be part of a name or a sentence, so that nothing need stand before it */
    private static final String LONG_LABEL = "[牵头主办责任配合参与协同落实施执行承完成整改属地指导监督管]{2,6}(?:单位|部门|主体|时限|期限|时间|领导)：";

    private static final Pattern LABELLED =
            Pattern.compile("(?:(?<=[\\n。；;，、（〔【\\t ）】〕])|^|(?<=[局委办厅府会院司队社乡镇心位处所站部门室场])(?=" + LONG_LABEL
                    + "))(?:[●■◆▪·★☆➢—-]{0,2})(?:([【〔]?(" + Labels.ANY + ")[】〕]?)：|([【〔](" + Labels.ANY + ")[】〕]))");
    private static final int LONGEST_BRACKET = 500;

    private final PlanText plan;
    private final ResponsibilityParser parser;

    StatementFinder(PlanText plan, ResponsibilityParser parser) {
        this.plan = plan;
        this.parser = parser;
    }

    /** A statement in canonical offsets, its bracket included. */
    record Statement(int start, int end, Responsibility responsibility, boolean labels, boolean prose) {

        boolean onlyLeads() {
            return !responsibility.lead().isEmpty()
                    && responsibility.participants().isEmpty()
                    && responsibility.executors() == null
                    && responsibility.inherited() == null;
        }

        /**
         * The same with a lead that a heading names, where it names none itself; a 责任单位 under such a heading takes
         * part.
         */
        Statement ledBy(Responsibility heading, String text) {
            if (responsibility.lead().isEmpty()) {
                return new Statement(start, end, merge(heading, responsibility), labels, prose);
            }
            if (!text.contains("责任单位") || text.contains("牵头")) {
                return this;
            }
            List<String> governments = responsibility.lead().stream()
                    .filter(OrganisationNames::isCounty)
                    .toList();
            Responsibility others = new Responsibility(
                    List.of(),
                    responsibility.lead().stream()
                            .filter(name -> !governments.contains(name))
                            .toList(),
                    responsibility.executors() == null && governments.isEmpty() ? null : governments,
                    responsibility.excluded(),
                    LeadMode.ONE,
                    responsibility.inherited(),
                    responsibility.inheritedExcept(),
                    false);
            Responsibility rest = new Responsibility(
                    List.of(),
                    responsibility.participants(),
                    responsibility.executors(),
                    List.of(),
                    LeadMode.ONE,
                    null,
                    null,
                    false);
            return new Statement(start, end, merge(merge(heading, others), rest), labels, prose);
        }
    }

    @Nullable
    Responsibility parse(String statement) {
        return parser.parse(statement);
    }

    List<String> list(String names) {
        return parser.list(names);
    }

    /** The statements in brackets and label lines of some paragraphs, in order. */
    List<Statement> in(List<Range> ranges) {
        List<Statement> found = new ArrayList<>();
        for (Range range : ranges) {
            List<Statement> inRange = new ArrayList<>();
            brackets(range, inRange);
            labels(range, inRange);
            inRange.sort((a, b) -> Integer.compare(a.start(), b.start()));
            Statement opening = opening(range, inRange);
            found.addAll(opening == null ? inRange : List.of(opening));
        }
        return joined(found);
    }

    /** 市某局、市某局：5月底前完成…: who stands before the colon answers for the paragraph. */
    private @Nullable Statement opening(Range range, List<Statement> inRange) {
        String said = ProseStatements.opening(plan.text().substring(range.start(), range.end()));
        Responsibility responsibility = said.isEmpty() ? null : parser.parse(said);
        if (responsibility == null || responsibility.lead().isEmpty()) {
            return null;
        }
        for (Statement statement : inRange) {
            responsibility = merge(responsibility, statement.responsibility());
        }
        String text = plan.text().substring(range.start(), range.end());
        String others = ProseStatements.in(text.substring(text.indexOf('：') + 1));
        Responsibility beside = others.isEmpty() ? null : parser.parse(others);
        if (beside != null && beside.lead().isEmpty()) {
            responsibility = merge(responsibility, beside);
        }
        return new Statement(range.start(), range.end(), responsibility, false, false);
    }

    private void brackets(Range range, List<Statement> found) {
        String text = plan.text();
        int depth = 0;
        int start = -1;
        for (int i = range.start(); i < range.end(); i++) {
            char c = text.charAt(i);
            if (c == '（' || c == '〔' || c == '【') {
                start = depth == 0 ? i : start;
                depth++;
            } else if ((c == '）' || c == '〕' || c == '】') && depth > 0) {
                depth--;
                if (depth == 0) {
                    statement(start, i + 1, start + 1, i, found);
                }
            }
            // a bracket that was never closed must not swallow the chapter
            if (depth > 0 && i - start > LONGEST_BRACKET) {
                i = start;
                depth = 0;
                start = -1;
                while (i + 1 < range.end() && "（〔【".indexOf(text.charAt(i + 1)) < 0) {
                    i++;
                }
            }
        }
        if (depth > 0 && start >= 0) {
            int inner = start;
            statement(inner, range.end(), inner + 1, range.end(), found);
        }
    }

    private void statement(int start, int end, int from, int to, List<Statement> found) {
        String content = plan.text()
                .substring(from, Math.max(from, to))
                .replace("\n", "")
                .replace('〔', '（')
                .replace('〕', '）');
        if (content.length() < 4
                || Labels.of(content) != null
                || NOT_RESPONSIBILITY.matcher(content).matches()) {
            return;
        }
        boolean role = ROLE_WORD.matcher(content).find();
        if (!role && !closesSentence(start, content)) {
            return;
        }
        // a bracket inside a sentence explains, unless it says plainly who leads
        boolean inside = start > 0
                && "。；！\n）】〕".indexOf(plan.text().charAt(start - 1)) < 0
                && end < plan.text().length()
                && (Characters.chinese(plan.text().charAt(end))
                        || "，、：".indexOf(plan.text().charAt(end)) >= 0);
        if (inside && !STRONG_ROLE.matcher(content).find()) {
            return;
        }
        Responsibility responsibility = parser.parse(content);
        if (responsibility == null || responsibility.isEmpty()) {
            return;
        }
        found.add(new Statement(start, end, responsibility, false, false));
    }

    /** A bare list of bodies in a bracket counts only behind the end of a sentence. */
    private boolean closesSentence(int start, String content) {
        boolean after = start > 0 && "。\n".indexOf(plan.text().charAt(start - 1)) >= 0;
        return after
                && Regex.matches(content, ".*(?:局|委|办|厅)(?:、|，|$).*")
                && !Regex.matches(content, ".*(?:见|附|注|\\d).*");
    }

    private static final Pattern TURNED_LABEL = Pattern.compile(
            "(?<names>[^，。；]{4,60})(?:为|是|作为)(?:该项目|该项|本项)?的?(?<label>(?:牵头|责任|实施|落实|执行|配合|参与)(?:单位|主体|部门))");

    private void labels(Range range, List<Statement> found) {
        String text = plan.text().substring(range.start(), range.end());
        Matcher matcher = LABELLED.matcher(text);
        List<int[]> labels = new ArrayList<>();
        List<Labels> kinds = new ArrayList<>();
        while (matcher.find()) {
            Labels kind = Labels.of(matcher.group(2) != null ? matcher.group(2) : matcher.group(4));
            int at = range.start() + matcher.start();
            boolean inside = found.stream().anyMatch(s -> s.start() <= at && at < s.end());
            if (kind != null && !inside) {
                labels.add(new int[] {matcher.group(1) != null ? matcher.start(1) : matcher.start(3), matcher.end()});
                kinds.add(kind);
            }
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!kinds.get(i).responsibility() && !text.startsWith("备注", labels.get(i)[0])) {
                continue;
            }
            int valueEnd = i + 1 < labels.size() ? labels.get(i + 1)[0] : text.length();
            int stop = text.indexOf('。', labels.get(i)[1]);
            valueEnd = stop >= 0 && stop < valueEnd ? stop + 1 : valueEnd;
            String label = Regex.replaceAll(text.substring(labels.get(i)[0], labels.get(i)[1]), "[【】〔〕：]", "") + "：";
            String value =
                    unfolded(range.start() + labels.get(i)[1], text.substring(labels.get(i)[1], valueEnd), found);
            if (!kinds.get(i).responsibility()) {
                // 备注：某公司为实施主体
                Matcher turned = TURNED_LABEL.matcher(value);
                if (!turned.lookingAt()) {
                    continue;
                }
                label = turned.group("label") + "：";
                value = turned.group("names");
            }
            Responsibility responsibility = parser.parse(label + value);
            boolean nobody = ResponsibilityParser.saysNobody(label + value);
            if (nobody && responsibility == null) {
                responsibility =
                        new Responsibility(List.of(), List.of(), List.of(), List.of(), LeadMode.ONE, null, null, false);
            }
            if (responsibility != null && (nobody || !responsibility.isEmpty())) {
                int start = range.start() + labels.get(i)[0];
                Statement statement = new Statement(start, range.start() + valueEnd, responsibility, true, false);
                found.add(statement);
                texts.put(start, label + value);
            }
        }
    }

    /** 责任单位：甲局、乙局（园区内由丙管委会落实）: the bracket is a clause of the label, no statement of its own. */
    private static String unfolded(int start, String value, List<Statement> found) {
        String whole = value;
        for (Statement inner : List.copyOf(found)) {
            int from = inner.start() - start;
            int to = inner.end() - start;
            if (from < 2 || to > value.length() || inner.labels()) {
                continue;
            }
            String bracket = value.substring(from, to);
            if (Regex.matches(bracket, "（[^。]{1,40}由[^。]{2,60}(?:落实|实施|负责|承担|执行)[^。]{0,40}）")) {
                whole = whole.replace(bracket, "；" + bracket.substring(1, bracket.length() - 1) + "；");
                found.remove(inner);
            }
        }
        return whole;
    }

    /** The words of label statements, to be read together once it is known which belong together. */
    private final java.util.Map<Integer, String> texts = new java.util.HashMap<>();

    /** 牵头单位, 责任单位 and 配合单位 lines that follow each other are one statement. */
    private List<Statement> joined(List<Statement> statements) {
        List<Statement> joined = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Set<Labels> seen = new LinkedHashSet<>();
        for (Statement statement : statements) {
            Statement last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            String text = texts.get(statement.start());
            if (statement.labels() && text != null) {
                Labels label = Labels.of(text.substring(0, text.indexOf('：')));
                boolean goesOn = last != null
                        && last.labels()
                        && label != null
                        && (label == Labels.EXECUTOR || !seen.contains(label));
                if (!goesOn) {
                    words.setLength(0);
                    seen.clear();
                }
                words.append(words.length() > 0 ? "；" : "").append(text);
                if (label != null) {
                    seen.add(label);
                }
                Responsibility together = parser.parse(words.toString());
                Responsibility responsibility = together == null ? statement.responsibility() : together;
                if (goesOn && last != null) {
                    joined.set(
                            joined.size() - 1,
                            new Statement(last.start(), statement.end(), responsibility, true, false));
                } else {
                    joined.add(new Statement(statement.start(), statement.end(), responsibility, true, false));
                }
                continue;
            }
            // （甲牵头）（乙配合）: two brackets in a row are one statement
            if (last != null
                    && !last.labels()
                    && statement.start() - last.end() <= 1
                    && (statement.responsibility().lead().isEmpty()
                            || last.responsibility().lead().isEmpty())) {
                joined.set(
                        joined.size() - 1,
                        new Statement(
                                last.start(),
                                statement.end(),
                                merge(last.responsibility(), statement.responsibility()),
                                false,
                                false));
            } else {
                joined.add(statement);
            }
        }
        return joined;
    }

    static Responsibility merge(Responsibility one, Responsibility other) {
        Set<String> lead = new LinkedHashSet<>(one.lead());
        lead.addAll(other.lead());
        Set<String> participants = new LinkedHashSet<>(one.participants());
        participants.addAll(other.participants());
        participants.removeAll(lead);
        List<String> oneExecutors = one.executors();
        List<String> otherExecutors = other.executors();
        List<String> executors = null;
        if (oneExecutors != null || otherExecutors != null) {
            Set<String> all = new LinkedHashSet<>(oneExecutors == null ? List.of() : oneExecutors);
            all.addAll(otherExecutors == null ? List.of() : otherExecutors);
            executors = List.copyOf(all);
        }
        Set<String> excluded = new LinkedHashSet<>(one.excluded());
        excluded.addAll(other.excluded());
        LeadMode mode = lead.size() <= 1
                ? LeadMode.ONE
                : one.lead().isEmpty() ? other.leadMode() : other.lead().isEmpty() ? one.leadMode() : LeadMode.SEPARATE;
        return new Responsibility(
                List.copyOf(lead),
                List.copyOf(participants),
                executors,
                List.copyOf(excluded),
                mode,
                one.inherited() != null ? one.inherited() : other.inherited(),
                one.inherited() != null ? one.inheritedExcept() : other.inheritedExcept(),
                one.uncertain() && other.uncertain());
    }

    /**
     * Responsibility told in sentences: 由市甲局牵头，会同市乙局…. One statement for the whole part, or one a paragraph
     * where each names its own lead.
     */
    List<Statement> inProse(List<Range> ranges) {
        List<Statement> apart = new ArrayList<>();
        StringBuilder together = new StringBuilder();
        int start = -1;
        int end = -1;
        for (Range range : ranges) {
            String said = ProseStatements.in(plan.text().substring(range.start(), range.end()));
            if (said.isEmpty()) {
                continue;
            }
            Statement statement = prose(range.start(), range.end(), said);
            if (statement != null) {
                apart.add(statement);
            }
            together.append(together.length() > 0 ? "；" : "").append(said);
            start = start < 0 ? range.start() : start;
            end = range.end();
        }
        if (apart.size() > 1) {
            return apart;
        }
        Statement whole = together.length() == 0 ? null : prose(start, end, together.toString());
        return whole == null ? List.of() : List.of(whole);
    }

    /** What is said of others in a part that a heading gives its lead: 会同某局…. */
    Statement beside(Responsibility heading, List<Range> ranges) {
        int start = ranges.get(0).start();
        int end = ranges.get(ranges.size() - 1).end();
        String said = ProseStatements.in(plan.text().substring(start, end));
        Responsibility others = said.isEmpty() ? null : parser.parse(said);
        Responsibility all = others == null || !others.lead().isEmpty() ? heading : merge(heading, others);
        return new Statement(start, end, all, false, true);
    }

    private @Nullable Statement prose(int start, int end, String said) {
        Responsibility responsibility = parser.parse(said);
        if (responsibility != null && responsibility.lead().isEmpty() && said.contains("协同")) {
            // 甲、乙、丙协同推进: they share it
            responsibility = parser.parse(said.replace("协同推进", "按职责分工负责").replace("协同", "按职责分工负责"));
        }
        return responsibility == null || responsibility.lead().isEmpty()
                ? null
                : new Statement(start, end, responsibility, false, true);
    }
}
