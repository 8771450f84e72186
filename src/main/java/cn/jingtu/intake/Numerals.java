package cn.jingtu.intake;

/** Chinese numerals as plans write them: 二十三 = 23, 两 = 2, 二〇二三 = 2023. */
final class Numerals {

    /** The characters a Chinese numeral may consist of; for use inside a character class. */
    static final String CHARACTERS = "零〇一二两三四五六七八九十百千";

    private static final String DIGITS = "零一二三四五六七八九";

    private Numerals() {}

    /** The value of a numeral in Arabic or Chinese digits, or -1 where the text is none. */
    static int valueOf(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(text);
        }
        int myriad = text.indexOf('万');
        if (myriad > 0 && myriad < text.length() - 1) {
            int low = additive(text.substring(myriad + 1));
            // 一万五 is short for fifteen thousand
            boolean elided = myriad == text.length() - 2 && low < 10;
            return additive(text.substring(0, myriad)) * 10_000 + (elided ? low * 1_000 : low);
        }
        return Regex.matches(text, "[" + DIGITS + "〇]{2,}") ? positional(text) : additive(text);
    }

    /** 1 to 999 in Chinese numerals as headings count: 十一, 二十, 一百零五; larger ones in Arabic. */
    static String chinese(int value) {
        if (value <= 0 || value > 999) {
            return String.valueOf(value);
        }
        int hundreds = value / 100;
        int tens = value / 10 % 10;
        int ones = value % 10;
        StringBuilder words = new StringBuilder();
        if (hundreds > 0) {
            words.append(DIGITS.charAt(hundreds)).append('百');
        }
        if (tens > 0) {
            words.append(tens == 1 && hundreds == 0 ? "" : String.valueOf(DIGITS.charAt(tens)))
                    .append('十');
        } else if (hundreds > 0 && ones > 0) {
            words.append('零');
        }
        return words.append(ones == 0 ? "" : String.valueOf(DIGITS.charAt(ones)))
                .toString();
    }

    private static int positional(String text) {
        int value = 0;
        for (char c : text.toCharArray()) {
            value = value * 10 + digit(c);
        }
        return value;
    }

    private static int additive(String text) {
        int total = 0;
        int current = -1;
        for (char c : text.toCharArray()) {
            int digit = digit(c);
            int unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
            if (digit >= 0) {
                current = digit;
            } else if (unit > 0) {
                total += (current < 0 ? 1 : current) * unit;
                current = -1;
            } else {
                return -1;
            }
        }
        return total + Math.max(current, 0);
    }

    private static int digit(char c) {
        return c == '〇' ? 0 : c == '两' ? 2 : DIGITS.indexOf(c);
    }
}
