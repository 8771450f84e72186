package cn.jingtu.organisation.process;

import cn.jingtu.organisation.City;

/** The groups of a city beside those of its bodies. */
final class CityGroups {

    private CityGroups() {}

    /** 督查: sees all of the city and urges. */
    static String supervisors(City city) {
        return city.id() + ".supervisor";
    }

    /** 审计: reads all of the city, with its history. */
    static String auditors(City city) {
        return city.id() + ".auditor";
    }
}
