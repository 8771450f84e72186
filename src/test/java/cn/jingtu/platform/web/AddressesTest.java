package cn.jingtu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.JingtuTest;
import cn.jingtu.platform.web.Addresses.Access;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Every address of the program, found by reflection: those of the engine's REST API and of each web app and plugin, our
 * own, Actuator's and the static ones. {@code security/addresses.txt} says who may come to each; one that it does not list
 * fails the build, as does one that the door would treat otherwise.
 */
@JingtuTest
class AddressesTest {

    /** The program's controllers for tests only. */
    private static final String OF_TESTS = "/api/probe";

    /** The engine's resources stand in three places; one line speaks for all three. */
    private static final Pattern MOUNT = Pattern.compile(
            "(?<= )(/engine-rest/engine/\\{name}|/camunda/api/engine/engine/\\{name}|/engine-rest(?!/engine/?$))(?=/)");

    @Autowired
    ServletContext servlets;

    @Autowired
    ApplicationContext beans;

    @Test
    void every_address_is_listed_with_who_may_come_to_it_and_the_door_keeps_to_the_list() throws IOException {
        Map<String, Access> found = new TreeMap<>();
        for (String address : addresses()) {
            Access before = found.put(MOUNT.matcher(address).replaceFirst("{engine}"), access(address));
            assertThat(before)
                    .as("the same on every way to the engine: " + address)
                    .isIn(null, access(address));
        }
        // To compare with, and to take over what was looked at.
        Files.write(Path.of("target", "addresses.txt"), lines(found));
        assertThat(lines(found)).containsExactlyElementsOf(lines(listed()));
    }

    @Test
    void the_servlets_are_known_so_that_no_other_opens_a_way_past_the_list() {
        var mappings = servlets.getServletRegistrations().values().stream()
                .flatMap(registration -> registration.getMappings().stream())
                .filter(mapping -> !mapping.contains("jsp"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(mappings)
                .containsExactlyInAnyOrder(
                        "/",
                        "/camunda/api/admin/*",
                        "/camunda/api/cockpit/*",
                        "/camunda/api/engine/*",
                        "/camunda/api/tasklist/*",
                        "/camunda/api/welcome/*",
                        "/engine-rest/*");
    }

    @Test
    void an_address_that_nobody_lists_would_be_noticed() throws IOException {
        assertThat(listed()).doesNotContainKey("GET " + OF_TESTS).isNotEmpty();
        assertThat(addressesOfOurs().map(address -> address.substring(address.indexOf(' ') + 1)))
                .contains(OF_TESTS);
    }

    private static List<String> lines(Map<String, Access> addresses) {
        return addresses.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .toList();
    }

    private static Access access(String address) {
        int space = address.indexOf(' ');
        String path = address.substring(space + 1)
                .replaceAll("\\{[^}]*}", "x")
                .replace("**", "x/y.js")
                .replace("*", "x");
        return Addresses.of(address.substring(0, space), path);
    }

    private static Map<String, Access> listed() throws IOException {
        Map<String, Access> listed = new LinkedHashMap<>();
        try (var file = AddressesTest.class.getResourceAsStream("/security/addresses.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int space = line.indexOf(' ');
                        listed.put(line.substring(space + 1), Access.valueOf(line.substring(0, space)));
                    });
        }
        return new TreeMap<>(listed);
    }

    private Set<String> addresses() {
        return Stream.of(
                        servlets.getServletRegistrations().values().stream().flatMap(servlet -> {
                            String application = servlet.getInitParameter("jakarta.ws.rs.Application");
                            return application == null
                                    ? Stream.empty()
                                    : ofApplication(application, servlet.getMappings());
                        }),
                        ofApplication(
                                "org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig",
                                Set.of("/engine-rest/*")),
                        addressesOfOurs().filter(address -> !address.contains(OF_TESTS)),
                        staticOnes())
                .flatMap(addresses -> addresses)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // ---- JAX-RS

    private Stream<String> ofApplication(String name, java.util.Collection<String> mappings) {
        Set<Class<?>> classes = application(name).getClasses();
        return mappings.stream()
                .map(mapping -> mapping.replaceAll("/\\*$", ""))
                .flatMap(root -> classes.stream()
                        .map(Resource::from)
                        .filter(resource -> resource != null)
                        .flatMap(resource ->
                                ofResource(resource, join(root, resource.getPath()), new ArrayList<>()).stream()));
    }

    private Application application(String name) {
        try {
            Class<?> type = Class.forName(name);
            return beans.getBeanNamesForType(type).length == 1
                    ? (Application) beans.getBean(type)
                    : (Application) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The path that a located class names for itself counts for nothing, as in JAX-RS. */
    private static List<String> ofResource(Resource resource, String path, List<String> found) {
        for (ResourceMethod method : resource.getAllMethods()) {
            if (method.getType() == ResourceMethod.JaxrsType.SUB_RESOURCE_LOCATOR) {
                Class<?> type = method.getInvocable().getHandlingMethod().getReturnType();
                Resource located = Resource.from(type);
                if (located == null) {
                    throw new IllegalStateException("what " + path + " leads to is not known: " + type);
                }
                ofResource(located, path, found);
            } else {
                found.add(method.getHttpMethod() + " " + path);
            }
        }
        resource.getChildResources().forEach(child -> ofResource(child, join(path, child.getPath()), found));
        return found;
    }

    private static String join(String root, String path) {
        if (path == null || path.isEmpty() || path.equals("/")) {
            return root + (path == null ? "" : path);
        }
        return root.replaceAll("/$", "") + (path.startsWith("/") ? path : "/" + path);
    }

    // ---- Spring

    private Stream<String> addressesOfOurs() {
        return beans.getBeansOfType(AbstractHandlerMethodMapping.class).values().stream()
                .flatMap(mapping -> ((Map<?, ?>) mapping.getHandlerMethods()).keySet().stream())
                .map(RequestMappingInfo.class::cast)
                .flatMap(info -> info.getPatternValues().stream().flatMap(pattern -> {
                    var methods = info.getMethodsCondition().getMethods();
                    return methods.isEmpty()
                            ? Stream.of("GET " + pattern, "POST " + pattern)
                            : methods.stream().map(method -> method + " " + pattern);
                }));
    }

    private Stream<String> staticOnes() {
        return beans.getBeansOfType(SimpleUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getUrlMap().keySet().stream())
                .map(pattern -> "GET " + pattern);
    }
}
