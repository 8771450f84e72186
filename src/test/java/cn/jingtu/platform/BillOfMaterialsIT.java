package cn.jingtu.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of materials inside the packaged program names exactly what is packaged. */
class BillOfMaterialsIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    @Test
    void every_library_of_the_jar_is_listed_and_nothing_else() throws IOException {
        assumeTrue("offline=false".equals(System.getProperty("jingtu.build")), "a build without network makes no list");
        try (JarFile jar = new JarFile(System.getProperty("jingtu.jar"))) {
            var entry = jar.getJarEntry("META-INF/sbom/application.cdx.json");
            assertThat(entry).as("the list is in the jar").isNotNull();
            assertThat(jar.getManifest().getMainAttributes().getValue("Sbom-Location"))
                    .isEqualTo("META-INF/sbom/application.cdx.json");
            JsonNode list = new ObjectMapper().readTree(jar.getInputStream(entry));

            Set<String> listed = new TreeSet<>();
            list.get("components").forEach(component -> {
                // Spring Boot's starters are lists of dependencies without a class, which it leaves out of the jar.
                if (!component.get("name").asText().startsWith("spring-boot-starter")) {
                    listed.add(file(component));
                }
            });
            Set<String> packaged = jar.stream()
                    .map(each -> each.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    // Spring Boot adds this one itself when it packages: the tools for layers of container images.
                    .filter(name -> !name.startsWith("spring-boot-jarmode-"))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(packaged).anyMatch(name -> name.startsWith("camunda-engine-7."));
            assertThat(listed).isEqualTo(packaged);
        }
    }

    /** By its address: {@code pkg:maven/group/name@version?classifier=…&type=jar}. */
    private static String file(JsonNode component) {
        String address = component.get("purl").asText();
        String classifier =
                address.contains("classifier=") ? "-" + address.replaceAll(".*classifier=([^&]*).*", "$1") : "";
        return component.get("name").asText() + "-" + component.get("version").asText() + classifier + ".jar";
    }
}
