package cn.jingtu.intake;

import cn.jingtu.intake.ItemProposals.Said;
import cn.jingtu.intake.PlanDocumentReader.Kind;
import cn.jingtu.intake.PlanDocumentReader.Mark;
import cn.jingtu.intake.PlanDocumentReader.PlanReading;
import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.plan.DeadlineType;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanForm;
import cn.jingtu.platform.text.CleanText;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what was understood of a document a plan of a city that is known: names become bodies, 各县（市、区）人民政府
 * becomes the city's counties. A name that the city does not know stands as {@link #UNKNOWN} and the name, for the clerk
 * to decide.
 */
final class DraftResolver {

    /** Before a name in place of an id; no id begins like this. */
    static final String UNKNOWN = "?";

    private static final Pattern COLLECTIVE = Pattern.compile("^(?:各|全市|所辖|辖区|属地|市辖).*[县区市旗].*");
    private static final Pattern WATER_CLASS = Pattern.compile("(?:[Ⅰ-Ⅴ]|I{1,3}|IV|V|[1-5])类?");
    /** Longer than any clause is numbered, and short enough to be told from its sister by a number behind it. */
    private static final int LONGEST_REF = 50;

    private final City city;
    private final int year;
    private final Map<String, String> ids = new HashMap<>();
    private final List<String> defaultExecutors;
    private final Set<String> refs = new HashSet<>();

    DraftResolver(
            City city,
            int year,
            List<Organisation> bodies,
            List<Organisation> defaultExecutors,
            Map<String, String> learnt) {
        this.city = city;
        this.year = year;
        this.defaultExecutors = defaultExecutors.stream().map(Organisation::id).toList();
        ids.putAll(learnt);
        for (Organisation body : bodies) {
            body.aliases().forEach(alias -> ids.put(alias, body.id()));
        }
        for (Organisation body : bodies) {
            ids.put(city.formalName(body), body.id());
            ids.put(body.name(), body.id());
        }
    }

    PlanDraft resolve(PlanReading reading, String coordinator) {
        DraftPlan read = reading.draft();
        LocalDate yearEnd = LocalDate.of(year, 12, 31);
        LocalDate issued = read.issueDate();
        PlanDraft whole = new PlanDraft(
                city.id(),
                year,
                read.title() == null ? "" : read.title(),
                read.documentNumber(),
                read.issuer() == null ? coordinator : read.issuer(),
                issued == null || Math.abs(issued.getYear() - year) > 1 ? null : issued,
                null,
                read.goals().stream()
                        .map(goal -> new PlanDraft.Goal(
                                unique("目标"), goal.indicator(), indicator(goal), yearEnd, true, List.of()))
                        .toList(),
                IntStream.range(0, read.tasks().size())
                        .mapToObj(i -> task(read.tasks().get(i), heading(reading, i)))
                        .toList(),
                read.requirements().stream().map(this::requirement).toList());
        return PlanForm.fitted(whole, "（全文见计划文本）");
    }

    /** The line nearest above a task that belongs to no item itself. */
    private static String heading(PlanReading reading, int task) {
        String source = reading.source();
        int end = reading.marks().stream()
                .filter(mark -> mark.kind() == Kind.TASK && mark.index() == task)
                .mapToInt(Mark::start)
                .min()
                .orElse(0);
        while (end > 0) {
            int start = source.lastIndexOf('\n', end - 1) + 1;
            String line = source.substring(start, end).strip();
            int from = start;
            boolean item = reading.marks().stream().anyMatch(mark -> mark.start() <= from && from < mark.end());
            if (!line.isEmpty() && !item) {
                return line;
            }
            end = start - 1;
        }
        return "重点任务";
    }

    private PlanDraft.Task task(DraftPlan.Task task, String section) {
        List<String> leads = bodies(task.lead());
        List<String> participants = bodies(task.participants()).stream()
                .filter(id -> !leads.contains(id))
                .toList();
        LeadMode mode =
                leads.size() <= 1 ? LeadMode.ONE : task.leadMode() == LeadMode.ONE ? LeadMode.SHARED : task.leadMode();
        String ref = unique(task.ref());
        List<String> executors = executors(task.executors());
        List<PlanDraft.Item> items = new ItemProposals(executors == null ? defaultExecutors : executors)
                .of(
                        ref,
                        task.title(),
                        task.quote(),
                        task.deadlines().stream()
                                .map(d -> new Said<>(deadline(d), d.quote()))
                                .toList(),
                        task.indicators().stream()
                                .map(i -> new Said<>(indicator(i), i.quote()))
                                .toList());
        return new PlanDraft.Task(
                ref,
                section,
                task.title(),
                task.quote(),
                mode,
                leads,
                participants,
                ItemProposals.isOpen(task.quote()),
                executors,
                items.stream().map(this::numbered).toList());
    }

