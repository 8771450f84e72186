package cn.jingtu.plan;

import cn.jingtu.matter.Actor;
import cn.jingtu.platform.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What counties and leads report against indicators and goals. A rate is kept as numerator and denominator and worked
 * out from their sums, unrounded; where a lead states a figure of its own, it stands for the whole city.
 */
@Component
@Transactional
public class Figures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PlanStore planStore;
    private final TaskStore taskStore;
    private final FigureStore figureStore;
    private final Clock clock;

    Figures(PlanStore planStore, TaskStore taskStore, FigureStore figureStore, Clock clock) {
        this.planStore = planStore;
        this.taskStore = taskStore;
        this.figureStore = figureStore;
        this.clock = clock;
    }

    /**
     * Present standing of a measure against its target.
     *
     * @param value as compared, unrounded; null when there are not enough data
     * @param met null when it can't be judged
     * @param missing organisation ids whose figure is awaited
     */
    public record Standing(
            String name,
            Operator operator,
            @Nullable String target,
            String unit,
            @Nullable String formula,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String value,
            @Nullable Boolean met,
            List<String> missing,
            String state) {}

    /** A goal of the plan with its present standing and the tasks it is fed by. */
    public record GoalStanding(String ref, String title, Standing standing, List<String> sources) {}

    /**
     * Keeps what an organisation reports.
     *
     * @param complete whether every indicator that the organisation reports must have a figure now or before
     * @throws Refusal naming every figure that is missing or impossible
     */
    void report(String planTaskId, List<Figure> reported, boolean complete, Actor by) {
        String organisation = by.acting();
        List<TaskIndicator> indicators = figureStore.indicators(planTaskId);
        Map<Long, Figure> given = reported.stream()
                .filter(f -> !f.isEmpty())
                .collect(Collectors.toMap(Figure::indicatorId, Function.identity(), (a, b) -> b));
        List<String> mistakes = new ArrayList<>();
        for (Long id : given.keySet()) {
            if (indicators.stream().noneMatch(i -> i.id() == id)) {
                mistakes.add("指标编号" + id + "不属于本任务，请刷新后重新填写");
            }
        }
        Collection<Long> before =
                figureStore
                        .newestFigures(
                                indicators.stream().map(TaskIndicator::id).toList())
                        .stream()
                        .filter(f -> f.organisationId().equals(organisation))
                        .map(ReportedFigure::indicatorId)
                        .toList();
        for (TaskIndicator indicator : indicators) {
            Figure figure = given.get(indicator.id());
            if (figure != null) {
                mistakes.addAll(mistakesOf(indicator, figure));
            } else if (complete && indicator.isReportedBy(organisation) && !before.contains(indicator.id())) {
                mistakes.add("请填报“" + indicator.name() + "”");
            }
        }
        if (!mistakes.isEmpty()) {
            throw Refusal.invalid(String.join("；", mistakes) + "。");
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        given.values().forEach(f -> figureStore.insertFigure(f, organisation, by.person(), now));
    }

    static List<String> mistakesOf(TaskIndicator indicator, Figure figure) {
        List<String> mistakes = new ArrayList<>();
        String name = "“" + indicator.name() + "”";
        if (indicator.isRate()) {
            if (figure.numerator() == null || figure.denominator() == null) {
                mistakes.add(name + "请同时填写分子和分母");
            } else if (figure.denominator().signum() == 0 && figure.numerator().signum() != 0) {
                mistakes.add(name + "分母为0时分子也应为0");
            } else if (figure.numerator().compareTo(figure.denominator()) > 0) {
                mistakes.add(name + "分子（" + figure.numerator().toPlainString() + "）大于分母（"
                        + figure.denominator().toPlainString() + "），请核对");
            }
        } else if (figure.value() == null || figure.value().isBlank()) {
            mistakes.add(name + "请填写数值");
        } else if (indicator.operator().isNumeric() && number(figure.value()) == null) {
            mistakes.add(name + "应填数字（" + Operator.BOUNDS + "），现为“" + figure.value() + "”");
        } else if (indicator.operator().isNumeric() && isNegative(number(figure.value()))) {
            mistakes.add(name + "不能为负数");
        } else if (indicator.operator() == Operator.NOT_WORSE_THAN
                && GroundwaterClass.of(figure.value()).isEmpty()) {
            mistakes.add(name + "应填水质类别（Ⅰ至Ⅴ），现为“" + figure.value() + "”");
        }
        return mistakes;
    }

    private static boolean isNegative(@Nullable BigDecimal number) {
        return number != null && number.signum() < 0;
    }

    /** The newest figures of a task, one for each indicator and organisation. */
    public List<ReportedFigure> of(String planTaskId) {
        return figureStore.newestFigures(figureStore.indicators(planTaskId).stream()
                .map(TaskIndicator::id)
                .toList());
    }

    public List<TaskIndicator> indicators(String planTaskId) {
        return figureStore.indicators(planTaskId);
    }

    /** Standing of every indicator of a task. */
    public List<Standing> standings(String planTaskId) {
        List<TaskIndicator> indicators = figureStore.indicators(planTaskId);
        List<Party> parties = taskStore.parties(planTaskId);
        Map<Long, List<ReportedFigure>> byIndicator =
                of(planTaskId).stream().collect(Collectors.groupingBy(ReportedFigure::indicatorId));
        return indicators.stream()
                .map(i -> standing(i, parties, byIndicator.getOrDefault(i.id(), List.of())))
                .toList();
    }

    /** Standing of every goal of a plan, from the indicators of its source tasks that bear the goal's name. */
    public List<GoalStanding> goals(String planId) {
        Plan plan = planStore.get(planId);
        PlanDraft draft = planStore.draft(plan);
        List<TaskIndicator> indicators = figureStore.indicatorsOfPlan(planId);
        Map<String, List<Party>> parties = taskStore.partiesOfPlan(planId);
        Map<Long, List<ReportedFigure>> byIndicator =
                figureStore
                        .newestFigures(
                                indicators.stream().map(TaskIndicator::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(ReportedFigure::indicatorId));
        return draft.goals().stream()
                .map(goal -> new GoalStanding(
                        goal.ref(),
                        goal.title(),
                        goalStanding(planId, goal, indicators, parties, byIndicator),
                        goal.sources()))
                .toList();
    }

    private static Standing goalStanding(
            String planId,
            PlanDraft.Goal goal,
            List<TaskIndicator> indicators,
            Map<String, List<Party>> parties,
            Map<Long, List<ReportedFigure>> byIndicator) {
        PlanDraft.Indicator wanted = goal.indicator();
        List<Standing> feeding = indicators.stream()
                .filter(i -> i.name().equals(wanted.name())
                        && goal.sources().stream()
                                .anyMatch(ref -> i.planTaskId().equals(planId + ":" + ref)))
                .map(i -> standing(
                        i,
                        parties.getOrDefault(i.planTaskId(), List.of()),
                        byIndicator.getOrDefault(i.id(), List.of())))
                .toList();
        if (feeding.size() == 1) {
            Standing s = feeding.get(0);
            Boolean met = wanted.operator().isMet(s.value, wanted.target()).orElse(null);
            return new Standing(
                    wanted.name(),
                    wanted.operator(),
                    wanted.target(),
                    wanted.unit(),
                    wanted.formula(),
                    s.numerator,
                    s.denominator,
                    s.value,
                    met,
                    s.missing,
                    stateOf(wanted.operator(), s.value, met));
        }
        return new Standing(
                wanted.name(),
                wanted.operator(),
                wanted.target(),
                wanted.unit(),
                wanted.formula(),
                null,
                null,
                null,
                null,
                List.of(),
                "数据不足");
    }

    static Standing standing(TaskIndicator indicator, List<Party> parties, List<ReportedFigure> figures) {
        List<ReportedFigure> ofLeads = figures.stream()
                .filter(f -> parties.stream()
                        .anyMatch(
                                p -> p.role() == Role.LEAD && p.organisationId().equals(f.organisationId())))
                .toList();
        List<String> reporters = parties.stream()
                .filter(p -> p.role() == Role.EXECUTOR
                        && p.state() != PartyState.EXEMPT
                        && indicator.isReportedBy(p.organisationId()))
                .map(Party::organisationId)
                .toList();
        List<String> missing = ofLeads.isEmpty()
                ? reporters.stream()
                        .filter(id -> figures.stream()
                                .noneMatch(f -> f.organisationId().equals(id)))
                        .toList()
                : List.of();
        List<ReportedFigure> ofReporters = figures.stream()
                .filter(f -> reporters.contains(f.organisationId()))
                .toList();
        List<ReportedFigure> counted = ofLeads.isEmpty() ? ofReporters : ofLeads;
        BigDecimal numerator = sum(counted, ReportedFigure::numerator);
        BigDecimal denominator = sum(counted, ReportedFigure::denominator);
        String value =
                missing.isEmpty() && !counted.isEmpty() ? value(indicator, counted, numerator, denominator) : null;
        Boolean met = indicator.operator().isMet(value, indicator.target()).orElse(null);
        boolean nothingToCount = indicator.isRate() && denominator != null && denominator.signum() == 0;
        return new Standing(
                indicator.name(),
                indicator.operator(),
                indicator.target(),
                indicator.unit(),
                indicator.formula(),
                numerator,
                denominator,
                value,
                met,
                missing,
                nothingToCount && missing.isEmpty() ? "不适用（分母为0）" : stateOf(indicator.operator(), value, met));
    }

    private static String stateOf(Operator operator, @Nullable String value, @Nullable Boolean met) {
        if (value == null) {
            return "数据不足";
        }
        if (met == null) {
            return operator == Operator.QUALITATIVE ? "定性，由核查判定" : "数据不足";
        }
        return met ? "达标" : "未达标";
    }

    /** The value of one figure, as compared; null where there is none. */
    static @Nullable String value(TaskIndicator indicator, Figure figure) {
        BigDecimal numerator = figure.numerator();
        BigDecimal denominator = figure.denominator();
        return !indicator.isRate()
                ? figure.value()
                : numerator == null || denominator == null || denominator.signum() == 0
                        ? null
                        : percent(numerator, denominator);
    }

    private static String percent(BigDecimal numerator, BigDecimal denominator) {
        return numerator
                .multiply(HUNDRED)
                .divide(denominator, MathContext.DECIMAL64)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static @Nullable String value(
            TaskIndicator indicator,
            List<ReportedFigure> figures,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator) {
        if (indicator.isRate()) {
            return numerator == null || denominator == null || denominator.signum() == 0
                    ? null
                    : percent(numerator, denominator);
        }
        if (indicator.operator().isNumeric()) {
            return figures.stream()
                    .map(f -> f.value() == null ? null : number(f.value()))
                    .filter(Objects::nonNull)
                    .reduce(together(indicator))
                    .map(BigDecimal::toPlainString)
                    .orElse(null);
        }
        if (indicator.operator() == Operator.NOT_WORSE_THAN) {
            return figures.stream()
                    .map(f -> f.value() == null
                            ? null
                            : GroundwaterClass.of(f.value()).orElse(null))
                    .filter(Objects::nonNull)
                    .max(GroundwaterClass::compareTo)
                    .map(Enum::name)
                    .orElse(null);
        }
        return figures.stream()
                .map(ReportedFigure::value)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("；"));
    }

    /**
     * Amounts add up; a measure per something (次/座·年) does not: the city stands where its weakest county stands.
     */
    private static BinaryOperator<BigDecimal> together(TaskIndicator indicator) {
        if (!indicator.unit().contains("/")) {
            return BigDecimal::add;
        }
        return indicator.operator() == Operator.AT_MOST || indicator.operator() == Operator.LESS_THAN
                ? BigDecimal::max
                : BigDecimal::min;
    }

    private static @Nullable BigDecimal sum(
            List<ReportedFigure> figures, Function<ReportedFigure, @Nullable BigDecimal> part) {
        return figures.stream()
                .map(part)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private static @Nullable BigDecimal number(String text) {
        return Operator.isNumber(text) ? new BigDecimal(text.strip()) : null;
    }
}
