package cn.jingtu.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.plan.TaskState;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LightTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 25);
    private static final LocalDate SOON = LocalDate.of(2026, 6, 30);

    @Test
    void a_date_is_overdue_from_the_day_after_it() {
        assertThat(Light.of(TaskState.RUNNING, TODAY.minusDays(1), TODAY, SOON)).isEqualTo(Light.OVERDUE);
        assertThat(Light.of(TaskState.RUNNING, TODAY, TODAY, SOON)).isEqualTo(Light.DUE_SOON);
    }

    @Test
    void a_date_is_near_until_the_last_day_of_the_reminding_time() {
        assertThat(Light.of(TaskState.RUNNING, SOON, TODAY, SOON)).isEqualTo(Light.DUE_SOON);
        assertThat(Light.of(TaskState.RUNNING, SOON.plusDays(1), TODAY, SOON)).isEqualTo(Light.NORMAL);
    }

    @Test
    void a_closed_or_stopped_task_is_never_late() {
        assertThat(Light.of(TaskState.CLOSED, TODAY.minusDays(9), TODAY, SOON)).isEqualTo(Light.CLOSED);
        assertThat(Light.of(TaskState.WITHDRAWN, TODAY.minusDays(9), TODAY, SOON))
                .isEqualTo(Light.STOPPED);
    }

    @Test
    void a_task_without_an_open_date_is_as_it_should_be() {
        assertThat(Light.of(TaskState.RUNNING, null, TODAY, SOON)).isEqualTo(Light.NORMAL);
    }
}
