package cn.jingtu.platform.office;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody sends, as sheets of text: .xlsx, .xls, or text with commas, semicolons or tabs in UTF-8, UTF-16 or
 * GBK, told by content and not by name. A number is the text that its reader sees, with the zeros that its format puts
 * before it; a formula is what it came to when the file was saved; a day is {@code yyyy-MM-dd}. Whatever stands in the way
 * is a {@link Refusal}.
 */
public final class TableFile {

    private static final int MOST_PARTS = 5_000;
    private static final int MOST_COLUMNS = 2_000;
    static final int MOST_CELLS = 3_000_000;
    /** The most that a cell of a spreadsheet holds. */
    private static final int LONGEST_CELL = 32_767;
    /** Digits that a spreadsheet keeps; behind them is the noise of binary fractions. */
    private static final MathContext KEPT = new MathContext(15);

    private static final Pattern PADDED = Pattern.compile("0{2,15}");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    private final Terms terms;

    private TableFile(Terms terms) {
        this.terms = terms;
    }

    /**
     * What is taken.
     *
     * @param what the table holds, as 检测数据; in the words of a refusal
     * @param largest in bytes
     * @param unpacked in bytes that an .xlsx may unpack to
     * @param rows most of a sheet
     * @param names which fields of a text file are one name with commas in it
     */
    public record Terms(String what, long largest, long unpacked, int rows, Names names) {

        /** Without names that have commas. */
        public Terms(String what, long largest, long unpacked, int rows) {
            this(what, largest, unpacked, rows, (first, whole) -> false);
        }
    }

    /** Names with commas in them, which a text file that was written without quotes tears apart. */
    public interface Names {

        /**
         * @param first field of a line
         * @param whole the same with some fields behind it, with the commas between them
         */
        boolean isOne(String first, String whole);
    }

    public static List<Sheet> read(Path file, Terms terms) {
        TableFile reader = new TableFile(terms);
        try {
            if (Files.isDirectory(file)) {
                throw Refusal.invalid("“" + file + "”是文件夹，不是文件。" + reader.formats());
            }
            if (!Files.exists(file)) {
                throw Refusal.notFound("找不到文件“" + file + "”。请检查路径和文件名。");
            }
            if (Files.size(file) > terms.largest()) {
                throw reader.tooLarge();
            }
            return reader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Refusal(Refusal.Kind.INVALID, "文件“" + file + "”无法打开。请检查文件权限，或复制到别处后再试。", e);
        }
    }

    public static List<Sheet> read(byte[] bytes, Terms terms) {
        return new TableFile(terms).read(bytes);
    }

