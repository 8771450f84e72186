package cn.jingtu.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.exception.WriteLimitReachedException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Turns the XHTML of a parser into lines: one a block, table rows as cells with tabs, pages divided by form feeds. */
final class LineHandler extends DefaultHandler {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "ul",
            "ol",
            "section",
            "article",
            "header",
            "footer",
            "center",
            "blockquote",
            "pre",
            "dt",
            "dd",
            "table",
            "body",
            "caption",
            "thead",
            "tbody",
            "form",
            "figure");
    private static final Set<String> SILENT =
            Set.of("script", "style", "head", "title", "noscript", "select", "option");
    private static final int WIDEST_SPAN = 60;

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Table> tables = new ArrayDeque<>();
    private int silent;

    /** A table being read; cells that span rows are repeated in each of them. */
    private static final class Table {
        final Map<Integer, String> spanning = new HashMap<>();
        final Map<Integer, Integer> rowsLeft = new HashMap<>();
        final StringBuilder row = new StringBuilder();

        @Nullable
        StringBuilder cell;

        int column;
        int rowSpan;
        int columnSpan;
    }

    LineHandler(int limit) {
        this.limit = limit;
    }

    String text() {
        return text.toString();
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
        String name = local.toLowerCase(Locale.ROOT);
        if (SILENT.contains(name)) {
            silent++;
        }
        Table table = tables.peek();
        switch (name) {
            case "table" -> {
                separate();
                tables.push(new Table());
            }
            case "tr" -> {
                if (table != null) {
                    table.row.setLength(0);
                    table.column = 0;
                }
            }
            case "td", "th" -> {
                if (table != null) {
                    repeatSpanning(table);
                    table.cell = new StringBuilder();
                    table.rowSpan = span(attributes, "rowspan");
                    table.columnSpan = span(attributes, "colspan");
                }
            }
            case "br" -> separate();
            case "div" -> {
                separate();
                if ("page".equals(attributes.getValue("class"))) {
                    text.append('\f');
                }
            }
            default -> {
                if (BLOCKS.contains(name)) {
                    separate();
                }
            }
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        String name = local.toLowerCase(Locale.ROOT);
        if (SILENT.contains(name)) {
            silent = Math.max(0, silent - 1);
        }
        Table table = tables.peek();
        switch (name) {
            case "td", "th" -> {
                if (table != null && table.cell != null) {
                    closeCell(table, table.cell);
                }
            }
            case "tr" -> {
                if (table != null) {
                    repeatSpanning(table);
                    String row = table.row.toString();
                    append(row.isBlank() ? "" : row + "\n");
                }
            }
            case "table" -> {
                if (table != null) {
                    tables.pop();
                }
                separate();
            }
            default -> {
                if (BLOCKS.contains(name)) {
                    separate();
                }
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (silent > 0) {
            return;
        }
        if (text.length() + length > limit) {
            throw new WriteLimitReachedException(limit);
        }
        append(new String(characters, start, length));
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
        if (length > 0 && tables.isEmpty() && text.length() > 0) {
            characters(new char[] {characters[start] == '\n' ? '\n' : ' '}, 0, 1);
        }
    }

    private void closeCell(Table table, StringBuilder cell) {
        // a cell is one piece, however many paragraphs it has
        String content = Regex.replaceAll(cell.toString().strip(), "[\\n\\t\\r]+", " ");
        table.cell = null;
        for (int i = 0; i < table.columnSpan; i++) {
            put(table, i == 0 ? content : "");
            if (table.rowSpan > 1) {
                table.spanning.put(table.column - 1, i == 0 ? content : "");
                table.rowsLeft.put(table.column - 1, table.rowSpan - 1);
            }
        }
    }

    private static void repeatSpanning(Table table) {
        while (table.rowsLeft.getOrDefault(table.column, 0) > 0) {
            table.rowsLeft.merge(table.column, -1, Integer::sum);
            put(table, table.spanning.getOrDefault(table.column, ""));
        }
    }

    private static void put(Table table, String content) {
        if (table.column > 0) {
            table.row.append('\t');
        }
        table.row.append(content);
        table.column++;
    }

    private static int span(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value != null && Regex.matches(value, "\\d{1,3}")
                ? Math.max(1, Math.min(WIDEST_SPAN, Integer.parseInt(value)))
                : 1;
    }

    private void append(String characters) {
        Table table = tables.peek();
        if (table != null && table.cell != null) {
            table.cell.append(characters);
        } else {
            text.append(characters);
        }
    }

    private void separate() {
        Table table = tables.peek();
        if (table != null && table.cell != null) {
            table.cell.append('\n');
        } else if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
