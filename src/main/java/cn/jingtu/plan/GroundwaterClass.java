package cn.jingtu.plan;

import java.util.Locale;
import java.util.Optional;

/** Quality classes of groundwater by GB/T 14848-2017, chapter 4.1, from the best to the worst. */
enum GroundwaterClass {
    I,
    II,
    III,
    IV,
    V;

    /** Understands Ⅳ, IV and 4, each with or without 类. */
    static Optional<GroundwaterClass> of(String text) {
        String bare = text.strip().replace("类", "").strip().toUpperCase(Locale.ROOT);
        return switch (bare) {
            case "Ⅰ", "I", "1" -> Optional.of(I);
            case "Ⅱ", "II", "2" -> Optional.of(II);
            case "Ⅲ", "III", "3" -> Optional.of(III);
            case "Ⅳ", "IV", "4" -> Optional.of(IV);
            case "Ⅴ", "V", "5" -> Optional.of(V);
            default -> Optional.empty();
        };
    }
}
