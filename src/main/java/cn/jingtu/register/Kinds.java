package cn.jingtu.register;

import cn.jingtu.platform.FileProblem;
import cn.jingtu.platform.FileProblemsException;
import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.YamlFile;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The kinds of entries that there are, from {@code registers/*.yaml}. */
@Component
public class Kinds {

    private static final Set<FieldType> CHOOSING = EnumSet.of(FieldType.CHOICE, FieldType.CHOICES, FieldType.ANSWERS);
    private static final JsonSchema SCHEMA = YamlFile.schema("registers/kind.schema.json");

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    Kinds(ResourcePatternResolver resources) {
        List<FileProblem> problems = new ArrayList<>();
        List<Kind> read = new ArrayList<>();
        for (Resource file : files(resources)) {
            try {
                read.add(read(file));
            } catch (FileProblemsException refused) {
                problems.addAll(refused.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new FileProblemsException(problems);
        }
        read.stream().sorted(Comparator.comparing(Kind::id)).forEach(kind -> kinds.put(kind.id(), kind));
        for (Kind kind : read) {
            if (kind.under() != null && !kinds.containsKey(kind.under())) {
                throw new StartFailure(
                        "台账“" + kind.name() + "”所属的台账 " + kind.under() + " 不存在。",
                        "请检查 registers/" + kind.id() + ".yaml。");
            }
        }
    }

    private static List<Resource> files(ResourcePatternResolver resources) {
        try {
            return List.of(resources.getResources("classpath*:registers/*.yaml"));
        } catch (IOException e) {
            throw new StartFailure("台账文件无法读取：" + e.getMessage() + "。", "请检查安装包是否完整。", e);
        }
    }

    static Kind read(Resource file) {
        YamlFile yaml = YamlFile.read("registers/" + file.getFilename(), file);
        yaml.check(SCHEMA);
        yaml.refuseIfWrong();
        Kind kind = yaml.as(Kind.class);
        Set<String> states = kind.states().stream().map(Kind.State::code).collect(Collectors.toSet());
        for (int i = 0; i < kind.fields().size(); i++) {
            Field field = kind.fields().get(i);
            String at = "fields[" + i + "]";
            if (field.from() != null && !states.contains(field.from())) {
                yaml.report(at + ".from", "没有“" + field.from() + "”这个状态。");
            }
            boolean chooses = CHOOSING.contains(field.type());
            if (chooses == field.choices().isEmpty()) {
                yaml.report(at, chooses ? "请列出可选的内容（options）。" : "只有选择项才列出可选的内容（options）。");
            }
            if ((field.type() == FieldType.ANSWERS)
                    != (field.form() != null && kind.field(field.form()).isPresent())) {
                yaml.report(at + ".form", "只有答卷才指明记录表号的栏目（form），并且须有这一栏。");
            }
            if (field.isPast() && field.type() != FieldType.DAY) {
                yaml.report(at + ".past", "只有日期可以写明不晚于今天（past）。");
            }
            Field.When when = field.when();
            if (when != null && kind.field(when.field()).isEmpty()) {
                yaml.report(at + ".when", "没有“" + when.field() + "”这一栏。");
            }
        }
        yaml.refuseIfWrong();
        return kind;
    }

    /** All of them, in the order of their ids. */
    public List<Kind> all() {
        return List.copyOf(kinds.values());
    }

    public Optional<Kind> find(String id) {
        return Optional.ofNullable(kinds.get(id));
    }

    /** @throws IllegalArgumentException if there is none; code and models name those of the files */
    public Kind get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no kind " + id));
    }

    /** The kind at whose entries a procedure works. */
    public Optional<Kind> of(String procedure) {
        return kinds.values().stream()
                .filter(kind -> kind.works().contains(procedure))
                .findFirst();
    }
}
