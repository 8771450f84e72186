package cn.jingtu.land.access;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger of queries (查询记录台账).
 *
 * @param parcels names
 * @param answers codes of what was answered of each parcel, ALLOW_IF with conditions; empty before the answer
 * @param papers numbers and days of what was issued
 */
public record AccessLine(
        String id,
        String number,
        LocalDate day,
        Gate gate,
        String body,
        @Nullable String onBehalfOf,
        @Nullable String caseNumber,
        String parcels,
        List<String> answers,
        @Nullable LocalDate validUntil,
        AccessState state,
        @Nullable String papers) {}
