package cn.jingtu.platform;

/** A step that had failed at least once is done, or is not to be done any more: its matter has ended. */
public record StepEnded(String jobId) {}
