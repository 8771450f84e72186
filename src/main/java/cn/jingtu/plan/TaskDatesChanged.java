package cn.jingtu.plan;

/** Dates of a running task were met or moved otherwise than from its own desk; told in the same transaction. */
public record TaskDatesChanged(String planTaskId) {}
