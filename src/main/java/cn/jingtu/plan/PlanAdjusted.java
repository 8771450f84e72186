package cn.jingtu.plan;

/** Tasks of a plan in force were added, changed or withdrawn; told in the same transaction. */
public record PlanAdjusted(String planId) {}
