package cn.jingtu.plan;

/** A plan is no longer in force: its year is closed, or it was repealed; told in the same transaction. */
public record PlanEnded(String planId) {}
