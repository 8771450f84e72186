package cn.jingtu.register.process;

import cn.jingtu.matter.Decision;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.Signable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.YamlFile;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What procedures that work at entries have signed: as the sheet of each says, with the outcome kept as the entry's state. */
@Component
class EntrySignOffs implements Signable {

    private final Register register;
    private final EntryBodies bodies;
    private final ProcedureSheets<SignSheet> sheets;

    EntrySignOffs(Register register, Kinds kinds, EntryBodies bodies, ResourcePatternResolver resources) {
        this.register = register;
        this.bodies = bodies;
        sheets = new ProcedureSheets<>("sign", SignSheet.class, EntrySignOffs::check).readAll(resources, kinds);
    }

    private static void check(YamlFile yaml, SignSheet sheet, Kind of) {
        for (String state : List.of(sheet.signed(), sheet.returned())) {
            if (of.states().stream().noneMatch(known -> known.code().equals(state))) {
                yaml.report("", of.name() + "没有“" + state + "”这个状态。");
            }
        }
    }

    @Override
    public Set<String> callers() {
        return sheets.procedures();
    }

    @Override
    public Draft draft(MatterRow row) {
        RegisterEntry entry = register.get(row.key());
        String procedure = sheets.procedureAt(entry);
        SignSheet sheet = sheets.of(procedure);
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
        SignSheet sheet = sheets.at(entry);
        register.move(
                entry.id(),
                decision.agreed() ? sheet.signed() : sheet.returned(),
                Change.following(row.matter(), decision.agreed() ? "单位审签同意" : "单位审签退回"));
    }
}
