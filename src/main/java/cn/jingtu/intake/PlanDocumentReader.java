package cn.jingtu.intake;

import cn.jingtu.intake.DraftPlan.Deadline;
import cn.jingtu.intake.DraftPlan.Indicator;
import cn.jingtu.intake.DraftPlan.Passage;
import cn.jingtu.intake.DraftPlan.Task;
import cn.jingtu.intake.DraftPlan.Warning;
import cn.jingtu.intake.Outline.Range;
import cn.jingtu.intake.Outline.Unit;
import cn.jingtu.intake.PlanDocumentException.Reason;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.LeadMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a plan of the genre 年度土壤污染防治工作计划 from its text alone. */
public final class PlanDocumentReader {

    private final PlanText plan;
    private final Unit root;
    private final Headings headings;
    private final Head head;
    private final int year;
    private final StatementFinder statements;
    private final DeadlineParser deadlines;
    private final IndicatorParser indicators;
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private final List<Indicator> goals = new ArrayList<>();
    private final List<Passage> requirements = new ArrayList<>();
    private final List<Passage> unassigned = new ArrayList<>();
    private final BitSet assigned = new BitSet();
    private final List<Mark> marks = new ArrayList<>();
    /** of the last table: a line between two rows, such as the name of a field, does not end it */
    private List<String> tableHeads = List.of();

    private PlanDocumentReader(PlanText plan) {
        this.plan = plan;
        this.root = Outline.of(plan);
        this.headings = new Headings(plan);
        this.head = Head.of(plan, root);
        Integer planYear = head.year();
        this.year = planYear == null ? LocalDate.EPOCH.getYear() : planYear;
        OrganisationNames names = new OrganisationNames(head.city(), Levels.of(head.city(), plan.text()));
        this.statements = new StatementFinder(
                plan, new ResponsibilityParser(names, ResponsibilityParser.Definitions.of(plan.text())));
        this.deadlines = new DeadlineParser(year);
        this.indicators = new IndicatorParser(year, warnings);
    }

    /**
     * Reads the text of a plan.
     *
     * @throws PlanDocumentException where the text is empty, no plan, or more than one
     */
    public static PlanReading read(String text) {
        PlanText plan = Normaliser.normalise(text);
        if (plan.text().isBlank()) {
            throw new PlanDocumentException(Reason.EMPTY, "文件里没有文字。请检查是否选错文件，重新上传有正文的计划。");
        }
        SeveralPlans.refuse(plan);
        return new PlanDocumentReader(plan).read();
    }

    /** What a part of the source was understood as; index into the list of the draft. */
    public record Mark(int start, int end, Kind kind, int index) {}

    /** Where a passage of the source went. */
    public enum Kind {
        TASK,
        GOAL,
        REQUIREMENT,
        UNASSIGNED
    }

    /**
     * A draft beside the text it was read from.
     *
     * @param source the text as extracted
     * @param marks which part of the source each item comes from, in source offsets
     */
    public record PlanReading(String source, DraftPlan draft, List<Mark> marks) {}

    /** A task before its names are folded and its inherited executors filled in. */
    private record Found(
            String ref,
            String title,
            Responsibility responsibility,
            List<Deadline> deadlines,
            List<Indicator> indicators,
            int start,
            int end,
            String quote) {}

    private PlanReading read() {
        tables(root);
        ownText(root);
        for (Unit chapter : root.children) {
            walk(chapter);
        }
        if (found.isEmpty()) {
            throw new PlanDocumentException(
                    Reason.NOT_A_PLAN, "这份文件不像年度计划：没有找到写明责任单位的任务（如“市生态环境局牵头”“责任单位：……”）。请确认文件后重新上传，或改用手工录入。");
        }
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        List<Task> tasks = finish();
        checkHead();
        DraftPlan draft = new DraftPlan(
                head.city(),
                head.year(),
                head.title(),
                head.documentNumber(),
                head.issuer(),
                head.issueDate(),
                List.copyOf(goals),
                tasks,
                List.copyOf(requirements),
                List.copyOf(unassigned),
                warnings.stream().distinct().toList());
        return new PlanReading(plan.source(), draft, List.copyOf(marks));
    }

    // ---- walking the outline

