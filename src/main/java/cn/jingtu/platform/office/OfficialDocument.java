package cn.jingtu.platform.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/**
 * A document laid out by the habits of GB/T 9704-2012: A4, text area 156 by 225 mm, title in size 2, body in size 3
 * 仿宋 on lines of 28 points with two characters of indent, headings in 黑体, page number in dashes. The fonts
 * are named, not embedded: the office's own machines have them.
 */
public final class OfficialDocument {

    /** Twips, the unit of WordprocessingML: 1440 to the inch, 56.7 to the millimetre. */
    private static final double TWIPS_PER_MM = 1440 / 25.4;

    private static final int LINE_TWIPS = 28 * 20;
    /** One character of the body, in points: size 3. */
    private static final int BODY_POINTS = 16;

    private static final int TEXT_WIDTH_MM = 156;
    /** The text area is 156 by 225 mm, whichever way the page lies. */
    private static final int LANDSCAPE_WIDTH_MM = 225;

    private static final double CELL_POINTS = 10.5;
    /** Small 五号 for a table with many columns. */
    private static final double LANDSCAPE_CELL_POINTS = 9;

    private static final String BODY = "仿宋_GB2312";

    private final XWPFDocument document = new XWPFDocument();
    private final int textWidth;
    private final double cellPoints;

    /** @param title its lines, broken where the sense breaks; some 20 characters fit on one */
    public OfficialDocument(List<String> title) {
        this(title, false);
    }

    /** One whose pages lie on their side, for a wide table; bound at the top edge. */
    public static OfficialDocument landscape(List<String> title) {
        return new OfficialDocument(title, true);
    }

