package cn.jingtu.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table that extraction has taken apart, a line for each cell: first the heads of its columns, then row by row what
 * stands in them, each row behind its number.
 */
final class FlatTable {

    private static final Pattern NUMBER_HEAD = Pattern.compile("序号|编号");
    private static final Pattern OTHER_HEAD =
            Pattern.compile("类别|领域|备注|(?:工作|重点|主要|任务|具体|目标)(?:任务|内容|要求|举措|措施|目标|类别|名称)");
    private static final Pattern BEHIND = Pattern.compile("(?:备注|注)：.*|附[件表].{0,4}|合计");
    private static final int FEWEST_HEADS = 4;
    private static final int LONGEST_ROW = 40;

    private FlatTable() {}

    /**
     * Rows of cells, each the numbers of its lines; the first row has the heads. Empty where there is no such table.
     *
     * @param lines of the document; those that belong to the page are empty
     */
    static List<List<List<Integer>>> in(List<String> lines) {
        for (int start = 0; start < lines.size(); start++) {
            int end = start;
            while (end < lines.size() && isHead(lines.get(end))) {
                end++;
            }
            if (end - start >= FEWEST_HEADS) {
                List<List<List<Integer>>> rows = rows(lines, start, end);
                return rows == null ? List.of() : rows;
            }
        }
        return List.of();
    }

    private static boolean isHead(String line) {
        return line.length() <= 8
                && (Labels.of(line) != null || OTHER_HEAD.matcher(line).matches());
    }

    private static @Nullable List<List<List<Integer>>> rows(List<String> lines, int start, int end) {
        int numbered = start;
        boolean responsible = false;
        for (int i = start; i < end; i++) {
            Labels label = Labels.of(lines.get(i));
            responsible |= label != null && label.responsibility();
            numbered = NUMBER_HEAD.matcher(lines.get(i)).matches() ? i : numbered;
        }
        if (!responsible || !NUMBER_HEAD.matcher(lines.get(numbered)).matches()) {
            return null;
        }
        int before = numbered - start;
        int behind = end - numbered - 1;
        List<List<List<Integer>>> rows = new ArrayList<>();
        List<List<Integer>> heads = new ArrayList<>();
        for (int i = start; i < end; i++) {
            heads.add(List.of(i));
        }
        rows.add(heads);
        int at = find(lines, end, 1, before + 1);
        for (int number = 1; at >= 0; number++) {
            int next = find(lines, at + 1, number + 1, LONGEST_ROW);
            List<Integer> own = new ArrayList<>();
            for (int i = at + 1; i < (next < 0 ? lines.size() : next); i++) {
                if (next < 0
                        && (own.size() == behind || BEHIND.matcher(lines.get(i)).matches())) {
                    break;
                }
                if (!lines.get(i).isEmpty()) {
                    own.add(i);
                }
            }
            // the name of a field stands before the number of the next row
            if (next >= 0 && before > 0 && own.size() > behind) {
                own.remove(own.size() - 1);
            }
            List<List<Integer>> cells = cells(lines, own, behind);
            if (cells == null) {
                return null;
            }
            List<List<Integer>> row = new ArrayList<>(Collections.nCopies(before, List.of()));
            row.add(List.of(at));
            row.addAll(cells);
            rows.add(row);
            at = next;
        }
        return rows.size() < 3 ? null : rows;
    }

    private static int find(List<String> lines, int from, int number, int within) {
        for (int i = from; i < Math.min(lines.size(), from + within); i++) {
            if (lines.get(i).equals(String.valueOf(number))) {
                return i;
            }
        }
        return -1;
    }

    /** The lines of a row as so many cells: a cell may go on in the next line, and its lines are the longest. */
    private static @Nullable List<List<Integer>> cells(List<String> lines, List<Integer> own, int count) {
        List<List<Integer>> cells = new ArrayList<>();
        own.forEach(line -> cells.add(new ArrayList<>(List.of(line))));
        while (cells.size() > count) {
            int longest = 0;
            for (int i = 0; i + 1 < cells.size(); i++) {
                longest = last(lines, cells.get(i)) > last(lines, cells.get(longest)) ? i : longest;
            }
            cells.get(longest).addAll(cells.remove(longest + 1));
        }
        return cells.size() == count ? cells : null;
    }

    private static int last(List<String> lines, List<Integer> cell) {
        return lines.get(cell.get(cell.size() - 1)).length();
    }
}
