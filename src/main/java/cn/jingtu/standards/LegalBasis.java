package cn.jingtu.standards;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A clause that orders something, for as long as it is valid.
 *
 * @param subject what it orders, the key by which rules name it: 名录内用途限制
 * @param document 中华人民共和国土壤污染防治法
 * @param articles 第六十一条第二款
 * @param from the first day on which it is valid
 * @param to the last day; null while no end is known
 * @param mark whether the text was read
 */
public record LegalBasis(
        String subject,
        String document,
        String articles,
        LocalDate from,
        @Nullable LocalDate to,
        Mark mark) {

    boolean isValidOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    boolean overlaps(LegalBasis other) {
        return subject.equals(other.subject) && (isValidOn(other.from) || other.isValidOn(from));
    }

    /** As it is cited: 《中华人民共和国土壤污染防治法》第六十一条第二款; one that is not confirmed says so. */
    public String citation() {
        return "《" + document + "》" + articles + (mark == Mark.RECALLED ? "（待核）" : "");
    }
}
