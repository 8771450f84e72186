package cn.jingtu.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Patterns that are used in one place and read best there, compiled once. {@link String#matches} and its kin compile
 * theirs at every call, which was most of the time of reading a plan.
 */
final class Regex {

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Regex() {}

    /** @param regex a constant of the program; never made of words of a document, for nothing is forgotten */
    static Pattern of(String regex) {
        return COMPILED.computeIfAbsent(regex, Pattern::compile);
    }

    static boolean matches(CharSequence text, String regex) {
        return of(regex).matcher(text).matches();
    }

    static String replaceFirst(String text, String regex, String replacement) {
        return of(regex).matcher(text).replaceFirst(replacement);
    }

    static String replaceAll(String text, String regex, String replacement) {
        return of(regex).matcher(text).replaceAll(replacement);
    }
}
