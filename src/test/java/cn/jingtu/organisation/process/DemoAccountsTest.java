package cn.jingtu.organisation.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.organisation.Organisations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@JingtuTest
@TestPropertySource(properties = {"jingtu.demo=true", "jingtu.rehearsal=false"})
class DemoAccountsTest {

    @LocalServerPort
    int port;

    @Value("${jingtu.data-dir}")
    Path directory;

    @Autowired
    IdentityService identities;

    @Autowired
    Organisations organisations;

    @Autowired
    DemoAccounts accounts;

    private String password() throws IOException {
        return Files.readString(directory.resolve("demo-password")).strip();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beihai.ecology",
                "beihai.ecology.head",
                "guigang.agriculture",
                "guigang.supervisor",
                "guigang.auditor",
                "admin"
            })
    void an_account_for_each_role_signs_in_with_the_one_password(String account) throws IOException {
        assertThat(Visitor.anonymous(port)
                        .signIn("tasklist", account, password())
                        .statusCode())
                .isEqualTo(200);
        assertThat(Visitor.withBasic(port, account, password())
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void every_body_of_every_city_has_staff_a_deputy_and_a_head() {
        for (var city : organisations.cities()) {
            for (var body : organisations.of(city.id())) {
                boolean works =
                        identities.createGroupQuery().groupId(body.groupId()).count() == 1;
                boolean verifies =
                        body.id().equals(organisations.settings(city.id()).coordinator());
                assertThat(identities
                                .createUserQuery()
                                .memberOfGroup(body.groupId())
                                .count())
                        .as(body.groupId())
                        .isEqualTo(verifies ? 4 : works ? 3 : 0);
            }
        }
    }

    @Test
    void a_second_start_changes_no_password_and_no_membership() throws IOException {
        String before = password();
        var user = identities.createUserQuery().userId("beihai.ecology").singleResult();
        user.setPassword("Changed-by-hand-1");
        identities.saveUser(user);
        identities.deleteMembership("beihai.ecology.head", "beihai.ecology.head");
        accounts.run();
        assertThat(password()).isEqualTo(before);
        assertThat(identities.checkPassword("beihai.ecology", "Changed-by-hand-1"))
                .isTrue();
        assertThat(identities
                        .createUserQuery()
                        .memberOfGroup("beihai.ecology.head")
                        .count())
                .isZero();
        user.setPassword(before);
        identities.saveUser(user);
        identities.createMembership("beihai.ecology.head", "beihai.ecology.head");
    }

    @Test
    void the_password_is_in_a_file_for_its_owner_only() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("demo-password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void names_are_those_officials_know() {
        var head =
                identities.createUserQuery().userId("guigang.agriculture.head").singleResult();
        assertThat(head.getFirstName() + head.getLastName()).isEqualTo("贵港市农业农村局负责人");
    }
}