    private OfficialDocument(List<String> title, boolean landscape) {
        textWidth = landscape ? LANDSCAPE_WIDTH_MM : TEXT_WIDTH_MM;
        cellPoints = landscape ? LANDSCAPE_CELL_POINTS : CELL_POINTS;
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(mm(landscape ? 297 : 210));
        size.setH(mm(landscape ? 210 : 297));
        if (landscape) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        }
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(mm(landscape ? 28 : 37));
        margins.setBottom(mm(landscape ? 26 : 35));
        margins.setLeft(mm(landscape ? 37 : 28));
        margins.setRight(mm(landscape ? 35 : 26));
        margins.setHeader(mm(15));
        // The page number stands 7 mm below the text area.
        margins.setFooter(mm(landscape ? 16 : 25));
        pageNumber();
        for (String line : title) {
            XWPFParagraph heading = line(ParagraphAlignment.CENTER, 0);
            run(heading, line, "方正小标宋简体", 22, false);
        }
        line(ParagraphAlignment.CENTER, 0);
    }

    /** A heading of the first level: 一、… */
    public void chapter(String text) {
        XWPFParagraph p = line(ParagraphAlignment.LEFT, 2);
        p.setKeepNext(true);
        run(p, text, "黑体", BODY_POINTS, false);
    }

    public void paragraph(String text) {
        for (String part : text.split("\\R")) {
            if (!part.isBlank()) {
                run(line(ParagraphAlignment.BOTH, 2), part.strip(), BODY, BODY_POINTS, false);
            }
        }
    }

    /** Whom it is addressed to: flush left, with a colon. */
    public void addressees(String text) {
        run(line(ParagraphAlignment.LEFT, 0), text, BODY, BODY_POINTS, false);
    }

    /** A day as official documents write it: 2020年3月25日. */
    public static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** Issuer and day, four characters from the right edge. */
    public void signature(String issuer, LocalDate day) {
        line(ParagraphAlignment.LEFT, 0);
        for (String text : List.of(issuer, day(day))) {
            XWPFParagraph p = line(ParagraphAlignment.RIGHT, 0);
            CTInd indent = p.getCTP().getPPr().addNewInd();
            indent.setRightChars(BigInteger.valueOf(400));
            indent.setRight(BigInteger.valueOf(4L * BODY_POINTS * 20));
            run(p, text, BODY, BODY_POINTS, false);
        }
    }

    /** A column with its width as a share of the table's. */
    public record Column<T>(String head, int percent, Function<T, String> text) {}

    /**
     * A table in small 宋体 whose head repeats on every page.
     *
     * @param colour fill of the last column's cell as RRGGBB, or empty for none
     */
    public <T> void table(List<Column<T>> columns, List<T> rows, Function<T, String> colour) {
        XWPFTable table = document.createTable(rows.size() + 1, columns.size());
        table.setWidth(mm(textWidth).intValue());
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        columns.forEach(column -> grid.addNewGridCol().setW(width(column.percent())));
        XWPFTableRow head = table.getRow(0);
        head.setRepeatHeader(true);
        for (int c = 0; c < columns.size(); c++) {
            cell(head.getCell(c), columns.get(c).head(), columns.get(c).percent(), true);
        }
        for (int r = 0; r < rows.size(); r++) {
            XWPFTableRow row = table.getRow(r + 1);
            row.setCantSplitRow(true);
            for (int c = 0; c < columns.size(); c++) {
                cell(
                        row.getCell(c),
                        columns.get(c).text().apply(rows.get(r)),
                        columns.get(c).percent(),
                        false);
            }
            String fill = colour.apply(rows.get(r));
            if (!fill.isEmpty()) {
                row.getCell(columns.size() - 1).setColor(fill);
            }
        }
        line(ParagraphAlignment.LEFT, 0);
    }

    public byte[] bytes() {
        try (document;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(XWPFTableCell cell, String text, int percent, boolean head) {
        CTTblWidth width = cell.getCTTc().addNewTcPr().addNewTcW();
        width.setType(STTblWidth.DXA);
        width.setW(width(percent));
        XWPFParagraph p = cell.getParagraphs().get(0);
        p.setAlignment(head ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
        run(p, text, head ? "黑体" : "宋体", cellPoints, false);
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
    }

    private XWPFParagraph line(ParagraphAlignment alignment, int indentCharacters) {
        XWPFParagraph p = document.createParagraph();
        p.setAlignment(alignment);
        var properties = p.getCTP().getPPr();
        CTSpacing spacing = properties.addNewSpacing();
        spacing.setLine(BigInteger.valueOf(LINE_TWIPS));
        spacing.setLineRule(STLineSpacingRule.EXACT);
        spacing.setBefore(BigInteger.ZERO);
        spacing.setAfter(BigInteger.ZERO);
        if (indentCharacters > 0) {
            CTInd indent = properties.addNewInd();
            indent.setFirstLineChars(BigInteger.valueOf(indentCharacters * 100L));
            // For readers that know lengths only.
            indent.setFirstLine(BigInteger.valueOf((long) indentCharacters * BODY_POINTS * 20));
        }
        return p;
    }

    private static XWPFRun run(XWPFParagraph p, String text, String font, double size, boolean bold) {
        XWPFRun run = p.createRun();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i], -1);
        }
        run.setFontSize(size);
        run.setBold(bold);
        CTRPr properties =
                run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        CTFonts fonts = properties.addNewRFonts();
        fonts.setEastAsia(font);
        fonts.setAscii("Times New Roman");
        fonts.setHAnsi("Times New Roman");
        return run;
    }

    private void pageNumber() {
        XWPFParagraph p = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        p.setAlignment(ParagraphAlignment.CENTER);
        run(p, "— ", "宋体", 14, false);
        XWPFRun number = p.createRun();
        number.setFontSize(14);
        number.getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        number.getCTR().addNewInstrText().setStringValue("PAGE");
        number.getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
        run(p, " —", "宋体", 14, false);
    }

    private BigInteger width(int percent) {
        return BigInteger.valueOf(mm(textWidth).longValue() * percent / 100);
    }

    private static BigInteger mm(int millimetres) {
        return BigInteger.valueOf(Math.round(millimetres * TWIPS_PER_MM));
    }
}
