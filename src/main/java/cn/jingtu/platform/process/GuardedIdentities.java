package cn.jingtu.platform.process;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.security.Accounts;
import cn.jingtu.platform.security.SignIn;
import cn.jingtu.platform.security.WebCall;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbGroupQueryImpl;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's accounts, groups and cities with the rules of the house, whichever way a change comes:
 *
 * <ul>
 *   <li>names of people are what the records say; only administrators change them;
 *   <li>a password that one makes for another is good for one thing, and ends what was open with the old one;
 *   <li>there is always an administrator left;
 *   <li>every change is on record.
 * </ul>
 *
 * A password is compared in the same time whether there is such an account or not, and the engine's own lock-out, which
 * is for good, is not used: {@link SignIn} slows down whoever guesses.
 */
class GuardedIdentities extends DbIdentityServiceProvider {

    /** What the engine takes as an id, see {@code general-resource-whitelist-pattern}. */
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}");

    private final Rules rules;

    GuardedIdentities(Rules rules) {
        this.rules = rules;
    }

    // ---- passwords

    /** Whether an account can be called that at all. */
    static boolean isId(String name) {
        return ID.matcher(name).matches();
    }

    @Override
    public boolean checkPassword(String userId, @Nullable String password) {
        UserEntity user = isId(userId) ? findUserById(userId) : null;
        if (user == null || user.getPassword() == null || password == null) {
            matchPassword(password == null ? "" : password, rules.nobody());
            return false;
        }
        return matchPassword(password, user);
    }

    @Override
    public IdentityOperationResult unlockUser(String userId) {
        rules.signIn().unlock(userId);
        return super.unlockUser(userId);
    }

    // ---- people

    @Override
    public IdentityOperationResult saveUser(User user) {
        Authentication actor = RightsRecord.actor();
        UserEntity entity = (UserEntity) user;
        boolean isNew = entity.getRevision() == 0;
        UserEntity before = isNew ? null : getDbEntityManager().selectById(UserEntity.class, user.getId());
        String oldProfile = before == null ? null : profile(before);
        boolean isRenamed = before != null && !hasSameName(before, user);
        if (isRenamed && actor != null && !isAdministrator(actor)) {
            throw Refusal.forbidden("姓名由系统管理员维护，本人只能修改邮箱和密码。姓名有误的，请联系系统管理员更正。");
        }
        boolean hasNewPassword = entity.hasNewPassword();
        IdentityOperationResult result = super.saveUser(user);
        if (actor == null) {
            return result;
        }
        List<String> cities = rules.record().citiesOfUser(user.getId());
        String account = "账号“" + user.getId() + "”";
        if (isNew) {
            rules.record().changed(cities, "建立" + account, null, profile(user));
        } else if (!profile(user).equals(oldProfile)) {
            rules.record().changed(cities, "修改" + account + "的资料", oldProfile, profile(user));
        }
        if (hasNewPassword) {
            boolean own = actor.getUserId().equals(user.getId());
            if (own) {
                rules.accounts().passwordChanged(user.getId(), sessionOf(actor));
            } else {
                rules.accounts().passwordMade(user.getId());
            }
            if (!isNew) {
                rules.record().changed(cities, (own ? "修改本人" : "重置") + account + "的密码", null, null);
            }
        }
        return result;
    }

    /** The session in which people change their own password goes on; one without goes on with the new password. */
    private static @Nullable String sessionOf(Authentication actor) {
        WebCall call = WebCall.current();
        return call != null && actor.getUserId().equals(call.user()) ? call.session() : null;
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        UserEntity user = getDbEntityManager().selectById(UserEntity.class, userId);
        List<String> groups = groupsOf(userId);
        if (groups.contains(CurrentUser.ADMINISTRATORS)) {
            mustNotBeTheLast(userId);
        }
        List<String> cities = rules.record().citiesOfUser(userId);
        IdentityOperationResult result = super.deleteUser(userId);
        if (user != null) {
            rules.accounts().deleted(userId, name(user));
            rules.record().changed(cities, "删除账号“" + userId + "”", profile(user) + groupsInWords(groups), null);
        }
        return result;
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        IdentityOperationResult result = super.createMembership(userId, groupId);
        rules.record().changed(rules.record().citiesOfGroup(groupId), membership(userId, groupId), null, "加入");
        return result;
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        if (groupId.equals(CurrentUser.ADMINISTRATORS)) {
            mustNotBeTheLast(userId);
        }
        List<String> cities = rules.record().citiesOfGroup(groupId);
        IdentityOperationResult result = super.deleteMembership(userId, groupId);
        if (IdentityOperationResult.OPERATION_DELETE.equals(result.getOperation())) {
            rules.record().changed(cities, membership(userId, groupId), "加入", "移出");
        }
        return result;
    }

    /** Whoever comes second at the same moment waits here for the first, and then sees that there is nobody else. */
    private void mustNotBeTheLast(String userId) {
        if (RightsRecord.actor() == null) {
            return;
        }
        rules.accounts().oneAdministratorAtATime();
        var administrators = (ListQueryParameterObject) new DbUserQueryImpl().memberOfGroup(CurrentUser.ADMINISTRATORS);
        List<?> all = getDbEntityManager().selectList("selectUserByQueryCriteria", administrators);
        boolean isOne =
                all.stream().anyMatch(user -> ((UserEntity) user).getId().equals(userId));
        if (isOne && all.size() == 1) {
            throw Refusal.conflict("“" + userId + "”是最后一位系统管理员，不能删除或移出系统管理员组。请先把另一个账号加入该组。");
        }
    }

    // ---- groups and cities

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        boolean isNew = ((GroupEntity) group).getRevision() == 0;
        GroupEntity before = isNew ? null : getDbEntityManager().selectById(GroupEntity.class, group.getId());
        String oldName = before == null ? null : before.getName();
        IdentityOperationResult result = super.saveGroup(group);
        if (isNew || !Objects.equals(oldName, group.getName())) {
            rules.record()
                    .changed(
                            rules.record().citiesOfGroup(group.getId()),
                            (isNew ? "建立" : "修改") + "用户组“" + group.getId() + "”",
                            oldName,
                            group.getName());
        }
        return result;
    }

    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        if (groupId.equals(CurrentUser.ADMINISTRATORS) && RightsRecord.actor() != null) {
            throw Refusal.conflict("系统管理员组不能删除，否则无人能管理系统。");
        }
        List<String> cities = rules.record().citiesOfGroup(groupId);
        var members = (ListQueryParameterObject) new DbUserQueryImpl().memberOfGroup(groupId);
        List<?> before = getDbEntityManager().selectList("selectUserByQueryCriteria", members);
        IdentityOperationResult result = super.deleteGroup(groupId);
        if (IdentityOperationResult.OPERATION_DELETE.equals(result.getOperation())) {
            String ids =
                    before.stream().map(user -> ((UserEntity) user).getId()).collect(Collectors.joining("、"));
            rules.record().changed(cities, "删除用户组“" + groupId + "”", ids.isEmpty() ? null : "成员：" + ids, null);
        }
        return result;
    }

    @Override
    public IdentityOperationResult saveTenant(Tenant tenant) {
        boolean isNew = ((TenantEntity) tenant).getRevision() == 0;
        TenantEntity before = isNew ? null : getDbEntityManager().selectById(TenantEntity.class, tenant.getId());
        String oldName = before == null ? null : before.getName();
        IdentityOperationResult result = super.saveTenant(tenant);
        rules.record()
                .changed(
                        List.of(tenant.getId()),
                        (isNew ? "建立" : "修改") + "城市“" + tenant.getId() + "”",
                        oldName,
                        tenant.getName());
        return result;
    }

    @Override
    public IdentityOperationResult deleteTenant(String tenantId) {
        IdentityOperationResult result = super.deleteTenant(tenantId);
        if (IdentityOperationResult.OPERATION_DELETE.equals(result.getOperation())) {
            rules.record().changed(List.of(tenantId), "删除城市“" + tenantId + "”", null, null);
        }
        return result;
    }

    @Override
    public IdentityOperationResult createTenantUserMembership(String tenantId, String userId) {
        IdentityOperationResult result = super.createTenantUserMembership(tenantId, userId);
        rules.record().changed(List.of(tenantId), "账号“" + userId + "”与城市“" + tenantId + "”", null, "加入");
        return result;
    }

    @Override
    public IdentityOperationResult createTenantGroupMembership(String tenantId, String groupId) {
        IdentityOperationResult result = super.createTenantGroupMembership(tenantId, groupId);
        rules.record().changed(List.of(tenantId), "用户组“" + groupId + "”与城市“" + tenantId + "”", null, "加入");
        return result;
    }

    @Override
    public IdentityOperationResult deleteTenantUserMembership(String tenantId, String userId) {
        IdentityOperationResult result = super.deleteTenantUserMembership(tenantId, userId);
        if (IdentityOperationResult.OPERATION_DELETE.equals(result.getOperation())) {
            rules.record().changed(List.of(tenantId), "账号“" + userId + "”与城市“" + tenantId + "”", "加入", "移出");
        }
        return result;
    }

    @Override
    public IdentityOperationResult deleteTenantGroupMembership(String tenantId, String groupId) {
        IdentityOperationResult result = super.deleteTenantGroupMembership(tenantId, groupId);
        if (IdentityOperationResult.OPERATION_DELETE.equals(result.getOperation())) {
            rules.record().changed(List.of(tenantId), "用户组“" + groupId + "”与城市“" + tenantId + "”", "加入", "移出");
        }
        return result;
    }

    // ---- words

    private List<String> groupsOf(String userId) {
        var query = (ListQueryParameterObject) new DbGroupQueryImpl().groupMember(userId);
        List<?> groups = getDbEntityManager().selectList("selectGroupByQueryCriteria", query);
        return groups.stream()
                .map(group -> ((GroupEntity) group).getId())
                .sorted()
                .toList();
    }

    private static String groupsInWords(List<String> groups) {
        return groups.isEmpty() ? "" : "；用户组 " + String.join("、", groups);
    }

    private static String membership(String userId, String groupId) {
        return "账号“" + userId + "”与用户组“" + groupId + "”";
    }

    private static String profile(User user) {
        String email = user.getEmail();
        return "姓名 " + name(user) + (email == null || email.isBlank() ? "" : "；邮箱 " + email);
    }

    private static boolean hasSameName(User one, User other) {
        return orEmpty(one.getFirstName()).equals(orEmpty(other.getFirstName()))
                && orEmpty(one.getLastName()).equals(orEmpty(other.getLastName()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String name(User user) {
        return Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static boolean isAdministrator(Authentication actor) {
        return actor.getGroupIds() != null && actor.getGroupIds().contains(CurrentUser.ADMINISTRATORS);
    }

    /** What the rules need of the program; asked for late, since the engine stands before most of it. */
    interface Rules {

        Accounts accounts();

        SignIn signIn();

        RightsRecord record();

        /** An account that is nobody's, with a password like any other, to compare with where there is no account. */
        UserEntity nobody();
    }
}
