package cn.jingtu.land.access;

/**
 * Something wrong in a table that somebody sends.
 *
 * @param row as the spreadsheet counts, from 1
 * @param column its head
 */
public record TableProblem(int row, String column, String message) {}
