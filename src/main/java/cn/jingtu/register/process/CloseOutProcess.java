package cn.jingtu.register.process;

import cn.jingtu.calendar.CityCalendars;
import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.DecisionTable;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells {@code close-out} how to verify and how it ended; what is closed, {@link Closable} knows. */
@ForModels("closeOut")
public class CloseOutProcess {

    private static final String KIND = "close-out";
    private static final String OUTCOME = "outcome";
    private static final String VERIFY = "verify";
    private static final DecisionTable LEVELS = DecisionTable.of("matter/close-out/check-level.dmn", "check-level");
    private static final DecisionTable OUTCOMES = DecisionTable.of("matter/close-out/item-outcome.dmn", "item-outcome");

    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;
    private final TaskBodies bodies;
    private final CityCalendars calendars;
    private final Map<String, Closable> closables;
    private final CurrentUser user;
    private final Clock clock;

    CloseOutProcess(
            EntryProcess entries,
            Register register,
            Kinds kinds,
            TaskBodies bodies,
            CityCalendars calendars,
            List<Closable> closables,
            CurrentUser user,
            Clock clock) {
        this.entries = entries;
        this.register = register;
        this.kinds = kinds;
        this.bodies = bodies;
        this.calendars = calendars;
        this.closables = closables.stream().collect(Collectors.toMap(Closable::kind, one -> one));
        this.user = user;
        this.clock = clock;
    }

    /** Key of a close-out of the entry that the caller works at: a new one each time. */
    public String begin(DelegateExecution execution) {
        RegisterEntry entry = entries.of(execution);
        return register.add(
                        new Register.NewEntry(
                                entry.city(),
                                kinds.get(KIND),
                                null,
                                entry.name(),
                                entry.county(),
                                entry,
                                closable(entry).begin(entry),
                                null),
                        Change.following(entry.matter(kinds), "具备销号条件"))
                .id();
    }

    // ---- asked for

    public void requested(DelegateTask task) {
        Shares.check(entries.take(task));
    }

    // ---- verified

    public void findLevel(DelegateExecution execution) {
        RegisterEntry closing = entries.of(execution);
        RegisterEntry entry = closed(closing);
        Closable.Terms terms = closable(entry).terms(entry);
        // Whatever speaks for leaving it out, an objection is looked into.
        boolean objected = closing.is("objection", "true");
        Map<String, String> found = LEVELS.rules(Map.of(
                        "level",
                        objected ? "all" : terms.level(),
                        "proven",
                        !objected && terms.proven(),
                        "drawn",
                        terms.drawn()))
                .get(0);
        register.fill(
                closing.id(),
                Map.of(VERIFY, found.get(VERIFY), "verifyBecause", found.get("because")),
                List.of(VERIFY, "verifyBecause"),
                null,
                Change.following(entry.matter(kinds), "确定核查方式"));
    }

    public boolean isToVerify(DelegateExecution execution) {
        return !entries.of(execution).is(VERIFY, "false");
    }

    /** Who has worked on it does not verify; who verifies on the ground names a second person; a return has words. */
    public void verified(DelegateTask task) {
        RegisterEntry closing = entries.take(task);
        RegisterEntry entry = closed(closing);
        if (closable(entry).hasWorkedOn(entry, user.id())) {
            throw Refusal.conflict("您参与过“" + entry.title() + "”的办理，按照回避要求不能核查，请由未参与办理的其他人员核查。");
        }
        if (!closing.is("verdict", "TRUE") && closing.value("verdictWords").isBlank()) {
            throw Refusal.invalid("退回时请在“核查意见”中写明原因。");
        }
        if (closing.is("verdict", "TO_COUNTY")) {
            closable(entry).checkCounties(entry, counties(closing));
        }
    }

    public void toCounties(DelegateExecution execution) {
        RegisterEntry closing = entries.of(execution);
        RegisterEntry entry = closed(closing);
        closable(entry).toCounties(entry, counties(closing), closing.value("verdictWords"));
    }

    private static List<String> counties(RegisterEntry closing) {
        return Arrays.stream(closing.value("toCounties").split("[、，,；;\\s]+"))
                .filter(name -> !name.isBlank())
                .toList();
    }

    // ---- judged

