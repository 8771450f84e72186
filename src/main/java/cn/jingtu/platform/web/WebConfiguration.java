package cn.jingtu.platform.web;

import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.web.SignedInFilter.Door;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.SessionRepositoryFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class WebConfiguration {

    private static final int AFTER_THE_SESSION = SessionRepositoryFilter.DEFAULT_ORDER + 100;

    /** Before anybody is asked who a request comes from; after the headers, which a no carries like any answer. */
    private static final int LIMITS = Ordered.HIGHEST_PRECEDENCE + 10;

    /** Behind the doors that a request without a known user does not pass, before whoever reads a body. */
    private static final int BODIES = AFTER_THE_SESSION + 1;

    /** Before whoever reads there who wants to sign in. */
    private static final int BODIES_OF_THE_WEB_APPS = AFTER_THE_SESSION - 3;

    @Bean
    FilterRegistrationBean<Filter> traces(SecurityLog log) {
        return filter(new TraceFilter(log), Ordered.HIGHEST_PRECEDENCE, "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> headersFilter() {
        return filter(new HeadersFilter(), Ordered.HIGHEST_PRECEDENCE + 1, "/*");
    }

    /** Before anything is done for an address that is none. */
    @Bean
    FilterRegistrationBean<Filter> door() {
        return filter(new DoorFilter(), Ordered.HIGHEST_PRECEDENCE + 2, "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> pageNonce() {
        return filter(new PageNonceFilter(), Ordered.HIGHEST_PRECEDENCE + 3, "/camunda/*");
    }

    @Bean
    FilterRegistrationBean<Filter> requestLimits(Limits limits, MultipartConfigElement uploads, ObjectMapper json) {
        return filter(new RequestLimitsFilter(limits, uploads.getMaxRequestSize(), json), LIMITS, "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> bodies(Limits limits, ObjectMapper json) {
        return filter(new BodyFilter(limits, json), BODIES, "/*");
    }

    /** The same filter, which a request passes only once. */
    @Bean
    FilterRegistrationBean<Filter> bodiesOfTheWebApps(@Qualifier("bodies") FilterRegistrationBean<Filter> bodies) {
        return filter(bodies.getFilter(), BODIES_OF_THE_WEB_APPS, "/camunda/*");
    }

    /** What no property of the web server says. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> webServer(Limits limits, MultipartConfigElement uploads) {
        return server -> {
            // Who sends a little more than is taken still learns why.
            server.addEngineValves(new LeftoverValve(uploads.getMaxRequestSize() * 3 / 2));
            server.addConnectorCustomizers(
                    connector -> connector.setProperty("maxHeaderCount", String.valueOf(limits.headers())));
        };
    }

    @Bean
    FilterRegistrationBean<Filter> standing(Doors doors) {
        return filter(new StandingFilter(doors), AFTER_THE_SESSION - 2, "/camunda/api/*", "/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> signingIn(Doors doors) {
        return filter(new SignInFilter(doors), AFTER_THE_SESSION - 1, "/camunda/api/admin/auth/user/*");
    }

    @Bean
    FilterRegistrationBean<Filter> apiDoor(Doors doors) {
        return filter(new SignedInFilter(doors, Door.API), AFTER_THE_SESSION, "/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> engineDoor(Doors doors) {
        return filter(new SignedInFilter(doors, Door.ENGINE), AFTER_THE_SESSION, "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<Filter> operationsDoor(Doors doors) {
        return filter(new SignedInFilter(doors, Door.OPERATIONS), AFTER_THE_SESSION, "/actuator/*");
    }

    @Bean
    FilterRegistrationBean<Filter> webAppsDoor(Doors doors) {
        return filter(
                new SignedInFilter(doors, Door.WEB_APPS),
                AFTER_THE_SESSION,
                "/camunda",
                "/camunda/",
                "/camunda/api/*",
                "/camunda/app/*");
    }

    @Bean
    FilterRegistrationBean<Filter> refusalStatus(ObjectMapper json) {
        return filter(new RefusalStatusFilter(json), AFTER_THE_SESSION + 2, "/engine-rest/*", "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> signInKept(Limits limits, @Value("${spring.session.timeout}") Duration visitor) {
        return filter(new SignInKeptFilter(visitor, limits.signedIn()), AFTER_THE_SESSION + 3, "/camunda/*");
    }

    /** Two requests of one session that add the same attribute at once must not fail each other. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOnPostgres() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    private static FilterRegistrationBean<Filter> filter(Filter filter, int order, String... patterns) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(patterns);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        // Several doors are of one class; each needs a name of its own.
        registration.setName(order + patterns[0] + filter.getClass().getSimpleName());
        return registration;
    }
}
