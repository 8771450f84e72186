package cn.jingtu.procedures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The folder of one procedure, {@code processes/plan/annual-plan}. */
record Folder(Path path) {

    static final Path ROOT = Path.of("processes");

    /** All of them, in the order of their paths. */
    static List<Folder> all() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(Path::getParent)
                    .sorted()
                    .map(Folder::new)
                    .toList();
        }
    }

    String id() {
        return path.getFileName().toString();
    }

    Path model() {
        return path.resolve(id() + ".bpmn");
    }

    Path picture() {
        return path.resolve(id() + ".png");
    }

    /** Its words of introduction, Markdown. */
    Path introduction() {
        return path.resolve(id() + ".md");
    }

    String name() {
        return Bpmn.readModelFromFile(model().toFile())
                .getModelElementsByType(Process.class)
                .iterator()
                .next()
                .getName();
    }

    /** Its chapter of the page: heading, introduction, picture. */
    String chapter() throws IOException {
        String link = ROOT.relativize(picture()).toString().replace('\\', '/');
        return "## " + name() + "（`" + id() + "`）\n\n"
                + Files.readString(introduction()).strip() + "\n\n![" + name() + "](" + link + ")\n";
    }

    @Override
    public String toString() {
        return id();
    }
}