    private List<Sheet> read(byte[] bytes) {
        if (bytes.length > terms.largest()) {
            throw tooLarge();
        }
        if (bytes.length == 0) {
            throw Refusal.invalid("文件是空的。请检查是否选错文件，重新上传。");
        }
        boolean zip = startsWith(bytes, 'P', 'K');
        boolean ole = startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);
        return zip || ole ? book(bytes, zip) : text(bytes);
    }

    private String formats() {
        return "请上传 .xlsx、.xls 或 .csv 格式的" + terms.what() + "。";
    }

    private List<Sheet> book(byte[] bytes, boolean zip) {
        try {
            if (zip) {
                refuseBombs(bytes);
            }
            try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
                List<Sheet> sheets = new ArrayList<>();
                int cells = 0;
                for (int s = 0; s < book.getNumberOfSheets(); s++) {
                    Sheet sheet = sheet(book.getSheetAt(s), book.isSheetHidden(s) || book.isSheetVeryHidden(s));
                    cells += sheet.rows().stream().mapToInt(List::size).sum();
                    if (cells > MOST_CELLS) {
                        throw tooLarge();
                    }
                    sheets.add(sheet);
                }
                return sheets;
            }
        } catch (Refusal e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw new Refusal(Refusal.Kind.INVALID, "文件有密码保护，无法读取。请在 Excel 或 WPS 中去掉密码，另存后重新上传。", e);
        } catch (IOException | RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("Zip bomb") || message.contains("exceeds the max")) {
                throw tooLarge();
            }
            throw new Refusal(Refusal.Kind.INVALID, "文件已损坏，或者不是 Excel 表格，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx，再重新上传。", e);
        }
    }

    /** An archive that unpacks to far more than any table has, or that is no workbook. */
    private void refuseBombs(byte[] bytes) throws IOException {
        long unpacked = 0;
        int parts = 0;
        boolean workbook = false;
        byte[] buffer = new byte[64 * 1024];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                workbook |= entry.getName().startsWith("xl/");
                for (int n = zip.read(buffer); n > 0; n = zip.read(buffer)) {
                    unpacked += n;
                    if (unpacked > terms.unpacked()) {
                        throw tooLarge();
                    }
                }
                if (++parts > MOST_PARTS) {
                    throw tooLarge();
                }
            }
        }
        if (parts > 0 && !workbook) {
            throw Refusal.invalid("文件不是 Excel 表格（是压缩包、Word 文档或其他格式）。" + formats());
        }
    }

    private Sheet sheet(org.apache.poi.ss.usermodel.Sheet from, boolean hidden) {
        if (from.getLastRowNum() >= terms.rows()) {
            throw tooLarge();
        }
        List<List<String>> rows = new ArrayList<>();
        Set<Integer> hiddenRows = new HashSet<>();
        for (int r = 0; r <= from.getLastRowNum(); r++) {
            Row row = from.getRow(r);
            List<String> cells = new ArrayList<>();
            if (row != null) {
                int width = Math.min(row.getLastCellNum(), MOST_COLUMNS);
                for (int c = 0; c < width; c++) {
                    Cell cell = row.getCell(c);
                    cells.add(cell == null ? "" : text(cell));
                }
                if (row.getZeroHeight()) {
                    hiddenRows.add(r);
                }
            }
            rows.add(cells);
        }
        for (CellRangeAddress merged : from.getMergedRegions()) {
            fill(rows, merged);
        }
        trim(rows);
        return new Sheet(from.getSheetName(), hidden, rows, hiddenRows);
    }

    private static void fill(List<List<String>> rows, CellRangeAddress merged) {
        if (merged.getFirstRow() >= rows.size() || merged.getFirstColumn() >= MOST_COLUMNS) {
            return;
        }
        List<String> first = rows.get(merged.getFirstRow());
        String text = merged.getFirstColumn() < first.size() ? first.get(merged.getFirstColumn()) : "";
        if (text.isEmpty()) {
            return;
        }
        for (int r = merged.getFirstRow(); r <= Math.min(merged.getLastRow(), rows.size() - 1); r++) {
            List<String> row = rows.get(r);
            for (int c = merged.getFirstColumn(); c <= Math.min(merged.getLastColumn(), MOST_COLUMNS - 1); c++) {
                while (row.size() <= c) {
                    row.add("");
                }
                row.set(c, text);
            }
        }
    }

    private static void trim(List<List<String>> rows) {
        while (!rows.isEmpty() && rows.get(rows.size() - 1).stream().allMatch(String::isEmpty)) {
            rows.remove(rows.size() - 1);
        }
    }

    private static String text(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> clean(cell.getRichStringCellValue().getString());
            case NUMERIC -> number(cell);
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
            default -> "";
        };
    }

    private static String number(Cell cell) {
        double value = cell.getNumericCellValue();
        if (DateUtil.isCellDateFormatted(cell)) {
            return DateUtil.getLocalDateTime(value).toLocalDate().toString();
        }
        BigDecimal kept = BigDecimal.valueOf(value).round(KEPT).stripTrailingZeros();
        String format = cell.getCellStyle().getDataFormatString();
        if (format != null && format.contains("%")) {
            return kept.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        }
        if (format != null && value >= 0 && PADDED.matcher(format).matches() && kept.scale() <= 0) {
            String digits = kept.toPlainString();
            return "0".repeat(Math.max(0, format.length() - digits.length())) + digits;
        }
        // a format such as "<"0.00 writes what a reader of the table sees and the value does not hold
        String prefix = format != null && (format.startsWith("\"<\"") || format.startsWith("\\<")) ? "<" : "";
        String suffix = format != null && format.endsWith("\"L\"") ? "L" : "";
        return prefix + kept.toPlainString() + suffix;
    }

    static String clean(String text) {
        String stripped = text.replace('\u00a0', ' ')
                .replace('\u3000', ' ')
                .replaceAll("[\\u200b\\ufeff]", "")
                .strip();
        return stripped.length() > LONGEST_CELL ? stripped.substring(0, LONGEST_CELL) : stripped;
    }

    private List<Sheet> text(byte[] bytes) {
        if (startsWith(bytes, '%', 'P', 'D', 'F')) {
            throw Refusal.invalid("文件是 PDF，不能直接读取数据。请改用 Excel 或 CSV 格式的" + terms.what() + "。");
        }
        String text;
        try {
            Charset wide = wide(bytes);
            text = wide == null ? TextEncoding.decode(bytes) : new String(bytes, wide);
        } catch (CharacterCodingException e) {
            throw new Refusal(Refusal.Kind.INVALID, "文件不是表格，或者文字编码无法识别。请用 Excel 或 WPS 打开后另存为 .xlsx，再重新上传。", e);
        }
        String head = text.substring(0, Math.min(text.length(), 2000)).toLowerCase(java.util.Locale.ROOT);
        if (head.contains("<html") || head.contains("<table") || head.contains("<?xml")) {
            return markup(text);
        }
        if (head.startsWith("{\\rtf") || head.startsWith("mime-version")) {
            throw noTable("是文档或者网页存档");
        }
        List<List<String>> rows = new ArrayList<>();
        char separator = separator(text);
        for (List<Field> record : records(text, separator)) {
            rows.add(
                    separator == ','
                            ? joined(record)
                            : record.stream().map(Field::text).toList());
            if (rows.size() > terms.rows()) {
                throw tooLarge();
            }
        }
        trim(rows);
        return List.of(new Sheet("", false, rows, Set.of()));
    }

    private List<Sheet> markup(String text) {
        List<Sheet> sheets = MarkupTable.in(text, terms.rows(), MOST_COLUMNS);
        if (sheets.isEmpty()) {
            throw noTable("是网页或 XML，里面没有表格");
        }
        if (sheets.stream().anyMatch(sheet -> sheet.height() > terms.rows())) {
            throw tooLarge();
        }
        sheets.forEach(sheet -> trim(sheet.rows()));
        return sheets;
    }

    private static Refusal noTable(String what) {
        return Refusal.invalid("文件不是真正的表格（" + what + "）。请用 Excel 或 WPS 打开后另存为 .xlsx，再重新上传。");
    }

    /** UTF-16 without a mark: figures and signs, most of a table, have a nought in each second byte. */
    private static @Nullable Charset wide(byte[] bytes) {
        int[] noughts = new int[2];
        int length = Math.min(bytes.length, 20_000);
        for (int i = 0; i < length; i++) {
            noughts[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        boolean marked = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
        if (marked || Math.max(noughts[0], noughts[1]) * 5 < length || Math.min(noughts[0], noughts[1]) * 50 > length) {
            return null;
        }
        return noughts[1] > noughts[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private record Field(String text, boolean quoted) {}

    /**
     * Names of substances have commas, but neither tabs nor semicolons: those are taken where most lines have them. What
     * stands in quotes separates nothing.
     */
    private static char separator(String text) {
        String head = QUOTED.matcher(text.substring(0, Math.min(text.length(), 20_000)))
                .replaceAll("");
        char best = ',';
        int most = 0;
        for (char sign : new char[] {'\t', ';', '|', ',', '，'}) {
            int lines = 0;
            int separated = 0;
            for (List<Field> record : records(head, sign)) {
                boolean empty = record.stream().allMatch(field -> field.text().isEmpty()) && record.size() == 1;
                lines += empty ? 0 : 1;
                separated += record.size() > 1 ? 1 : 0;
            }
            if (sign != ',' && sign != '，' && separated * 2 > lines) {
                return sign;
            }
            if (separated > most && (sign == ',' || sign == '，')) {
                most = separated;
                best = sign;
            }
        }
        return best;
    }

    private static List<List<Field>> records(String text, char separator) {
        List<List<Field>> records = new ArrayList<>();
        List<Field> record = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inQuotes = false;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inQuotes) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    inQuotes = false;
                }
            } else if (c == '"' && field.toString().isBlank()) {
                field.setLength(0);
                inQuotes = true;
                quoted = true;
            } else if (c == separator || c == '\n' || c == '\r') {
                record.add(new Field(formula(clean(field.toString())), quoted));
                field.setLength(0);
                quoted = false;
                if (c != separator) {
                    records.add(record);
                    record = new ArrayList<>();
                    if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                        i++;
                    }
                }
            } else {
                field.append(c);
            }
        }
        if (!record.isEmpty() || !field.isEmpty()) {
            record.add(new Field(formula(clean(field.toString())), quoted));
            records.add(record);
        }
        return records;
    }

    /** ="0012": how programs keep a spreadsheet from reading a text as a number. */
    private static String formula(String field) {
        return field.matches("=\"[^\"]*\"") ? field.substring(2, field.length() - 1) : field;
    }

    /** Puts together again a name with commas that was written without quotes. */
    private List<String> joined(List<Field> record) {
        List<String> texts = new ArrayList<>();
        int i = 0;
        while (i < record.size()) {
            int end = i + 1;
            StringBuilder name = new StringBuilder(record.get(i).text());
            String best = record.get(i).text();
            for (int j = i + 1;
                    j < Math.min(record.size(), i + 5) && !record.get(j - 1).quoted();
                    j++) {
                name.append(',').append(record.get(j).text());
                if (!record.get(j).quoted() && terms.names().isOne(record.get(i).text(), name.toString())) {
                    end = j + 1;
                    best = name.toString();
                }
            }
            texts.add(best);
            i = end;
        }
        return texts;
    }

    private Refusal tooLarge() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "文件太大，最大 " + terms.largest() / 1024 / 1024 + " MB、" + count(terms.rows()) + "行。请只保留" + terms.what()
                        + "，或者分成几个文件上传。");
    }

    private static String count(int rows) {
        return rows % 10_000 == 0 ? rows / 10_000 + " 万" : " " + rows + " ";
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
