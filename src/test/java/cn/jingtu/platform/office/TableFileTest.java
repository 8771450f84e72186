package cn.jingtu.platform.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.platform.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What officials send as a table is read as they see it. */
class TableFileTest {

    private static final TableFile.Terms TERMS = new TableFile.Terms("台账", 1024 * 1024, 4 * 1024 * 1024, 100);

    private static List<String> firstRow(byte[] file) {
        return TableFile.read(file, TERMS).get(0).rows().get(0);
    }

    @Test
    void a_text_file_is_read_in_utf_8_and_in_gbk_with_its_leading_zeros() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
            Sheet sheet = TableFile.read("""
                    编号,名称
                    0012,"某厂""旧址""，北区"
                    0013,"两行
                    一格"
                    """.getBytes(charset), TERMS).get(0);
            assertThat(sheet.rows())
                    .as(charset.name())
                    .containsExactly(List.of("编号", "名称"), List.of("0012", "某厂\"旧址\"，北区"), List.of("0013", "两行\n一格"));
        }
    }

    @Test
    void what_stands_in_quotes_separates_nothing() {
        assertThat(firstRow("甲,\"109.6,23.1;109.7,23.1\"\n乙,\"1;2\"".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("甲", "109.6,23.1;109.7,23.1");
    }

    @Test
    void cells_of_a_workbook_are_what_a_reader_sees() throws IOException {
        byte[] file;
        try (Workbook book = new XSSFWorkbook()) {
            Row row = book.createSheet("地块").createRow(0);
            row.createCell(0).setCellValue("0012");
            styled(book, row.createCell(1), "0000").setCellValue(12);
            row.createCell(2).setCellValue(0.1 + 0.2);
            styled(book, row.createCell(3), "yyyy\"年\"m\"月\"d\"日\"").setCellValue(LocalDate.of(2026, 3, 7));
            Cell formula = row.createCell(4);
            formula.setCellFormula("C1*10");
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(formula);
            row.createCell(5).setCellValue(450802202600001d);
            file = bytes(book);
        }
        assertThat(firstRow(file)).containsExactly("0012", "0012", "0.3", "2026-03-07", "3", "450802202600001");
    }

    @Test
    void a_merged_cell_stands_in_each_of_its_rows() throws IOException {
        try (Workbook book = new XSSFWorkbook()) {
            var sheet = book.createSheet();
            sheet.createRow(0).createCell(0).setCellValue("港北区");
            sheet.getRow(0).createCell(1).setCellValue("甲");
            sheet.createRow(1).createCell(1).setCellValue("乙");
            sheet.addMergedRegion(new org.apache.poi.ss.util.CellRangeAddress(0, 1, 0, 0));
            assertThat(TableFile.read(bytes(book), TERMS).get(0).rows())
                    .containsExactly(List.of("港北区", "甲"), List.of("港北区", "乙"));
        }
    }

    @Test
    void names_with_commas_are_put_together_where_they_are_known() {
        TableFile.Terms known =
                new TableFile.Terms("检测数据", 1024, 1024, 100, (first, whole) -> whole.equals("1,1-二氯乙烷"));
        assertThat(TableFile.read("S1,1,1-二氯乙烷,3".getBytes(StandardCharsets.UTF_8), known)
                        .get(0)
                        .rows())
                .containsExactly(List.of("S1", "1,1-二氯乙烷", "3"));
        assertThat(firstRow("S1,1,1-二氯乙烷,3".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("S1", "1", "1-二氯乙烷", "3");
    }

    @Test
    void what_is_no_table_is_refused_with_what_to_do() throws IOException {
        refused(new byte[0], "文件是空的");
        refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "请改用 Excel 或 CSV 格式的台账");
        refused("<html><table></table></html>".getBytes(StandardCharsets.UTF_8), "不是真正的表格");
        refused(zip("word/document.xml", 10), "不是 Excel 表格");
        refused("PK\u0003\u0004".getBytes(StandardCharsets.UTF_8), "已损坏");
    }

    @Test
    void what_is_larger_than_agreed_is_refused() throws IOException {
        refused("甲\n".repeat(101).getBytes(StandardCharsets.UTF_8), "最大 1 MB、 100 行。请只保留台账");
        refused(new byte[2 * 1024 * 1024], "文件太大");
        refused(zip("xl/worksheets/sheet1.xml", 8 * 1024 * 1024), "文件太大");
    }

    private static void refused(byte[] file, String words) {
        assertThatThrownBy(() -> TableFile.read(file, TERMS))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    private static Cell styled(Workbook book, Cell cell, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        return cell;
    }

    private static byte[] bytes(Workbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }

    /** @param size of its one part, in bytes of blanks that pack well */
    private static byte[] zip(String part, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(" ".repeat(size).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
