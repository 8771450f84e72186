package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The list of what is built in is made by the build, and is not told over the wire: it would be a map for attackers. */
@JingtuTest
class BillOfMaterialsTest {

    private static final String ADMINISTRATOR = "materials.admin";
    private static final String PASSWORD = "Kx7-materials-2020";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @BeforeEach
    void an_administrator() {
        var user = identities.newUser(ADMINISTRATOR);
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        identities.createMembership(ADMINISTRATOR, "camunda-admin");
    }

    @AfterEach
    void gone_again() {
        identities.deleteUser(ADMINISTRATOR);
    }

    @Test
    void the_build_lists_the_engine_in_the_version_that_runs() throws IOException {
        assumeTrue("offline=false".equals(System.getProperty("jingtu.build")), "a build without network makes no list");
        try (InputStream in = getClass().getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            JsonNode list = new ObjectMapper().readTree(in);
            assertThat(list.get("bomFormat").asText()).isEqualTo("CycloneDX");
            assertThat(list.get("metadata").get("component").get("name").asText())
                    .isEqualTo("jingtu");
            assertThat(list.get("components"))
                    .filteredOn(component -> component.get("name").asText().equals("camunda-engine"))
                    .singleElement()
                    .satisfies(engine -> assertThat(engine.get("version").asText())
                            .isEqualTo(ProcessEngine.class.getPackage().getImplementationVersion()));
            assertThat(list.get("components"))
                    .extracting(component -> component.get("name").asText())
                    .as("what only tests need")
                    .doesNotContain("playwright", "junit-jupiter", "spring-boot-test");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/sbom",
                "/actuator/sbom/application",
                "/META-INF/sbom/application.cdx.json",
                "/sbom/application.cdx.json"
            })
    void nobody_reads_the_list_over_the_wire(String path) {
        assertThat(Visitor.anonymous(port).get(path).statusCode()).isIn(401, 404);
        assertThat(Visitor.withBasic(port, ADMINISTRATOR, PASSWORD).get(path).statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_administrator_of_this_test_does_get_in() {
        assertThat(Visitor.withBasic(port, ADMINISTRATOR, PASSWORD)
                        .get("/actuator/metrics")
                        .statusCode())
                .isEqualTo(200);
    }
}
