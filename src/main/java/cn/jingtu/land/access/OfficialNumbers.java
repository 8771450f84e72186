package cn.jingtu.land.access;

import java.text.Normalizer;
import java.util.Locale;

/** Numbers and names of papers and plots, which every office types with its own brackets and blanks. */
final class OfficialNumbers {

    private OfficialNumbers() {}

    /** Without blanks, brackets of one kind, letters in one case and width. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replaceAll("[〔【\\[{（]", "(")
                .replaceAll("[〕】\\]}）]", ")")
                .toUpperCase(Locale.ROOT);
    }
}
