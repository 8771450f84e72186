package cn.jingtu.register;

import cn.jingtu.matter.Actor;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of the registers the user at hand reads, and what of them the user keeps. Who sees the whole city reads all of it;
 * the readers of a kind read all entries of it, but not its closed fields; a county reads its own entries, and so do the
 * outposts in it. The coordinator keeps all, they keep their own.
 */
@Component
public class RegisterSight {

    private final Sight sight;
    private final Organisations organisations;
    private final CurrentUser user;

    RegisterSight(Sight sight, Organisations organisations, CurrentUser user) {
        this.sight = sight;
        this.organisations = organisations;
        this.user = user;
    }

    /**
     * How far the user sees and reaches in a kind, asked once for many entries.
     *
     * @param all whether entries of all counties are read
     * @param closed whether fields that are not open are read
     * @param keepsAll whether entries of all counties are kept
     * @param counties ids of those whose entries are read and kept in any case
     * @param kept whether anybody keeps entries of the kind on their page
     */
    public record Reach(
            String city, boolean all, boolean closed, boolean keepsAll, List<String> counties, boolean kept) {

        /** As a search asks for it; null: of all. */
        public @Nullable Collection<String> read() {
            return all ? null : counties;
        }

        public boolean reads(RegisterEntry entry) {
            return entry.city().equals(city) && (all || isOwn(entry.county()));
        }

        public boolean reads(Field field) {
            return closed || field.isOpen();
        }

        public boolean keeps(@Nullable String county) {
            return kept && (keepsAll || isOwn(county));
        }

        /** Whether there is anything that the user may keep. */
        public boolean keepsAny() {
            return kept && (keepsAll || !counties.isEmpty());
        }

        private boolean isOwn(@Nullable String county) {
            return county != null && counties.contains(county);
        }
    }

    public Reach of(Kind kind) {
        boolean whole = sight.ofWholeCity();
        List<String> own = sight.ownBodies();
        List<String> counties = organisations.of(user.city()).stream()
                .filter(body -> own.contains(body.id()))
                .map(Organisation::county)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Reach(
                user.city(),
                whole || own.stream().anyMatch(kind.seenBy()::contains),
                whole,
                !kind.isOfStepsOnly() && sight.ofCoordinator(),
                counties,
                !kind.isOfStepsOnly());
    }

    /** The counties of the user's city. */
    public List<Organisation> counties() {
        return organisations.of(user.city()).stream()
                .filter(body -> body.kind().canExecute())
                .toList();
    }

    /**
     * The user, in whose body's name an entry of this county is kept.
     *
     * @throws Refusal if the user does not keep it
     */
    public Actor keeper(Kind kind, @Nullable String county) {
        Reach reach = of(kind);
        if (!reach.kept()) {
            throw Refusal.forbidden(kind.name() + "由下达的计划和办理步骤登记，不能在台账中直接增加或修改。内容有误的请在办理步骤中退回更正，任务分解有变的请办理“计划调整”。");
        }
        if (!reach.keeps(county)) {
            throw Refusal.forbidden(kind.name() + "由牵头单位和所在县（市、区）维护。您可以在这条记录上申请数据纠错。");
        }
        return new Actor(
                user.id(),
                reach.keepsAll() || county == null
                        ? organisations.coordinator(user.city()).id()
                        : bodyIn(county));
    }

    private String bodyIn(String county) {
        List<String> own = sight.ownBodies();
        return organisations.of(user.city()).stream()
                .filter(body -> county.equals(body.county()) && own.contains(body.id()))
                .map(Organisation::id)
                .findFirst()
                .orElse(county);
    }

    /** The user, in the name of the first body that the user works for, if any. */
    public Actor reader() {
        return new Actor(user.id(), sight.ownBodies().stream().findFirst().orElse(null));
    }
}
