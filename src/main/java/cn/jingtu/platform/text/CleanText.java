package cn.jingtu.platform.text;

/**
 * The one rule about characters. What neither the database nor a document can hold, what no font shows and what makes a
 * text read otherwise than it is stored is taken out in silence: control characters other than tab and line breaks, lone
 * halves of surrogate pairs, noncharacters, and marks that reverse the direction of what follows. Everything else is
 * kept as typed. Lengths are counted in characters as people count them, not in the units of UTF-16.
 */
public final class CleanText {

    private static final String CUT = "…";

    private CleanText() {}

    /** Whether a character is taken out wherever it is typed. */
    public static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
            case Character.SURROGATE -> true;
            default ->
                codePoint >= 0x202A && codePoint <= 0x202E
                        || codePoint >= 0x2066 && codePoint <= 0x2069
                        || codePoint >= 0xFDD0 && codePoint <= 0xFDEF
                        || (codePoint & 0xFFFE) == 0xFFFE;
        };
    }

    /** Whether nothing would be taken out. */
    public static boolean isClean(String text) {
        return text.codePoints().noneMatch(CleanText::isForbidden);
    }

    /** The text without what is forbidden. */
    public static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isForbidden(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Whether there is nothing to be seen: spaces of any width, zero-width marks, fillers. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(CleanText::isUnseen);
    }

    /** The text without what is not to be seen at its ends. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isUnseen(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && isUnseen(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** In characters as people count them: one of the rarer Chinese characters, two units of UTF-16, is one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text where it fits, else its beginning and an ellipsis, at most {@code max} characters in all. */
    public static String shorten(String text, int max) {
        return shorten(text, max, "");
    }

    /**
     * The text where it fits, else its beginning, an ellipsis and a note that tells where the whole is to be found.
     *
     * @param max characters in all, note included; more than the note has
     */
    public static String shorten(String text, int max, String note) {
        if (length(text) <= max) {
            return text;
        }
        String end = CUT + note;
        return text.substring(0, text.offsetByCodePoints(0, max - length(end))) + end;
    }

    private static boolean isUnseen(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || isForbidden(codePoint)
                // Letters and marks by category, but without a shape: joiners, fillers, selectors, the empty braille
                // cell.
                || codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || codePoint >= 0x180B && codePoint <= 0x180F
                || codePoint == 0x2800
                || codePoint == 0x3164
                || codePoint >= 0xFE00 && codePoint <= 0xFE0F
                || codePoint == 0xFFA0
                || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }
}
