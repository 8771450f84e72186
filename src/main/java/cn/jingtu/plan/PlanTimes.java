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
 * @param executorWorkdaysBefore how long before an item is due counties report
 * @param accountingWorkdaysBefore how long before an item is due its lead is asked to give account of it
 * @param receiptWorkdays to receive the items of a plan (签收)
 * @param publicityWorkdays how long a result is made public before it counts (公示, 待核)
 */
@ConfigurationProperties("jingtu.plan")
public record PlanTimes(
        @DefaultValue("15") int schemeWorkdays,
        @DefaultValue("5") int stepWorkdays,
        @DefaultValue("10") int verifyWorkdays,
        @DefaultValue("5") int executorWorkdaysBefore,
        @DefaultValue("5") int accountingWorkdaysBefore,
        @DefaultValue("2") int receiptWorkdays,
        @DefaultValue("5") int publicityWorkdays) {}
