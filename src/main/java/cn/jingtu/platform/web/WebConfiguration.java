package cn.jingtu.platform.web;

import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.web.SignedInFilter.Door;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.SessionRepositoryFilter;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final int AFTER_THE_SESSION = SessionRepositoryFilter.DEFAULT_ORDER + 100;

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
    FilterRegistrationBean<Filter> refusalStatus() {
        return filter(new RefusalStatusFilter(), AFTER_THE_SESSION + 1, "/engine-rest/*", "/camunda/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> signInKept() {
        return filter(new SignInKeptFilter(), AFTER_THE_SESSION + 2, "/camunda/*");
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
