package cn.jingtu.plan;

import cn.jingtu.matter.Actor;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the bodies, dates and indicators of a running task in line with what an adjusted plan says of it. */
@Component
@Transactional
public class Realignment {

    private final TaskStore taskStore;
    private final ItemStore itemStore;
    private final DateStore dateStore;
    private final FigureStore figureStore;
    private final PlanTasks tasks;
    private final Organisations organisations;
    private final Clock clock;

    Realignment(
            TaskStore taskStore,
            ItemStore itemStore,
            DateStore dateStore,
            FigureStore figureStore,
            PlanTasks tasks,
            Organisations organisations,
            Clock clock) {
        this.taskStore = taskStore;
        this.itemStore = itemStore;
        this.dateStore = dateStore;
        this.figureStore = figureStore;
        this.tasks = tasks;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Brings a running task in line with an adjusted one; what has been done stays done.
     *
     * @return whether leads, participants or executors changed, so that the work has to be handed out anew
     */
    public boolean apply(
            String planTaskId, PlanDraft.Task changed, String reason, @Nullable String documentNumber, Actor by) {
        LoadedTask loaded = tasks.running(planTaskId);
        PlanTask task = loaded.task();
        taskStore.updateText(planTaskId, changed);
        List<String> executors = changed.executors() != null
                ? changed.executors()
                : organisations.defaultExecutors(task.cityId()).stream()
                        .map(Organisation::id)
                        .toList();
        boolean otherLeads = align(loaded, Role.LEAD, changed.leads(), PartyState.PLANNING);
        boolean otherParticipants = align(loaded, Role.PARTICIPANT, changed.participants(), PartyState.INVOLVED);
        boolean otherExecutors = align(loaded, Role.EXECUTOR, executors, PartyState.OPEN);
        boolean reassigned = otherLeads || otherParticipants || otherExecutors;
        alignItems(task, changed, reason, documentNumber, by);
        tasks.record(task, PlanVerb.ADJUSTED, withNumber(reason, documentNumber), by);
        LoadedTask realigned = new LoadedTask(task, taskStore.parties(planTaskId));
        tasks.tellAll(realigned, PlanTopic.ADJUSTMENT, "本任务已调整：" + withNumber(reason, documentNumber));
        return reassigned;
    }

    private boolean align(LoadedTask loaded, Role role, List<String> wanted, PartyState fresh) {
        List<String> present = loaded.withRole(role);
        Set<String> gone = new HashSet<>(present);
        wanted.forEach(gone::remove);
        gone.forEach(id -> taskStore.deleteParty(loaded.task().id(), id, role));
        boolean added = false;
        for (int i = 0; i < wanted.size(); i++) {
            if (!present.contains(wanted.get(i))) {
                taskStore.insertParty(loaded.task().id(), present.size() + i, wanted.get(i), role, fresh);
                added = true;
            }
        }
        return added || !gone.isEmpty();
    }

    /** An item is known by its number: one that is gone ends, one that is new begins, the others become what is written. */
    private void alignItems(
            PlanTask task, PlanDraft.Task changed, String reason, @Nullable String documentNumber, Actor by) {
        Map<String, PlanDraft.Item> gone = itemStore.written(task.planId()).getOrDefault(task.id(), List.of()).stream()
                .collect(Collectors.toMap(PlanDraft.Item::ref, item -> item));
        Map<String, List<TaskDeadline>> dates =
                dateStore.ofTask(task.id()).stream().collect(Collectors.groupingBy(TaskDeadline::itemId));
        Map<String, List<TaskIndicator>> indicators =
                figureStore.indicators(task.id()).stream().collect(Collectors.groupingBy(TaskIndicator::itemId));
        int position = 0;
        for (PlanDraft.Item item : changed.items()) {
            String id = ItemStore.id(task.planId(), item.ref());
            if (gone.remove(item.ref()) == null) {
                itemStore.insert(task, position++, item, changed.leads(), Map.of());
                continue;
            }
            itemStore.update(task.planId(), item, position++, changed.leads());
            alignDeadlines(task, item, dates.getOrDefault(id, List.of()), reason, documentNumber, by);
            alignIndicators(task, item, indicators.getOrDefault(id, List.of()));
        }
        for (String ref : gone.keySet()) {
            String id = ItemStore.id(task.planId(), ref);
            itemStore.setState(id, ItemState.WITHDRAWN, reason);
            dates.getOrDefault(id, List.of()).forEach(date -> cancel(date, reason));
            indicators.getOrDefault(id, List.of()).forEach(i -> figureStore.deleteIndicatorWithoutFigures(i.id()));
        }
    }

    private void alignDeadlines(
            PlanTask task,
            PlanDraft.Item item,
            List<TaskDeadline> present,
            String reason,
            @Nullable String documentNumber,
            Actor by) {
        Set<Long> kept = new HashSet<>();
        int position = present.size();
        for (PlanDraft.Deadline wanted : item.deadlines()) {
            TaskDeadline same = present.stream()
                    .filter(d -> !kept.contains(d.id()) && d.description().equals(wanted.description()))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                dateStore.insert(task.planId(), task.id(), item, position++, wanted, wanted.date());
                continue;
            }
            kept.add(same.id());
            dateStore.update(same.id(), item, wanted);
            if (!Objects.equals(wanted.date(), same.due())) {
                dateStore.move(same, wanted, reason, documentNumber, by.user(), OffsetDateTime.now(clock));
            }
        }
        present.stream().filter(d -> !kept.contains(d.id())).forEach(d -> cancel(d, reason));
    }

    private void cancel(TaskDeadline date, String reason) {
        if (date.state() == TaskDeadline.State.OPEN) {
            dateStore.setState(date.id(), TaskDeadline.State.NOT_APPLICABLE, "计划调整后取消：" + reason);
        }
    }

    private void alignIndicators(PlanTask task, PlanDraft.Item item, List<TaskIndicator> present) {
        Set<Long> kept = new HashSet<>();
        int position = present.size();
        for (PlanDraft.Indicator wanted : item.indicators()) {
            TaskIndicator same = present.stream()
                    .filter(i -> !kept.contains(i.id()) && i.name().equals(wanted.name()))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                figureStore.insertIndicator(task.planId(), task.id(), item, position++, wanted);
            } else {
                kept.add(same.id());
                figureStore.updateIndicator(same.id(), item, wanted);
            }
        }
        present.stream()
                .filter(i -> !kept.contains(i.id()))
                .forEach(i -> figureStore.deleteIndicatorWithoutFigures(i.id()));
    }

    private static String withNumber(String reason, @Nullable String documentNumber) {
        return documentNumber == null || documentNumber.isBlank() ? reason : reason + "（" + documentNumber + "）";
    }
}
