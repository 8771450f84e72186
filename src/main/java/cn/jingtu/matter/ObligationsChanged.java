package cn.jingtu.matter;

/** A matter owes something else, or by another day, than before. */
public record ObligationsChanged(Matter matter) {}
