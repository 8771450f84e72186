package cn.jingtu.plan;

/** A plan was put into force, with all its tasks; told in the same transaction. */
public record PlanIssued(String planId) {}
