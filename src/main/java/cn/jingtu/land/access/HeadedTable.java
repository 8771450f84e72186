package cn.jingtu.land.access;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Sheet;
import cn.jingtu.platform.office.TableFile;
import cn.jingtu.platform.office.Workbook;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table that somebody sends, its columns told by their heads: each row below them is one thing. */
final class HeadedTable {

    private static final long LARGEST = 5L * 1024 * 1024;
    /** A title may stand above the heads. */
    private static final int HIGHEST_HEAD = 10;
    /** Characters of a cell that is not read in its column at a glance. */
    private static final int LONG = 1_000;

    private HeadedTable() {}

    /** What is written above a column, and how much may stand in a cell. */
    interface Column {

        String head();

        int longest();
    }

    /**
     * What was typed in a row.
     *
     * @param number as the spreadsheet counts, from 1
     */
    record Row<C extends Column>(int number, Map<C, String> typed) {

        /** Null where nothing was typed. */
        @Nullable
        String text(C column) {
            String text = typed.getOrDefault(column, "");
            return text.isEmpty() ? null : text;
        }

        /** As if nothing stood in the other columns. */
        Row<C> alone(C column) {
            return new Row<>(number, Map.of(column, typed.getOrDefault(column, "")));
        }

        TableProblem wrong(C column, String message) {
            return new TableProblem(number, column.head(), message);
        }

        /** Tells what a rule has against a column. */
        void tell(C column, Runnable rule, List<TableProblem> problems) {
            try {
                rule.run();
            } catch (Refusal refused) {
                problems.add(wrong(column, String.valueOf(refused.getMessage())));
            }
        }
    }

    /**
     * The rows of the first sheet that has some; blank ones are passed over.
     *
     * @param columns all that are known; others are passed over too
     * @param telling the column by which the heads are found
     * @param what it holds: 地块清单
     * @throws Refusal if it is no table, has no head that can be told, no rows or too many
     */
    static <C extends Enum<C> & Column> List<Row<C>> read(
            byte[] file, Class<C> columns, C telling, String what, int mostRows) {
        Sheet sheet = TableFile.read(file, new TableFile.Terms(what, LARGEST, 20 * LARGEST, mostRows + 20)).stream()
                .filter(one -> !one.hidden() && one.rows().size() > 1)
                .findFirst()
                .orElseThrow(() -> empty(what));
        int top = top(sheet, telling);
        Map<C, Integer> places = places(sheet.rows().get(top), columns);
        List<Row<C>> rows = new ArrayList<>();
        for (int r = top + 1; r < sheet.rows().size(); r++) {
            if (sheet.rows().get(r).stream().allMatch(String::isEmpty)) {
                continue;
            }
            int at = r;
            Map<C, String> typed = new EnumMap<>(columns);
            places.forEach(
                    (column, place) -> typed.put(column, sheet.text(at, place).strip()));
            rows.add(new Row<>(r + 1, typed));
        }
        if (rows.isEmpty()) {
            throw empty(what);
        }
        if (rows.size() > mostRows) {
            throw Refusal.invalid(what + "一次最多" + mostRows + "行，请分几次上传。");
        }
        return rows;
    }

    private static Refusal empty(String what) {
        return Refusal.invalid(what + "中没有内容，请按模板逐行填写后上传。");
    }

    private static int top(Sheet sheet, Column telling) {
        for (int r = 0; r < Math.min(HIGHEST_HEAD, sheet.rows().size()); r++) {
            if (sheet.rows().get(r).stream().map(HeadedTable::head).anyMatch(telling.head()::equals)) {
                return r;
            }
        }
        throw Refusal.invalid("表格没有“" + telling.head() + "”一列，请下载模板，按模板填写后上传。");
    }

    private static <C extends Enum<C> & Column> Map<C, Integer> places(List<String> heads, Class<C> columns) {
        Map<C, Integer> places = new EnumMap<>(columns);
        for (int c = 0; c < heads.size(); c++) {
            String head = head(heads.get(c));
            for (C column : columns.getEnumConstants()) {
                if (column.head().equals(head) && places.putIfAbsent(column, c) != null) {
                    throw Refusal.invalid("表格有两列“" + head + "”，请只保留一列。");
                }
            }
        }
        return places;
    }

    /** Without a remark in brackets. */
    private static String head(String typed) {
        return typed.replaceAll("[（(].*[）)]", "").strip();
    }

    /**
     * An empty table with one row to show how it is filled in, and a sheet that explains it.
     *
     * @param example of a column
     * @param notes a line each
     */
    static <C extends Enum<C> & Column> byte[] template(
            String sheet, String title, Class<C> columns, Function<C, String> example, List<String> notes) {
        List<C> all = List.of(columns.getEnumConstants());
        Workbook book = new Workbook();
        book.sheet(
                sheet,
                title,
                all.stream()
                        .map(column -> new Workbook.Column(column.head(), column.longest() > LONG ? 24 : 14))
                        .toList(),
                List.of(Workbook.row(all.stream().map(example).toArray())));
        book.sheet(
                "填写说明",
                "填写说明",
                List.of(new Workbook.Column("说明", 60)),
                notes.stream().map(Workbook::row).toList());
        return book.bytes();
    }

    /** What is longer than its column takes. */
    static <C extends Column> List<TableProblem> tooLong(Row<C> row) {
        List<TableProblem> problems = new ArrayList<>();
        row.typed().forEach((column, text) -> {
            if (text.length() > column.longest()) {
                problems.add(new TableProblem(row.number(), column.head(), "文字过长，最多" + column.longest() + "字。"));
            }
        });
        return problems;
    }
}
