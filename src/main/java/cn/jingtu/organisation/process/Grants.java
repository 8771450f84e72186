package cn.jingtu.organisation.process;

import java.util.Arrays;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rights given so that a second time changes nothing. */
@Component
class Grants {

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void toEveryone(Resource resource, String resourceId, Permission... permissions) {
        grant(null, resource, resourceId, permissions);
    }

    void toGroup(String group, Resource resource, String resourceId, Permission... permissions) {
        grant(group, resource, resourceId, permissions);
    }

    private void grant(@Nullable String group, Resource resource, String resourceId, Permission... permissions) {
        int type = group == null ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT;
        var query = authorizations
                .createAuthorizationQuery()
                .resourceType(resource)
                .resourceId(resourceId)
                .authorizationType(type);
        Authorization authorization = (group == null ? query : query.groupIdIn(group)).singleResult();
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(type);
            if (group != null) {
                authorization.setGroupId(group);
            }
            authorization.setResource(resource);
            authorization.setResourceId(resourceId);
        } else if (Arrays.stream(permissions).allMatch(authorization::isPermissionGranted)) {
            return;
        }
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }
}
