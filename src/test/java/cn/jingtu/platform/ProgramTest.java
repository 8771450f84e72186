package cn.jingtu.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import java.util.List;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
class ProgramTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_engine_keeps_full_history_and_checks_rights() {
        var configuration = engine.getProcessEngineConfiguration();
        assertThat(configuration.getHistory()).isEqualTo("full");
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        assertThat(configuration.isTenantCheckEnabled()).isTrue();
    }

    /** JUEL for models, FEEL for decision tables call themselves script languages; nothing that runs programs is there. */
    @Test
    void no_script_language_is_built_in_but_those_of_expressions() {
        assertThat(new ScriptEngineManager().getEngineFactories())
                .extracting(ScriptEngineFactory::getLanguageName)
                .containsExactlyInAnyOrder("JSP 2.1 EL", "feel", "feel-unary-tests");
    }

    @Test
    void the_engines_tables_are_in_public_and_ours_in_jingtu() {
        assertThat(tables("public")).contains("act_ru_task").noneMatch(name -> !name.startsWith("act_"));
        assertThat(tables("jingtu")).contains("spring_session").noneMatch(name -> name.startsWith("act_"));
    }

    @Test
    void the_database_counts_time_as_the_city_does() {
        assertThat(jdbc.sql("SHOW timezone").query(String.class).single()).isEqualTo("Asia/Shanghai");
    }

    @Test
    private List<String> tables(String schema) {
        return jdbc.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = ?")
                .param(schema)
                .query(String.class)
                .list();
    }
}
