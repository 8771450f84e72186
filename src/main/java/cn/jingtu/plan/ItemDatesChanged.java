package cn.jingtu.plan;

/** The dates of an item in work have changed. */
public record ItemDatesChanged(String itemId) {}
