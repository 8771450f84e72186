package cn.jingtu.intake;

/** Blanks out words that are quoted and mean nothing of their own: titles of documents, document numbers. */
final class Masks {

    /** Stands for a blanked character; matches no rule. */
    static final char BLANK = '\u25a1';

    private Masks() {}

    /** The text with brackets that state responsibility blanked: their words measure nothing. */
    static String withoutResponsibility(String text) {
        char[] chars = text.toCharArray();
        int depth = 0;
        int start = -1;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c == '（' || c == '〔' || c == '【') {
                start = depth++ == 0 ? i : start;
            } else if ((c == '）' || c == '〕' || c == '】') && depth > 0 && --depth == 0) {
                if (ROLE.matcher(text.substring(start, i)).find()) {
                    java.util.Arrays.fill(chars, start, i + 1, '。');
                }
            }
        }
        return new String(chars);
    }

    private static final java.util.regex.Pattern ROLE = java.util.regex.Pattern.compile("牵头|参与|配合|负责|责任单位|落实单位|职责分工");

    /** The text with 《…》 and （国发〔2016〕31号) blanked, every position kept. */
    static String blankOut(String text) {
        char[] chars = text.toCharArray();
        int title = 0;
        int titleStart = -1;
        for (int i = 0; i < chars.length; i++) {
            char c = text.charAt(i);
            if (c == '《') {
                titleStart = title == 0 ? i : titleStart;
                title++;
            } else if (c == '》' && title > 0) {
                title--;
                if (title == 0 && i - titleStart < 120) {
                    java.util.Arrays.fill(chars, titleStart, i + 1, BLANK);
                }
            } else if (c == '\n') {
                title = 0;
            }
        }
        java.util.regex.Matcher number = Regex.of(
                        "[〔（][12][09]\\d{2}[〕）](?:第)?\\d{1,4}号|第\\d{1,4}号|(?:GB|HJ|DB|GBT|GB/T|NY)[/A-Za-z ]{0,4}\\d{2,6}(?:[.—-]\\d{1,4}){0,3}")
                .matcher(text);
        while (number.find()) {
            java.util.Arrays.fill(chars, number.start(), number.end(), BLANK);
        }
        return new String(chars);
    }
}
