package cn.jingtu.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code processes/README.md} is where officials look up which procedures there are: what stands above its chapters, and
 * a chapter of each folder. {@value #COMMAND} writes the page and draws the models that have changed.
 */
class ProceduresPageTest {

    private static final String COMMAND = "./mvnw test -Dtest=ProceduresPageTest -Djingtu.write=true";
    private static final Path PAGE = Folder.ROOT.resolve("README.md");
    private static final long LARGEST_PICTURE = 80_000;

    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("jingtu.write")) {
            for (Folder folder : Folder.all()) {
                if (!Drawing.shows(folder.picture(), folder.model())) {
                    Files.write(folder.picture(), Pictures.draw(folder.model()));
                }
            }
            Files.writeString(PAGE, joined());
        }
    }

    private static String joined() throws IOException {
        String page = Files.readString(PAGE);
        var joined = new StringBuilder(page.substring(0, page.indexOf("\n## ")));
        for (Folder folder : Folder.all()) {
            joined.append('\n').append(folder.chapter());
        }
        return joined.toString();
    }

    @Test
    void the_page_is_joined_from_the_introductions_of_the_folders() throws IOException {
        assertThat(Files.readString(PAGE)).as("written by " + COMMAND).isEqualTo(joined());
    }

    @TestFactory
    List<DynamicTest> every_picture_shows_its_model() throws IOException {
        return Folder.all().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.id(), () -> {
                    assertThat(Drawing.shows(folder.picture(), folder.model()))
                            .as("drawn anew by " + COMMAND)
                            .isTrue();
                    assertThat(Files.size(folder.picture())).isLessThan(LARGEST_PICTURE);
                }))
                .toList();
    }

    @Test
    void a_model_whose_drawing_was_changed_since_would_be_noticed() throws IOException {
        Folder folder = Folder.all().get(0);
        String model = Files.readString(folder.model());
        assertThat(fingerprint(model.replaceFirst("name=\"", "name=\"新")))
                .as("another name")
                .isNotEqualTo(fingerprint(model));
        assertThat(fingerprint(model.replaceFirst("<dc:Bounds x=\"", "<dc:Bounds x=\"1")))
                .as("another place")
                .isNotEqualTo(fingerprint(model));
        assertThat(fingerprint(model.replaceFirst("camunda:dueDate=\"", "camunda:dueDate=\"P")))
                .as("what nobody sees")
                .isEqualTo(fingerprint(model));
    }

    private static String fingerprint(String model) throws IOException {
        return Drawing.fingerprint(model.getBytes(StandardCharsets.UTF_8));
    }
}
