package cn.jingtu.intake;

import cn.jingtu.intake.DraftPlan.Indicator;
import cn.jingtu.intake.Outline.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table of tasks or goals: the heads of its columns say what the cells are. */
final class TableReader {

    private TableReader() {}

    record Table(List<Row> rows, boolean ofGoals, List<String> heads) {}

    /**
     * A row of tasks.
     *
     * @param statement its responsible bodies as label lines
     */
    record Row(
            int number,
            int start,
            int end,
            String title,
            String statement,
            List<Range> due,
            List<Range> content,
            @Nullable Range name,
            @Nullable Range target) {

        /** The row of a table of goals: name and target stand in two cells. */
        List<Indicator> goals(PlanText plan, IndicatorParser parser) {
            if (target == null) {
                return List.of();
            }
            return parser.cell(plan, name, target);
        }
    }

    /** @param before heads of the table above, which a table of as many columns without heads goes on with */
    static Table read(PlanText plan, List<PlanText.Paragraph> paragraphs, List<String> before) {
        boolean goesOn = !before.isEmpty() && cells(plan, paragraphs.get(0)).size() == before.size();
        List<String> heads = goesOn ? before : List.of();
        List<Row> rows = new ArrayList<>();
        boolean goals = ofGoals(heads);
        List<String> above = List.of();
        int number = 0;
        for (PlanText.Paragraph paragraph : paragraphs) {
            List<Range> cells = cells(plan, paragraph);
            List<String> texts = cells.stream().map(cell -> text(plan, cell)).toList();
            if (heads.isEmpty() || isHead(texts)) {
                if (isHead(texts)) {
                    heads = texts;
                    goals = ofGoals(heads);
                    above = List.of();
                }
                if (heads.isEmpty()) {
                    rows.add(new Row(0, paragraph.start(), paragraph.end(), "", "", List.of(), List.of(), null, null));
                }
                continue;
            }
            number++;
            Row row = row(number, paragraph, cells, texts, heads, above);
            rows.add(row);
            above = carried(texts, heads, above);
        }
        return new Table(rows, goals, heads);
    }

    private static boolean ofGoals(List<String> heads) {
        return heads.stream().noneMatch(TableReader::responsible)
                && heads.stream().anyMatch(h -> Regex.matches(h, ".*(?:目标值?|指标值|目标要求|年度目标|\\d{4}年.*)"));
    }

    private static Row row(
            int number,
            PlanText.Paragraph paragraph,
            List<Range> cells,
            List<String> texts,
            List<String> heads,
            List<String> above) {
        StringBuilder statement = new StringBuilder();
        List<Range> due = new ArrayList<>();
        List<Range> content = new ArrayList<>();
        Range name = null;
        Range target = null;
        String title = "";
        boolean leadEmpty = leadEmpty(texts, heads);
        for (int i = 0; i < cells.size() && i < heads.size(); i++) {
            Labels label = Labels.of(plainHead(heads.get(i)));
            String text = texts.get(i);
            if (responsible(heads.get(i))) {
                // a cell merged downwards is empty in the rows below
                boolean merged = text.isEmpty() && leadEmpty && i < above.size();
                boolean same = Regex.matches(text, "同上|同前") && i < above.size();
                String names = merged || same ? above.get(i) : text;
                if (!names.isEmpty() && !Regex.matches(names, "[-—/无]+")) {
                    statement
                            .append(statement.length() > 0 ? "；" : "")
                            .append(plainHead(heads.get(i)))
                            .append("：")
                            .append(names);
                }
            } else if (label == Labels.DUE) {
                due.add(cells.get(i));
            } else if (!text.isEmpty() && label != Labels.PERSON && !Regex.matches(heads.get(i), "序号|编号|备注|类别")) {
                content.add(cells.get(i));
                if (Regex.matches(heads.get(i), ".*(?:目标值?|指标值|目标要求|年度目标|\\d{4}年.*)")
                        && !Regex.matches(heads.get(i), ".*(?:名称|任务).*")) {
                    target = cells.get(i);
                } else if (name == null || Regex.matches(heads.get(i), ".*(?:指标|任务|项目).*")) {
                    name = name == null || !Regex.matches(heads.get(i), ".*(?:单位|类).*") ? cells.get(i) : name;
                }
                title = title.isEmpty()
                                || Regex.matches(heads.get(i), ".*(?:任务|事项|项目|工作)(?:名称)?")
                                        && title.length() > text.length()
                        ? text
                        : title;
            }
        }
        int stop = title.indexOf('。');
        String shortTitle = stop > 0 ? title.substring(0, stop) : title;
        shortTitle = shortTitle.length() > 50 ? shortTitle.substring(0, 50) : shortTitle;
        return new Row(
                number,
                paragraph.start(),
                paragraph.end(),
                shortTitle,
                statement.toString(),
                due,
                content,
                name,
                target);
    }

    private static boolean leadEmpty(List<String> texts, List<String> heads) {
        for (int i = 0; i < texts.size() && i < heads.size(); i++) {
            Labels label = Labels.of(plainHead(heads.get(i)));
            if ((label == Labels.LEAD || label == Labels.RESPONSIBLE)
                    && !texts.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> carried(List<String> texts, List<String> heads, List<String> above) {
        boolean leadEmpty = leadEmpty(texts, heads);
        List<String> carried = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            String text = i < texts.size() ? texts.get(i) : "";
            boolean same = text.isEmpty() && leadEmpty || Regex.matches(text, "同上|同前");
            carried.add(same && i < above.size() ? above.get(i) : text);
        }
        return carried;
    }

    private static boolean isHead(List<String> texts) {
        int labels = 0;
        boolean telling = false;
        for (String text : texts) {
            Labels label = Labels.of(plainHead(text));
            labels += label != null || Regex.matches(text, ".*(?:指标|目标).*") ? 1 : 0;
            telling |= responsible(text) || Regex.matches(text, ".*(?:目标值?|指标值|年度目标)") && text.length() < 12;
        }
        return labels >= 2 && telling && texts.stream().allMatch(text -> text.length() <= 20);
    }

    private static boolean responsible(String head) {
        Labels label = Labels.of(plainHead(head));
        return label != null && label.responsibility();
    }

    private static String plainHead(String head) {
        return Regex.replaceAll(Regex.replaceAll(head, "（[^（）]*）", ""), "[：:\\s]", "");
    }

    private static List<Range> cells(PlanText plan, PlanText.Paragraph paragraph) {
        List<Range> cells = new ArrayList<>();
        int start = paragraph.start();
        for (int i = start; i <= paragraph.end(); i++) {
            if (i == paragraph.end() || plan.text().charAt(i) == '\t') {
                cells.add(new Range(start, i));
                start = i + 1;
            }
        }
        // | a | b | has an empty cell at both ends
        if (cells.size() > 2
                && cells.get(0).isEmpty()
                && plan.source().charAt(plan.sourceStart(paragraph.start())) == '|') {
            cells.remove(0);
        }
        return cells;
    }

    private static String text(PlanText plan, Range cell) {
        return plan.text().substring(cell.start(), cell.end()).trim();
    }
}
