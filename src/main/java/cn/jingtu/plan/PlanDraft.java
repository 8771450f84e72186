package cn.jingtu.plan;

import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Flag;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A yearly plan as it is written down, before it is issued: what a plan file ({@code cities/<city>/plans/<year>.yaml})
 * holds and what reading a plan document yields. Bodies are named by their organisation id within the city
 * ({@code ecology}, {@code hepu}), never by a typed name.
 *
 * <p>Absent lists are empty lists, except {@link Task#executors()}, where absence says something; absent flags are false.
 *
 * @param city id of the city, {@code beihai}
 * @param documentNumber number of the issuing document, {@code 北环字〔2020〕85号}; null where the plan carries none
 * @param issuer name of the issuing body as the document writes it
 * @param issueDate date of the document; deadlines before it do not apply. Null where the plan carries none
 * @param formalities what else the document says about itself
 */
public record PlanDraft(
        String city,
        @Called("年度") int year,
        @Called("计划名称") String title,
        @Called("文号") @Nullable String documentNumber,
        @Called("印发单位") String issuer,
        @Called("印发日期") @Nullable LocalDate issueDate,
        @Called("印发要件") @Nullable Formalities formalities,
        @Called("目标") List<Goal> goals,
        @Called("任务") List<Task> tasks,
        @Called("工作要求") List<Requirement> requirements) {

    public PlanDraft {
        goals = listOf(goals);
        tasks = listOf(tasks);
        requirements = listOf(requirements);
    }

    /** The same plan with other goals and tasks. */
    public PlanDraft with(List<Goal> otherGoals, List<Task> otherTasks) {
        return new PlanDraft(
                city,
                year,
                title,
                documentNumber,
                issuer,
                issueDate,
                formalities,
                otherGoals,
                otherTasks,
                requirements);
    }

    /** The same plan with every date moved by whole years; 29 February becomes the 28th where there is none. */
    public PlanDraft movedTo(int otherYear) {
        int years = otherYear - year;
        return new PlanDraft(
                city,
                otherYear,
                title,
                documentNumber,
                issuer,
                issueDate == null ? null : issueDate.plusYears(years),
                formalities,
                goals.stream()
                        .map(g -> new Goal(
                                g.ref, g.title, g.indicator, g.date.plusYears(years), g.dateDerived, g.sources))
                        .toList(),
                tasks.stream().map(t -> t.movedBy(years)).toList(),
                requirements);
    }

    /**
     * What the document says of its own standing.
     *
     * @param consentOf who agreed to it before it was issued: 市人民政府; null where it says nothing
     * @param consentBasis by which recorded decision; without it no quota binds a county
     * @param signer 签发人
     * @param recipients 主送, as written
     * @param openness null where the document does not say
     * @param issuerDerived whether the document names no issuer, so that {@link PlanDraft#issuer} is ours
     * @param basis what it rests on as a whole
     */
    public record Formalities(
            @Called("同意机关") @Nullable String consentOf,
            @Called("同意依据") @Nullable String consentBasis,
            @Called("签发人") @Nullable String signer,
            @Called("主送") @Nullable String recipients,
            @Called("公开属性") @Nullable Openness openness,

            @Called("印发单位是推定的") @Flag boolean issuerDerived,

            @Called("依据") List<Basis> basis) {

        public Formalities {
            basis = listOf(basis);
        }
    }

    /**
     * A document that something rests on.
     *
     * @param title in full: 《广西农用地安全利用工作实施方案》 without the marks
     * @param number 桂政办函〔2019〕38号; null where the plan names none
     */
    public record Basis(
            @Called("文件名称") String title,
            @Called("文号") @Nullable String number) {}

    /**
     * What the whole plan is measured by at its end.
     *
     * @param date the day on which the goal is judged
     * @param dateDerived whether the day is the end of the year because the plan names none
     * @param sources refs of the tasks that deliver it
     */
    public record Goal(
            @Called("条款号") String ref,
            @Called("目标名称") String title,
            @Called("指标") Indicator indicator,
            @Called("考核日期") LocalDate date,

            @Called("日期是推定的") @Flag boolean dateDerived,

            @Called("来源任务") List<String> sources) {

        public Goal {
            sources = listOf(sources);
        }

        /** The same goal, fed by other tasks. */
        public Goal from(List<String> others) {
            return new Goal(ref, title, indicator, date, dateDerived, others);
        }
    }

    /**
     * A measure with its target. The target is text so that 1.5 stays 1.5 and Ⅳ类 stays a class;
     * {@link Operator#isMet} compares it unrounded.
     *
     * @param target number, class or, for {@link Operator#QUALITATIVE}, words; null where the plan sets none
     * @param unit unit of measure as written beside a number ({@code 亩}, {@code %}); empty for none
     * @param formula how the value is made from numerator and denominator, in words for the reader
     * @param pending whether the formula is ours and not confirmed (待核): it proposes, a person decides
     * @param reporter the one body that states it (主报); null: what the executors state is added up (分报相加), and where
     *     there are none the first lead states it
     * @param computed key of the figure that the program counts itself; null: it is typed
     * @param modality null: 必达
     * @param derived whether the plan itself sets no such measure
     */
    public record Indicator(
            @Called("指标名称") String name,
            @Called("比较方式") Operator operator,
            @Called("目标值") @Nullable String target,
            @Called("单位") String unit,
            @Called("计算方法") @Nullable String formula,

            @Called("待核") @Flag boolean pending,

            @Called("主报单位") @Nullable String reporter,
            @Called("台账统计") @Nullable String computed,

            @Called("力度") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Modality modality,

            @Called("是推定的") @Flag boolean derived) {

        public Indicator {
            unit = unit == null ? "" : unit;
        }

        /** One that is firm, typed, stated by the plan and reported by the executors. */
        public Indicator(
                String name, Operator operator, @Nullable String target, String unit, @Nullable String formula) {
            this(name, operator, target, unit, formula, false, null, null, null, false);
        }
    }

    /**
     * A clause that carries its own statement of responsibility.
     *
     * @param ref the clause, unique in the plan: {@code 二(二)1三}
     * @param section heading the clause stands under
     * @param content what is to be done, in our own words
     * @param participants bodies that take part without leading
     * @param participantsOpen whether the clause ends in 等: a lead may draw others in without an adjustment
     * @param executors counties that may be named for its items; null when inherited: every default executor of the city
     * @param items what it asks for, row by row
     */
    public record Task(
            @Called("条款号") String ref,
            @Called("所在章节") String section,
            @Called("任务名称") String title,
            @Called("任务内容") String content,
            @Called("牵头方式") LeadMode leadMode,
            @Called("牵头单位") List<String> leads,
            @Called("参与单位") List<String> participants,

            @Called("参与单位可增加") @Flag boolean participantsOpen,

            @Called("落实单位") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> executors,

            @Called("分项") List<Item> items) {

        public Task {
            leads = listOf(leads);
            participants = listOf(participants);
            executors = executors == null ? null : List.copyOf(executors);
            items = listOf(items);
        }

        /** The dates of all its items. */
        public List<Deadline> dates() {
            return items.stream().flatMap(item -> item.deadlines.stream()).toList();
        }

        /** The same clause asking for other items. */
        public Task with(List<Item> others) {
            return new Task(
                    ref, section, title, content, leadMode, leads, participants, participantsOpen, executors, others);
        }

        private Task movedBy(int years) {
            return with(items.stream().map(item -> item.movedBy(years)).toList());
        }
    }

    /**
     * A row of the 任务分解表: the unit of receipt, work, verification and close-out.
     *
     * @param ref unique in the plan: {@code 二(二)1三-2}
     * @param words what the plan says, quoted; null where the item is worked out from the clause as a whole
     * @param leads the first leads (主办), others help (协办); empty: those of the clause
     * @param executors the counties that carry it out; empty: none, it is done by the leads
     * @param contributions what participants owe (配合事项); who is not named here is only told
     * @param objects what of a register it counts; null: nothing
     * @param proof kinds of file that must be there: 方案, 检测报告
     * @param check left out: as usual for the type
     * @param share how many of a hundred are drawn, where {@link CheckLevel#SAMPLE}; null: as the city has it
     * @param publicity whether its result is made public before close-out (公示)
     */
    public record Item(
            @Called("分项号") String ref,
            @Called("分项名称") String title,
            @Called("原文") @Nullable String words,
            @Called("类型") ItemType type,
            @Called("牵头单位") List<String> leads,
            @Called("落实单位") List<Executor> executors,
            @Called("配合事项") List<Contribution> contributions,
            @Called("时限") List<Deadline> deadlines,
            @Called("指标") List<Indicator> indicators,
            @Called("台账对象") @Nullable Objects objects,
            @Called("佐证材料") List<String> proof,
            @Called("核查方式") CheckLevel check,
            @Called("抽查比例") @Nullable Integer share,

            @Called("公示") @Flag boolean publicity,

            @Called("依据") List<Basis> basis) {

        public Item {
            leads = listOf(leads);
            executors = listOf(executors);
            contributions = listOf(contributions);
            deadlines = listOf(deadlines);
            indicators = listOf(indicators);
            proof = listOf(proof);
            check = check != null || type == null ? check : type.usualCheck();
            basis = listOf(basis);
        }

        /** The same item with other dates. */
        public Item dated(List<Deadline> others) {
            return copy(ref, leads, executors, contributions, others);
        }

        /** The same item under another number. */
        public Item numbered(String other) {
            return copy(other, leads, executors, contributions, deadlines);
        }

        /** The same item, with other ids of bodies; each body stays once. */
        public Item renamed(UnaryOperator<String> body) {
            Set<String> carrying = new HashSet<>();
            Set<String> owing = new HashSet<>();
            return copy(
                    ref,
                    leads.stream().map(body).distinct().toList(),
                    executors.stream()
                            .map(e -> new Executor(body.apply(e.body), e.quota, e.date))
                            .filter(e -> carrying.add(e.body))
                            .toList(),
                    contributions.stream()
                            .map(c -> new Contribution(body.apply(c.body), c.what, c.date))
                            .filter(c -> owing.add(c.body))
                            .toList(),
                    deadlines);
        }

        private Item movedBy(int years) {
            return copy(
                    ref,
                    leads,
                    executors.stream()
                            .map(e -> new Executor(e.body, e.quota, e.date == null ? null : e.date.plusYears(years)))
                            .toList(),
                    contributions.stream()
                            .map(c -> new Contribution(c.body, c.what, c.date == null ? null : c.date.plusYears(years)))
                            .toList(),
                    deadlines.stream().map(d -> d.movedBy(years)).toList());
        }

        private Item copy(
                String otherRef,
                List<String> otherLeads,
                List<Executor> otherExecutors,
                List<Contribution> otherContributions,
                List<Deadline> otherDeadlines) {
            return new Item(
                    otherRef,
                    title,
                    words,
                    type,
                    otherLeads,
                    otherExecutors,
                    otherContributions,
                    otherDeadlines,
                    indicators,
                    objects,
                    proof,
                    check,
                    share,
                    publicity,
                    basis);
        }
    }

    /**
     * A county that carries an item out; in a file its id alone where nothing else is said.
     *
     * @param quota how much of it, in the unit of the indicator, or words; null: no share is set
     * @param date its own day; null: as the item's
     */
    public record Executor(
            @Called("单位") String body,

            @Called("配额") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String quota,

            @Called("日期") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate date) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Executor {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Executor(String body) {
            this(body, null, null);
        }
    }

    /**
     * What a participant owes to an item.
     *
     * @param what is handed to the lead
     * @param date by when; null: by the item's own day
     */
    public record Contribution(
            @Called("单位") String body,
            @Called("配合内容") String what,

            @Called("日期") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate date) {}

    /**
     * Entries of a register that an item counts and never owns.
     *
     * @param register kind of the register
     * @param where what an entry says to be counted: values by field, one of which must be there; empty: all entries
     * @param states that each entry must have reached by the item's day, one of them
     */
    public record Objects(
            @Called("台账") String register,
            @Called("范围") Map<String, List<String>> where,
            @Called("应达到的状态") List<String> states) {

        public Objects {
            where = where == null ? Map.of() : Map.copyOf(where);
            states = listOf(states);
        }
    }

    /**
     * A date of an item.
     *
     * @param date null for {@code relative}, {@code event} and for {@code recurring} without fixed days
     * @param push whether all leads of the plan push their progress on this date; null where the plan does not state it
     *     and the words tell, see {@link #pushes}
     * @param origin who set it; null: not known, it moves only as one of the city government's does
     * @param modality null: 必达
     * @param derived whether the plan names no such day, so that it follows from the plan's year
     */
    public record Deadline(
            @Called("日期") @Nullable LocalDate date,
            @Called("类型") DeadlineType type,
            @Called("要求") String description,

            @Called("是否推送") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean push,

            @Called("来源") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DateOrigin origin,

            @Called("力度") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Modality modality,

            @Called("是推定的") @Flag boolean derived) {

        public Deadline(@Nullable LocalDate date, DeadlineType type, String description) {
            this(date, type, description, null, null, null, false);
        }

        /**
         * Whether this is a day of the quarterly push: as the plan states it, otherwise a recurring date whose words
         * speak of 推送 or 报送.
         */
        public boolean pushes() {
            return date != null && (push != null ? push : type == DeadlineType.RECURRING && speaksOfPushing());
        }

        private boolean speaksOfPushing() {
            return description.contains("推送") || description.contains("报送");
        }

        /** The same date, which pushes or does not, whatever its words say. */
        public Deadline pushing(boolean pushes) {
            return new Deadline(date, type, description, pushes, origin, modality, derived);
        }

        private Deadline movedBy(int years) {
            return date == null
                    ? this
                    : new Deadline(date.plusYears(years), type, description, push, origin, modality, derived);
        }
    }

    /**
     * A standing commitment of the plan (工作要求) without a department line.
     *
     * @param bodies whom it binds
     */
    public record Requirement(
            @Called("条款号") String ref,
            @Called("要求名称") String title,
            @Called("要求内容") String content,
            @Called("承诺单位") List<String> bodies) {

        public Requirement {
            bodies = listOf(bodies);
        }
    }

    /** Data binding leaves an absent list null; a reader of the record must not have to know. */
    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
