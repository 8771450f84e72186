package cn.jingtu.land.review;

import cn.jingtu.platform.YamlFile;
import cn.jingtu.standards.Mark;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * What regions set differently about the review of reports, as {@code standards/review-rules.yaml} has it for each day.
 *
 * @param city that it is set for; null: for all that have none of their own
 * @param from the first day
 * @param to the last day; null while no end is known
 * @param mark whether the original was read
 * @param form on which an expert answers
 * @param experts at least so many are drawn
 * @param completenessWorkdays in which an application is looked through
 * @param gapDays calendar days that the applicant has for what is missing; afterwards the application is not accepted
 * @param reviewWorkdays from acceptance to the opinion, without the applicant's own time
 * @param revisionWorkdays that the applicant has for a revised report
 * @param creditGate whether a report of a unit without a record of its work is refused; otherwise it is a gap
 * @param creditWorkdays in which the outcome is put on the record of credit
 * @param firstPassCountsRevision whether 修改后通过 at the first review is a first pass
 */
public record ReviewRules(
        @Nullable String city,
        LocalDate from,
        @Nullable LocalDate to,
        Mark mark,
        String source,
        String form,
        int experts,
        int completenessWorkdays,
        int gapDays,
        int reviewWorkdays,
        int revisionWorkdays,
        boolean creditGate,
        int creditWorkdays,
        boolean firstPassCountsRevision) {

    private static final String FILE = "standards/review-rules.yaml";
    private static final List<ReviewRules> ALL = read();

    private record Table(List<ReviewRules> rules) {}

    private static List<ReviewRules> read() {
        YamlFile file = YamlFile.read(FILE, new ClassPathResource(FILE));
        file.refuseIfWrong();
        return List.copyOf(file.as(Table.class).rules());
    }

    /** Those of a city on a day. */
    public static ReviewRules of(String city, LocalDate day) {
        return of(ALL, city, day);
    }

    static ReviewRules of(List<ReviewRules> rules, String city, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.city() == null || city.equals(rule.city()))
                .filter(rule -> !day.isBefore(rule.from()) && (rule.to() == null || !day.isAfter(rule.to())))
                .max(Comparator.<ReviewRules, Boolean>comparing(rule -> rule.city() != null)
                        .thenComparing(ReviewRules::from))
                // before the first guide there was the same practice
                .orElseGet(() -> rules.get(0));
    }
}
