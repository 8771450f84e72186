package cn.jingtu.organisation.process;

import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.StartStep;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * Who may start a procedure by hand stands in its model: {@code camunda:candidateStarterGroups} lists ids of bodies as
 * all cities have them ({@code ecology}), {@code supervisor}, or {@code coordinator} for the body that the city's
 * settings name; {@code .head} behind one means its heads. A procedure that lists nobody is started by the program only.
 * The engine has taken the list out of the model when it was deployed: none is parsed for it at each start.
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
        var starting = new TreeSet<String>();
        for (ProcessDefinition definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            for (IdentityLink starter : starters(definition)) {
                organisations.cities().stream()
                        .map(city -> group(city, starter.getGroupId()))
                        .filter(groups::contains)
                        .forEach(group -> {
                            allow(group, definition.getKey());
                            starting.add(group);
                        });
            }
        }
        starting.forEach(
                group -> grants.toGroup(group, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE));
    }

    /** The engine would have rights in their place, which is what this class makes of them. */
    @SuppressWarnings("deprecation")
    private List<IdentityLink> starters(ProcessDefinition definition) {
        return repository.getIdentityLinksForProcessDefinition(definition.getId());
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
    }
}
