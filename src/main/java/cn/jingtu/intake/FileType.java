package cn.jingtu.intake;

import cn.jingtu.platform.text.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/**
 * The type of a file by its content. The kinds that are read are told by their first bytes; Tika, whose detectors take
 * a second to load, is asked about the others, which are refused with what they are.
 */
final class FileType {

    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String PDF = "application/pdf";
    static final String HTML = "text/html";
    static final String TEXT = "text/plain";

    private static final int HEAD = 5000;

    private FileType() {}

    static String of(byte[] bytes) throws IOException {
        if (startsWith(bytes, "%PDF-")) {
            return PDF;
        }
        if (startsWith(bytes, "PK") && hasWordDocument(bytes)) {
            return DOCX;
        }
        if (!startsWith(bytes, "{\\rtf") && !binary(bytes) && TextEncoding.mostlyChinese(bytes)) {
            return textOrHtml(bytes);
        }
        String type;
        try (TikaInputStream input = TikaInputStream.get(bytes)) {
            type = new DefaultDetector().detect(input, new Metadata()).toString();
        }
        int semicolon = type.indexOf(';');
        type = semicolon > 0 ? type.substring(0, semicolon) : type;
        if (type.equals("application/x-tika-msoffice")) {
            return "application/msword";
        }
        boolean text =
                type.startsWith("text/") || type.equals("application/octet-stream") || type.equals("application/xml");
        return text && !type.equals(HTML) && (!binary(bytes) || TextEncoding.looksUtf16(bytes))
                ? textOrHtml(bytes)
                : type;
    }

    private static boolean startsWith(byte[] bytes, String signature) {
        return bytes.length >= signature.length()
                && new String(bytes, 0, signature.length(), StandardCharsets.ISO_8859_1).equals(signature);
    }

    /** Plain text and HTML have no signature; they are told apart by their words. */
    private static String textOrHtml(byte[] bytes) throws CharacterCodingException {
        String text = TextEncoding.decodeHtml(bytes);
        String head = text.substring(0, Math.min(text.length(), HEAD)).toLowerCase(Locale.ROOT);
        boolean html =
                Stream.of("<html", "<!doctype html", "<body", "<p>", "<div").anyMatch(head::contains);
        return html ? HTML : TEXT;
    }

    private static boolean hasWordDocument(byte[] bytes) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return true;
                }
            }
        } catch (java.util.zip.ZipException | java.io.EOFException | IllegalArgumentException e) {
            return false;
        }
        return false;
    }

    private static boolean binary(byte[] bytes) {
        int controls = 0;
        int length = Math.min(bytes.length, 8192);
        for (int i = 0; i < length; i++) {
            int c = bytes[i] & 0xff;
            controls += c < 9 && c != 0 || c > 13 && c < 27 ? 1 : 0;
        }
        return controls * 20 > length;
    }
}
