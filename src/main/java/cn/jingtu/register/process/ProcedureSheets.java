package cn.jingtu.register.process;

import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.YamlFile;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.RegisterEntry;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * What procedures that work at entries say of themselves in a file beside their models, one a procedure: what they issue
 * ({@code document.yaml}), what they have signed ({@code sign.yaml}).
 *
 * @param <S> a sheet
 */
final class ProcedureSheets<S> {

    /** Tells what in a sheet does not fit the kind of the entries that its procedure works at. */
    interface Rules<S> {
        void check(YamlFile yaml, S sheet, Kind of);
    }

    private final String file;
    private final JsonSchema schema;
    private final Class<S> type;
    private final Rules<S> rules;
    private final Map<String, S> sheets = new TreeMap<>();

    /** @param name of the file and, with {@code .schema.json} behind it in {@code registers/}, of its form: {@code sign} */
    ProcedureSheets(String name, Class<S> type, Rules<S> rules) {
        file = "/" + name + ".yaml";
        schema = YamlFile.schema("registers/" + name + ".schema.json");
        this.type = type;
        this.rules = rules;
    }

    /** All that there are on the class path. */
    ProcedureSheets<S> readAll(ResourcePatternResolver resources, Kinds kinds) {
        try {
            for (Resource found : resources.getResources("classpath*:processes/**" + file)) {
                String url = found.getURL().toString();
                String folder = url.substring(0, url.length() - file.length());
                String procedure = folder.substring(folder.lastIndexOf('/') + 1);
                sheets.put(procedure, read(procedure + file, found, kinds.of(procedure)));
            }
        } catch (IOException e) {
            throw new StartFailure("流程文件无法读取：" + e.getMessage() + "。", "请检查安装包是否完整。", e);
        }
        return this;
    }

    /** @param kind of the entries that the procedure works at */
    S read(String name, InputStreamSource content, Optional<Kind> kind) {
        YamlFile yaml = YamlFile.read(name, content);
        yaml.check(schema);
        yaml.refuseIfWrong();
        S sheet = yaml.as(type);
        kind.ifPresentOrElse(of -> rules.check(yaml, sheet, of), () -> yaml.report("", "没有台账由这个流程办理（procedures）。"));
        yaml.refuseIfWrong();
        return sheet;
    }

    Set<String> procedures() {
        return sheets.keySet();
    }

    S of(String procedure) {
        return Objects.requireNonNull(sheets.get(procedure));
    }

    /** The procedure that has one, of those that work at such entries. */
    String procedureAt(RegisterEntry entry) {
        return entry.kind().works().stream()
                .filter(sheets::containsKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no " + file + " for " + entry.kind().id()));
    }

    S at(RegisterEntry entry) {
        return of(procedureAt(entry));
    }
}
