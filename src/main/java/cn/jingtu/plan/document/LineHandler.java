package cn.jingtu.plan.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.exception.WriteLimitReachedException;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Turns the XHTML of a parser into lines: one a block, table rows as cells with tabs, pages divided by form feeds. */
final class LineHandler extends DefaultHandler {

    private static final Set<String> BLOCKS = Set.of(
            "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article", "header", "footer", "center",
            "blockquote", "pre", "dt", "dd", "table", "body", "title", "caption", "thead", "tbody", "form", "figure");
    private static final Set<String> SILENT = Set.of("script", "style", "head", "title", "noscript", "select", "option");

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private final Deque<StringBuilder> cells = new ArrayDeque<>();
    private int silent;
    private int cell;

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
        switch (name) {
            case "tr":
                newLine();
                cell = 0;
                break;
            case "td", "th":
                if (cell++ > 0) {
                    text.append('\t');
                }
                cells.push(new StringBuilder());
                break;
            case "br":
                separate();
                break;
            case "div":
                if ("page".equals(attributes.getValue("class"))) {
                    newLine();
                    text.append('\f');
                }
                separate();
                break;
            default:
                if (BLOCKS.contains(name)) {
                    separate();
                }
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        String name = local.toLowerCase(Locale.ROOT);
        if (SILENT.contains(name)) {
            silent = Math.max(0, silent - 1);
        }
        switch (name) {
            case "td", "th":
                if (!cells.isEmpty()) {
                    // a cell is one piece, however many paragraphs it has
                    text.append(cells.pop().toString().strip().replaceAll("[\\n\\t]+", " "));
                }
                break;
            case "tr":
                newLine();
                break;
            default:
                if (BLOCKS.contains(name)) {
                    separate();
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
        if (cells.isEmpty()) {
            text.append(characters, start, length);
        } else {
            cells.element().append(characters, start, length);
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
        if (cells.isEmpty() && text.length() > 0 && length > 0) {
            characters(new char[] {characters[start] == '\n' ? '\n' : ' '}, 0, 1);
        }
    }

    private void separate() {
        if (cells.isEmpty()) {
            newLine();
        } else {
            cells.element().append('\n');
        }
    }

    private void newLine() {
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
