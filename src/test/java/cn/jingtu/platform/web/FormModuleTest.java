package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.evidence.ProbeMatter;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@JingtuTest
class FormModuleTest {

    private static final String STAFF = "probe.agri";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    private ProbeMatter matter;

    @BeforeEach
    void a_matter() {
        matter = new ProbeMatter(repository, runtime, tasks, identities);
    }

    @AfterEach
    void as_before() {
        matter.close();
    }

    private HttpResponse<String> module(String file) {
        return Visitor.withBasic(port, STAFF, ProbeMatter.PASSWORD)
                .get(address(matter.task().getProcessDefinitionId(), file));
    }

    private static String address(String definition, String file) {
        return "/api/forms/" + URLEncoder.encode(definition, StandardCharsets.UTF_8) + "/" + file;
    }

    @Test
    void a_form_gets_its_module_as_a_script_that_the_browser_keeps() {
        var answer = module("evidence-probe.js");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("监测井");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/javascript;charset=UTF-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, private, immutable");
    }

    @Test
    void a_running_task_keeps_the_module_of_its_version() {
        String old = matter.task().getProcessDefinitionId();
        var newer = repository
                .createDeployment()
                .addClasspathResource("evidence/evidence-probe.bpmn")
                .addInputStream(
                        "evidence-probe.js",
                        new ByteArrayInputStream("export default {};".getBytes(StandardCharsets.UTF_8)))
                .deployWithResult();
        try {
            var visitor = Visitor.withBasic(port, STAFF, ProbeMatter.PASSWORD);
            assertThat(visitor.get(address(old, "evidence-probe.js")).body()).contains("监测井");
            String latest = newer.getDeployedProcessDefinitions().get(0).getId();
            assertThat(visitor.get(address(latest, "evidence-probe.js")).body()).isEqualTo("export default {};");
        } finally {
            repository.deleteDeployment(newer.getId(), true);
        }
    }

    @Test
    void what_was_not_deployed_with_it_is_not_there() {
        assertThat(module("other.js").statusCode()).isEqualTo(404);
        assertThat(module("evidence-probe.bpmn").statusCode()).isEqualTo(404);
        assertThat(Visitor.withBasic(port, STAFF, ProbeMatter.PASSWORD)
                        .get(address("evidence-probe:1:none", "evidence-probe.js"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobody_has_it_without_signing_in() {
        assertThat(Visitor.anonymous(port)
                        .get(address(matter.task().getProcessDefinitionId(), "evidence-probe.js"))
                        .statusCode())
                .isEqualTo(401);
    }
}
