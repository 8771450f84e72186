package cn.jingtu.register.process;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.YamlFile;
import cn.jingtu.platform.process.FormModules;
import com.networknt.schema.JsonSchema;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** The sheets that were deployed with each version of a procedure. */
@Component
class StepSheets {

    private static final JsonSchema SCHEMA = YamlFile.schema("registers/step.schema.json");
    private static final Pattern TYPE = Pattern.compile("^[A-Za-z]+_");

    private final FormModules deployed;
    /** A version never changes. */
    private final Map<String, Optional<StepSheet>> read = new ConcurrentHashMap<>();

    StepSheets(FormModules deployed) {
        this.deployed = deployed;
    }

    /** @throws Refusal if that version came without one */
    StepSheet of(String definitionId, String step) {
        return find(definitionId, step).orElseThrow(() -> Refusal.notFound("这个步骤没有要登记的内容，请刷新页面后重试。"));
    }

    /** That of a step or an event; empty if that version came without one. */
    Optional<StepSheet> find(String definitionId, String element) {
        String name = fileName(element);
        return read.computeIfAbsent(
                definitionId + "/" + name,
                key -> deployed.find(definitionId, name).map(content -> read(name, new ByteArrayResource(content))));
    }

    static StepSheet read(String name, InputStreamSource content) {
        YamlFile yaml = YamlFile.read(name, content);
        yaml.check(SCHEMA);
        yaml.refuseIfWrong();
        return yaml.as(StepSheet.class);
    }

    /** {@code UserTask_ServeNotice}: {@code serve-notice.yaml}. */
    static String fileName(String element) {
        String name = TYPE.matcher(element).replaceFirst("");
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT) + ".yaml";
    }
}
