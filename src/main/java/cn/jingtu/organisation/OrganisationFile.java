package cn.jingtu.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code organisation.yaml} holds, as it stands there. */
record OrganisationFile(City city, Settings settings, List<Body> organisations) {

    record Settings(
            String coordinator,
            List<String> defaultExecutors,
            @Nullable Integer remindWorkdays,
            @Nullable Integer overdueRepeatWorkdays,
            @Nullable Integer disclosureWorkdays,
            @Nullable String restDayPolicy,
            CitySettings.@Nullable Supervision supervision,
            @Nullable List<LocalDate> regionalHolidays) {

        CitySettings withDefaults() {
            return new CitySettings(
                    coordinator,
                    remindWorkdays == null ? 3 : remindWorkdays,
                    overdueRepeatWorkdays == null ? 5 : overdueRepeatWorkdays,
                    disclosureWorkdays == null ? 20 : disclosureWorkdays,
                    (restDayPolicy == null ? "remind_before_accept_after" : restDayPolicy).toUpperCase(Locale.ROOT),
                    supervision,
                    regionalHolidays == null ? List.of() : regionalHolidays);
        }
    }

    record Body(
            String id,
            String name,
            OrganisationKind kind,
            @Nullable String divisionCode,
            List<String> aliases) {

        Body {
            aliases = aliases == null ? List.of() : List.copyOf(aliases);
        }
    }
}