    private void walk(Unit unit) {
        tables(unit);
        Headings.Section section = headings.section(unit);
        List<StatementFinder.Statement> own = statementsOf(unit, section);
        if (unit.children.isEmpty()) {
            if (own.isEmpty()) {
                bare(unit, section);
            } else {
                pieces(unit, own);
            }
            return;
        }
        List<Unit> silent =
                unit.children.stream().filter(child -> !speaks(child)).toList();
        if (!own.isEmpty()) {
            boolean contentOfItsOwn = own.get(0).start() - unit.own.get(0).start() > 60;
            if (silent.size() == unit.children.size()) {
                add(unit.ref(), headings.title(unit), merge(own), unit.start, unit.end());
                return;
            }
            if (contentOfItsOwn) {
                pieces(unit, own);
                unit.children.forEach(this::walk);
            } else {
                cover(unit, own, silent);
            }
            return;
        }
        ownText(unit);
        List<List<Unit>> groups =
                section == Headings.Section.REQUIREMENT || section == Headings.Section.GOAL ? List.of() : groups(unit);
        if (groups.size() == 1) {
            Unit last = groups.get(0).get(groups.get(0).size() - 1);
            add(unit.ref(), headings.title(unit), merge(statementsOf(last, section)), unit.start, unit.end());
        } else if (!groups.isEmpty()) {
            for (List<Unit> group : groups) {
                Unit last = group.get(group.size() - 1);
                add(
                        last.ref(),
                        headings.title(group.get(0)),
                        merge(statementsOf(last, section)),
                        group.get(0).start,
                        last.end());
            }
        } else {
            unit.children.forEach(this::walk);
        }
    }

    /** A statement in the heading stands for those sub-items that have none of their own. */
    private void cover(Unit unit, List<StatementFinder.Statement> own, List<Unit> silent) {
        for (Unit child : unit.children) {
            if (!silent.contains(child)) {
                walk(child);
            }
        }
        if (silent.isEmpty()) {
            warn(
                    "标题写明了责任单位，下面各项又各自写明，已按各项执行，请核对",
                    own.get(0).start(),
                    own.get(0).end());
            assigned.set(unit.own.get(0).start(), own.get(own.size() - 1).end());
            return;
        }
        StringBuilder quote = new StringBuilder(
                plan.quote(unit.start, unit.own.get(unit.own.size() - 1).end()));
        Responsibility responsibility = merge(own);
        int start = unit.start;
        int end = unit.own.get(unit.own.size() - 1).end();
        List<Deadline> due = new ArrayList<>(deadlines.parse(plan, start, end));
        List<Indicator> measured = new ArrayList<>(indicators.parse(plan, start, end, false));
        assigned.set(start, end);
        for (Unit child : silent) {
            quote.append(plan.quote(child.start, child.end()));
            due.addAll(deadlines.parse(plan, child.start, child.end()));
            measured.addAll(indicators.parse(plan, child.start, child.end(), false));
            assigned.set(child.start, child.end());
        }
        found.add(new Found(
                unit.ref(), headings.title(unit), responsibility, due, measured, start, end, quote.toString()));
    }

    /** One bracket behind several sub-items: runs of silent items, each closed by one that speaks. */
    private List<List<Unit>> groups(Unit unit) {
        List<List<Unit>> groups = new ArrayList<>();
        List<Unit> run = new ArrayList<>();
        if (unit.marker == null
                || unit.marker.level().compareTo(Marker.Level.CHAPTER) <= 0 && !unit.children.get(0).inline) {
            return List.of();
        }
        for (Unit child : unit.children) {
            run.add(child);
            if (speaks(child)) {
                List<StatementFinder.Statement> own = statementsOf(child, headings.section(child));
                if (!child.children.isEmpty()
                        || run.size() < 2
                        || own.size() != 1
                        || own.get(0).prose()) {
                    return List.of();
                }
                groups.add(run);
                run = new ArrayList<>();
            }
        }
        return run.isEmpty() ? groups : List.of();
    }

    private final IdentityHashMap<Unit, List<StatementFinder.Statement>> known = new IdentityHashMap<>();

