package cn.jingtu;

import cn.jingtu.ModelRules.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Message;

/** What the files of a release ask of the program, and whether that of today still has it. No engine is needed. */
final class ReleasedFiles {

    private static final Pattern KIT = Pattern.compile("jingtu\\.kit\\((\\d+)\\)");
    private static final Pattern KITS = Pattern.compile("(\\d+): kit\\d+");
    private static final Path KIT_FILE =
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/jingtu/kit/kit.js");

    private static final Pattern LOADED = Pattern.compile("load: '([^'?]+)");
    private static final Path ADDRESSES = Path.of("src/test/resources/security/addresses.txt");

    private static final Pattern SENT = Pattern.compile("\"(jingtu\\.\\w+)\"");
    private static final Path SOURCES = Path.of("src/main/java");

    private ReleasedFiles() {}

    static List<String> faults(Release release) {
        List<String> faults = new ArrayList<>();
        Set<String> procedures = Stream.concat(
                        release.files(".bpmn").stream(), ModelRules.models(Path.of("processes")).stream())
                .map(ReleaseCheck::procedure)
                .collect(Collectors.toSet());
        Set<String> sent = found(SENT, Release.files(SOURCES, ".java"));
        for (Path file : release.files(".bpmn")) {
            BpmnModelInstance model = Release.model(file);
            String procedure = ReleaseCheck.procedure(file);
            Map<Rule, List<String>> problems = ModelRules.problems(file, procedures);
            Stream.of(Rule.EXPRESSIONS, Rule.CALLS)
                    .flatMap(rule -> problems.getOrDefault(rule, List.of()).stream())
                    .forEach(problem -> faults.add(procedure + ": " + problem));
            model.getModelElementsByType(Message.class).stream()
                    .map(Message::getName)
                    .filter(message -> !sent.contains(message))
                    .forEach(message -> faults.add(procedure + " waits for " + message + ", which nobody sends"));
            ReleaseCheck.steps(model).stream()
                    .filter(step -> !release.hasSubmission(procedure, step))
                    .forEach(step -> faults.add(procedure + ": nothing was kept that is handed in at " + step));
        }
        Set<String> kits = found(KITS, List.of(KIT_FILE));
        Stream.of(".html", ".js")
                .flatMap(type -> release.files(type).stream())
                .forEach(file -> found(KIT, List.of(file)).stream()
                        .filter(kit -> !kits.contains(kit))
                        .forEach(kit ->
                                faults.add(file.getFileName() + " asks for kit " + kit + ", which is not served")));
        List<String> addresses = Release.text(ADDRESSES).lines().toList();
        release.files(".js")
                .forEach(file -> found(LOADED, List.of(file)).stream()
                        .filter(address -> !addresses.contains("SIGNED_IN GET " + address))
                        .forEach(address ->
                                faults.add(file.getFileName() + " loads " + address + ", which is not served")));
        return faults;
    }

    private static Set<String> found(Pattern pattern, List<Path> files) {
        return files.stream()
                .flatMap(file -> pattern.matcher(Release.text(file)).results().toList().stream())
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());
    }
}
