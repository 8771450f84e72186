package cn.jingtu.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code processes/README.md} is where officials look up which procedures there are. */
class ProceduresPageTest {

    private static final Path FOLDER = Path.of("processes");
    private static final long LARGEST_PICTURE = 80_000;

    @TestFactory
    List<DynamicTest> every_procedure_is_on_the_page_with_its_picture() throws IOException {
        String page = Files.readString(FOLDER.resolve("README.md"));
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(model -> DynamicTest.dynamicTest(model.getFileName().toString(), () -> {
                        Process process = Bpmn.readModelFromFile(model.toFile())
                                .getModelElementsByType(Process.class)
                                .iterator()
                                .next();
                        Path picture = model.resolveSibling(process.getId() + ".png");
                        String link = FOLDER.relativize(picture).toString().replace('\\', '/');
                        assertThat(page)
                                .contains("## " + process.getName() + "（`" + process.getId() + "`）")
                                .contains("![" + process.getName() + "](" + link + ")");
                        assertThat(picture).exists();
                        assertThat(Files.size(picture)).isLessThan(LARGEST_PICTURE);
                    }))
                    .toList();
        }
    }
}
