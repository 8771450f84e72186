package cn.jingtu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A form is one line that names the number of its kit and its module, which lies beside it and is deployed with it; that of
 * steps which write into a register is drawn from the sheet of each, which lies there too.
 */
class FormsTest {

    private static final Pattern LINE =
            Pattern.compile("<form role=\"form\"><script cam-script type=\"text/form-script\">"
                    + "jingtu\\.kit\\(1\\)\\.form\\(camForm, '([a-z-]+\\.js)'\\);</script></form>\n");

    private static final String RECORD =
            "<form role=\"form\"><script cam-script type=\"text/form-script\">jingtu.kit(1).record(camForm);</script></form>\n";

    @TestFactory
    List<DynamicTest> every_form_names_its_module() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .map(form -> DynamicTest.dynamicTest(
                            form.toString(), () -> assertThat(modules(form)).isNotEmpty()))
                    .toList();
        }
    }

    @Test
    void a_form_with_a_script_of_its_own_or_without_its_module_would_be_noticed() throws IOException {
        Path folder = Path.of("processes/plan/task-planning");
        Path form = Files.createTempFile(Path.of("target"), "form", ".html");
        String line = Files.readString(folder.resolve("co-sign.html"));
        Files.writeString(form, line);
        assertThat(modules(form)).as("its module does not lie beside it").isEmpty();
        Files.writeString(form, line.replace("kit(1)", "kit(1); alert(1)"));
        assertThat(modules(form)).isEmpty();
        Files.writeString(form, RECORD);
        assertThat(modules(form)).as("no sheet lies beside it").isEmpty();
        Files.delete(form);
    }

    private static List<Path> modules(Path form) throws IOException {
        String text = Files.readString(form);
        if (text.equals(RECORD)) {
            try (var beside = Files.list(form.toAbsolutePath().getParent())) {
                return beside.filter(file -> file.toString().endsWith(".yaml"))
                        .filter(file -> !file.endsWith("document.yaml"))
                        .toList();
            }
        }
        Matcher line = LINE.matcher(text);
        return Stream.of(form)
                .filter(file -> line.matches())
                .map(file -> file.resolveSibling(line.group(1)))
                .filter(Files::exists)
                .toList();
    }
}
