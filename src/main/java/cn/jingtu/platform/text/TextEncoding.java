package cn.jingtu.platform.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells in which encoding a Chinese text file is written: UTF-8, UTF-16 or GBK (GB 18030). */
public final class TextEncoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Set<String> PARTS_OF_GB18030 = Set.of("GBK", "GB2312", "x-EUC-CN");
    private static final Pattern DECLARED = Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9_-]{2,20})");

    private TextEncoding() {}

    /** @throws CharacterCodingException where the bytes are text in none of these */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        return decode(bytes, charsetOf(bytes));
    }

    /** The same for a page that may name its encoding, rightly or not. */
    public static String decodeHtml(byte[] bytes) throws CharacterCodingException {
        String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        if (declared.find()
                && !charsetOf(bytes).equals(StandardCharsets.UTF_8)
                && Charset.isSupported(declared.group(1))) {
            Charset charset = Charset.forName(declared.group(1));
            Charset wide = PARTS_OF_GB18030.contains(charset.name()) ? GB18030 : charset;
            if (wellFormed(bytes, wide)) {
                return new String(bytes, wide);
            }
        }
        return decode(bytes);
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        String text = new String(bytes, charset);
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (!text.isBlank() && !readable(text)) {
            throw new CharacterCodingException();
        }
        return text;
    }

    private static Charset charsetOf(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        if (wellFormed(bytes, StandardCharsets.UTF_8)) {
            return zeros(bytes) ? utf16(bytes) : StandardCharsets.UTF_8;
        }
        if (bytes.length % 2 == 0) {
            // Chinese in UTF-16 without a mark: the line ends betray it
            Charset wide = utf16(bytes);
            if (zeros(bytes) && wellFormed(bytes, wide) && chineseShare(new String(bytes, wide)) > 0.5) {
                return wide;
            }
        }
        if (wellFormed(bytes, GB18030)) {
            return GB18030;
        }
        // a text cut off inside a character, or with a few broken bytes, is still read
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return readable(utf8) ? StandardCharsets.UTF_8 : GB18030;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static boolean zeros(byte[] bytes) {
        int zeros = 0;
        int length = Math.min(bytes.length, 20_000);
        for (int i = 0; i < length; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros > 0 && zeros * 200 > length;
    }

    /** Whether the first words, read as UTF-8 or GBK, are Chinese: what a plan is written in. */
    public static boolean mostlyChinese(byte[] bytes) {
        byte[] head = bytes.length > 4000 ? java.util.Arrays.copyOf(bytes, 4000) : bytes;
        return !zeros(head)
                && (chineseShare(new String(head, StandardCharsets.UTF_8)) > 0.3
                        || chineseShare(new String(head, GB18030)) > 0.5);
    }

    /** Chinese in UTF-16 without a mark, which no signature betrays. */
    public static boolean looksUtf16(byte[] bytes) {
        byte[] head = bytes.length > 4000 ? java.util.Arrays.copyOf(bytes, 4000) : bytes;
        return head.length % 2 == 0
                && (chineseShare(new String(head, StandardCharsets.UTF_16LE)) > 0.5
                        || chineseShare(new String(head, StandardCharsets.UTF_16BE)) > 0.5)
                && zeros(head);
    }

    private static Charset utf16(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < Math.min(bytes.length, 20_000); i++) {
            if (bytes[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2 == 1 ? 1 : 0;
            }
        }
        return odd >= even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static boolean wellFormed(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Few replacement and control characters, and none but common scripts. */
    private static boolean readable(String text) {
        int strange = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\u000b';
            strange += c == '\ufffd' || control || c >= '\ue000' && c <= '\uf8ff' ? 1 : 0;
        }
        return strange * 50 <= text.length();
    }

    private static double chineseShare(String text) {
        long chinese = text.chars().filter(c -> c >= 0x4e00 && c <= 0x9fff).count();
        return text.isEmpty() ? 0 : (double) chinese / text.length();
    }
}
