package cn.jingtu.platform.process;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.SecretFile;
import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.StartStep;
import cn.jingtu.platform.security.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The group of administrators with every right of the engine, and the first of them when there is none: named by the
 * operator, or {@code admin} with a password made up for the occasion; the demo brings its own. Before this ran no port
 * is open, so that nobody can reach the page on which the engine would let any visitor become its first administrator.
 */
@Component
class Administrators implements StartStep {

    private static final Logger log = LoggerFactory.getLogger(Administrators.class);

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final Accounts accounts;
    private final String user;
    private final String password;
    private final Path file;
    private final boolean demo;

    Administrators(
            IdentityService identities,
            AuthorizationService authorizations,
            Accounts accounts,
            @Value("${jingtu.admin.user:}") String user,
            @Value("${jingtu.admin.password:}") String password,
            @Value("${jingtu.data-dir}") Path directory,
            @Value("${jingtu.demo}") boolean demo) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.accounts = accounts;
        this.user = user.isBlank() ? "admin" : user.strip();
        this.password = password;
        this.file = directory.toAbsolutePath().normalize().resolve("first-administrator");
        this.demo = demo;
    }

    @Override
    public int order() {
        return ACCOUNTS - 1;
    }

    @Override
    public void run() {
        ensureGroup();
        if (!demo
                && identities
                                .createUserQuery()
                                .memberOfGroup(CurrentUser.ADMINISTRATORS)
                                .count()
                        == 0) {
            createFirst();
        }
    }

    private void ensureGroup() {
        if (identities.createGroupQuery().groupId(CurrentUser.ADMINISTRATORS).count() == 0) {
            var group = identities.newGroup(CurrentUser.ADMINISTRATORS);
            group.setName("系统管理员");
            group.setType("SYSTEM");
            identities.saveGroup(group);
        }
        for (Resource resource : Resources.values()) {
            if (authorizations
                            .createAuthorizationQuery()
                            .groupIdIn(CurrentUser.ADMINISTRATORS)
                            .resourceType(resource)
                            .resourceId(Authorization.ANY)
                            .count()
                    == 0) {
                var all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                all.setGroupId(CurrentUser.ADMINISTRATORS);
                all.setResource(resource);
                all.setResourceId(Authorization.ANY);
                all.addPermission(Permissions.ALL);
                authorizations.saveAuthorization(all);
            }
        }
    }

    private void createFirst() {
        boolean named = !password.isBlank();
        String secret = named ? password : oneTimePassword();
        if (!demo && identities.createUserQuery().userId(user).count() == 0) {
            var first = identities.newUser(user);
            first.setFirstName("系统");
            first.setLastName("管理员");
            first.setPassword(secret);
            if (!identities.checkPasswordAgainstPolicy(secret, first).isValid()) {
                throw new StartFailure("首位管理员的密码过于简单。", "请把 JINGTU_ADMIN_PASSWORD 设为至少 10 位、含大小写字母、数字和符号且不含用户名的密码。");
            }
            identities.saveUser(first);
            if (!named) {
                accounts.passwordMade(user);
            }
        }
        identities.createMembership(user, CurrentUser.ADMINISTRATORS);
        if (named) {
            log.info("首位管理员：{}，密码见环境变量 JINGTU_ADMIN_PASSWORD。", user);
        } else {
            log.info("首位管理员：{}，一次性密码在文件 {} 中，仅本机运行账户可读。首次登录时须改成自己的密码，之后请删除该文件。", user, file);
        }
    }

    private String oneTimePassword() {
        try {
            return SecretFile.readOrCreate(file);
        } catch (IOException e) {
            throw new StartFailure(
                    "首位管理员的密码文件 " + file + " 无法写入。", "请检查目录权限，或设置 JINGTU_ADMIN_USER 和 JINGTU_ADMIN_PASSWORD。", e);
        }
    }
}
