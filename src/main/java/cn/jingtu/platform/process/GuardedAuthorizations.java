package cn.jingtu.platform.process;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The engine's rights, with a record of who changed them, and with no way to take those of the administrators: nobody
 * could give them back. The rights that the engine gives by itself, as to the group that a task is for, are no change by
 * anybody.
 */
class GuardedAuthorizations extends AuthorizationManager {

    private static final Map<String, String> RESOURCES = Map.ofEntries(
            Map.entry("Application", "应用"),
            Map.entry("Authorization", "授权"),
            Map.entry("Batch", "批处理"),
            Map.entry("DecisionDefinition", "决策定义"),
            Map.entry("DecisionRequirementsDefinition", "决策关系定义"),
            Map.entry("Deployment", "部署"),
            Map.entry("Filter", "筛选器"),
            Map.entry("Group", "用户组"),
            Map.entry("Group membership", "用户组成员"),
            Map.entry("HistoricProcessInstance", "历史流程实例"),
            Map.entry("HistoricTask", "历史任务"),
            Map.entry("OperationLogCategory", "操作日志"),
            Map.entry("ProcessDefinition", "流程定义"),
            Map.entry("ProcessInstance", "流程实例"),
            Map.entry("System", "系统"),
            Map.entry("Task", "任务"),
            Map.entry("Tenant", "城市"),
            Map.entry("TenantMembership", "城市成员"),
            Map.entry("User", "用户"));

    private static final Map<String, String> PERMISSIONS = Map.ofEntries(
            Map.entry("ACCESS", "使用"),
            Map.entry("CREATE", "新建"),
            Map.entry("READ", "查看"),
            Map.entry("UPDATE", "修改"),
            Map.entry("DELETE", "删除"),
            Map.entry("CREATE_INSTANCE", "启动流程"),
            Map.entry("READ_INSTANCE", "查看实例"),
            Map.entry("UPDATE_INSTANCE", "修改实例"),
            Map.entry("DELETE_INSTANCE", "删除实例"),
            Map.entry("READ_TASK", "查看任务"),
            Map.entry("UPDATE_TASK", "修改任务"),
            Map.entry("TASK_ASSIGN", "指派任务"),
            Map.entry("TASK_WORK", "办理任务"),
            Map.entry("READ_VARIABLE", "查看变量"),
            Map.entry("UPDATE_VARIABLE", "修改变量"),
            Map.entry("READ_HISTORY", "查看历史"),
            Map.entry("DELETE_HISTORY", "删除历史"));

    private final RightsRecord record;

    GuardedAuthorizations(RightsRecord record) {
        this.record = record;
    }

    @Override
    public void insert(DbEntity authorization) {
        boolean byPerson = isByPerson();
        var after = (AuthorizationEntity) authorization;
        if (byPerson) {
            mustNotTakeFromAdministrators(after);
        }
        super.insert(authorization);
        if (byPerson) {
            record.changed(cities(after), subject(after), null, words(after));
        }
    }

    @Override
    public void update(AuthorizationEntity authorization) {
        if (!isByPerson()) {
            super.update(authorization);
            return;
        }
        AuthorizationEntity before = getDbEntityManager().selectById(AuthorizationEntity.class, authorization.getId());
        if (before != null) {
            mustNotBeTheAdministrators(before);
        }
        mustNotTakeFromAdministrators(authorization);
        String old = before == null ? null : subject(before) + "：" + words(before);
        super.update(authorization);
        record.changed(cities(authorization), subject(authorization), old, words(authorization));
    }

    @Override
    public void delete(DbEntity authorization) {
        var before = (AuthorizationEntity) authorization;
        boolean byPerson = isByPerson();
        if (byPerson) {
            mustNotBeTheAdministrators(before);
        }
        super.delete(authorization);
        if (byPerson) {
            record.changed(cities(before), subject(before), words(before), null);
        }
    }

    private boolean isByPerson() {
        return RightsRecord.actor() != null && getCommandContext().isAuthorizationCheckEnabled();
    }

    private static void mustNotBeTheAdministrators(AuthorizationEntity grant) {
        if (CurrentUser.ADMINISTRATORS.equals(grant.getGroupId())
                && grant.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT) {
            throw refused();
        }
    }

    private void mustNotTakeFromAdministrators(AuthorizationEntity authorization) {
        boolean takes = authorization.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE;
        if (takes
                && (CurrentUser.ADMINISTRATORS.equals(authorization.getGroupId())
                        || isAdministrator(authorization.getUserId()))) {
            throw refused();
        }
    }

    private boolean isAdministrator(@Nullable String userId) {
        return userId != null
                && (Long) getDbEntityManager()
                                .selectOne(
                                        "selectMembershipCount",
                                        Map.of("userId", userId, "groupId", CurrentUser.ADMINISTRATORS))
                        > 0;
    }

    private static Refusal refused() {
        return Refusal.conflict("系统管理员的权限不能收回或改动，否则可能无人能管理系统。不再需要某位管理员的，请把该账号移出系统管理员组。");
    }

    // ---- words

    private List<String> cities(Authorization authorization) {
        if (authorization.getGroupId() != null) {
            return record.citiesOfGroup(authorization.getGroupId());
        }
        boolean ofAPerson = authorization.getUserId() != null && !Authorization.ANY.equals(authorization.getUserId());
        return ofAPerson ? record.citiesOfUser(authorization.getUserId()) : List.of();
    }

    private static String subject(Authorization authorization) {
        if (authorization.getGroupId() != null) {
            return "用户组“" + authorization.getGroupId() + "”的权限";
        }
        return Authorization.ANY.equals(authorization.getUserId())
                ? "全体用户的权限"
                : "账号“" + authorization.getUserId() + "”的权限";
    }

    private static String words(AuthorizationEntity authorization) {
        String resource = Arrays.stream(Resources.values())
                .filter(each -> each.resourceType() == authorization.getResourceType())
                .findFirst()
                .map(Resource::resourceName)
                .map(name -> RESOURCES.getOrDefault(name, name))
                .orElse(String.valueOf(authorization.getResourceType()));
        String id = Authorization.ANY.equals(authorization.getResourceId())
                ? "（全部）"
                : "“" + authorization.getResourceId() + "”";
        boolean takes = authorization.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE;
        return (takes ? "禁止 " : "准许 ") + resource + id + " " + permissions(authorization, takes);
    }

    private static String permissions(AuthorizationEntity authorization, boolean takes) {
        if (takes ? authorization.isEveryPermissionRevoked() : authorization.isEveryPermissionGranted()) {
            return "全部";
        }
        Permission[] all = ResourceTypeUtil.getPermissionsByResourceType(authorization.getResourceType());
        String named = Arrays.stream(authorization.getPermissions(all))
                .map(Permission::getName)
                .filter(name -> !name.equals(Permissions.ALL.getName()) && !name.equals(Permissions.NONE.getName()))
                .map(name -> PERMISSIONS.getOrDefault(name, name))
                .collect(Collectors.joining("、"));
        return named.isEmpty() ? "无" : named;
    }
}
