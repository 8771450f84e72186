package cn.jingtu.organisation;

/** The groups of a city beside those of its bodies, by the id of the city. */
public final class CityGroups {

    private CityGroups() {}

    /** 督查: sees all of the city and urges; {@code guigang.supervisor}. */
    public static String supervisors(String cityId) {
        return cityId + ".supervisor";
    }

    /** 审计: reads all of the city, with its history; {@code guigang.auditor}. */
    public static String auditors(String cityId) {
        return cityId + ".auditor";
    }
}
