package cn.jingtu.register.process;

import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which bodies of a city an entry concerns; bodies of the same kind have the same id in every city. */
@Component
public class EntryBodies {

    private static final String NATURAL_RESOURCES = "natural-resources";
    /** Of the outpost of 市生态环境局 in a county: the county's id with this. */
    private static final String OUTPOST = "-ecology";

    private final Organisations organisations;
    private final Register register;
    private final Map<String, EntryRoles> roles;

    EntryBodies(Organisations organisations, Register register, List<EntryRoles> roles) {
        this.organisations = organisations;
        this.register = register;
        this.roles = roles.stream().collect(Collectors.toMap(EntryRoles::kind, one -> one));
    }

    /** What whoever deals with it should know: that the outpost that would do it is not there; null: all is as usual. */
    @Nullable
    String lacking(RegisterEntry entry) {
        if (entry.county() == null) {
            return entry.kind().entry() + "没有填写所在县区，县区和分局承办的环节暂由市生态环境局办理，请先在台账中补充。";
        }
        return organisations.find(entry.city(), entry.county() + OUTPOST).isPresent()
                ? null
                : organisations.get(entry.city(), entry.county()).name() + "没有登记生态环境分局，分局承办的环节由"
                        + organisations.coordinator(entry.city()).name() + "办理。";
    }

    /** The body; where the city has none of that kind, 市生态环境局. */
    Organisation of(RegisterEntry entry, DocumentSheet.Body body) {
        String city = entry.city();
        return switch (body) {
            case ECOLOGY -> organisations.coordinator(city);
            case NATURAL_RESOURCES -> orCoordinator(city, NATURAL_RESOURCES);
            case BRANCH ->
                entry.county() == null
                        ? organisations.coordinator(city)
                        : orCoordinator(city, entry.county() + OUTPOST);
            case COUNTY -> organisations.get(city, county(entry));
            case LEAD -> lead(entry);
        };
    }

    private Organisation lead(RegisterEntry entry) {
        RegisterEntry top = entry.root().equals(entry.id()) ? entry : register.get(entry.root());
        EntryRoles known = roles.get(top.kind().id());
        return known == null ? organisations.coordinator(entry.city()) : known.lead(top);
    }

    /** By id of the county, that of the body that does what is done there: its outpost, or 市生态环境局. */
    public Map<String, String> branches(String city) {
        List<Organisation> bodies = organisations.of(city);
        Set<String> ids = bodies.stream().map(Organisation::id).collect(Collectors.toSet());
        String coordinator = organisations.coordinator(city).id();
        Map<String, String> branches = new LinkedHashMap<>();
        bodies.stream()
                .filter(body -> body.kind().canExecute())
                .map(Organisation::id)
                .forEach(county ->
                        branches.put(county, ids.contains(county + OUTPOST) ? county + OUTPOST : coordinator));
        return branches;
    }

    /** Ids of the counties for which a body does that. */
    public List<String> counties(String city, String body) {
        return branches(city).entrySet().stream()
                .filter(one -> one.getValue().equals(body))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Organisation orCoordinator(String city, String body) {
        return organisations.find(city, body).orElseGet(() -> organisations.coordinator(city));
    }

    private static String county(RegisterEntry entry) {
        if (entry.county() == null) {
            throw Refusal.conflict(entry.kind().entry() + "“" + entry.title() + "”没有填写所在县区，请先在台账中补充。");
        }
        return entry.county();
    }
}
