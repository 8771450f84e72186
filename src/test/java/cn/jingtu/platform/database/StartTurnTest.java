package cn.jingtu.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.TestDatabase;
import cn.jingtu.platform.StartFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class StartTurnTest {

    @Test
    void a_server_older_than_promised_is_refused_before_anything_is_written() {
        assertThatThrownBy(() -> StartTurn.refuseOld(14))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("PostgreSQL 14");
        assertThatCode(() -> StartTurn.refuseOld(15)).doesNotThrowAnyException();
    }

    @Test
    void a_second_node_waits_until_the_first_has_started() throws Exception {
        String url = TestDatabase.create("start_turn");
        var first = StartTurn.take(url, "postgres", "");
        var second = CompletableFuture.supplyAsync(() -> StartTurn.take(url, "postgres", ""));
        assertThatThrownBy(() -> second.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        first.close();
        var turn = second.get(20, TimeUnit.SECONDS);
        assertThat(turn).isNotNull();
        turn.close();
    }

    @Test
    void a_database_that_does_not_exist_is_named() {
        String url = TestDatabase.create("start_turn_known").replace("start_turn_known", "start_turn_unknown");
        assertThatThrownBy(() -> StartTurn.take(url, "postgres", ""))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("start_turn_unknown")
                .hasMessageNotContaining("user=");
    }
}
