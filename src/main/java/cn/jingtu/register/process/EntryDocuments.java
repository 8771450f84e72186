package cn.jingtu.register.process;

import cn.jingtu.matter.Document;
import cn.jingtu.matter.Issuable;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.YamlFile;
import cn.jingtu.register.Change;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What procedures that work at entries issue: as the sheet of each says, with number and day kept in the entry. */
@Component
class EntryDocuments implements Issuable {

    private static final String FILE = "/document.yaml";

    private final Register register;
    private final EntryBodies bodies;
    private final Map<String, DocumentSheet> sheets = new TreeMap<>();

    EntryDocuments(Register register, EntryBodies bodies, ResourcePatternResolver resources) {
        this.register = register;
        this.bodies = bodies;
        try {
            for (Resource file : resources.getResources("classpath*:processes/**" + FILE)) {
                String url = file.getURL().toString();
                String folder = url.substring(0, url.length() - FILE.length());
                sheets.put(
                        folder.substring(folder.lastIndexOf('/') + 1),
                        YamlFile.read(url, file).as(DocumentSheet.class));
            }
        } catch (IOException e) {
            throw new StartFailure("流程文件无法读取：" + e.getMessage() + "。", "请检查安装包是否完整。", e);
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
