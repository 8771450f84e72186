package cn.jingtu.platform.office;

import cn.jingtu.platform.text.CleanText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A ledger with one table a sheet: a title, a head that stays in sight and can be filtered, borders, A4 landscape. */
public final class Workbook {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final short A4 = 9;
    private static final int LINE_POINTS = 16;
    /** The most that the format allows. */
    private static final int MAX_ROW_POINTS = 409;

    /** The sheet that holds what cells offer. */
    private static final String OPTIONS = "可选内容";

    private static final int LONGEST_CELL = 32_767;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final XSSFCellStyle title = style("黑体", 16, HorizontalAlignment.CENTER, false);
    private final XSSFCellStyle head = style("黑体", 11, HorizontalAlignment.CENTER, true);
    private final XSSFCellStyle plain = style("宋体", 11, HorizontalAlignment.LEFT, true);
    private final XSSFCellStyle number = style("宋体", 11, HorizontalAlignment.RIGHT, true);
    private final XSSFCellStyle note = style("宋体", 11, HorizontalAlignment.LEFT, false);
    private final Map<String, XSSFCellStyle> filled = new HashMap<>();

    /** A column; its width in characters of Chinese. */
    public record Column(String head, int width) {}

    /** A cell with a fill, as RRGGBB. */
    public record Coloured(String text, String colour) {}

    /** @param rows cells are text, numbers, days, moments, {@link Coloured} or null */
    public void sheet(String name, String heading, List<Column> columns, List<List<@Nullable Object>> rows) {
        XSSFSheet sheet = book.createSheet(name);
        cell(sheet.createRow(0), 0, heading, title);
        sheet.getRow(0).setHeightInPoints(28);
        if (columns.size() > 1) {
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, columns.size() - 1));
        }
        XSSFRow top = sheet.createRow(1);
        for (int c = 0; c < columns.size(); c++) {
            cell(top, c, columns.get(c).head(), head);
            sheet.setColumnWidth(c, columns.get(c).width() * 2 * 256);
        }
        for (int r = 0; r < rows.size(); r++) {
            XSSFRow row = sheet.createRow(r + 2);
            int lines = 1;
            for (int c = 0; c < columns.size(); c++) {
                cell(row, c, rows.get(r).get(c), plain);
                lines = Math.max(lines, lines(rows.get(r).get(c), columns.get(c).width()));
            }
            // Not every reader fits a row to its wrapped text by itself.
            row.setHeightInPoints((float) Math.min(lines * LINE_POINTS, MAX_ROW_POINTS));
        }
        sheet.createFreezePane(0, 2);
        sheet.setAutoFilter(new CellRangeAddress(1, rows.size() + 1, 0, columns.size() - 1));
        sheet.setRepeatingRows(new CellRangeAddress(1, 1, -1, -1));
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(A4);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    /** Lets the cells of a column of the newest sheet be what is typed: a number keeps the zeros before it. */
    public void asText(int column) {
        XSSFCellStyle text = style("宋体", 11, HorizontalAlignment.LEFT, true);
        text.setDataFormat(book.createDataFormat().getFormat("@"));
        book.getSheetAt(book.getNumberOfSheets() - 1).setDefaultColumnStyle(column, text);
    }

    /** Offers options in the cells of a column of the newest sheet, and takes nothing else. */
    public void choices(int column, List<String> options, int rows) {
        XSSFSheet sheet = book.getSheetAt(book.getNumberOfSheets() - 1);
        XSSFSheet kept = book.getSheet(OPTIONS);
        if (kept == null) {
            kept = book.createSheet(OPTIONS);
            book.setSheetVisibility(book.getSheetIndex(kept), SheetVisibility.VERY_HIDDEN);
            // The sheet that is being made stays the newest.
            book.setSheetOrder(OPTIONS, 0);
            book.setActiveSheet(1);
        }
        for (int r = 0; r < options.size(); r++) {
            XSSFRow row = kept.getRow(r) == null ? kept.createRow(r) : kept.getRow(r);
            row.createCell(column).setCellValue(options.get(r));
        }
        String letter = CellReference.convertNumToColString(column);
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createFormulaListConstraint(OPTIONS + "!$" + letter + "$1:$" + letter + "$" + options.size()),
                new CellRangeAddressList(2, rows + 1, column, column));
        validation.createErrorBox("不在可选范围内", "请从下拉列表中选择。");
        validation.setShowErrorBox(true);
        sheet.addValidationData(validation);
    }

    /** Words below the table of the newest sheet, over its whole width. */
    public void note(String words) {
        XSSFSheet sheet = book.getSheetAt(book.getNumberOfSheets() - 1);
        int columns = sheet.getRow(1).getLastCellNum();
        int width = 0;
        for (int c = 0; c < columns; c++) {
            width += sheet.getColumnWidth(c) / 512;
        }
        XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
        cell(row, 0, words, note);
        row.setHeightInPoints(lines(words, width) * LINE_POINTS + LINE_POINTS);
        sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, columns - 1));
    }

    public byte[] bytes() {
        try (book;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that a text takes in a column; a Latin letter or digit is half as wide as a character. */
    private static int lines(@Nullable Object value, int width) {
        if (value == null) {
            return 1;
        }
        String text = value instanceof Coloured coloured ? coloured.text() : value.toString();
        int lines = 0;
        for (String part : text.split("\\R", -1)) {
            long halves = part.chars().map(c -> c < 0x2E80 ? 1 : 2).sum();
            lines += (int) Math.max(1, (halves + 2L * width - 1) / (2L * width));
        }
        return lines;
    }

    private void cell(XSSFRow row, int column, @Nullable Object value, XSSFCellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (value instanceof Coloured coloured) {
            cell.setCellValue(fitting(coloured.text()));
            cell.setCellStyle(filled.computeIfAbsent(coloured.colour(), this::filled));
        } else if (value instanceof BigDecimal || value instanceof Integer || value instanceof Long) {
            cell.setCellValue(((Number) value).doubleValue());
            cell.setCellStyle(number);
        } else if (value instanceof OffsetDateTime moment) {
            LocalDate day = moment.atZoneSameInstant(ZONE).toLocalDate();
            cell.setCellValue(day.toString());
        } else if (value != null) {
            cell.setCellValue(fitting(value.toString()));
        }
    }

    /** Several leads of one task may tell more than a cell holds; the format refuses a longer text. */
    private static String fitting(String text) {
        // In units of UTF-16, as the format counts: at most two a character.
        return text.length() <= LONGEST_CELL ? text : CleanText.shorten(text, LONGEST_CELL / 2, "（全文见通报和办理记录）");
    }

    private XSSFCellStyle filled(String colour) {
        XSSFCellStyle style = style("宋体", 11, HorizontalAlignment.CENTER, true);
        style.setFillForegroundColor(new XSSFColor(new byte[] {
            (byte) Integer.parseInt(colour.substring(0, 2), 16),
            (byte) Integer.parseInt(colour.substring(2, 4), 16),
            (byte) Integer.parseInt(colour.substring(4, 6), 16)
        }));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private XSSFCellStyle style(String name, int size, HorizontalAlignment alignment, boolean bordered) {
        XSSFCellStyle style = book.createCellStyle();
        XSSFFont font = book.createFont();
        font.setFontName(name);
        font.setFontHeightInPoints((short) size);
        style.setFont(font);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        if (bordered) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    /** One line of a sheet. */
    public static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
