package cn.jingtu.register.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Brief.Line;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every procedure that works at an entry of a register is about the entry at its top: a survey about its site. */
@Component
class EntryMatters implements MatterSource {

    private final Kinds kinds;
    private final Register register;
    private final Organisations organisations;
    private final EntryBodies bodies;
    private final Map<String, EntryBriefs> briefs;

    EntryMatters(
            Kinds kinds, Register register, Organisations organisations, EntryBodies bodies, List<EntryBriefs> briefs) {
        this.briefs = briefs.stream().collect(Collectors.toMap(EntryBriefs::kind, one -> one));
        this.kinds = kinds;
        this.register = register;
        this.organisations = organisations;
        this.bodies = bodies;
    }

    @Override
    public Set<String> procedures() {
        return kinds.all().stream().flatMap(kind -> kind.works().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return register.find(key).map(entry -> new MatterRow(key, entry.matter(kinds), entry.partOf(), subject(entry)));
    }

    private List<String> hints(RegisterEntry top, String lacking) {
        List<String> hints = new ArrayList<>();
        String nobody = bodies.lacking(top);
        if (nobody != null) {
            hints.add(nobody);
        }
        if (!lacking.isEmpty()) {
            hints.add("台账缺要素：" + lacking);
        }
        return hints;
    }

    private static String subject(RegisterEntry entry) {
        return entry.title();
    }

    @Override
    public Set<String> keys(Matter matter) {
        return procedures().contains(matter.procedure())
                ? register.ofRoot(matter.id()).stream().map(RegisterEntry::id).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        RegisterEntry own = register.get(row.key());
        RegisterEntry top = own.root().equals(own.id()) ? own : register.get(own.root());
        EntryBriefs told = briefs.get(top.kind().id());
        if (told != null) {
            return told.brief(top, own, body);
        }
        List<Line> lines = new ArrayList<>();
        if (top.county() != null) {
            lines.add(
                    new Line("所在县区", organisations.get(top.city(), top.county()).name()));
        }
        lines.add(new Line(
                top.kind().entry() + "状态", top.kind().state(top.state()).name()));
        if (!top.lists().isEmpty()) {
            lines.add(new Line(
                    "所在名单",
                    top.lists().stream()
                            .map(list -> top.kind().list(list).name())
                            .collect(Collectors.joining("、"))));
        }
        String lacking =
                top.lacking().stream().map(cn.jingtu.register.Field::name).collect(Collectors.joining("、"));
        return new Brief(
                top.title(),
                top.kind().name(),
                own.above() == null ? null : own.number(),
                null,
                lines,
                List.of(),
                List.of(),
                hints(top, lacking));
    }
}