    /** The item under a number that nothing else of the plan has. */
    private PlanDraft.Item numbered(PlanDraft.Item item) {
        return item.numbered(unique(item.ref()));
    }

    private PlanDraft.Requirement requirement(DraftPlan.Passage passage) {
        String title = passage.title().isBlank() ? passage.quote() : passage.title();
        return new PlanDraft.Requirement(unique(passage.ref()), title, passage.quote(), List.of());
    }

    private List<String> bodies(List<String> names) {
        return names.stream().map(this::body).distinct().toList();
    }

    private String body(String name) {
        String id = ids.get(name);
        return id == null ? UNKNOWN + name : id;
    }

    /** Null for every default executor of the city, however the document says it. */
    private @Nullable List<String> executors(List<String> names) {
        Set<String> all = new LinkedHashSet<>();
        for (String name : names) {
            if (COLLECTIVE.matcher(name).matches()) {
                all.addAll(defaultExecutors);
            } else {
                all.add(body(name));
            }
        }
        return !all.isEmpty() && all.equals(Set.copyOf(defaultExecutors)) ? null : List.copyOf(all);
    }

    /** A date outside the plan's year, or none where one is due, is left to the words. */
    private PlanDraft.Deadline deadline(DraftPlan.Deadline read) {
        LocalDate date = read.date();
        String words = read.description().isBlank() ? read.quote() : read.description();
        DeadlineType type = read.type();
        if (date != null && date.getYear() != year) {
            words += "（原文日期 " + date + "）";
            date = null;
        }
        if (date == null && (type == DeadlineType.DEADLINE || type == DeadlineType.EFFECTIVE_FROM)) {
            type = DeadlineType.EVENT;
        }
        if (type == DeadlineType.EVENT || type == DeadlineType.RELATIVE) {
            date = null;
        }
        PlanDraft.Deadline understood = new PlanDraft.Deadline(date, type, words);
        return understood.pushes() ? understood.pushing(true) : understood;
    }

    private static PlanDraft.Indicator indicator(DraftPlan.Indicator read) {
        String target = String.valueOf(read.target());
        if (read.indicator().endsWith(IndicatorParser.STRETCH)) {
            // what is striven for is kept in words: the floor beside it is what the plan is judged by
            String words = "力争" + target + read.unit();
            return new PlanDraft.Indicator(read.indicator(), Operator.QUALITATIVE, words, "", null);
        }
        boolean fits = read.operator().isNumeric()
                ? Operator.isNumber(target)
                : read.operator() != Operator.NOT_WORSE_THAN
                        || WATER_CLASS.matcher(target).matches();
        return new PlanDraft.Indicator(
                read.indicator(),
                fits ? read.operator() : Operator.QUALITATIVE,
                fits || !target.isBlank() ? target : null,
                read.unit(),
                null);
    }

    private String unique(String ref) {
        String first = ref.isBlank() ? "段" : CleanText.shorten(ref, LONGEST_REF);
        String free = first.equals("目标") || first.equals("段") ? first + 1 : first;
        for (int i = 2; !refs.add(free); i++) {
            free = first + (first.equals("目标") || first.equals("段") ? "" : "-") + i;
        }
        return free;
    }

    /** A plan with every name decided. */
    static PlanDraft decided(PlanDraft plan, UnaryOperator<String> body) {
        Function<List<String>, List<String>> all =
                list -> list.stream().map(body).distinct().toList();
        return plan.with(
                plan.goals(),
                plan.tasks().stream()
                        .map(task -> {
                            List<String> leads = all.apply(task.leads());
                            return new PlanDraft.Task(
                                    task.ref(),
                                    task.section(),
                                    task.title(),
                                    task.content(),
                                    leads.size() == 1 ? LeadMode.ONE : task.leadMode(),
                                    leads,
                                    all.apply(task.participants()).stream()
                                            .filter(id -> !leads.contains(id))
                                            .toList(),
                                    task.participantsOpen(),
                                    task.executors() == null ? null : all.apply(task.executors()),
                                    task.items().stream()
                                            .map(item -> item.renamed(body))
                                            .toList());
                        })
                        .toList());
    }
}
