package cn.jingtu.land.access;

import cn.jingtu.matter.Matter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 准入查询, as it was asked.
 *
 * @param number as officials write it, 准入查询〔2026〕3号
 * @param body id of the body that asks, and decides at the gate
 * @param onBehalfOf who wants to build, buy or sell
 * @param caseNumber of the case at that body
 * @param askedBy account
 * @param day on which it was asked, by the clauses of which it is answered
 */
public record AccessQuery(
        String id,
        String city,
        String number,
        Gate gate,
        String body,
        @Nullable String onBehalfOf,
        @Nullable String caseNumber,
        String purpose,
        String askedBy,
        Instant askedAt,
        LocalDate day,
        List<Parcel> parcels) {

    /** Id of the procedure that carries it. */
    public static final String PROCEDURE = "land-access";

    public AccessQuery {
        parcels = List.copyOf(parcels);
    }

    public Matter matter() {
        return new Matter(PROCEDURE, id, city);
    }

    public Parcel parcel(int position) {
        return parcels.get(position - 1);
    }

    /** In a line, for lists. */
    public String subject() {
        String first = parcels.get(0).name();
        return number + " " + (parcels.size() == 1 ? first : first + "等" + parcels.size() + "宗");
    }
}
