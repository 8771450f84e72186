package cn.jingtu.matter.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Entry;
import cn.jingtu.matter.Entry.TaskRef;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.People;
import cn.jingtu.platform.People.Person;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import cn.jingtu.platform.security.SecurityEvent;
import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.security.WebCall;
import cn.jingtu.platform.text.CleanText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose hands a task is in, and how it gets into others: the heads of the body that it is given to hand it to one of
 * those who may do it or take it back, with a reason; whoever claimed it gives it back. Nobody else, and never out of
 * the body. Claiming itself is the engine's.
 */
@Component
@Transactional
public class TaskHands {

    /** Of colleagues shown at once; more are found by name. */
    private static final int SHOWN = 20;

    private static final int SHORTEST_REASON = 2;

    /** In the journal, the label of whose hands a task was in; and what stands there for nobody's. */
    private static final String HOLDER = "办理人";

    private static final String NOBODY = "本单位待办";

    private final TaskService tasks;
    private final Matters matters;
    private final People people;
    private final Journal journal;
    private final Notices notices;
    private final SecurityLog log;
    private final SystemRights system;
    private final CurrentUser user;

    TaskHands(
            TaskService tasks,
            Matters matters,
            People people,
            Journal journal,
            Notices notices,
            SecurityLog log,
            SystemRights system,
            CurrentUser user) {
        this.tasks = tasks;
        this.matters = matters;
        this.people = people;
        this.journal = journal;
        this.notices = notices;
        this.log = log;
        this.system = system;
        this.user = user;
    }

    /**
     * What the reader of an open task sees of it.
     *
     * @param holder who has claimed it or was given it; null: it is free
     * @param mine whether that is the reader
     * @param mayWork whether the task is given to a group of the reader
     * @param mayHandOn whether the reader heads the body that it is given to
     * @param mayReturn whether the reader may make it free again
     */
    public record Hands(@Nullable Person holder, boolean mine, boolean mayWork, boolean mayHandOn, boolean mayReturn) {}

    /** @param more whether there are others beside those shown, to be found by name */
    public record Colleagues(List<Person> people, boolean more) {}

    /** An open task with the groups that it is given to. */
    private record Given(Task task, List<String> groups) {}

    /** @throws Refusal if there is no such open task that the user may read */
    @Transactional(readOnly = true)
    public Hands of(String taskId) {
        Given given = open(taskId);
        String holder = given.task().getAssignee();
        boolean mine = user.id().equals(holder);
        boolean head = headed(given).isPresent();
        return new Hands(
                holder == null ? null : new Person(holder, people.name(holder)),
                mine,
                given.groups().stream().anyMatch(user::isMemberOf),
                head,
                mine || head && holder != null);
    }

    /**
     * Those whom the head may hand the task to, by name.
     *
     * @param words part of a name or an account; empty: everybody
     */
    @Transactional(readOnly = true)
    public Colleagues colleagues(String taskId, String words) {
        Given given = open(taskId);
        String group = headedBy(given, "转办");
        List<Person> found = people.members(group, CleanText.strip(words)).stream()
                .filter(person -> !person.id().equals(given.task().getAssignee()))
                .limit(SHOWN + 1L)
                .toList();
        return new Colleagues(found.stream().limit(SHOWN).toList(), found.size() > SHOWN);
    }

    /**
     * The head hands the task to a colleague, whether somebody has it already or not.
     *
     * @param holder who had it when the head decided, empty for nobody; null: whoever has it
     */
    public void handOver(String taskId, String colleague, @Nullable String holder, @Nullable String reason) {
        Given given = open(taskId);
        String group = headedBy(given, "转办");
        String why = inWords(reason);
        Person to = people.member(group, colleague);
        if (to == null) {
            throw Refusal.invalid(
                    group.equals(Organisation.headsOf(group))
                            ? "这项待办限负责人办理，只能转给本单位的负责人。请重新选择。"
                            : "只能转给本单位能办理此事的在册人员。请重新选择。");
        }
        system.run(() -> {
            Task task = asSeen(taskId, holder);
            Person from = holderOf(task);
            if (from != null && from.id().equals(to.id())) {
                throw Refusal.conflict("这项待办已经由" + to.name() + "办理。请刷新任务列表。");
            }
            tasks.setAssignee(taskId, to.id());
            changed(from == null ? MatterVerb.ASSIGNED : MatterVerb.HANDED_ON, task, group, from, to, why);
        });
    }

    /** Makes the task free again: its holder without more ado, the head with a reason. */
    public void giveBack(String taskId, @Nullable String holder, @Nullable String reason) {
        Given given = open(taskId);
        if (user.id().equals(given.task().getAssignee())) {
            String group =
                    given.groups().stream().filter(user::isMemberOf).findFirst().orElse(null);
            boolean silent = reason == null || CleanText.isBlank(reason);
            free(MatterVerb.GIVEN_BACK, taskId, user.id(), group, silent ? null : inWords(reason));
            return;
        }
        String group = headedBy(given, "收回");
        free(MatterVerb.TAKEN_BACK, taskId, holder, group, inWords(reason));
    }

