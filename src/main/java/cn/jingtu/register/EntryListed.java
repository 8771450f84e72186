package cn.jingtu.register;

import java.time.LocalDate;

/**
 * An entry came onto a list or left one; told in the transaction that writes it.
 *
 * @param id of the entry
 * @param on the day that the list itself says
 */
public record EntryListed(String id, LocalDate on) {}
