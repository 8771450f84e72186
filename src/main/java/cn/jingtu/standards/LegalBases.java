package cn.jingtu.standards;

import cn.jingtu.platform.YamlFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * Which clause orders what on which day. A law is replaced by another one on a day, and a case keeps the clause of its
 * own day: rules name a subject, and the table {@code standards/legal-bases.yaml} has the clauses.
 */
public final class LegalBases {

    private static final String FILE = "standards/legal-bases.yaml";
    private static final LegalBases ALL = read();

    private final List<LegalBasis> bases;

    private LegalBases(List<LegalBasis> bases) {
        this.bases = bases;
    }

    private record Table(List<LegalBasis> bases) {}

    private static LegalBases read() {
        YamlFile file = YamlFile.read(FILE, new ClassPathResource(FILE));
        file.refuseIfWrong();
        List<LegalBasis> bases = file.as(Table.class).bases();
        for (int i = 0; i < bases.size(); i++) {
            for (LegalBasis other : bases.subList(i + 1, bases.size())) {
                if (bases.get(i).overlaps(other)) {
                    throw new IllegalStateException("two clauses at once for " + other.subject());
                }
            }
        }
        return new LegalBases(List.copyOf(bases));
    }

    /**
     * The clause on a subject on a day.
     *
     * @return empty where no clause ordered it that day
     * @throws IllegalArgumentException if the table has no such subject
     */
    public static Optional<LegalBasis> on(String subject, LocalDate day) {
        if (!subjects().contains(subject)) {
            throw new IllegalArgumentException("no legal basis is called " + subject);
        }
        return ALL.bases.stream()
                .filter(basis -> basis.subject().equals(subject) && basis.isValidOn(day))
                .findFirst();
    }

    /** All that the table has clauses on. */
    public static Set<String> subjects() {
        return ALL.bases.stream().map(LegalBasis::subject).collect(Collectors.toUnmodifiableSet());
    }
}
