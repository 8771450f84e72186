package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.Visitor;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@JingtuTest
class PageNonceFilterTest {

    private static final Pattern OF_THE_POLICY = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern OF_THE_SCRIPTS = Pattern.compile("nonce=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Test
    void every_page_lets_its_own_scripts_run_however_many_people_come_at_once() throws Exception {
        Callable<Void> visit = () -> {
            for (int i = 0; i < 40; i++) {
                var page = Visitor.anonymous(port).get("/camunda/app/tasklist/default/");
                String policy =
                        page.headers().firstValue("Content-Security-Policy").orElseThrow();
                var allowed = OF_THE_POLICY.matcher(policy);
                assertThat(allowed.find()).as(policy).isTrue();
                assertThat(OF_THE_SCRIPTS.matcher(page.body()).results().map(carried -> carried.group(1)))
                        .isNotEmpty()
                        .containsOnly(allowed.group(1));
            }
            return null;
        };
        var people = Executors.newFixedThreadPool(8);
        try {
            for (var visited :
                    people.invokeAll(IntStream.range(0, 8).mapToObj(i -> visit).toList())) {
                visited.get();
            }
        } finally {
            people.shutdownNow();
        }
    }
}
