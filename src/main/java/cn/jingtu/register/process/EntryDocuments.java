package cn.jingtu.register.process;

import cn.jingtu.matter.Document;
import cn.jingtu.matter.Issuable;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.platform.YamlFile;
import cn.jingtu.register.Change;
import cn.jingtu.register.FieldType;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What procedures that work at entries issue: as the sheet of each says, with number and day kept in the entry. */
@Component
class EntryDocuments implements Issuable {

    static final ProcedureSheets.Rules<DocumentSheet> RULES = (yaml, sheet, of) -> {
        reportUnless(yaml, "number", sheet.number(), of, FieldType.TEXT);
        reportUnless(yaml, "issuedOn", sheet.issuedOn(), of, FieldType.DAY);
    };

    private final Register register;
    private final EntryBodies bodies;
    private final ProcedureSheets<DocumentSheet> sheets;

    EntryDocuments(Register register, Kinds kinds, EntryBodies bodies, ResourcePatternResolver resources) {
        this.register = register;
        this.bodies = bodies;
        sheets = new ProcedureSheets<>("document", DocumentSheet.class, RULES).readAll(resources, kinds);
    }

    private static void reportUnless(YamlFile yaml, String at, String field, Kind kind, FieldType type) {
        if (kind.field(field).filter(found -> found.type() == type).isEmpty()) {
            yaml.report(at, kind.name() + "没有“" + field + "”这一栏，或者不是" + (type == FieldType.DAY ? "日期" : "文本") + "。");
        }
    }

    @Override
    public Set<String> procedures() {
        return sheets.procedures();
    }

    @Override
    public Proposal propose(MatterRow row) {
        RegisterEntry entry = register.get(row.key());
        DocumentSheet sheet = sheets.at(entry);
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
        DocumentSheet sheet = sheets.at(entry);
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

    private List<String> ids(RegisterEntry entry, List<DocumentSheet.Body> wanted) {
        return wanted.stream()
                .map(body -> bodies.of(entry, body))
                .map(Organisation::id)
                .distinct()
                .toList();
    }
}
