package cn.jingtu.intake;

import java.text.Normalizer;

/** One writing for characters that extraction and typists write in several. */
final class Characters {

    private Characters() {}

    static boolean isSpace(char c) {
        return c <= ' '
                || c == '\u00a0'
                || c == '\u3000'
                || c >= '\u2000' && c <= '\u200f'
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202f'
                || c == '\u2060'
                || c == '\ufeff'
                || c == '\u00ad';
    }

    /** White space means something only between Latin words; inside Chinese and numbers it is noise. */
    static boolean keepSpace(char before, char after) {
        return latin(before) && latin(after) || latin(before) && digit(after) || digit(before) && latin(after);
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean chinese(char c) {
        return c >= '\u4e00' && c <= '\u9fff' || c == '〇';
    }

    private static boolean latin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** The canonical character, given its neighbours in the source (0 where there is none). */
    static char canonical(char before, char c, char after) {
        switch (c) {
            case '(', '﹙':
                return '（';
            case ')', '﹚':
                return '）';
            case '[', '［', '﹝', '〖':
                return '〔';
            case ']', '］', '﹞', '〗':
                return '〕';
            case ',', '﹐':
                return digit(before) && digit(after) ? ',' : '，';
            case ';', '﹔':
                return '；';
            case ':', '﹕', '︰', '∶':
                return digit(before) && digit(after) ? ':' : '：';
            case '!':
                return '！';
            case '?':
                return '？';
            case '｡':
                return '。';
            case '､':
                return '、';
            case '．', '﹒', '•':
                return '.';
            case '％', '﹪':
                return '%';
            case '○', '◯', 'Ｏ':
                return numeral(before) || numeral(after) ? '〇' : c;
            case '≧', '⩾':
                return '≥';
            case '≦', '⩽':
                return '≤';
            case '﹤':
                return '<';
            case '﹥':
                return '>';
            default:
                break;
        }
        if (c >= '\uff01' && c <= '\uff5e') {
            boolean letterOrSign = c != '，' && c != '；' && c != '：' && c != '！' && c != '？' && c != '（' && c != '）';
            return letterOrSign ? (char) (c - 0xfee0) : c;
        }
        // PDF fonts map plain characters to the radical and compatibility blocks, which look the same
        if (c >= '\u2e80' && c <= '\u2fdf' || c >= '\uf900' && c <= '\ufaff') {
            String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
            return plain.length() == 1 ? plain.charAt(0) : c;
        }
        return c;
    }

    private static boolean numeral(char c) {
        return "〇○零一二三四五六七八九十".indexOf(c) >= 0;
    }
}
