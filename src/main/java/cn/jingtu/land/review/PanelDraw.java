package cn.jingtu.land.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * How a panel is drawn from the experts that are left when those with an interest are out. Each gets the SHA-256 of the
 * seed, a colon and the expert's number; the smallest come first. Whoever has seed and numbers can do it again with any
 * tool, and a draw says who comes next when somebody has to be replaced.
 */
public final class PanelDraw {

    private static final int SEED_DIGITS = 16;

    private PanelDraw() {}

    /**
     * One who can be drawn.
     *
     * @param number in the register
     * @param specialities codes of the fields that the expert knows
     */
    public record Candidate(String id, String number, Set<String> specialities) {}

    /** A new seed: decimal digits that nobody can foresee. */
    public static String seed() {
        StringBuilder digits = new StringBuilder();
        new SecureRandom().ints(SEED_DIGITS, 0, 10).forEach(digits::append);
        return digits.toString();
    }

    /** All of them, in the order of the draw. */
    public static List<Candidate> order(String seed, Collection<Candidate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparing((Candidate candidate) -> lot(seed, candidate.number()))
                        .thenComparing(Candidate::number))
                .toList();
    }

    /**
     * The first of the order, so that every speciality asked for is known by one of the panel: for each that is not, the
     * first who knows it takes a place before the rest.
     *
     * @param ordered as {@link #order} says
     * @param wanted how many more
     * @param specialities codes of those that are asked for and that nobody of the panel knows yet
     * @return as many as there are, at most as many as wanted
     */
    public static List<Candidate> first(List<Candidate> ordered, int wanted, Collection<String> specialities) {
        List<Candidate> chosen = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String speciality : specialities) {
            if (chosen.size() < wanted && !known.contains(speciality)) {
                ordered.stream()
                        .filter(candidate -> candidate.specialities().contains(speciality))
                        .findFirst()
                        .ifPresent(candidate -> {
                            chosen.add(candidate);
                            known.addAll(candidate.specialities());
                        });
            }
        }
        ordered.stream()
                .filter(candidate -> !chosen.contains(candidate))
                .limit(wanted - (long) chosen.size())
                .forEach(chosen::add);
        return List.copyOf(chosen);
    }

    private static String lot(String seed, String number) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((seed + ":" + number).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