    public void findOutcome(DelegateExecution execution) {
        RegisterEntry closing = entries.of(execution);
        RegisterEntry entry = closed(closing);
        Closable.Terms terms = closable(entry).terms(entry);
        Closable.Reached reached = closable(entry).reached(entry, closing.values());
        LocalDate completed = LocalDate.parse(closing.value("completedOn"));
        Map<String, String> found = OUTCOMES.rules(Map.of(
                        "figure", reached.name(),
                        "standing", terms.standing(),
                        "onTime", terms.due() == null || !completed.isAfter(terms.due()),
                        "strives", terms.strives(),
                        "explained", !closing.value("explained").isBlank()))
                .get(0);
        register.fill(
                closing.id(),
                Map.of(OUTCOME, found.get(OUTCOME), "outcomeBecause", found.get("because")),
                List.of(OUTCOME, "outcomeBecause"),
                null,
                Change.following(entry.matter(kinds), "判定结局"));
    }

    public boolean isReached(DelegateExecution execution) {
        return entries.of(execution).is(OUTCOME, "ON_TIME", "LATE", "STRIVEN", "SUMMED_UP");
    }

    // ---- not reached

    public void proposed(DelegateTask task) {
        RegisterEntry closing = entries.take(task);
        if (closing.is("proposal", "EXTEND")) {
            RegisterEntry entry = closed(closing);
            closable(entry)
                    .extend(entry, LocalDate.parse(closing.value("until")), closing.value("why"), bodies.actor(task));
        }
    }

    /** Key of the request for more time that was just made. */
    public String extension(DelegateExecution execution) {
        RegisterEntry closing = entries.of(execution);
        return closable(closed(closing)).extension(closed(closing));
    }

    public boolean isExtended(DelegateExecution execution) {
        RegisterEntry entry = closed(entries.of(execution));
        return closable(entry).isExtended(entry);
    }

    public void extended(DelegateExecution execution) {
        RegisterEntry entry = end(execution, "EXTENDED", "同意延期");
        closable(entry).goOn(entry);
    }

    public void agreed(DelegateTask task) {
        RegisterEntry closing = entries.take(task);
        RegisterEntry entry = closed(closing);
        if (closable(entry).hasWorkedOn(entry, user.id())) {
            throw Refusal.conflict("您参与过“" + entry.title() + "”的办理，不能认定，请由单位其他负责人认定。");
        }
        if (!closing.is("agreement", "AGREED") && closing.value("agreeWords").isBlank()) {
            throw Refusal.invalid("退回时请在“认定说明”中写明原因。");
        }
    }

    public void unfinished(DelegateExecution execution) {
        RegisterEntry closing = entries.of(execution);
        RegisterEntry entry = end(execution, "UNFINISHED", "认定未完成");
        closable(entry).unfinished(entry, closing.value("why"));
    }

    // ---- made public, closed

    public boolean isPublic(DelegateExecution execution) {
        RegisterEntry entry = closed(entries.of(execution));
        return closable(entry).terms(entry).publicity();
    }

    /** The last day of the publicity, and some days to register it. */
    public Date publicityDue(DelegateExecution execution) {
        RegisterEntry entry = closed(entries.of(execution));
        LocalDate day = calendars
                .workdays(entry.city())
                .plus(LocalDate.now(clock), closable(entry).publicityWorkdays(entry) + 3);
        return Date.from(OfficeHours.lastMinute(day, clock).toInstant());
    }

    public void close(DelegateExecution execution) {
        RegisterEntry closing = entries.of(execution);
        RegisterEntry entry = closed(closing);
        if (!closing.is(OUTCOME, "ON_TIME", "LATE", "STRIVEN", "SUMMED_UP")) {
            throw Refusal.conflict("“" + entry.title() + "”没有达到目标，不能销号。");
        }
        String number = closable(entry).close(entry, closing);
        register.set(closing.id(), "closeNumber", number, "CLOSED", Change.following(entry.matter(kinds), "编号销号"));
    }

    // ---- inside

    private RegisterEntry end(DelegateExecution execution, String state, String reason) {
        RegisterEntry closing = entries.of(execution);
        RegisterEntry entry = closed(closing);
        register.move(closing.id(), state, Change.following(entry.matter(kinds), reason));
        return entry;
    }

    /** What is closed out. */
    private RegisterEntry closed(RegisterEntry closing) {
        return register.get(Objects.requireNonNull(closing.above()));
    }

    private Closable closable(RegisterEntry entry) {
        Closable closable = closables.get(entry.kind().id());
        if (closable == null) {
            throw new IllegalStateException(entry.kind().id() + " is not closed out");
        }
        return closable;
    }
}
