package cn.jingtu.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.platform.StartFailure;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@JingtuTest
class ProcedureDeployerTest {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                         xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         id="Definitions_Test" targetNamespace="http://jingtu.cn/test">
              <process id="%s" name="%s" isExecutable="true" %s>
                <startEvent id="StartEvent_Test"/>
              </process>
            </definitions>
            """;

    @TempDir
    Path folder;

    @Autowired
    RepositoryService repository;

    @AfterEach
    void as_before() {
        repository.createDeploymentQuery().list().stream()
                .map(Deployment::getName)
                .filter(name -> name.startsWith("deployer/"))
                .distinct()
                .flatMap(name -> repository.createDeploymentQuery().deploymentName(name).list().stream())
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void only_the_changed_procedure_gets_a_new_version() throws IOException {
        model("deployer-one", "一");
        model("deployer-two", "二");
        deploy();
        deploy();
        assertThat(version("deployer-one")).isEqualTo(1);
        model("deployer-two", "二（修订）");
        deploy();
        assertThat(version("deployer-one")).isEqualTo(1);
        assertThat(version("deployer-two")).isEqualTo(2);
    }

    @Test
    void a_changed_form_makes_a_new_version_of_its_procedure() throws IOException {
        model("deployer-one", "一");
        write("deployer-one", "form.html", "<form>a</form>");
        deploy();
        write("deployer-one", "form.html", "<form>b</form>");
        deploy();
        assertThat(version("deployer-one")).isEqualTo(2);
    }

    @Test
    void files_of_a_procedure_are_deployed_under_their_plain_names() throws IOException {
        model("deployer-one", "一");
        write("deployer-one", "form.html", "<form></form>");
        deploy();
        var deployment = repository
                .createDeploymentQuery()
                .deploymentName("deployer/deployer-one")
                .singleResult();
        assertThat(repository.getDeploymentResourceNames(deployment.getId()))
                .containsExactlyInAnyOrder("deployer-one.bpmn", "form.html");
    }

    @Test
    void a_broken_model_stops_the_start_and_is_named() throws IOException {
        write("deployer-broken", "deployer-broken.bpmn", "<definitions>");
        assertThatThrownBy(this::deploy)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("processes/deployer/deployer-broken");
    }

    @Test
    void a_model_that_does_not_say_how_long_its_history_is_kept_is_refused() throws IOException {
        write("deployer-short", "deployer-short.bpmn", MODEL.formatted("deployer-short", "短", ""));
        assertThatThrownBy(this::deploy).isInstanceOf(StartFailure.class).hasMessageContaining("istoryTimeToLive");
    }

    private void model(String id, String name) throws IOException {
        write(id, id + ".bpmn", MODEL.formatted(id, name, "camunda:historyTimeToLive=\"P3650D\""));
    }

    private void write(String procedure, String file, String text) throws IOException {
        Path directory = folder.resolve("processes/deployer/" + procedure);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(file), text);
    }

    private int version(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private void deploy() {
        new ProcedureDeployer(repository, new PathMatchingResourcePatternResolver() {
                    @Override
                    public Resource[] getResources(String pattern) throws IOException {
                        String type = pattern.substring(pattern.lastIndexOf('.'));
                        try (var files = Files.walk(folder)) {
                            return files.filter(file -> file.toString().endsWith(type))
                                    .map(ProcedureDeployerTest::resource)
                                    .toArray(Resource[]::new);
                        }
                    }
                })
                .run();
    }

    private static Resource resource(Path file) {
        try {
            return new UrlResource(file.toUri());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(file.toString(), e);
        }
    }
}
