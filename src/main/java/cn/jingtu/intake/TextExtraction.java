package cn.jingtu.intake;

import cn.jingtu.intake.PlanDocumentException.Reason;
import cn.jingtu.platform.text.CleanText;
import cn.jingtu.platform.text.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipInputStream;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.SecureContentHandler;
import org.xml.sax.SAXException;

/**
 * The text of a plan document: .docx, .doc, .pdf, .html or .txt, told by content and not by name. Whatever stands in the
 * way of reading is a {@link PlanDocumentException}.
 */
public final class TextExtraction {

    /** Largest file that is read, in bytes: 50 MB, as for evidence. */
    public static final long LARGEST_FILE = 50L * 1024 * 1024;

    /** Most characters that are read; a plan of 300 pages has a quarter million. */
    private static final int LONGEST_TEXT = 1_500_000;

    /** Most bytes a Word file may unpack to. */
    private static final long LARGEST_UNPACKED = 150L * 1024 * 1024;

    private static final int MOST_PARTS = 10_000;
    private static final long SECONDS = 60;
    private static final Set<String> ACCEPTED = Set.of("docx", "doc", "pdf", "html", "txt");
    private static final String FORMATS = "请上传 .docx、.doc、.pdf、.html 或 .txt 格式的计划文件。";

    private TextExtraction() {}

