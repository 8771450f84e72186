package cn.jingtu.organisation.process;

import cn.jingtu.platform.ProcessVariable;

/** The variables that every procedure of a city has. */
public final class CityVariables {

    /** The city of a process that the program starts of its own accord; it becomes the process's tenant. */
    public static final ProcessVariable<String> CITY_ID = new ProcessVariable<>("cityId", String.class);
    /** What a process is about, in a line: clause and title of a task, title of a plan. */
    public static final ProcessVariable<String> SUBJECT = new ProcessVariable<>("subject", String.class);
    /** The body whose turn it is, where a step is taken by several. */
    public static final ProcessVariable<String> ORGANISATION_ID = new ProcessVariable<>("organisationId", String.class);

    private CityVariables() {}
}
