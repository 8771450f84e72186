package cn.jingtu.matter;

/** A body has done its part in all that a matter owes; others may still owe theirs. */
public record PartDone(Matter matter) {}