    /** @throws PlanDocumentException where the file cannot be read as text */
    public static String extract(Path file) {
        byte[] bytes;
        try {
            if (Files.isDirectory(file)) {
                throw new PlanDocumentException(Reason.NOT_FOUND, "“" + file + "”是文件夹，不是文件。" + FORMATS);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw tooLarge(Files.size(file));
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new PlanDocumentException(Reason.NOT_FOUND, "找不到文件“" + file + "”。请检查路径和文件名。", e);
        } catch (IOException e) {
            throw new PlanDocumentException(Reason.DAMAGED, "文件“" + file + "”无法打开。请检查文件权限，或复制到别处后再试。", e);
        }
        Path name = file.getFileName();
        return extract(bytes, name == null ? "" : name.toString());
    }

    /** @param name the file name, to tell a wrong extension from a damaged file; may be empty */
    public static String extract(byte[] bytes, String name) {
        if (bytes.length > LARGEST_FILE) {
            throw tooLarge(bytes.length);
        }
        if (bytes.length == 0) {
            throw new PlanDocumentException(Reason.EMPTY, "文件是空的。请检查是否选错文件，重新上传有正文的计划。");
        }
        FutureTask<String> task = new FutureTask<>(() -> read(bytes, name));
        Thread thread = new Thread(task, "plan-text-extraction");
        thread.setDaemon(true);
        thread.start();
        try {
            return clean(task.get(SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new PlanDocumentException(Reason.TIMED_OUT, "文件读取超时。请另存为 .docx 或 .txt 后重新上传。", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new PlanDocumentException(Reason.TIMED_OUT, "文件读取被中断。请重新上传。", e);
        } catch (ExecutionException e) {
            throw explained(e.getCause(), name);
        }
    }

    /** Without what no plan on record may hold; page and line breaks of old tell where a page ends and stay. */
    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\f' || c == '\u000b' || !CleanText.isForbidden(c))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static PlanDocumentException tooLarge(long size) {
        return new PlanDocumentException(
                Reason.TOO_LARGE,
                "文件太大（" + (size + 1024 * 1024 - 1) / 1024 / 1024 + " MB），最大 " + LARGEST_FILE / 1024 / 1024
                        + " MB。请去掉图片和附件，只上传计划正文。");
    }

    private static String read(byte[] bytes, String name) throws IOException, SAXException, TikaException {
        refuseBombs(bytes);
        String type = FileType.of(bytes);
        switch (type) {
            case "text/plain":
                return required(TextEncoding.decode(bytes), name);
            case "text/html", "application/xhtml+xml":
                byte[] unicode = TextEncoding.decodeHtml(bytes).getBytes(StandardCharsets.UTF_8);
                return required(parse(new JSoupParser(), unicode), name);
            case "application/pdf":
                return pdf(bytes);
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.ms-word.document.macroenabled.12",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.template":
                return required(parse(new OOXMLParser(), WordNumbering.written(bytes)), name);
            case "application/msword":
                return required(parse(new OfficeParser(), bytes), name);
            case "application/x-tika-ooxml-protected":
                throw encrypted(null);
            default:
                throw unsupported(type, name);
        }
    }

    /** A Word file is an archive: its parts are unpacked here once, up to a limit, before a parser does. */
    private static void refuseBombs(byte[] bytes) throws IOException {
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            return;
        }
        byte[] buffer = new byte[64 * 1024];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            long unpacked = 0;
            int parts = 0;
            while (zip.getNextEntry() != null) {
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > LARGEST_UNPACKED || parts > MOST_PARTS) {
                        throw bomb(null);
                    }
                }
                parts++;
            }
        } catch (java.util.zip.ZipException | java.io.EOFException | IllegalArgumentException e) {
            // damaged archives are for the parser to tell
            return;
        }
    }

    private static PlanDocumentException bomb(@org.jspecify.annotations.Nullable Throwable cause) {
        String message = "文件展开后的内容过大，可能不是正常的计划文件。请把计划正文另存为新的 .docx 或 .txt 后上传。";
        return cause == null
                ? new PlanDocumentException(Reason.TOO_LARGE, message)
                : new PlanDocumentException(Reason.TOO_LARGE, message, cause);
    }

    private static String pdf(byte[] bytes) throws IOException, SAXException, TikaException {
        PDFParser parser = new PDFParser();
        PDFParserConfig config = new PDFParserConfig();
        config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        config.setExtractInlineImages(false);
        config.setExtractAnnotationText(false);
        config.setExtractBookmarksText(false);
        config.setExtractAcroFormContent(false);
        config.setSortByPosition(true);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, config);
        String text = parse(parser, bytes, context);
        if (Regex.replaceAll(text, "[\\s\\d\\p{Punct}]", "").length() < 20) {
            throw new PlanDocumentException(Reason.NO_TEXT_LAYER, "这份 PDF 是扫描件，没有可读取的文字。请上传 Word 原件，或先做文字识别（OCR）后再上传。");
        }
        return text;
    }

    private static String required(String text, String name) {
        if (text.isBlank()) {
            throw new PlanDocumentException(Reason.EMPTY, "文件“" + name + "”里没有文字。请检查是否选错文件，重新上传有正文的计划。");
        }
        return text;
    }

    private static String parse(Parser parser, byte[] bytes) throws IOException, SAXException, TikaException {
        return parse(parser, bytes, new ParseContext());
    }

    private static String parse(Parser parser, byte[] bytes, ParseContext context)
            throws IOException, SAXException, TikaException {
        OfficeParserConfig office = new OfficeParserConfig();
        office.setIncludeHeadersAndFooters(false);
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        office.setExtractMacros(false);
        context.set(OfficeParserConfig.class, office);
        context.set(Parser.class, new org.apache.tika.parser.EmptyParser());
        context.set(org.apache.tika.detect.EncodingDetector.class, (input, metadata) -> StandardCharsets.UTF_8);
        // the usual mapper drops rowspan, by which a department stands for several rows
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        Metadata metadata = new Metadata();
        LineHandler lines = new LineHandler(LONGEST_TEXT);
        try (TikaInputStream input = TikaInputStream.get(bytes)) {
            SecureContentHandler secure = new SecureContentHandler(lines, input);
            try {
                parser.parse(input, secure, metadata, context);
            } catch (SAXException e) {
                secure.throwIfCauseOf(e);
                throw e;
            }
        }
        return lines.text();
    }

    private static PlanDocumentException encrypted(@org.jspecify.annotations.Nullable Throwable cause) {
        String message = "文件有密码保护，无法读取。请在 Word 或 PDF 软件中去掉密码，另存后重新上传。";
        return cause == null
                ? new PlanDocumentException(Reason.ENCRYPTED, message)
                : new PlanDocumentException(Reason.ENCRYPTED, message, cause);
    }

    private static PlanDocumentException unsupported(String type, String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        boolean rightName = ACCEPTED.stream().anyMatch(end -> lower.endsWith("." + end));
        String what = type.startsWith("image/")
                ? "图片"
                : type.contains("zip")
                                || type.contains("rar")
                                || type.contains("7z")
                                || type.contains("compress")
                                || type.contains("tar")
                        ? "压缩包"
                        : type.contains("sheet") || type.contains("excel")
                                ? "表格"
                                : type.contains("presentation") || type.contains("powerpoint") ? "演示文稿" : "其他格式的文件";
        String message = rightName
                ? "文件名是“" + name + "”，内容却是" + what + "，无法按计划读取。" + FORMATS
                : "不能读取这种文件（" + what + "）。" + FORMATS;
        return new PlanDocumentException(Reason.UNSUPPORTED_TYPE, message);
    }

    private static PlanDocumentException explained(@org.jspecify.annotations.Nullable Throwable failure, String name) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PlanDocumentException known) {
                return known;
            }
            if (cause instanceof CharacterCodingException) {
                return new PlanDocumentException(
                        Reason.UNREADABLE_ENCODING, "文件的文字编码无法识别，读出来是乱码。请用记事本打开后另存为 UTF-8 编码，或另存为 .docx 再上传。", cause);
            }
            String type = cause.getClass().getSimpleName();
            String message = cause.getMessage() == null ? "" : cause.getMessage();
            // A PDF may be encrypted for the holders of certificates; the library that reads those is left out.
            boolean certificates = cause instanceof NoClassDefFoundError && message.startsWith("org/bouncycastle/");
            if (certificates
                    || cause instanceof EncryptedDocumentException
                    || type.contains("Encrypted")
                    || type.contains("InvalidPassword")) {
                return encrypted(cause);
            }
            boolean bomb = message.contains("Zip bomb")
                    || message.contains("zip bomb")
                    || message.contains("inflate ratio")
                    || message.contains("XML depth")
                    || message.contains("package entries");
            if (bomb || cause instanceof WriteLimitReachedException || cause instanceof OutOfMemoryError) {
                return bomb(cause);
            }
        }
        return new PlanDocumentException(
                Reason.DAMAGED, "文件“" + name + "”已损坏或格式不对，无法读取。请用 Word 或 WPS 打开后另存，再重新上传。", failure);
    }
}