    private List<StatementFinder.Statement> statementsOf(Unit unit, Headings.Section section) {
        return known.computeIfAbsent(unit, u -> {
            List<StatementFinder.Statement> own = statements.in(u.own);
            boolean tasks = section == Headings.Section.TASK
                    || section == Headings.Section.REQUIREMENT
                            && stating.computeIfAbsent(u.chapter(), this::statingUnits) > 1;
            boolean whole = own.isEmpty()
                    && tasks
                    && u.children.stream()
                            .allMatch(child ->
                                    child.inline && statements.in(child.own).isEmpty());
            boolean prose = whole && !u.own.isEmpty() && !u.inline;
            List<StatementFinder.Statement> said = prose ? statements.inProse(u.own) : own;
            Responsibility heading = headings.lead(u, statements);
            if (heading == null) {
                return said;
            }
            boolean bare = said.isEmpty() && u.children.isEmpty() && !u.own.isEmpty();
            return bare
                    ? List.of(statements.beside(heading, u.own))
                    : said.stream()
                            .map(statement ->
                                    statement.ledBy(heading, plan.text().substring(statement.start(), statement.end())))
                            .toList();
        });
    }

    /** A chapter such as 保障措施 may hold tasks: then several of its parts name who is responsible. */
    private final IdentityHashMap<Unit, Long> stating = new IdentityHashMap<>();

    private long statingUnits(Unit unit) {
        long own = statements.in(unit.own).isEmpty() ? 0 : 1;
        return own + unit.children.stream().mapToLong(this::statingUnits).sum();
    }

    private boolean speaks(Unit unit) {
        return !statementsOf(unit, headings.section(unit)).isEmpty()
                || unit.children.stream().anyMatch(this::speaks);
    }

    /** A part with one statement is a task; with several, each statement closes one. */
    private void pieces(Unit unit, List<StatementFinder.Statement> own) {
        if (own.size() == 1) {
            add(
                    unit.ref(),
                    headings.title(unit),
                    merge(own),
                    unit.start,
                    unit.own.get(unit.own.size() - 1).end());
            return;
        }
        int from = unit.own.get(0).start();
        boolean headed = unit.own.size() > 1
                && headings.headingLike(unit.own.get(0))
                && own.get(0).start() >= unit.own.get(1).start();
        if (headed) {
            from = unit.own.get(1).start();
        }
        // paragraphs under a section count as -1, -2; parts of a numbered paragraph as ①, ②
        boolean byParagraph = unit.atLeast(Marker.Level.SECTION);
        int begin = from;
        for (int i = 0; i < own.size(); i++) {
            boolean last = i + 1 == own.size();
            int end = Math.max(
                    begin,
                    last ? unit.own.get(unit.own.size() - 1).end() : own.get(i).end());
            String ref = unit.ref()
                    + (byParagraph ? "-" + (i + 1) : i < 20 ? String.valueOf((char) ('①' + i)) : "-" + (i + 1));
            String title = headings.titleOfText(begin, end, headings.title(unit));
            int start = i == 0 && !headed ? unit.start : begin;
            add(ref, title, own.get(i).responsibility(), start, end);
            begin = Math.max(end, next(own.get(i).end()));
        }
    }

