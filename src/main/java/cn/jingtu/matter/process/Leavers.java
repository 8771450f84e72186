package cn.jingtu.matter.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.notice.NoticeKind;
import cn.jingtu.notice.Notices;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.GroupDeleted;
import cn.jingtu.platform.People;
import cn.jingtu.platform.People.Person;
import cn.jingtu.platform.PersonLeft;
import cn.jingtu.platform.security.SecurityEvent;
import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.security.WebCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What somebody had claimed is free again the moment that person can no longer do it: the account is deleted, or moved
 * to another body. The body is told, so that a colleague takes over.
 */
@Component
class Leavers {

    /** Tasks named in a notice or in the log; how many there are is said in any case. */
    private static final int NAMED = 10;

    private final TaskService tasks;
    private final Matters matters;
    private final IdentityService identities;
    private final People people;
    private final Journal journal;
    private final Notices notices;
    private final SecurityLog log;
    private final CurrentUser user;

    Leavers(
            TaskService tasks,
            Matters matters,
            IdentityService identities,
            People people,
            Journal journal,
            Notices notices,
            SecurityLog log,
            CurrentUser user) {
        this.tasks = tasks;
        this.matters = matters;
        this.identities = identities;
        this.people = people;
        this.journal = journal;
        this.notices = notices;
        this.log = log;
        this.user = user;
    }

    /** A task that somebody had, and the group by which that was possible; null: by none, it was given from outside. */
    private record Held(Task task, @Nullable String group, Person holder) {}

    @EventListener
    void on(PersonLeft left) {
        Person person = new Person(left.userId(), left.name());
        List<Held> held = new ArrayList<>();
        Map<String, String> groupOf = new HashMap<>();
        for (String group : left.left()) {
            of(person).taskCandidateGroup(group).includeAssignedTasks().list().forEach(task -> {
                if (groupOf.put(task.getId(), group) == null) {
                    held.add(new Held(task, group, person));
                }
            });
        }
        if (left.deleted()) {
            of(person).list().stream()
                    .filter(task -> !groupOf.containsKey(task.getId()))
                    .forEach(task -> held.add(new Held(task, null, person)));
        } else if (!held.isEmpty() && !left.remaining().isEmpty()) {
            Set<String> stillTheirs =
                    of(person)
                            .taskCandidateGroupIn(List.copyOf(left.remaining()))
                            .includeAssignedTasks()
                            .list()
                            .stream()
                            .map(Task::getId)
                            .collect(Collectors.toSet());
            held.removeIf(one -> stillTheirs.contains(one.task().getId()));
        }
        if (held.isEmpty()) {
            return;
        }
        free(held, left.deleted() ? "账号已注销" : "已离开“" + String.join("、", names(left.left())) + "”");
        tell(held, person.name() + (left.deleted() ? "的账号已注销" : "已离开"));
    }

    /** Nobody is left in the group who could be told. */
    @EventListener
    void on(GroupDeleted gone) {
        List<Task> claimed = tasks.createTaskQuery()
                .taskCandidateGroup(gone.groupId())
                .includeAssignedTasks()
                .taskAssigned()
                .list();
        Map<String, String> names =
                people.names(claimed.stream().map(Task::getAssignee).toList());
        free(
                claimed.stream()
                        .map(task -> new Held(
                                task,
                                gone.groupId(),
                                new Person(
                                        task.getAssignee(),
                                        names.getOrDefault(task.getAssignee(), task.getAssignee()))))
                        .toList(),
                "用户组已删除");
    }

    private TaskQuery of(Person person) {
        return tasks.createTaskQuery().taskAssignee(person.id());
    }

    private void free(List<Held> held, String why) {
        if (held.isEmpty()) {
            return;
        }
        Actor by = user.isSignedIn() ? Actor.of(user.id()) : Actor.PROGRAM;
        Map<String, MatterRow> rows = matters.ofInstancesOrThemselves(
                held.stream().map(one -> one.task().getProcessInstanceId()).collect(Collectors.toSet()));
        held.forEach(one -> tasks.setAssignee(one.task().getId(), null));
        journal.add(held.stream()
                .map(one -> TaskHands.entry(
                        Objects.requireNonNull(rows.get(one.task().getProcessInstanceId())),
                        MatterVerb.LEFT,
                        by,
                        one.task(),
                        one.group(),
                        one.holder(),
                        null,
                        why))
                .toList());
        WebCall call = WebCall.current();
        Map<String, Map<Person, List<Held>>> byCity = held.stream()
                .collect(Collectors.groupingBy(
                        one -> one.task().getTenantId(), TreeMap::new, Collectors.groupingBy(Held::holder)));
        byCity.forEach((city, people) -> people.forEach((holder, theirs) -> log.add(new SecurityEvent(
                SecurityEvent.Kind.HANDED_OVER,
                city,
                by.user(),
                call == null ? null : call.address(),
                holder.name() + "领取的" + theirs.size() + "项待办放回本单位：" + named(theirs),
                holder.id(),
                null,
                why))));
    }

    private void tell(List<Held> held, String what) {
        Map<String, List<Held>> byGroup = held.stream()
                .filter(one -> one.group() != null)
                .collect(Collectors.groupingBy(one -> String.valueOf(one.group()), TreeMap::new, Collectors.toList()));
        byGroup.forEach((group, theirs) -> {
            Task first = theirs.get(0).task();
            notices.send(
                    first.getTenantId(),
                    group,
                    NoticeKind.HANDOVER,
                    "leaver:" + theirs.get(0).holder().id(),
                    null,
                    theirs.size() == 1 ? first.getId() : null,
                    what + "，以下" + theirs.size() + "项待办已放回本单位待办，请安排人员领取：" + named(theirs));
        });
    }

    private static String named(List<Held> held) {
        return held.stream()
                        .limit(NAMED)
                        .map(one -> "“" + one.task().getName() + "”")
                        .collect(Collectors.joining("、"))
                + (held.size() > NAMED ? "等。" : "。");
    }

    private List<String> names(Set<String> groups) {
        return identities.createGroupQuery().groupIdIn(groups.toArray(String[]::new)).list().stream()
                .map(Group::getName)
                .sorted()
                .toList();
    }
}
