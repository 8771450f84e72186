package cn.jingtu.platform.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;

/**
 * What programs export as .xls and is none: the tables of a web page, or an XML spreadsheet of 2003. Cells that span
 * others are filled into these, as merged cells of a workbook are.
 */
final class MarkupTable {

    private static final String FIGURE = "[+-]?[\\d.,]+";
    private static final Set<String> BREAKS =
            Set.of("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "br", "li", "caption");

    private final int mostRows;
    private final int mostColumns;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> hidden = new HashSet<>();
    /** Cells that are filled, by row and column. */
    private final Set<Long> taken = new HashSet<>();

    private MarkupTable(int mostRows, int mostColumns) {
        this.mostRows = mostRows;
        this.mostColumns = mostColumns;
    }

    /**
     * The tables in a text; empty where it has none.
     *
     * @param mostRows of a sheet; one more is read, so that it is seen that there are more
     */
    static List<Sheet> in(String text, int mostRows, int mostColumns) {
        if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return Jsoup.parse(text, "", Parser.xmlParser()).getElementsByTag("Worksheet").stream()
                    .map(sheet -> new MarkupTable(mostRows, mostColumns).worksheet(sheet))
                    .filter(sheet -> !sheet.rows().isEmpty())
                    .toList();
        }
        Document page = Jsoup.parse(text);
        return page.getElementsByTag("td").isEmpty()
                ? List.of()
                : List.of(new MarkupTable(mostRows, mostColumns).page(page.body()));
    }

    // ---- a web page: its words and its tables, one below the other

    private Sheet page(Element body) {
        StringBuilder words = new StringBuilder();
        block(body, words);
        line(words);
        return new Sheet("", false, rows, hidden);
    }

    private void block(Element element, StringBuilder words) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                words.append(text.text());
            } else if (node instanceof Element inner && inner.normalName().equals("table")) {
                line(words);
                table(inner);
            } else if (node instanceof Element inner) {
                boolean breaks = BREAKS.contains(inner.normalName());
                if (breaks) {
                    line(words);
                }
                block(inner, words);
                if (breaks) {
                    line(words);
                }
            }
        }
    }

    private void line(StringBuilder words) {
        String text = TableFile.clean(words.toString());
        words.setLength(0);
        if (!text.isEmpty() && rows.size() <= mostRows) {
            rows.add(new ArrayList<>(List.of(text)));
        }
    }

    private void table(Element table) {
        int first = rows.size();
        for (Element caption : table.select("> caption")) {
            line(new StringBuilder(caption.text()));
            first = rows.size();
        }
        int row = first;
        for (Element line : table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr")) {
            if (rows.size() > mostRows) {
                return;
            }
            if (isHidden(line)) {
                hidden.add(row);
            }
            int column = 0;
            reach(row);
            for (Element cell : line.select("> td, > th")) {
                column = free(row, column);
                int across = span(cell, "colspan");
                fill(row, column, span(cell, "rowspan"), across, text(cell));
                column += across;
            }
            row++;
        }
    }

    private static boolean isHidden(Element line) {
        return line.attr("style").replaceAll("\\s", "").contains("display:none");
    }

    private static int span(Element cell, String attribute) {
        String said = cell.attr(attribute);
        return said.matches("\\d{1,5}") ? Math.max(1, Integer.parseInt(said)) : 1;
    }

    /** A figure as it is kept, where the page shows it rounded. */
    private static String text(Element cell) {
        String shown = TableFile.clean(cell.text());
        String kept = cell.attr("x:num");
        return !kept.isEmpty() && shown.matches(FIGURE) ? TableFile.clean(kept) : shown;
    }

    // ---- an XML spreadsheet

    private Sheet worksheet(Element sheet) {
        int row = 0;
        for (Element line : sheet.getElementsByTag("Row")) {
            row = index(line, row);
            if (row > mostRows) {
                break;
            }
            reach(row);
            if (line.attr("ss:Hidden").equals("1")) {
                hidden.add(row);
            }
            int column = 0;
            for (Element cell : line.getElementsByTag("Cell")) {
                column = index(cell, free(row, column));
                int across = 1 + more(cell, "ss:MergeAcross");
                fill(row, column, 1 + more(cell, "ss:MergeDown"), across, data(cell));
                column += across;
            }
            row++;
        }
        boolean whole = !sheet.getElementsByTag("Visible").isEmpty()
                && sheet.getElementsByTag("Visible").text().startsWith("SheetHidden");
        return new Sheet(sheet.attr("ss:Name"), whole, rows, hidden);
    }

    private static String data(Element cell) {
        Elements data = cell.getElementsByTag("Data");
        if (data.isEmpty()) {
            data = cell.getElementsByTag("ss:Data");
        }
        String text = TableFile.clean(data.text());
        return data.attr("ss:Type").equals("DateTime") ? text.replaceFirst("T.*", "") : text;
    }

    private static int index(Element element, int otherwise) {
        String said = element.attr("ss:Index");
        return said.matches("[1-9]\\d{0,6}") ? Integer.parseInt(said) - 1 : otherwise;
    }

    private static int more(Element cell, String attribute) {
        String said = cell.attr(attribute);
        return said.matches("\\d{1,5}") ? Integer.parseInt(said) : 0;
    }

    // ---- both

    private void reach(int row) {
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
    }

    /** The next column of a row that no cell from before spans. */
    private int free(int row, int column) {
        List<String> line = rows.get(row);
        int next = column;
        while (next < line.size() && taken.contains((long) row * mostColumns + next)) {
            next++;
        }
        return next;
    }

    /** Up to a limit: a few spans can claim cells without having them. */
    private void fill(int row, int column, int down, int across, String text) {
        for (int r = row; r < row + down && r <= mostRows && taken.size() < TableFile.MOST_CELLS; r++) {
            reach(r);
            List<String> line = rows.get(r);
            for (int c = column; c < Math.min(column + across, mostColumns); c++) {
                while (line.size() <= c) {
                    line.add("");
                }
                line.set(c, text);
                taken.add((long) r * mostColumns + c);
            }
        }
    }
}
