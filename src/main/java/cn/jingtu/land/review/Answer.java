package cn.jingtu.land.review;

import cn.jingtu.platform.text.CleanText;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an expert ticks at an item of a form. A blank is no answer. */
public enum Answer {
    YES("Y", "是", "YES", "TRUE", "符合", "涉及", "√", "✓", "✔"),
    NO("N", "否", "NO", "FALSE", "不符合"),
    PARTLY("P", "部分符合", "部分"),
    UNSUPPORTED("X", "材料不支撑判断", "材料不支撑", "材料不支持判断", "材料不支持", "不支撑判断"),
    NOT_APPLICABLE("-", "不涉及", "不适用", "NA", "N/A", "–", "—", "——", "−", "/", "／");

    private final String code;
    private final String label;
    private final List<String> words;

    Answer(String code, String label, String... words) {
        this.code = code;
        this.label = label;
        this.words = List.of(words);
    }

    public String label() {
        return label;
    }

    /** The answer that a text means, in whatever width and case; empty for one that is none, as ×, which reads in two ways. */
    static Optional<Answer> of(String text) {
        String typed = plain(text).toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(answer ->
                        typed.equals(answer.code) || typed.equals(answer.label) || answer.words.contains(typed))
                .findFirst();
    }

    /** Without blanks at its ends and in narrow letters. */
    static String plain(String text) {
        return CleanText.strip(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }
}