    private void free(
            MatterVerb verb, String taskId, @Nullable String holder, @Nullable String group, @Nullable String reason) {
        system.run(() -> {
            Task task = asSeen(taskId, holder);
            Person from = holderOf(task);
            if (from == null) {
                throw Refusal.conflict("这项待办已在本单位待办中，还没有人领取。请刷新任务列表。");
            }
            tasks.setAssignee(taskId, null);
            changed(verb, task, group, from, null, reason);
        });
    }

    /** The task as it is when it changes hands: from here on the engine notices if somebody else is faster. */
    private Task asSeen(String taskId, @Nullable String holder) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw gone();
        }
        if (holder != null && !holder.equals(Objects.requireNonNullElse(task.getAssignee(), ""))) {
            Person now = holderOf(task);
            throw Refusal.conflict(now == null ? "这项待办刚被放回本单位待办，请按最新情况再决定。" : "这项待办刚由" + now.name() + "接手，请按最新情况再决定。");
        }
        return task;
    }

    private void changed(
            MatterVerb verb,
            Task task,
            @Nullable String group,
            @Nullable Person from,
            @Nullable Person to,
            @Nullable String reason) {
        Person by = new Person(user.id(), people.name(user.id()));
        String city = task.getTenantId();
        MatterRow row = Objects.requireNonNull(matters.ofInstancesOrThemselves(Set.of(task.getProcessInstanceId()))
                .get(task.getProcessInstanceId()));
        journal.add(entry(row, verb, Actor.of(by.id()), task, group, from, to, reason));
        WebCall call = WebCall.current();
        if (verb != MatterVerb.GIVEN_BACK) {
            log.add(new SecurityEvent(
                    SecurityEvent.Kind.HANDED_OVER,
                    city,
                    by.id(),
                    call == null ? null : call.address(),
                    verb.label() + "待办“" + task.getName() + "”",
                    from == null ? null : from.id(),
                    to == null ? null : to.id(),
                    reason));
        }
        String why = reason == null ? "" : "原因：" + reason;
        if (group == null) {
            return;
        }
        if (to != null && !to.id().equals(by.id())) {
            tell(to, row, group, task.getId(), by.name() + "把“" + task.getName() + "”交给您办理。" + why);
        }
        if (from != null && !from.id().equals(by.id())) {
            String now = to == null ? "已由" + by.name() + "收回，放回本单位待办。" : "已由" + by.name() + "转给" + to.name() + "办理。";
            tell(from, row, group, null, "您领取的“" + task.getName() + "”" + now + why);
        }
    }

    /** For the body that a task is given to, and those who watch the city. */
    static Entry entry(
            MatterRow row,
            MatterVerb verb,
            Actor by,
            Task task,
            @Nullable String group,
            @Nullable Person from,
            @Nullable Person to,
            @Nullable String reason) {
        return Entry.of(row, verb, by, "")
                .changing(
                        Map.of(HOLDER, from == null ? NOBODY : from.name()),
                        Map.of(HOLDER, to == null ? NOBODY : to.name()))
                .because(reason)
                .at(new TaskRef(task.getId(), task.getName()))
                .onlyFor(group);
    }

    private void tell(Person person, MatterRow row, String group, @Nullable String open, String text) {
        notices.sendTo(
                person.id(),
                row.city(),
                group,
                NoticeKind.HANDOVER,
                row.matter().ref(),
                open,
                text);
    }

    private Given open(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw gone();
        }
        List<String> groups = system.call(() -> tasks.getIdentityLinksForTask(taskId)).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new Given(task, groups);
    }

    /** The group that the task is given to, of the body that the user heads. */
    private Optional<String> headed(Given given) {
        return given.groups().stream()
                .filter(group -> user.isMemberOf(Organisation.headsOf(group)))
                .findFirst();
    }

    private String headedBy(Given given, String what) {
        return headed(given).orElseThrow(() -> Refusal.forbidden("只有承办单位的负责人可以" + what + "这项待办。"));
    }

    private @Nullable Person holderOf(Task task) {
        String id = task.getAssignee();
        return id == null ? null : new Person(id, people.name(id));
    }

    /** What the form lets through may be empty where only the one who holds the task needs no reason. */
    private static String inWords(@Nullable String reason) {
        String words = CleanText.strip(reason == null ? "" : reason);
        if (CleanText.length(words) < SHORTEST_REASON) {
            throw Refusal.invalid("请写明原因，至少" + SHORTEST_REASON + "个字。");
        }
        return words;
    }

    private static Refusal gone() {
        return Refusal.notFound("找不到这项待办，可能已经办结或不属于您的单位。请刷新任务列表。");
    }
}
