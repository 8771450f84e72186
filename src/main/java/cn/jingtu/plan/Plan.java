package cn.jingtu.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A yearly plan on record.
 *
 * @param id readable and unique: {@code beihai-2020}; the business key of its process
 * @param rehearsalOf the year of the plan that is rehearsed in another year; null for a plan in earnest
 * @param revision counts the changes, to notice two people editing at once
 * @param preparedBy user id of who sent it for signature, null before
 * @param signedBy user id of who signed it, null before
 * @param accountedBy user id of who signed the account of its year, null before
 */
public record Plan(
        String id,
        String cityId,
        int year,
        String title,
        @Nullable String documentNumber,
        String issuer,
        @Nullable LocalDate issueDate,
        PlanState state,
        @Nullable Integer rehearsalOf,
        int revision,
        @Nullable String preparedBy,
        @Nullable String signedBy,
        @Nullable String accountedBy) {

    /** The last day of the plan's year. */
    public LocalDate yearEnd() {
        return LocalDate.of(year, 12, 31);
    }

    /** Title as lists show it: a rehearsal says so. */
    public String shownTitle() {
        return rehearsalOf == null ? title : title + "（演练，移至" + year + "年）";
    }
}
