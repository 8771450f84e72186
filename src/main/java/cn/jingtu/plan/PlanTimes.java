package cn.jingtu.plan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many working days the steps of a task get. No plan and no law sets them: conventions of ours, set under
 * {@code jingtu.plan}.
 *
 * @param schemeWorkdays to draft and counter-sign the scheme
 * @param stepWorkdays to check, sign, decide
 * @param verifyWorkdays to verify
 * @param executorWorkdaysBefore how long before the task is due counties report
 */
@ConfigurationProperties("jingtu.plan")
public record PlanTimes(
        @DefaultValue("15") int schemeWorkdays,
        @DefaultValue("5") int stepWorkdays,
        @DefaultValue("10") int verifyWorkdays,
        @DefaultValue("5") int executorWorkdaysBefore) {}