    private int next(int position) {
        int i = position;
        while (i < plan.text().length() && "。；，\n".indexOf(plan.text().charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static Responsibility merge(List<StatementFinder.Statement> own) {
        Responsibility merged = own.get(0).responsibility();
        for (StatementFinder.Statement statement : own.subList(1, own.size())) {
            merged = StatementFinder.merge(merged, statement.responsibility());
        }
        return merged;
    }

    private void add(String ref, String title, Responsibility responsibility, int start, int end) {
        assigned.set(start, Math.max(start, end));
        List<Indicator> measured = indicators.parse(plan, start, end, false);
        found.add(new Found(
                ref,
                title,
                responsibility,
                deadlines.parse(plan, start, end),
                measured,
                start,
                end,
                plan.quote(start, end)));
    }

    /** A part without responsibility: a goal, a requirement, or nothing we know. */
    private void bare(Unit unit, Headings.Section section) {
        if (section == Headings.Section.REQUIREMENT) {
            int end = unit.end();
            requirements.add(new Passage(unit.ref(), headings.title(unit), plan.quote(unit.start, end)));
            mark(unit.start, end, Kind.REQUIREMENT, requirements.size() - 1);
            assigned.set(unit.start, end);
            return;
        }
        ownText(unit);
    }

    /** Text that no task has taken: goals if it has any, else it is listed. */
    private void ownText(Unit unit) {
        Headings.Section section = headings.section(unit);
        // a chapter 目标任务 holds goals where nobody answers for it and no task has come yet
        boolean beforeTasks = section == Headings.Section.GOAL
                || section == Headings.Section.PREAMBLE
                || unit.marker == null && !unit.closing
                || section == Headings.Section.TASK && found.isEmpty();
        for (int i = 0; i < unit.own.size(); i++) {
            Range range = unit.own.get(i);
            boolean heading = i == 0
                    && unit.marker != null
                    && headings.headingLike(range)
                    && (unit.own.size() > 1 || !unit.children.isEmpty() || !unit.tables.isEmpty());
            if (heading || range.isEmpty() || isHead(range)) {
                continue;
            }
            int start = i == 0 ? unit.start : range.start();
            if (beforeTasks) {
                boolean ofGoals = section == Headings.Section.GOAL
                        || headings.heading(unit.chapter().own).contains("目标")
                        || Regex.of("(?:主要|工作|年度|总体)?目标(?:任务|指标)?(?:是|为)?：")
                                .matcher(plan.text())
                                .region(range.start(), range.end())
                                .lookingAt();
                List<Indicator> aims = indicators.parse(plan, range.start(), range.end(), ofGoals);
                if (!aims.isEmpty() && !ofGoals && unit.marker == null) {
                    // an opening that sets numbers sets states as well
                    aims = indicators.parse(plan, range.start(), range.end(), true);
                }
                if (!aims.isEmpty()) {
                    goals.addAll(aims);
                    mark(start, range.end(), Kind.GOAL, goals.size() - 1);
                    assigned.set(start, range.end());
                    continue;
                }
            }
            if (section == Headings.Section.REQUIREMENT) {
                requirements.add(new Passage(unit.ref(), headings.title(unit), plan.quote(start, range.end())));
                mark(start, range.end(), Kind.REQUIREMENT, requirements.size() - 1);
                continue;
            }
            ExecutorRule.Found rule = ExecutorRule.in(plan.text().substring(range.start(), range.end()));
            unassigned.add(new Passage(unit.ref(), headings.title(unit), plan.quote(start, range.end())));
            mark(start, range.end(), Kind.UNASSIGNED, unassigned.size() - 1);
            if (section == Headings.Section.TASK && unit.marker != null && rule == null) {
                warn("这一段没有写明责任单位，未作为任务，请确认", start, Math.min(range.end(), start + 60));
            }
        }
    }

    private boolean isHead(Range range) {
        if (range.start() > plan.text().length() / 2) {
            return false;
        }
        String text = plan.text().substring(range.start(), range.end());
        String title = head.title();
        return text.length() <= 60
                && (title != null && (text.equals(title) || title.contains(text))
                        || head.documentNumber() != null
                                && text.replace('（', '〔').replace('）', '〕').contains(head.documentNumber())
                        || text.equals(head.issuer())
                        || text.equals(head.issuer() + "文件"));
    }

    private void tables(Unit unit) {
        for (List<PlanText.Paragraph> rows : unit.tables) {
            TableReader.Table table = TableReader.read(plan, rows, tableHeads);
            tableHeads = table.heads();
            for (TableReader.Row row : table.rows()) {
                Responsibility responsibility = statements.parse(row.statement());
                if (responsibility != null && !responsibility.isEmpty()) {
                    List<Deadline> due = new ArrayList<>();
                    List<Indicator> measured = new ArrayList<>();
                    for (Range cell : row.content()) {
                        due.addAll(deadlines.parse(plan, cell.start(), cell.end()));
                        measured.addAll(indicators.parse(plan, cell.start(), cell.end(), false));
                    }
                    // a date told in the text and again in its column is one
                    for (Range cell : row.due()) {
                        deadlines.parseDue(plan, cell.start(), cell.end()).stream()
                                .filter(d -> due.stream()
                                        .noneMatch(told ->
                                                told.type() == d.type() && Objects.equals(told.date(), d.date())))
                                .forEach(due::add);
                    }
                    String ref = unit.ref() + "-" + row.number();
                    found.add(new Found(
                            ref,
                            row.title(),
                            responsibility,
                            due.stream().distinct().toList(),
                            measured,
                            row.start(),
                            row.end(),
                            plan.quote(row.start(), row.end())));
                    assigned.set(row.start(), row.end());
                } else if (table.ofGoals()) {
                    List<Indicator> aims = row.goals(plan, indicators);
                    goals.addAll(aims);
                    if (!aims.isEmpty()) {
                        mark(row.start(), row.end(), Kind.GOAL, goals.size() - 1);
                        continue;
                    }
                    leave(unit, row.start(), row.end());
                } else {
                    leave(unit, row.start(), row.end());
                }
            }
        }
    }

    private void leave(Unit unit, int start, int end) {
        unassigned.add(new Passage(unit.ref(), "", plan.quote(start, end)));
        mark(start, end, Kind.UNASSIGNED, unassigned.size() - 1);
    }

    // ---- finishing

    private List<Task> finish() {
        List<String> all = new ArrayList<>();
        for (Found task : found) {
            all.addAll(task.responsibility().lead());
            all.addAll(task.responsibility().participants());
            List<String> executors = task.responsibility().executors();
            all.addAll(executors == null ? List.of() : executors);
        }
        Inheritance inheritance = Inheritance.of(
                plan,
                statements,
                root,
                found.stream()
                        .map(task -> new Inheritance.Stated(task.start(), task.end(), task.responsibility()))
                        .toList());
        all.addAll(inheritance.named());
        NameFolding folding = new NameFolding(all, plan.text());
        folding.folded().forEach((from, to) -> warnings.add(new Warning("“" + from + "”按“" + to + "”理解，请确认", from)));
        Map<String, Integer> refs = new LinkedHashMap<>();
        List<Task> tasks = new ArrayList<>();
        for (Found task : found) {
            Responsibility said = task.responsibility();
            List<String> executors = folding.fold(inheritance.executors(task.start(), task.end(), task.ref(), said));
            List<String> lead = folding.fold(said.lead());
            List<String> participants = folding.fold(said.participants()).stream()
                    .filter(name -> !lead.contains(name))
                    .toList();
            LeadMode mode = lead.size() <= 1 ? LeadMode.ONE : said.leadMode();
            if (refs.merge(task.ref(), 1, Integer::sum) > 1) {
                warnings.add(new Warning("编号“" + task.ref() + "”重复，请核对", head(task.quote())));
            }
            if (lead.isEmpty()) {
                warnings.add(new Warning("没有写明牵头单位，请指定", head(task.quote())));
            } else if (said.uncertain()) {
                warnings.add(new Warning("只列出单位，没有写明谁牵头，请核对", head(task.quote())));
            }
            earlierThanIssue(task);
            tasks.add(new Task(
                    task.ref(),
                    task.title(),
                    lead,
                    participants,
                    executors,
                    mode,
                    task.deadlines(),
                    task.indicators(),
                    task.quote()));
            mark(task.start(), task.end(), Kind.TASK, tasks.size() - 1);
        }
        return List.copyOf(tasks);
    }

    private static String head(String quote) {
        return quote.length() <= 40 ? quote : quote.substring(0, 40);
    }

    private void earlierThanIssue(Found task) {
        LocalDate issued = head.issueDate();
        if (issued == null) {
            return;
        }
        for (Deadline deadline : task.deadlines()) {
            LocalDate date = deadline.date();
            if (date != null && date.isBefore(issued) && deadline.type() != DeadlineType.EFFECTIVE_FROM) {
                warnings.add(new Warning(
                        date.format(DateTimeFormatter.ofPattern("yyyy年M月d日")) + "早于印发日期，本次不适用，请核对", deadline.quote()));
            }
        }
    }

    private void checkHead() {
        if (head.city() == null) {
            warnings.add(new Warning(
                    "文件没有写明是哪个城市，请补充",
                    head(plan.quote(0, Math.min(60, plan.text().length())))));
        }
        if (head.year() == null) {
            warnings.add(new Warning(
                    "文件没有写明年度，请补充；没有年份的日期无法推算",
                    head(plan.quote(0, Math.min(60, plan.text().length())))));
        }
    }

    private void warn(String message, int start, int end) {
        warnings.add(new Warning(message, plan.quote(start, end)));
    }

    private void mark(int start, int end, Kind kind, int index) {
        marks.add(new Mark(plan.sourceStart(start), plan.sourceEnd(end), kind, index));
    }
}
