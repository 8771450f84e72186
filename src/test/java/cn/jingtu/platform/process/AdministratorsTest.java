package cn.jingtu.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.security.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

@JingtuTest
class AdministratorsTest {

    @LocalServerPort
    int port;

    @Value("${jingtu.data-dir}")
    Path directory;

    @TempDir
    Path other;

    @Autowired
    IdentityService identities;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    Accounts accounts;

    @Test
    void without_a_name_from_the_operator_the_first_administrator_has_a_password_from_a_private_file()
            throws IOException {
        Path file = directory.resolve("first-administrator");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Visitor.anonymous(port)
                        .signIn("admin", "admin", Files.readString(file).strip())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void there_is_never_a_second_first_administrator() {
        long before = identities.createUserQuery().count();
        new Administrators(identities, authorizations, accounts, "second", "Long-Enough-2026", other, false).run();
        assertThat(identities.createUserQuery().count()).isEqualTo(before);
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void a_weak_password_from_the_operator_is_refused() {
        identities.deleteMembership("admin", "camunda-admin");
        try {
            var administrators =
                    new Administrators(identities, authorizations, accounts, "operator", "password", other, false);
            assertThatThrownBy(administrators::run)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("过于简单");
            assertThat(identities.createUserQuery().userId("operator").count()).isZero();
        } finally {
            identities.createMembership("admin", "camunda-admin");
        }
    }

    @Test
    void wrong_passwords_in_a_row_lock_the_account_for_a_while() {
        var user = identities.newUser("administrators.guessed");
        user.setPassword("Right-One-2026");
        identities.saveUser(user);
        try {
            for (int attempt = 0; attempt < 2; attempt++) {
                identities.checkPassword("administrators.guessed", "guess" + attempt);
            }
            assertThat(identities.checkPassword("administrators.guessed", "Right-One-2026"))
                    .isFalse();
        } finally {
            identities.deleteUser("administrators.guessed");
        }
    }
}
