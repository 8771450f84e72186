package cn.jingtu.platform.office;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A sheet as text: merged cells all hold what the first of them holds.
 *
 * @param name empty for a text file
 * @param hidden the sheet itself
 * @param hiddenRows from 0
 */
public record Sheet(String name, boolean hidden, List<List<String>> rows, Set<Integer> hiddenRows) {

    public int height() {
        return rows.size();
    }

    public int width() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /** The text of a cell without blanks at its ends; empty outside. */
    public String text(int row, int column) {
        return row >= 0
                        && row < rows.size()
                        && column >= 0
                        && column < rows.get(row).size()
                ? rows.get(row).get(column)
                : "";
    }

    /** The different texts of a row, in their order. */
    public Set<String> words(int row) {
        Set<String> words = new LinkedHashSet<>(rows.get(row));
        words.remove("");
        return words;
    }

    /** Rows for columns. */
    public Sheet transposed(int firstRow, int lastRow) {
        int width = width();
        List<List<String>> turned = new java.util.ArrayList<>();
        for (int c = 0; c < width; c++) {
            List<String> line = new java.util.ArrayList<>();
            for (int r = 0; r <= lastRow; r++) {
                line.add(r < firstRow ? "" : text(r, c));
            }
            turned.add(line);
        }
        return new Sheet(name, hidden, turned, Set.of());
    }
}
