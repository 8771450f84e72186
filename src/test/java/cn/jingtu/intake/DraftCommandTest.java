package cn.jingtu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.platform.offline.CommandLine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offline command: JSON or a Chinese sentence, and an exit code. */
class DraftCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void a_plan_comes_out_as_json_of_the_agreed_shape() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.txt"), Samples.text("brackets.txt"));
        assertThat(run("draft", file.toString())).isZero();
        assertThat(err.size()).isZero();
        JsonNode draft = new ObjectMapper().readTree(out.toByteArray());
        assertThat(draft.fieldNames())
                .toIterable()
                .containsExactly(
                        "city",
                        "year",
                        "title",
                        "documentNumber",
                        "issuer",
                        "issueDate",
                        "goals",
                        "tasks",
                        "requirements",
                        "unassigned",
                        "warnings");
        assertThat(draft.get("issueDate").asText()).isEqualTo("2022-02-28");
        assertThat(draft.get("year").isInt()).isTrue();
        JsonNode goal = draft.get("goals").get(0);
        assertThat(goal.fieldNames()).toIterable().containsExactly("indicator", "operator", "target", "unit", "quote");
        assertThat(goal.get("operator").asText()).isEqualTo(">=");
        assertThat(goal.get("target").asInt()).isEqualTo(91);
        JsonNode task = draft.get("tasks").get(0);
        assertThat(task.fieldNames())
                .toIterable()
                .containsExactly(
                        "ref",
                        "title",
                        "lead",
                        "participants",
                        "executors",
                        "leadMode",
                        "deadlines",
                        "indicators",
                        "quote");
        assertThat(task.get("leadMode").asText()).isEqualTo("one");
        assertThat(task.get("deadlines").get(0).get("date").asText()).isEqualTo("2022-05-31");
        assertThat(task.get("deadlines").get(0).get("type").asText()).isEqualTo("deadline");
    }

    @Test
    void a_refusal_is_a_sentence_on_the_error_stream() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "定于周五开会，请准时参加。");
        assertThat(run("draft", file.toString())).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("不像年度计划").doesNotContain("Exception");
    }

    @Test
    void a_call_without_a_file_tells_the_usage() {
        assertThat(run("draft")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("用法");
    }

    private int run(String... args) {
        return CommandLine.of(args, new DraftCommand())
                .orElseThrow()
                .run(
                        args,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
