package cn.jingtu.register.intake;

import java.util.List;

/**
 * A row of a table that is brought into a register.
 *
 * @param line of the sheet, as a spreadsheet counts them, from 1
 */
public record ImportRow(int line, List<String> cells, List<Problem> problems) {

    boolean isWrong() {
        return problems.stream().anyMatch(Problem::error);
    }
}
