package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.platform.web.Addresses.Access;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api/probe",
                "*",
                "/camunda/api/engine/engine;/default/user",
                "/camunda/api/engine/engine%3b/default/user",
                "/camunda/api/engine/engine%3B/default/user",
                "/camunda/api//engine/engine/default/user",
                "//camunda/api/engine",
                "/camunda/./api/engine",
                "/camunda/app/../api/engine",
                "/camunda/api/engine/..",
                "/camunda/app/%2e%2e/api/engine",
                "/camunda/app/%2E./api/engine",
                "/camunda/api/%65ngine/engine/default/user",
                "/camunda/api/engine%2fengine",
                "/camunda/api/engine%5cengine",
                "/camunda/api\\engine",
                "/camunda/api/engine%252fengine",
                "/camunda/api/engine%00",
                "/camunda/api/engine%0a",
                "/camunda/api/engine%7f",
                "/camunda/api/engine%c2%85",
                "/camunda/api/engine%c0%af",
                "/camunda/api/engine%e6%b1",
                "/camunda/api/engine%",
                "/camunda/api/engine%4",
                "/camunda/api/engine%zz",
                "/camunda/api/engine\u0001",
                "/camunda/api/环境",
            })
    void an_address_that_can_be_read_in_two_ways_is_refused(String path) {
        assertThat(DoorFilter.isAmbiguous(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/scripts/camunda-cockpit-ui.js",
                "/engine-rest/task/4711-aa/form-variables",
                "/api/plans/guigang-2023/goals",
                "/api/report-rounds/guigang-2026%3A2026-Q1/summary",
                "/api/plan-tasks/guigang-2026:%E4%BA%8C(%E4%B8%80)-2/%20x",
                "/engine-rest/history/user-operation/a..b/c.d"
            })
    void an_address_as_browsers_write_it_is_not(String path) {
        assertThat(DoorFilter.isAmbiguous(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/,PUBLIC",
        "POST,/,CLOSED",
        "GET,/camunda/app/tasklist/default/,PUBLIC",
        "GET,/camunda/api/admin/auth/user/default,PUBLIC",
        "POST,/camunda/api/admin/auth/user/default/login/tasklist,PUBLIC",
        "PUT,/camunda/api/admin/auth/user/default/login/tasklist,SIGNED_IN",
        "GET,/camunda/api/engine/engine/,PUBLIC",
        "GET,/camunda/api/engine/engine/default/user,SIGNED_IN",
        "GET,/camunda/api/cockpit/plugin/base/default/process-instance,SIGNED_IN",
        "GET,/camunda/api/cockpit/plugin/base/static/app/plugin.js,PUBLIC",
        "POST,/camunda/api/admin/setup/default/user/create,CLOSED",
        "GET,/camunda/api/elsewhere,CLOSED",
        "GET,/actuator/health,PUBLIC",
        "GET,/actuator/health/liveness,PUBLIC",
        "GET,/actuator/health/db,ADMINISTRATOR",
        "GET,/actuator/env,ADMINISTRATOR",
        "GET,/error,CLOSED",
        "GET,/webjars/camunda/securityFilterRules.json,CLOSED",
        "GET,/nowhere,CLOSED",
        "GET,/engine-rest/task,SIGNED_IN",
        "GET,/engine-rest/optimize/variable-update,CLOSED",
        "POST,/engine-rest/task/x/complete,SIGNED_IN",
        "POST,/engine-rest/engine/default/task/x/bpmnError,ADMINISTRATOR",
        "POST,/camunda/api/engine/engine/default/task/x/resolve,ADMINISTRATOR",
        "POST,/engine-rest/deployment/create,ADMINISTRATOR",
        "PUT,/engine-rest/task/x/variables/y,ADMINISTRATOR",
        "GET,/camunda/api/engine/engine/default/metrics/x/sum,ADMINISTRATOR",
        "GET,/api/anything,SIGNED_IN"
    })
    void each_address_has_its_access_and_what_stands_nowhere_is_closed(String method, String path, Access access) {
        assertThat(Addresses.of(method, path)).isEqualTo(access);
    }
}
