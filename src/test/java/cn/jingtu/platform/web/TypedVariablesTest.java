package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;
import org.camunda.bpm.engine.rest.sub.task.impl.TaskVariablesResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who hands in a variable names no Java class that the program then builds. */
@JingtuTest
class TypedVariablesTest {

    private static final String CLERK = "typed.clerk";
    private static final String ADMINISTRATOR = "typed.admin";
    private static final String PASSWORD = "Kx7-typed-2020";
    private static final String UNMET = "cn.jingtu.platform.web.BuiltByCallers$Unmet";
    private static final String KNOWN = "cn.jingtu.platform.web.BuiltByCallers$Known";
    private static final String TASK = "typed.task";

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ObjectMapper json;

    @BeforeEach
    void a_clerk_an_administrator_and_a_task() {
        for (String id : List.of(CLERK, ADMINISTRATOR)) {
            var user = engine.getIdentityService().newUser(id);
            user.setPassword(PASSWORD);
            engine.getIdentityService().saveUser(user);
        }
        engine.getIdentityService().createMembership(ADMINISTRATOR, "camunda-admin");
        var task = engine.getTaskService().newTask(TASK);
        task.setAssignee(CLERK);
        engine.getTaskService().saveTask(task);
    }

    @AfterEach
    void gone_again() {
        engine.getTaskService().deleteTask(TASK, true);
        engine.getIdentityService().deleteUser(CLERK);
        engine.getIdentityService().deleteUser(ADMINISTRATOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task/nosuch/variables/x/data",
                "/engine-rest/task/nosuch/localVariables/x/data",
                "/engine-rest/task/nosuch/variables/x/data/",
                "/engine-rest/engine/default/task/nosuch/variables/x/data",
                "/engine-rest/process-instance/nosuch/variables/x/data",
                "/engine-rest/execution/nosuch/localVariables/x/data",
                "/engine-rest/case-execution/nosuch/variables/x/data",
                "/camunda/api/engine/engine/default/task/nosuch/variables/x/data",
                "/camunda/api/engine/engine/default/execution/nosuch/localVariables/x/data/",
                "/engine-rest/task/" + TASK + "/variables/x/data"
            })
    void a_class_named_with_a_file_is_neither_loaded_nor_built(String path) {
        for (String who : List.of(CLERK, ADMINISTRATOR)) {
            for (String type :
                    List.of(UNMET, "java.util.ArrayList<" + UNMET + ">", "java.io.File", "java.lang.Class")) {
                var answer = handedIn(Visitor.withBasic(port, who, PASSWORD), path, type);
                assertThat(answer.statusCode())
                        .as("%s %s: %s", path, type, answer.body())
                        .isEqualTo(404);
            }
        }
        assertThat(BuiltByCallers.LOADED).hasValue(0);
        assertThat(engine.getTaskService().getVariables(TASK)).isEmpty();
    }

    /** The second wall: what would happen if a request got past the door. */
    @ParameterizedTest
    @ValueSource(
            strings = {KNOWN, "java.lang.String", "java.lang.Class", "java.io.File", "java.util.ArrayList<java.io.File>"
            })
    void the_engine_itself_builds_no_class_by_name(String type) {
        var resource = new TaskVariablesResource(engine, TASK, json);
        assertThatThrownBy(() -> resource.setBinaryVariable("x", form(type)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("not whitelisted");
        assertThat(BuiltByCallers.BUILT).hasValue(0);
        assertThat(engine.getTaskService().getVariables(TASK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-java-serialized-object"})
    void an_object_in_any_other_writing_is_not_kept(String format) {
        var administrator = Visitor.withBasic(port, ADMINISTRATOR, PASSWORD);
        var answer = administrator.send(administrator
                .bare("/engine-rest/task/" + TASK + "/variables/x")
                .header("Content-Type", "application/json")
                .header("X-Jingtu-Reason", "test of the wall")
                .PUT(BodyPublishers.ofString(
                        "{\"type\":\"Object\",\"value\":\"{}\",\"valueInfo\":{\"objectTypeName\":\"" + UNMET
                                + "\",\"serializationDataFormat\":\"" + format + "\"}}")));
        assertThat(answer.statusCode())
                .as("it came as far as the engine: " + answer.body())
                .isEqualTo(500);
        assertThat(BuiltByCallers.LOADED).hasValue(0);
        assertThat(engine.getTaskService().getVariables(TASK)).isEmpty();
    }

    @Test
    void what_procedures_keep_is_kept_as_before() {
        Map<String, Object> kinds =
                Map.of("text", "地块", "truth", true, "number", 12L, "figure", 1.5, "moment", new Date(0));
        engine.getTaskService().setVariables(TASK, kinds);
        assertThat(engine.getTaskService().getVariables(TASK)).isEqualTo(kinds);
    }

    private static HttpResponse<String> handedIn(Visitor visitor, String path, String type) {
        String body =
                "--jingtu\r\nContent-Disposition: form-data; name=\"data\"\r\nContent-Type: application/json\r\n\r\n"
                        + "\"x\"\r\n--jingtu\r\nContent-Disposition: form-data; name=\"type\"\r\nContent-Type: text/plain\r\n\r\n"
                        + type + "\r\n--jingtu--\r\n";
        return visitor.send(visitor.bare(path)
                .header("Content-Type", "multipart/form-data; boundary=jingtu")
                .POST(BodyPublishers.ofString(body)));
    }

    private static MultipartFormData form(String type) {
        var form = new MultipartFormData();
        form.addPart(new Part("type", "text/plain", type));
        form.addPart(new Part("data", "application/json", "\"x\""));
        return form;
    }

    private static final class Part extends MultipartFormData.FormPart {

        Part(String name, String type, String content) {
            this.fieldName = name;
            this.contentType = type;
            this.textContent = content;
            this.binaryContent = content.getBytes(StandardCharsets.UTF_8);
        }
    }
}
