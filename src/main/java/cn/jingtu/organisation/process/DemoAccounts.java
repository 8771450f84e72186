package cn.jingtu.organisation.process;

import cn.jingtu.organisation.City;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.OrganisationKind;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.SecretFile;
import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.StartStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An account for every role to try the program with, all with one password that is made up for each data folder. Only
 * with the program's own database: on a server these would be doors with a known key.
 */
@Component
@ConditionalOnProperty("jingtu.demo")
class DemoAccounts implements StartStep {

    private final Organisations organisations;
    private final IdentityService identities;
    private final TransactionTemplate transaction;
    private final Path file;
    private String password = "";
    private Set<String> existing = Set.of();
    private boolean isNewPassword;

    DemoAccounts(
            Organisations organisations,
            IdentityService identities,
            TransactionTemplate transaction,
            @Value("${jingtu.data-dir}") Path directory,
            @Value("${jingtu.embedded-database}") boolean embedded) {
        if (!embedded) {
            throw new StartFailure("演示账号不能用于外部数据库。", "请去掉 JINGTU_DEMO 设置后重新启动。");
        }
        this.organisations = organisations;
        this.identities = identities;
        this.transaction = transaction;
        this.file = directory.toAbsolutePath().normalize().resolve("demo-password");
    }

    @Override
    public int order() {
        return ACCOUNTS;
    }

    @Override
    public void run() {
        isNewPassword = !Files.exists(file);
        try {
            password = SecretFile.readOrCreate(file);
        } catch (IOException e) {
            throw new StartFailure("演示密码文件 " + file + " 无法读写。", "请检查数据目录的权限。", e);
        }
        existing = identities.createUserQuery().list().stream().map(User::getId).collect(Collectors.toSet());
        // A hundred accounts and more with their groups: as many commits would be waited for.
        transaction.executeWithoutResult(status -> {
            organisations.cities().forEach(this::accounts);
            account("admin", "系统", "管理员", CurrentUser.ADMINISTRATORS);
        });
    }

    private void accounts(City city) {
        String office = organisations
                .supervision(city.id())
                .map(supervision -> supervision.office().id())
                .orElse("");
        for (Organisation body : organisations.of(city.id())) {
            if (body.kind() != OrganisationKind.SUPERIOR) {
                String name = city.formalName(body);
                // Those of the 督查机构 see what is late in all of the city.
                List<String> also = body.id().equals(office) ? List.of(CityGroups.supervisors(city.id())) : List.of();
                account(body.groupId(), name, "经办", also, body.groupId());
                account(body.deputyGroupId(), name, "分管领导", also, body.groupId(), body.deputyGroupId());
                account(body.headGroupId(), name, "负责人", also, body.groupId(), body.headGroupId());
            }
        }
        // Whoever worked on a task may not verify it: the verifying body needs a second person.
        Organisation coordinator = organisations.coordinator(city.id());
        account(coordinator.groupId() + ".verifier", city.formalName(coordinator), "核查", coordinator.groupId());
        account(CityGroups.supervisors(city.id()), city.name(), "督查", CityGroups.supervisors(city.id()));
        account(CityGroups.auditors(city.id()), city.name(), "审计", CityGroups.auditors(city.id()));
    }

    private void account(String id, String firstName, String lastName, String... groups) {
        account(id, firstName, lastName, List.of(), groups);
    }

    private void account(String id, String firstName, String lastName, List<String> also, String... groups) {
        boolean isNew = !existing.contains(id);
        if (isNew || isNewPassword) {
            User user = isNew
                    ? identities.newUser(id)
                    : identities.createUserQuery().userId(id).singleResult();
            user.setFirstName(firstName);
            user.setLastName(lastName);
            user.setPassword(password);
            identities.saveUser(user);
        }
        if (isNew) {
            for (String group : groups) {
                identities.createMembership(id, group);
            }
            for (String group : also) {
                identities.createMembership(id, group);
            }
        }
    }

    @EventListener
    void announce(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            String address = "http://localhost:" + context.getWebServer().getPort();
            String example = organisations.cities().stream()
                    .flatMap(city -> organisations.of(city.id()).stream())
                    .filter(body -> body.id().equals("agriculture"))
                    .reduce((first, last) -> last)
                    .map(Organisation::groupId)
                    .orElse("admin");
            // The password is meant to be read off the console; it opens invented accounts on this machine only.
            System.out.println("""

                    ──────────────────────────────────────────────────────────────
                      净土已启动（演示）
                      首页  %1$s/camunda/app/welcome/default/
                      任务  %1$s/camunda/app/tasklist/default/
                      监督  %1$s/camunda/app/cockpit/default/
                      管理  %1$s/camunda/app/admin/default/
                      账号  %2$s（经办）  %2$s.deputy（分管领导）  %2$s.head（负责人）
                            <城市>.<单位>、<城市>.<单位>.deputy、<城市>.<单位>.head、<城市>.supervisor（督查）、<城市>.auditor（审计）、admin
                    ──────────────────────────────────────────────────────────────
                    demo password: %3$s
                    """.formatted(address, example, password));
        }
    }
}
