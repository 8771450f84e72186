package cn.jingtu.plan;

import cn.jingtu.platform.text.Called;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A yearly plan as it is written down, before it is issued: what a plan file ({@code cities/<city>/plans/<year>.yaml})
 * holds and what reading a plan document yields. Bodies are named by their organisation id within the city
 * ({@code ecology}, {@code hepu}), never by a typed name.
 *
 * <p>Absent lists are empty lists, except {@link Task#executors()}, where absence says something.
 *
 * @param city id of the city, {@code beihai}
 * @param documentNumber number of the issuing document, {@code 北环字〔2020〕85号}; null where the plan carries none
 * @param issuer name of the issuing body as the document writes it
 * @param issueDate date of the document; deadlines before it do not apply. Null where the plan carries none
 */
public record PlanDraft(
        String city,
        @Called("年度") int year,
        @Called("计划名称") String title,
        @Called("文号") @Nullable String documentNumber,
        @Called("印发单位") String issuer,
        @Called("印发日期") @Nullable LocalDate issueDate,
        @Called("目标") List<Goal> goals,
        @Called("任务") List<Task> tasks,
        @Called("工作要求") List<Requirement> requirements) {

    public PlanDraft {
        goals = listOf(goals);
        tasks = listOf(tasks);
        requirements = listOf(requirements);
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
                goals.stream()
                        .map(g -> new Goal(g.ref, g.title, g.indicator, g.date.plusYears(years), g.sources))
                        .toList(),
                tasks.stream().map(t -> t.movedBy(years)).toList(),
                requirements);
    }

    /**
     * What the whole plan is measured by at its end.
     *
     * @param date the day on which the goal is judged
     * @param sources refs of the tasks that deliver it
     */
    public record Goal(
            @Called("条款号") String ref,
            @Called("目标名称") String title,
            @Called("指标") Indicator indicator,
            @Called("考核日期") LocalDate date,
            @Called("来源任务") List<String> sources) {

        public Goal {
            sources = listOf(sources);
        }
    }

    /**
     * A measure with its target. The target is text so that 1.5 stays 1.5 and Ⅳ类 stays a class;
     * {@link Operator#isMet} compares it unrounded.
     *
     * @param target number, class or, for {@link Operator#QUALITATIVE}, words; null where the plan sets none
     * @param unit unit of measure as written beside a number ({@code 亩}, {@code %}); empty for none
     * @param formula how the value is made from numerator and denominator, in words for the reader
     * @param item the sub-item of the task this belongs to; null for the task as a whole
     * @param leads who answers for it; empty for the leads of the task
     * @param executors who delivers it; empty for the executors of the task
     */
    public record Indicator(
            @Called("指标名称") String name,
            @Called("比较方式") Operator operator,
            @Called("目标值") @Nullable String target,
            @Called("单位") String unit,
            @Called("计算方法") @Nullable String formula,
            @Called("所属事项") @Nullable String item,
            @Called("牵头单位") List<String> leads,
            @Called("落实单位") List<String> executors) {

        public Indicator {
            unit = unit == null ? "" : unit;
            leads = listOf(leads);
            executors = listOf(executors);
        }
    }

    /**
     * A clause that carries its own statement of responsibility.
     *
     * @param ref the clause, unique in the plan: {@code 二(二)1三}
     * @param section heading the clause stands under
     * @param content what is to be done, in our own words
     * @param participants bodies that take part without leading
     * @param executors counties that carry it out; null when inherited: every default executor of the city
     * @param duties what recurs or holds all year without a date of its own
     */
    public record Task(
            @Called("条款号") String ref,
            @Called("所在章节") String section,
            @Called("任务名称") String title,
            @Called("任务内容") String content,
            @Called("牵头方式") LeadMode leadMode,
            @Called("牵头单位") List<String> leads,
            @Called("参与单位") List<String> participants,

            @Called("落实单位") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> executors,

            @Called("时限") List<Deadline> deadlines,
            @Called("指标") List<Indicator> indicators,
            @Called("常年事项") List<String> duties) {

        public Task {
            leads = listOf(leads);
            participants = listOf(participants);
            executors = executors == null ? null : List.copyOf(executors);
            deadlines = listOf(deadlines);
            indicators = listOf(indicators);
            duties = listOf(duties);
        }

        private Task movedBy(int years) {
            List<Deadline> moved = deadlines.stream()
                    .map(d -> d.date == null
                            ? d
                            : new Deadline(
                                    d.date.plusYears(years),
                                    d.type,
                                    d.description,
                                    d.item,
                                    d.leads,
                                    d.executors,
                                    d.push))
                    .toList();
            return new Task(
                    ref, section, title, content, leadMode, leads, participants, executors, moved, indicators, duties);
        }
    }

    /**
     * A date of a task.
     *
     * @param date null for {@code relative}, {@code event} and for {@code recurring} without fixed days
     * @param item the sub-item of the task this belongs to; null for the task as a whole
     * @param leads who answers for it; empty for the leads of the task
     * @param executors who delivers it; empty for the executors of the task
     * @param push whether all leads of the plan push their progress on this date; null where the plan does not state it
     *     and the words tell, see {@link #pushes}
     */
    public record Deadline(
            @Called("日期") @Nullable LocalDate date,
            @Called("类型") DeadlineType type,
            @Called("要求") String description,
            @Called("所属事项") @Nullable String item,
            @Called("牵头单位") List<String> leads,
            @Called("落实单位") List<String> executors,

            @Called("是否推送") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean push) {

        public Deadline {
            leads = listOf(leads);
            executors = listOf(executors);
        }

        public Deadline(
                @Nullable LocalDate date,
                DeadlineType type,
                String description,
                @Nullable String item,
                List<String> leads,
                List<String> executors) {
            this(date, type, description, item, leads, executors, null);
        }

        /**
         * Whether this is a day of the quarterly push: as the plan states it, otherwise a recurring date whose words
         * speak of 推送 or 报送.
         */
        public boolean pushes() {
            return date != null && (push != null ? push : type == DeadlineType.RECURRING && speaksOfPushing());
        }

        private boolean speaksOfPushing() {
            String words = item == null ? description : description + item;
            return words.contains("推送") || words.contains("报送");
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
