package cn.jingtu.matter.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import cn.jingtu.evidence.ProbeMatter;
import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
class FormDraftTest {

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

    @Autowired
    JdbcClient jdbc;

    private ProbeMatter matter;
    private String draft;

    @BeforeEach
    void a_matter() {
        matter = new ProbeMatter(repository, runtime, tasks, identities);
        draft = "/api/tasks/" + matter.task().getId() + "/draft";
    }

    @AfterEach
    void as_before() {
        matter.close();
    }

    private Visitor as(String user) {
        return Visitor.withBasic(port, user, ProbeMatter.PASSWORD);
    }

    @Test
    void what_was_typed_comes_back_to_whoever_typed_it() {
        Visitor clerk = as("probe.agri");
        assertThat(clerk.get(draft).statusCode()).isEqualTo(204);
        clerk.put(draft, "{\"report\":\"初稿\"}");
        assertThat(clerk.put(draft, "{\"report\":\"二稿\",\"wells\":[1,2]}").statusCode())
                .isEqualTo(200);
        JsonNode saved = clerk.json(draft);
        assertThat(saved.get("content").get("report").asText()).isEqualTo("二稿");
        assertThat(saved.get("content").get("wells")).hasSize(2);
        assertThat(saved.get("savedAt").asText()).isNotEmpty();
        assertThat(as("probe.agri2").get(draft).statusCode()).isEqualTo(204);
    }

    @Test
    void a_discarded_draft_is_gone() {
        as("probe.agri").put(draft, "{\"report\":\"初稿\"}");
        assertThat(as("probe.agri").delete(draft).statusCode()).isEqualTo(204);
        assertThat(as("probe.agri").get(draft).statusCode()).isEqualTo(204);
    }

    @Test
    void drafts_end_with_their_task() {
        as("probe.agri").put(draft, "{\"report\":\"初稿\"}");
        as("probe.agri2").put(draft, "{\"report\":\"另稿\"}");
        String task = matter.task().getId();
        matter.complete();
        assertThat(jdbc.sql("SELECT count(*) FROM jingtu.form_draft WHERE task_id = ?")
                        .param(task)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobody_keeps_a_draft_at_a_task_out_of_sight_or_anything_but_a_form() {
        assertThat(as("probe.gg").put(draft, "{}").statusCode()).isEqualTo(404);
        assertThat(as("probe.water").get(draft).statusCode()).isEqualTo(404);
        assertThat(Visitor.anonymous(port).put(draft, "{}").statusCode()).isEqualTo(401);
        assertThat(as("probe.agri").put(draft, "[1]").statusCode()).isEqualTo(400);
        assertThat(as("probe.agri")
                        .put(draft, "{\"x\":\"" + "长".repeat(1_300_001) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }
}
