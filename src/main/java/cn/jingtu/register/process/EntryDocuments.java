package cn.jingtu.register.process;

import cn.jingtu.matter.Document;
import cn.jingtu.matter.Issuable;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.YamlFile;
import cn.jingtu.register.Change;
import cn.jingtu.register.FieldType;
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

/** What procedures that work at entries issue: as the sheet of each says, with number and day kept in the entry. */
@Component
class EntryDocuments implements Issuable {

    private static final String FILE = "/document.yaml";
    private static final JsonSchema SCHEMA = YamlFile.schema("registers/document.schema.json");

    private final Register register;
    private final EntryBodies bodies;
    private final Map<String, DocumentSheet> sheets = new TreeMap<>();

    EntryDocuments(Register register, Kinds kinds, EntryBodies bodies, ResourcePatternResolver resources) {
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
    static DocumentSheet read(String name, InputStreamSource file, Optional<Kind> kind) {
        YamlFile yaml = YamlFile.read(name, file);
        yaml.check(SCHEMA);
        yaml.refuseIfWrong();
        DocumentSheet sheet = yaml.as(DocumentSheet.class);
        if (kind.isEmpty()) {
            yaml.report("", "没有台账由这个流程办理（procedures）。");
        }
        kind.ifPresent(of -> {
            reportUnless(yaml, "number", sheet.number(), of, FieldType.TEXT);
            reportUnless(yaml, "issuedOn", sheet.issuedOn(), of, FieldType.DAY);
        });
        yaml.refuseIfWrong();
        return sheet;
    }

    private static void reportUnless(YamlFile yaml, String at, String field, Kind kind, FieldType type) {
        if (kind.field(field).filter(found -> found.type() == type).isEmpty()) {
            yaml.report(at, kind.name() + "没有“" + field + "”这一栏，或者不是" + (type == FieldType.DAY ? "日期" : "文本") + "。");
        }
    }

    @Override
    public Set<String> procedures() {
        return sheets.keySet();
    }

    @Override
    public Proposal propose(MatterRow row) {
        RegisterEntry entry = register.get(row.key());
        DocumentSheet sheet = sheet(entry);
        return new Proposal(
                sheet.kind(),
                sheet.titleFor(register.get(entry.root()).name()),
                bodies.of(entry, sheet.body()).id(),
                ids(entry, sheet.signing()),
                ids(entry, sheet.receiving()),
                "entry-view");
    }

    @Override
    public void issued(MatterRow row, Document document) {
        RegisterEntry entry = register.get(row.key());
        DocumentSheet sheet = sheet(entry);
        String number = Objects.requireNonNull(document.number());
        register.fill(
                entry.id(),
                Map.of(
                        sheet.number(),
                        number,
                        sheet.issuedOn(),
                        Objects.requireNonNull(document.issuedOn()).toString()),
                List.of(sheet.number(), sheet.issuedOn()),
                null,
                Change.following(row.matter(), "印发" + sheet.kind()).because("印发" + sheet.kind(), number));
    }

    private DocumentSheet sheet(RegisterEntry entry) {
        return entry.kind().works().stream()
                .map(sheets::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(entry.kind().id() + " issues nothing"));
    }

    private List<String> ids(RegisterEntry entry, List<DocumentSheet.Body> wanted) {
        return wanted.stream()
                .map(body -> bodies.of(entry, body))
                .map(Organisation::id)
                .distinct()
                .toList();
    }
}
