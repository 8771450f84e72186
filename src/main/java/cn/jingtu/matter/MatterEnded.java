package cn.jingtu.matter;

/** A matter has ended, and nobody owes it anything any more. */
public record MatterEnded(Matter matter) {}
