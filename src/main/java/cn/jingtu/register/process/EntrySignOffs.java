package cn.jingtu.register.process;

import cn.jingtu.matter.Decision;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.Signable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.YamlFile;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What procedures that work at entries have signed: as the sheet of each says, with the outcome kept as the entry's state. */
@Component
class EntrySignOffs implements Signable {

    private static final String FILE = "/sign.yaml";
    private static final JsonSchema SCHEMA = YamlFile.schema("registers/sign.schema.json");

    private final Register register;
    private final EntryBodies bodies;
    private final Map<String, SignSheet> sheets = new TreeMap<>();

    EntrySignOffs(Register register, Kinds kinds, EntryBodies bodies, ResourcePatternResolver resources) {
        this.register = register;
        this.bodies = bodies;
        try {
            for (Resource file : resources.getResources("classpath*:processes/**" + FILE)) {
                String url = file.getURL().toString();
                String folder = url.substring(0, url.length() - FILE.length());
                String procedure = folder.substring(folder.lastIndexOf('/') + 1);
                sheets.put(procedure, read(procedure + FILE, file, kinds.of(procedure)));
            }
        } catch (IOException e) {
            throw new StartFailure("流程文件无法读取：" + e.getMessage() + "。", "请检查安装包是否完整。", e);
        }
    }

    /** @param kind of the entries that the procedure works at */
    static SignSheet read(String name, InputStreamSource file, Optional<Kind> kind) {
        YamlFile yaml = YamlFile.read(name, file);
        yaml.check(SCHEMA);
        yaml.refuseIfWrong();
        SignSheet sheet = yaml.as(SignSheet.class);
        if (kind.isEmpty()) {
            yaml.report("", "没有台账由这个流程办理（procedures）。");
        }
        kind.ifPresent(of -> {
            for (String state : List.of(sheet.signed(), sheet.returned())) {
                if (of.states().stream().noneMatch(known -> known.code().equals(state))) {
                    yaml.report("", of.name() + "没有“" + state + "”这个状态。");
                }
            }
        });
        yaml.refuseIfWrong();
        return sheet;
    }

    @Override
    public Set<String> callers() {
        return sheets.keySet();
    }

    @Override
    public Draft draft(MatterRow row) {
        RegisterEntry entry = register.get(row.key());
        String procedure = procedure(entry);
        SignSheet sheet = sheet(procedure);
        RegisterEntry top = register.get(entry.root());
        String draftedBy = register.whoDidAt(entry, procedure + "/" + sheet.drafted())
                .orElseThrow(() -> Refusal.conflict("“" + entry.title() + "”还没有人填写，不能送签。"));
        return new Draft(
                sheet.kind(),
                sheet.titleFor(top.name()),
                draftedBy,
                bodies.of(entry, sheet.body()).id(),
                List.of(),
                "entry-view");
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        RegisterEntry entry = register.lock(row.key());
        SignSheet sheet = sheet(procedure(entry));
        register.move(
                entry.id(),
                decision.agreed() ? sheet.signed() : sheet.returned(),
                Change.following(row.matter(), decision.agreed() ? "单位审签同意" : "单位审签退回"));
    }

    private String procedure(RegisterEntry entry) {
        return entry.kind().works().stream()
                .filter(sheets::containsKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(entry.kind().id() + " has nothing signed"));
    }

    private SignSheet sheet(String procedure) {
        return Objects.requireNonNull(sheets.get(procedure));
    }
}
