package cn.jingtu.matter.process;

/**
 * Somebody who may read an open task has saved what the form has so far.
 *
 * @param procedure id of the one that the task belongs to
 */
public record DraftSaved(String taskId, String procedure) {}
