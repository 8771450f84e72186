package cn.jingtu.land.access;

import java.util.ArrayList;
import java.util.List;

/** One of several values, written down as a code or as a Chinese word. */
public interface Worded {

    /** All spellings: the label first, the code second. */
    List<String> words();

    default String label() {
        return words().get(0);
    }

    static List<String> list(String label, String code, String... others) {
        List<String> words = new ArrayList<>(List.of(label, code));
        words.addAll(List.of(others));
        return List.copyOf(words);
    }
}
