package cn.jingtu.organisation.process;

import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.StartStep;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

/**
 * Who may start a procedure by hand stands in its model: {@code camunda:candidateStarterGroups} lists ids of bodies as
 * all cities have them ({@code ecology}), {@code supervisor}, or {@code coordinator} for the body that the city's
 * settings name; {@code .head} behind one means its heads. A procedure that lists nobody is started by the program only.
 */
@Component
class Starters implements StartStep {

    private final Organisations organisations;
    private final RepositoryService repository;
    private final IdentityService identities;
    private final Grants grants;

    Starters(Organisations organisations, RepositoryService repository, IdentityService identities, Grants grants) {
        this.organisations = organisations;
        this.repository = repository;
        this.identities = identities;
        this.grants = grants;
    }

    @Override
    public int order() {
        return IDENTITIES;
    }

    @Override
    public void run() {
        var groups =
                identities.createGroupQuery().list().stream().map(Group::getId).collect(Collectors.toSet());
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            for (String starter : starters(definition)) {
                organisations.cities().stream()
                        .map(city -> group(city, starter))
                        .filter(groups::contains)
                        .forEach(group -> allow(group, definition.getKey()));
            }
        }
    }

    private List<String> starters(ProcessDefinition definition) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(Process.class).stream()
                .filter(process -> process.getId().equals(definition.getKey()))
                .flatMap(process -> process.getCamundaCandidateStarterGroupsList().stream())
                .toList();
    }

    private String group(City city, String starter) {
        return city.id() + "."
                + starter.replaceFirst(
                        "^coordinator(?=\\.|$)",
                        organisations.settings(city.id()).coordinator());
    }

    private void allow(String group, String procedure) {
        grants.toGroup(
                group,
                Resources.PROCESS_DEFINITION,
                procedure,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grants.toGroup(group, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
    }
}
