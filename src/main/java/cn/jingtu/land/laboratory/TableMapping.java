package cn.jingtu.land.laboratory;

import cn.jingtu.standards.SoilItem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a table of a file is read: proposed by {@link MappingProposal}, corrected by a clerk, applied by {@link Analyses}.
 *
 * @param sheet its name; of a text file: empty
 * @param firstRow of the head, from 0
 * @param lastRow inclusive
 * @param headEnd index of the last line of the head: a row, in a transposed table a column
 * @param headStart index of the first line of the head
 * @param title what stands above the table
 * @param unit of what no other unit is told of; null: none, or several
 * @param units of items and groups of items, by the words that name these: 挥发性有机物
 * @param sample the one that the whole table is of, where no column says it; null: a column does
 */
public record TableMapping(
        String sheet,
        Layout layout,
        int firstRow,
        int lastRow,
        int headStart,
        int headEnd,
        String title,
        @Nullable String unit,
        Map<String, String> units,
        @Nullable String sample,
        List<ColumnMapping> columns) {

    /** The unit that the words around the table say of an item; empty: they say none. */
    String unitOf(SoilItem item) {
        for (Map.Entry<String, String> told : units.entrySet()) {
            if (NamedItems.in(told.getKey()).include(item)) {
                return told.getValue();
            }
        }
        return unit == null ? "" : unit;
    }

    /** The same table, of which these columns are looked at. */
    TableMapping with(List<ColumnMapping> some) {
        return new TableMapping(sheet, layout, firstRow, lastRow, headStart, headEnd, title, unit, units, sample, some);
    }

    public enum Layout {
        /** A row for each sample, a column for each item. */
        WIDE("一行一个样品"),
        /** A row for each item, a column for each sample. */
        TRANSPOSED("一列一个样品"),
        /** A row for each analysis. */
        LONG("一行一个结果");

        private final String label;

        Layout(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
