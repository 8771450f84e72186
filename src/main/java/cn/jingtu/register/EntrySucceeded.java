package cn.jingtu.register;

/**
 * Others go on with what an entry was; told in the transaction that strikes it.
 *
 * @param id of the entry that was split or merged
 */
public record EntrySucceeded(String id) {}
