package cn.jingtu.platform.database;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Sees to the database before anything else starts: with no {@code spring.datasource.url} it starts the PostgreSQL of
 * the program's own, otherwise it checks that the named server answers and is new enough. Either way one node at a time
 * goes through the start, so that two nodes started together don't both create tables or deploy the same procedure.
 */
class DatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    static final String EMBEDDED = "jingtu.embedded-database";
    private static final String ADDRESS = "server.address";
    private static final String LOOPBACK = "127.0.0.1";

    /** Last: what starts here must be stopped by the context, which only begins to live after the initializers. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        boolean own = !environment.containsProperty("spring.datasource.url");
        if (own && !environment.containsProperty(ADDRESS)) {
            // To try the program with: its accounts have one known password, which is for this machine only.
            environment.getPropertySources().addLast(new MapPropertySource("thisMachine", Map.of(ADDRESS, LOOPBACK)));
        }
        refuseBusyPort(environment);
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        if (own) {
            var directory = Path.of(environment.getProperty("jingtu.data-dir", "./data"));
            var database = EmbeddedDatabase.start(directory);
            // Registered first, therefore destroyed last: after the engine and the connection pool.
            beans.registerDisposableBean("embeddedDatabase", database::close);
            environment.getPropertySources().addFirst(new MapPropertySource("embeddedDatabase", properties(database)));
        } else if (!environment.containsProperty(EMBEDDED)) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("externalDatabase", Map.of(EMBEDDED, false)));
        }
        var turn = StartTurn.take(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""));
        beans.registerDisposableBean("startTurn", turn::close);
        context.addApplicationListener((ApplicationListener<ContextRefreshedEvent>) event -> {
            if (event.getApplicationContext() == context) {
                turn.close();
            }
        });
    }

    private static Map<String, Object> properties(EmbeddedDatabase database) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(EMBEDDED, true);
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", EmbeddedDatabase.USER);
        properties.put("spring.datasource.password", database.password());
        return properties;
    }

    /** Asked early: the server itself would notice only after the whole program has started. */
    private static void refuseBusyPort(ConfigurableEnvironment environment) {
        int port = environment.getProperty("server.port", Integer.class, 8080);
        if (port <= 0 || "none".equals(environment.getProperty("spring.main.web-application-type"))) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            String address = environment.getProperty(ADDRESS);
            socket.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new PortInUseException(port, e);
        }
    }
}
