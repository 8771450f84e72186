package cn.jingtu.register.process;

import cn.jingtu.platform.YamlFile;
import cn.jingtu.platform.process.FormModules;
import com.networknt.schema.JsonSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** The sheets that were deployed with each version of a procedure. */
@Component
class StepSheets {

    private static final JsonSchema SCHEMA = YamlFile.schema("registers/step.schema.json");
    private static final String STEP = "UserTask_";

    private final FormModules deployed;
    /** A version never changes. */
    private final Map<String, StepSheet> read = new ConcurrentHashMap<>();

    StepSheets(FormModules deployed) {
        this.deployed = deployed;
    }

    /** @throws cn.jingtu.platform.Refusal if that version came without one */
    StepSheet of(String definitionId, String step) {
        return read.computeIfAbsent(definitionId + "/" + step, key -> {
            String name = fileName(step);
            return read(name, new ByteArrayResource(deployed.module(definitionId, name)));
        });
    }

    static StepSheet read(String name, InputStreamSource content) {
        YamlFile yaml = YamlFile.read(name, content);
        yaml.check(SCHEMA);
        yaml.refuseIfWrong();
        return yaml.as(StepSheet.class);
    }

    /** {@code UserTask_ServeNotice}: {@code serve-notice.yaml}. */
    static String fileName(String step) {
        String name = step.startsWith(STEP) ? step.substring(STEP.length()) : step;
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT) + ".yaml";
    }
}
