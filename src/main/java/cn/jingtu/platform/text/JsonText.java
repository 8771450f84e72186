package cn.jingtu.platform.text;

/**
 * Takes out of a JSON text the characters that {@link CleanText} forbids, raw or escaped, inside its strings and nowhere
 * else. A text without them is answered as it is, to the letter; one that is no JSON is left for its parser to refuse.
 */
public final class JsonText {

    private JsonText() {}

    public static String clean(String json) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        boolean inString = false;
        int i = 0;
        while (i < json.length()) {
            char c = json.charAt(i);
            if (c == '"') {
                inString = !inString;
                i++;
                continue;
            }
            if (!inString) {
                i++;
                continue;
            }
            int end = endOf(json, i);
            if (CleanText.isForbidden(valueOf(json, i, end))) {
                out.append(json, copied, i);
                copied = end;
            }
            i = end;
        }
        return copied == 0 ? json : out.append(json, copied, json.length()).toString();
    }

    /** Where the character or escape sequence ends that begins at {@code start}. */
    private static int endOf(String json, int start) {
        if (json.charAt(start) != '\\') {
            return start + Character.charCount(json.codePointAt(start));
        }
        int unit = hex(json, start);
        if (unit < 0) {
            return Math.min(start + 2, json.length());
        }
        boolean pair = Character.isHighSurrogate((char) unit)
                && hex(json, start + 6) >= 0
                && Character.isLowSurrogate((char) hex(json, start + 6));
        return start + (pair ? 12 : 6);
    }

    private static int valueOf(String json, int start, int end) {
        if (json.charAt(start) != '\\') {
            return json.codePointAt(start);
        }
        if (end - start == 12) {
            return Character.toCodePoint((char) hex(json, start), (char) hex(json, start + 6));
        }
        if (end - start == 6) {
            return hex(json, start);
        }
        char named = end - start == 2 ? json.charAt(start + 1) : '\\';
        return named == 'b' ? '\b' : named == 'f' ? '\f' : '\\';
    }

    /** The unit that an escape sequence {@code \}{@code uXXXX} at {@code start} stands for; negative if there is none. */
    private static int hex(String json, int start) {
        if (start + 6 > json.length() || json.charAt(start) != '\\' || json.charAt(start + 1) != 'u') {
            return -1;
        }
        int value = 0;
        for (int i = start + 2; i < start + 6; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0 || json.charAt(i) > 'f') {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
