package cn.jingtu.calendar;

import cn.jingtu.organisation.Organisations;
import org.springframework.stereotype.Component;

/** The calendar as each city has set it. */
@Component
public class CityCalendars {

    private final Workdays nationwide;
    private final Organisations organisations;

    CityCalendars(Workdays nationwide, Organisations organisations) {
        this.nationwide = nationwide;
        this.organisations = organisations;
    }

    /** Working days of a city: the nationwide ones without its regional holidays. */
    public Workdays workdays(String cityId) {
        return nationwide.with(organisations.settings(cityId).regionalHolidays());
    }

    /** What a city does with dates on rest days. */
    public RestDayPolicy restDayPolicy(String cityId) {
        return RestDayPolicy.valueOf(organisations.settings(cityId).restDayPolicy());
    }
}
