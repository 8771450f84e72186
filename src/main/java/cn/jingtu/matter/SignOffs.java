package cn.jingtu.matter;

import cn.jingtu.matter.SignOff.Signature;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.People;
import cn.jingtu.platform.People.Person;
import cn.jingtu.platform.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing, once for all procedures: whoever drafted does not sign, a person acts at one level only, and a return has
 * words. What is said at each level stands in the journal of what is signed.
 */
@Component
@Transactional
public class SignOffs {

    /** Between the key of the procedure that calls and the number of times that it has called. */
    static final String NUMBERED = ":sign-";

    private static final String CHIEF = "主要负责人";
    private static final List<SignLevel> WITHIN_THE_BODY = List.of(SignLevel.REVIEW, SignLevel.DEPUTY, SignLevel.CHIEF);

    private final SignOffStore store;
    private final Map<String, Signable> signables;
    private final Journal journal;
    private final Organisations organisations;
    private final People people;
    private final CurrentUser user;
    private final Clock clock;

    SignOffs(
            SignOffStore store,
            List<Signable> signables,
            Journal journal,
            Organisations organisations,
            People people,
            CurrentUser user,
            Clock clock) {
        this.store = store;
        this.signables = signables.stream()
                .flatMap(one -> one.callers().stream().map(procedure -> Map.entry(procedure, one)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.journal = journal;
        this.organisations = organisations;
        this.people = people;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Sends the document of a procedure to signature.
     *
     * @param procedure that calls
     * @param definitionId its version
     * @return id
     * @throws Refusal if it is not to be signed, or has been sent already
     */
    public String begin(String procedure, MatterRow row, String definitionId) {
        Signable.Draft draft = signable(procedure).draft(row);
        if (store.latest(row.key()).filter(s -> s.agreed() == null).isPresent()) {
            throw Refusal.conflict("“" + draft.title() + "”已在审签中，请在待办任务中办理。");
        }
        String id = row.key() + NUMBERED + (store.count(row.key()) + 1);
        store.insert(
                new SignOff(
                        id,
                        row,
                        definitionId,
                        draft.view(),
                        draft.kind(),
                        draft.title(),
                        draft.body(),
                        draft.draftedBy(),
                        draft.coSigners(),
                        List.of(),
                        null,
                        List.of()),
                Timestamp.from(clock.instant()));
        return id;
    }

    /**
     * Fixes the levels that a document passes: those that its kind needs. One at which nobody could act but who drafted
     * it falls to the next higher one, or a small bureau would be stuck.
     */
    public SignOff setLevels(String id, Set<SignLevel> wanted) {
        SignOff s = store.lock(id);
        Organisation body = body(s);
        Set<SignLevel> levels = EnumSet.noneOf(SignLevel.class);
        if (wanted.contains(SignLevel.CO_SIGN) && !s.coSigners().isEmpty()) {
            levels.add(SignLevel.CO_SIGN);
        }
        boolean fallen = false;
        for (SignLevel level : WITHIN_THE_BODY) {
            if (wanted.contains(level) || fallen) {
                fallen = level != SignLevel.CHIEF && !isHeld(level, body, s.draftedBy());
                if (!fallen) {
                    levels.add(level);
                }
            }
        }
        if (levels.isEmpty()) {
            levels.add(SignLevel.CHIEF);
        }
        store.setLevels(id, new ArrayList<>(levels));
        return get(id);
    }

    @Transactional(readOnly = true)
    public Optional<SignOff> find(String id) {
        return store.find(id);
    }

    /** Ids of all that were about a matter, newest first. */
    @Transactional(readOnly = true)
    public List<String> about(Matter matter) {
        return store.about(matter);
    }

    @Transactional(readOnly = true)
    public SignOff get(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("找不到这件送签文件，请刷新任务列表。"));
    }

    /**
     * The procedure that called goes on, or is ended itself; what nobody had decided by then counts as returned.
     *
     * @return whether its document was signed
     */
    public boolean end(MatterRow row) {
        Optional<SignOff> last = store.latest(row.key());
        last.filter(s -> s.agreed() == null).ifPresent(s -> store.setAgreed(s.id(), false));
        return last.filter(s -> Boolean.TRUE.equals(s.agreed())).isPresent();
    }

    /** Whether the user would sign for the head: a deputy at the head's level. */
    @Transactional(readOnly = true)
    public boolean signsForHead(SignOff s) {
        return s.next().filter(level -> level == SignLevel.CHIEF).isPresent()
                && !user.isMemberOf(body(s).headGroupId());
    }

    /** What a deputy who signs for the head has to write. */
    @Transactional(readOnly = true)
    public String noteHint(SignOff s) {
        return signable(s.procedure()).noteHint(s.row());
    }

    /**
     * What one person says at a level; after the last the procedure that called is told.
     *
     * @param note why a deputy signs for the head; null elsewhere
     * @throws Refusal if it is not the turn of this level or not this person's, or the procedure refuses
     */
    public SignOff sign(String id, SignLevel level, Decision decision, @Nullable String note) {
        SignOff s = store.lock(id);
        if (s.next().filter(level::equals).isEmpty()) {
            throw Refusal.conflict("本件现在不在“" + level.label() + "”环节，请刷新任务列表。");
        }
        decision.requireOther(s.draftedBy(), "本件");
        String person = decision.by().person();
        if (s.hasSigned(person)) {
            throw Refusal.conflict("您已对本件签过意见，不能再在“" + level.label() + "”环节签，请由其他人员办理。");
        }
        requireTurn(s, level, decision);
        boolean forHead = signsForHead(s);
        String why = note == null ? "" : note.strip();
        if (forHead && decision.agreed()) {
            if (why.isEmpty()) {
                throw Refusal.invalid("您代主要负责人签发，请填写代签说明。");
            }
            signable(s.procedure()).requireNote(s.row(), why);
        }
        Signature signature = new Signature(
                level,
                decision.by().acting(),
                person,
                decision.agreed(),
                decision.words(),
                forHead ? head(s) : null,
                forHead && !why.isEmpty() ? why : null,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.add(id, signature);
        SignVerb verb = !decision.agreed() ? SignVerb.SENT_BACK : forHead ? SignVerb.SIGNED_FOR : level.verb();
        journal.add(Entry.of(s.row(), verb, decision.by(), decision.words())
                .onBehalfOf(signature.onBehalfOf())
                .because(signature.note()));
        conclude(store.lock(id), decision);
        return get(id);
    }

    private void requireTurn(SignOff s, SignLevel level, Decision decision) {
        Organisation body = body(s);
        boolean head = user.isMemberOf(body.headGroupId());
        switch (level) {
            case REVIEW -> {
                if (head || user.isMemberOf(body.deputyGroupId())) {
                    throw Refusal.conflict("核稿由拟稿人以外的科室人员办理；您请在审签或签发时提出意见。");
                }
            }
            case CO_SIGN -> {
                if (!s.silent().contains(decision.by().acting())) {
                    throw Refusal.conflict("您的单位已经会签，或者不在会签单位之列。");
                }
            }
            case DEPUTY -> {
                if (head && s.levels().contains(SignLevel.CHIEF) && !isLeftForChief(s, body)) {
                    throw Refusal.conflict("您之外没有人可以签发本件，请由分管领导审签，您在下一步签发。");
                }
            }
            case CHIEF -> {}
        }
    }

    private boolean isLeftForChief(SignOff s, Organisation body) {
        return Stream.of(body.headGroupId(), body.deputyGroupId())
                .flatMap(group -> people.members(group, "").stream())
                .map(Person::id)
                .anyMatch(id -> !id.equals(user.id()) && !id.equals(s.draftedBy()) && !s.hasSigned(id));
    }

    /** Whether somebody holds the post of a level who has not drafted it. */
    private boolean isHeld(SignLevel level, Organisation body, String draftedBy) {
        Set<String> above = ids(body.headGroupId());
        if (level == SignLevel.REVIEW) {
            above.addAll(ids(body.deputyGroupId()));
        }
        return ids(level == SignLevel.REVIEW ? body.groupId() : body.deputyGroupId()).stream()
                .anyMatch(id -> !id.equals(draftedBy) && !above.contains(id));
    }

    private Set<String> ids(String group) {
        return people.members(group, "").stream().map(Person::id).collect(Collectors.toSet());
    }

    /** The head for whom a deputy signs: by name where there is one. */
    private String head(SignOff s) {
        List<Person> heads = people.members(body(s).headGroupId(), "");
        return heads.size() == 1 ? heads.get(0).name() : CHIEF;
    }

    /** Tells the procedure that called, if this was the last word: the first no of the body, or that of all asked. */
    private void conclude(SignOff s, Decision last) {
        List<Signature> refused =
                s.signatures().stream().filter(signature -> !signature.agreed()).toList();
        boolean returned = refused.stream().anyMatch(signature -> s.isPassed(signature.level()));
        if (!returned && s.next().isPresent()) {
            return;
        }
        store.setAgreed(s.id(), !returned);
        signable(s.procedure()).decided(s.row(), returned ? joined(s, refused) : last);
    }

    /** All that speaks against it, under the name of the first. */
    private Decision joined(SignOff s, List<Signature> refused) {
        String words = refused.size() == 1
                ? refused.get(0).words()
                : refused.stream()
                        .map(r -> organisations.get(s.row().city(), r.body()).name() + "：" + r.words())
                        .collect(Collectors.joining("\n"));
        Signature first = refused.get(0);
        return new Decision(false, words, new Actor(first.person(), first.body()));
    }

    private Signable signable(String procedure) {
        Signable signable = signables.get(procedure);
        if (signable == null) {
            throw new IllegalStateException(procedure + " has nothing signed");
        }
        return signable;
    }

    private Organisation body(SignOff s) {
        return organisations.get(s.row().city(), s.body());
    }
}
