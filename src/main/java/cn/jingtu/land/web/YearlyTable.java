package cn.jingtu.land.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a year, as the page of the registers draws it.
 *
 * @param day at whose end the record was looked at
 * @param takesDay whether another day can be asked for
 * @param part of the figures of the year that the table is about; null: all, or there are no parts
 */
record YearlyTable(
        String title,
        int year,
        LocalDate day,
        boolean takesDay,
        @Nullable String part,
        List<String> columns,
        List<List<Cell>> rows,
        List<String> notes) {

    /**
     * A cell; at most one of the two links is there.
     *
     * @param entry id of the entry that it leads to
     * @param part that it leads to
     */
    record Cell(
            String text, @Nullable String entry, @Nullable String part) {

        static Cell of(@Nullable Object value) {
            return new Cell(value == null ? "" : value.toString(), null, null);
        }

        Cell toEntry(String id) {
            return new Cell(text, id, null);
        }

        Cell toPart(String name) {
            return new Cell(text, null, name);
        }
    }
}
