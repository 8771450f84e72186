package cn.jingtu.evidence;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import java.text.Normalizer;
import java.util.Locale;

/** What is left of a file name sent by a browser once everything that could do harm is gone. */
final class FileNames {

    /** In characters; more than any Chinese title needs, and what common file systems still take once downloaded. */
    static final int MAX_LENGTH = 240;

    private FileNames() {}

    /**
     * The last part of the given path, without control and direction marks (a right-to-left mark makes {@code exe.fdp}
     * read as pdf), with the characters that Windows forbids replaced by an underscore, shortened before its extension.
     *
     * @throws Refusal when nothing is left
     */
    static String clean(String given) {
        String name = Normalizer.normalize(CleanText.clean(given), Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("^[\\s\\p{Z}.]+|[\\s\\p{Z}.]+$", "");
        if (CleanText.isBlank(name)) {
            throw Refusal.invalid("文件没有名称，请为文件命名后重新上传。");
        }
        return shorten(name);
    }

    /** In lower case, without the dot; empty when there is none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String shorten(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= MAX_LENGTH) {
            return name;
        }
        String extension = extension(name);
        String tail = extension.isEmpty() || extension.length() > 10
                ? ""
                : name.substring(name.length() - extension.length() - 1);
        int keep = MAX_LENGTH - tail.codePointCount(0, tail.length());
        return name.substring(0, name.offsetByCodePoints(0, keep)) + tail;
    }
}
