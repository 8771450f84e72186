package cn.jingtu.platform.process;

import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What to say to those who come too late: asked of the history in their own name, so that strangers learn nothing. */
@Component
class HandedIn {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final HistoryService history;
    private final IdentityService identities;

    HandedIn(HistoryService history, IdentityService identities) {
        this.history = history;
        this.identities = identities;
    }

    /** Empty when there was no such task that the user may know of, or it is still open. */
    Optional<Refusal> whatBecameOf(String taskId) {
        HistoricTaskInstance task = history.createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .finished()
                .singleResult();
        if (task == null) {
            return Optional.empty();
        }
        if (!TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason())) {
            return Optional.of(Refusal.conflict("这项任务因分工调整、豁免或停办已经收回，不必再办理。请刷新任务列表。"));
        }
        String when = TIME.format(Instant.ofEpochMilli(task.getEndTime().getTime()));
        String who = isUser(task.getAssignee())
                ? "您已于" + when + "提交这项任务"
                : name(task.getAssignee())
                        .map(name -> "这项任务已提交（" + name + "，" + when + "）")
                        .orElse("这项任务已提交（" + when + "）");
        return Optional.of(Refusal.conflict(who + "，不必再次提交。请刷新任务列表。"));
    }

    Refusal claimedBy(@Nullable String assignee) {
        return Refusal.conflict(name(assignee)
                .map(name -> "这项任务刚被" + name + "领取。如应由您办理，请由其放回待办，或由本单位负责人转办。")
                .orElse("这项任务刚被他人领取。请刷新任务列表。"));
    }

    private boolean isUser(@Nullable String id) {
        Authentication user = identities.getCurrentAuthentication();
        return user != null && id != null && id.equals(user.getUserId());
    }

    /** Empty for somebody whom the user may not know by name. */
    private Optional<String> name(@Nullable String id) {
        return Optional.ofNullable(id)
                .map(known -> identities.createUserQuery().userId(known).singleResult())
                .map(People::nameOf);
    }
}
