package cn.jingtu.organisation.process;

import cn.jingtu.platform.ProcessVariable;

/** The variables that every procedure of a city has. */
public final class CityVariables {

    /** The city of a process that the program starts of its own accord; it becomes the process's tenant. */
    public static final ProcessVariable<String> CITY_ID = new ProcessVariable<>("cityId", String.class);
    /**
     * The body that the engine is to hand a step to next, where it is taken by several. Whoever then acts is told by
     * {@code TaskBodies} of module {@code matter}.
     */
    public static final ProcessVariable<String> ORGANISATION_ID = new ProcessVariable<>("organisationId", String.class);

    private CityVariables() {}
}
