package cn.jingtu.matter.process;

import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.ForModels;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Tells the models which group of its city a step is for. */
@ForModels("groups")
public class Groups {

    private final Organisations organisations;
    private final Matters matters;

    Groups(Organisations organisations, Matters matters) {
        this.organisations = organisations;
        this.matters = matters;
    }

    /** The people of one body. */
    public String of(DelegateExecution execution, String organisationId) {
        return organisations.get(matters.of(execution).city(), organisationId).groupId();
    }

    /** The people of the body that coordinates the plan of the city. */
    public String coordinator(DelegateExecution execution) {
        return organisations.coordinator(matters.of(execution).city()).groupId();
    }

    /** 督查 of the city. */
    public String supervisors(DelegateExecution execution) {
        return CityGroups.supervisors(matters.of(execution).city());
    }

    public String coordinatorHead(DelegateExecution execution) {
        return organisations.coordinator(matters.of(execution).city()).headGroupId();
    }
}
