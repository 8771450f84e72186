package cn.jingtu.organisation.process;

import cn.jingtu.organisation.CitiesLoaded;
import cn.jingtu.organisation.City;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.OrganisationKind;
import cn.jingtu.organisation.Organisations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A city becomes a tenant, each of its bodies three groups (经办, 分管领导, 负责人), and the city two more (督查, 审计) with the right
 * to look but not to touch. Whoever is put into such a group belongs to the city by that alone. Staff need no rights of
 * their own: the engine gives a task's groups the right to read it and to work on it.
 *
 * <p>A body that left office keeps its groups, as its running tasks need them.
 */
@Component
class CityIdentities {

    private static final String GROUP_TYPE = "jingtu";

    private final Organisations organisations;
    private final IdentityService identities;
    private final Grants grants;

    CityIdentities(Organisations organisations, IdentityService identities, Grants grants) {
        this.organisations = organisations;
        this.identities = identities;
        this.grants = grants;
    }

    @EventListener
    void on(CitiesLoaded loaded) {
        everyone();
        loaded.cityIds().stream().map(organisations::city).forEach(this::sync);
    }

    private void everyone() {
        grants.toEveryone(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grants.toEveryone(Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.READ);
        grants.toEveryone(Resources.DECISION_DEFINITION, "*", Permissions.READ);
    }

    private void sync(City city) {
        syncTenant(city);
        syncGroups(city);
        watchers(CityGroups.supervisors(city.id()));
        watchers(CityGroups.auditors(city.id()));
    }

    private void syncTenant(City city) {
        Tenant tenant = identities.createTenantQuery().tenantId(city.id()).singleResult();
        if (tenant == null) {
            tenant = identities.newTenant(city.id());
        } else if (city.name().equals(tenant.getName())) {
            return;
        }
        tenant.setName(city.name());
        identities.saveTenant(tenant);
    }

    private void syncGroups(City city) {
        Map<String, String> names = names(city, organisations.of(city.id()));
        Map<String, Group> existing =
                identities.createGroupQuery().groupIdIn(names.keySet().toArray(String[]::new)).list().stream()
                        .collect(Collectors.toMap(Group::getId, group -> group));
        Set<String> members = identities.createGroupQuery().memberOfTenant(city.id()).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        names.forEach((id, name) -> {
            Group group = existing.get(id);
            if (group == null || !name.equals(group.getName())) {
                group = group == null ? identities.newGroup(id) : group;
                group.setName(name);
                group.setType(GROUP_TYPE);
                identities.saveGroup(group);
            }
            if (!members.contains(id)) {
                identities.createTenantGroupMembership(city.id(), id);
            }
        });
    }

    private static Map<String, String> names(City city, List<Organisation> bodies) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Organisation body : bodies) {
            if (body.kind() != OrganisationKind.SUPERIOR) {
                names.put(body.groupId(), city.formalName(body));
                names.put(body.deputyGroupId(), city.formalName(body) + "分管领导");
                names.put(body.headGroupId(), city.formalName(body) + "负责人");
            }
        }
        names.put(CityGroups.supervisors(city.id()), city.name() + "督查");
        names.put(CityGroups.auditors(city.id()), city.name() + "审计");
        return names;
    }

    /** On all definitions, which are shared; the check of the tenant leaves of their instances the city's own. */
    private void watchers(String group) {
        grants.toGroup(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grants.toGroup(
                group,
                Resources.PROCESS_DEFINITION,
                "*",
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY);
        // Cockpit counts tasks by department on its first page and asks for this right, not for the one above.
        grants.toGroup(group, Resources.TASK, "*", Permissions.READ);
        grants.toGroup(group, Resources.DECISION_DEFINITION, "*", Permissions.READ, Permissions.READ_HISTORY);
        grants.toGroup(group, Resources.DECISION_REQUIREMENTS_DEFINITION, "*", Permissions.READ);
    }
}
