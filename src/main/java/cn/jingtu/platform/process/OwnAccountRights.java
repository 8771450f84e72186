package cn.jingtu.platform.process;

import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * People see their own account and change its profile and password. The engine would let them delete it too, and with it
 * the name behind what they did.
 *
 * <p>A group and its members are known by name to the group, to its body, and to the supervisors and auditors of its
 * city, who would see bare ids otherwise.
 *
 * <p>Whoever claims a task may read it and work on it as a member of its group already. A right of one's own, which the
 * engine would add and leave, would outlast giving the task back and leaving the body.
 */
class OwnAccountRights extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newUser(User user) {
        AuthorizationEntity own = createGrantAuthorization(user.getId(), null, Resources.USER, user.getId());
        own.addPermission(Permissions.READ);
        own.addPermission(Permissions.UPDATE);
        return new AuthorizationEntity[] {own};
    }

    @Override
    public AuthorizationEntity[] newGroup(Group group) {
        return readers(group.getId(), Resources.GROUP, group.getId());
    }

    @Override
    public AuthorizationEntity[] groupMembershipCreated(String groupId, String userId) {
        return readers(groupId, Resources.USER, userId);
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(
            Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
        return null;
    }

    private AuthorizationEntity[] readers(String groupId, Resources resource, String id) {
        int city = groupId.indexOf('.');
        String cityId = city < 0 ? "" : groupId.substring(0, city);
        // A task for the deputies and heads of a body shows both to either, who all belong to the body.
        String body = groupId.replaceFirst("\\.(head|deputy)$", "");
        return (city < 0 ? Stream.of(groupId) : Stream.of(groupId, body, cityId + ".supervisor", cityId + ".auditor"))
                .distinct()
                // A user of two groups of a city gets to its watchers only once.
                .filter(reader -> getGrantAuthorizationByGroupId(reader, resource, id) == null)
                .map(reader -> {
                    AuthorizationEntity grant = createGrantAuthorization(null, reader, resource, id);
                    grant.addPermission(Permissions.READ);
                    return grant;
                })
                .toArray(AuthorizationEntity[]::new);
    }
}
