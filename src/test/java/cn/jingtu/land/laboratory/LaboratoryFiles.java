package cn.jingtu.land.laboratory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes files as laboratories deliver them; rows are texts with | between the cells, a cell of digits is a number. */
final class LaboratoryFiles {

    private LaboratoryFiles() {}

    static byte[] csv(String... rows) {
        return String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx(String... rows) {
        return book(new XSSFWorkbook(), Map.of("Sheet1", List.of(rows)));
    }

    static byte[] xls(String... rows) {
        return book(new HSSFWorkbook(), Map.of("Sheet1", List.of(rows)));
    }

    static byte[] book(Workbook book, Map<String, List<String>> sheets) {
        sheets.forEach((name, rows) -> fill(book.createSheet(name), rows));
        return bytes(book);
    }

    static void fill(Sheet sheet, List<String> rows) {
        for (int r = 0; r < rows.size(); r++) {
            String[] cells = rows.get(r).split("\\|", -1);
            org.apache.poi.ss.usermodel.Row row = sheet.createRow(r);
            for (int c = 0; c < cells.length; c++) {
                Cell cell = row.createCell(c);
                if (cells[c].matches("-?\\d+(\\.\\d+)?")) {
                    cell.setCellValue(Double.parseDouble(cells[c]));
                } else if (!cells[c].isEmpty()) {
                    cell.setCellValue(cells[c]);
                }
            }
        }
    }

    /**
     * A workbook of one sheet with merged cells.
     *
     * @param ranges A1:C1
     */
    static byte[] merged(String name, List<String> ranges, String... rows) {
        Workbook book = new XSSFWorkbook();
        Sheet sheet = book.createSheet(name);
        fill(sheet, List.of(rows));
        ranges.forEach(range -> sheet.addMergedRegion(CellRangeAddress.valueOf(range)));
        return bytes(book);
    }

    static byte[] bytes(Workbook book) {
        try (book;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
