package cn.jingtu.platform.process;

import java.io.InputStream;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * The engine's task service, with the checks that it lacks: by itself it shows and takes comments and attachments of any
 * task of any city to whoever knows the task's id. Reading needs the right to read the task, now or in its history;
 * writing needs the right to work on it. And it lets people give back what they claimed, which the right to work on a
 * task does not include although claiming does.
 *
 * <p>Inside a command the engine acts on its own behalf, and nothing is checked, as everywhere in the engine.
 */
class GuardedTaskService extends TaskServiceImpl {

    private final ProcessEngineConfigurationImpl engine;

    GuardedTaskService(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        Authentication user = checkedUser();
        if (user != null && userId == null) {
            Task task = createTaskQuery().taskId(taskId).singleResult();
            if (task != null && user.getUserId().equals(task.getAssignee())) {
                commandExecutor.execute((ProgramCommand<Boolean>) context -> context.runWithoutAuthorization(() -> {
                    super.setAssignee(taskId, null);
                    return true;
                }));
                return;
            }
        }
        super.setAssignee(taskId, userId);
    }

    @Override
    public void addComment(String taskId, String processInstanceId, String message) {
        createComment(taskId, processInstanceId, message);
    }

    @Override
    public Comment createComment(String taskId, String processInstanceId, String message) {
        mayWrite(taskId, processInstanceId);
        return super.createComment(taskId, processInstanceId, message);
    }

    @Override
    public List<Comment> getTaskComments(String taskId) {
        mayRead(taskId);
        return super.getTaskComments(taskId);
    }

    @Override
    public Comment getTaskComment(String taskId, String commentId) {
        mayRead(taskId);
        return super.getTaskComment(taskId, commentId);
    }

    @Override
    public List<Comment> getProcessInstanceComments(String processInstanceId) {
        mayReadInstance(processInstanceId);
        return super.getProcessInstanceComments(processInstanceId);
    }

    @Override
    public Attachment createAttachment(
            String type,
            String taskId,
            String processInstanceId,
            String name,
            String description,
            InputStream content) {
        mayWrite(taskId, processInstanceId);
        return super.createAttachment(type, taskId, processInstanceId, name, description, content);
    }

    @Override
    public Attachment createAttachment(
            String type, String taskId, String processInstanceId, String name, String description, String url) {
        mayWrite(taskId, processInstanceId);
        return super.createAttachment(type, taskId, processInstanceId, name, description, url);
    }

    @Override
    public void saveAttachment(Attachment attachment) {
        mayWrite(attachment.getTaskId(), attachment.getProcessInstanceId());
        super.saveAttachment(attachment);
    }

    @Override
    public @Nullable Attachment getAttachment(String attachmentId) {
        Attachment attachment = super.getAttachment(attachmentId);
        if (attachment != null) {
            mayRead(attachment);
        }
        return attachment;
    }

    @Override
    public @Nullable InputStream getAttachmentContent(String attachmentId) {
        return getAttachment(attachmentId) == null ? null : super.getAttachmentContent(attachmentId);
    }

    @Override
    public List<Attachment> getTaskAttachments(String taskId) {
        mayRead(taskId);
        return super.getTaskAttachments(taskId);
    }

    @Override
    public Attachment getTaskAttachment(String taskId, String attachmentId) {
        mayRead(taskId);
        return super.getTaskAttachment(taskId, attachmentId);
    }

    @Override
    public InputStream getTaskAttachmentContent(String taskId, String attachmentId) {
        mayRead(taskId);
        return super.getTaskAttachmentContent(taskId, attachmentId);
    }

    @Override
    public List<Attachment> getProcessInstanceAttachments(String processInstanceId) {
        mayReadInstance(processInstanceId);
        return super.getProcessInstanceAttachments(processInstanceId);
    }

    @Override
    public void deleteAttachment(String attachmentId) {
        Attachment attachment = super.getAttachment(attachmentId);
        if (attachment != null) {
            mayWrite(attachment.getTaskId(), attachment.getProcessInstanceId());
        }
        super.deleteAttachment(attachmentId);
    }

    @Override
    public void deleteTaskAttachment(String taskId, String attachmentId) {
        mayWrite(taskId, null);
        super.deleteTaskAttachment(taskId, attachmentId);
    }

    private void mayRead(Attachment attachment) {
        if (attachment.getTaskId() != null) {
            mayRead(attachment.getTaskId());
        } else {
            mayReadInstance(attachment.getProcessInstanceId());
        }
    }

    private void mayRead(@Nullable String taskId) {
        Authentication user = checkedUser();
        if (user != null && !isVisible(taskId)) {
            throw new AuthorizationException(
                    user.getUserId(), Permissions.READ.getName(), Resources.TASK.resourceName(), taskId);
        }
    }

    private boolean isVisible(@Nullable String taskId) {
        return taskId != null
                && (createTaskQuery().taskId(taskId).count() > 0
                        || engine.getHistoryService()
                                        .createHistoricTaskInstanceQuery()
                                        .taskId(taskId)
                                        .count()
                                > 0);
    }

    private void mayReadInstance(@Nullable String processInstanceId) {
        Authentication user = checkedUser();
        if (user == null) {
            return;
        }
        boolean visible = processInstanceId != null
                && (engine.getRuntimeService()
                                        .createProcessInstanceQuery()
                                        .processInstanceId(processInstanceId)
                                        .count()
                                > 0
                        || engine.getHistoryService()
                                        .createHistoricProcessInstanceQuery()
                                        .processInstanceId(processInstanceId)
                                        .count()
                                > 0);
        if (!visible) {
            throw new AuthorizationException(
                    user.getUserId(),
                    Permissions.READ.getName(),
                    Resources.PROCESS_INSTANCE.resourceName(),
                    processInstanceId);
        }
    }

    /** The task must be open: what is closed is on record. Without a task only the engine's own rights count. */
    private void mayWrite(@Nullable String taskId, @Nullable String processInstanceId) {
        Authentication user = checkedUser();
        if (user == null) {
            return;
        }
        boolean may = taskId == null
                ? mayUpdateInstance(user, processInstanceId)
                : createTaskQuery().taskId(taskId).count() > 0
                        && (may(user, TaskPermissions.TASK_WORK, Resources.TASK, taskId)
                                || may(user, Permissions.UPDATE, Resources.TASK, taskId));
        if (!may) {
            throw new AuthorizationException(
                    user.getUserId(),
                    TaskPermissions.TASK_WORK.getName(),
                    Resources.TASK.resourceName(),
                    taskId == null ? processInstanceId : taskId);
        }
    }

    private boolean mayUpdateInstance(Authentication user, @Nullable String processInstanceId) {
        mayReadInstance(processInstanceId);
        return may(user, Permissions.UPDATE, Resources.PROCESS_INSTANCE, String.valueOf(processInstanceId));
    }

    private boolean may(Authentication user, Permission permission, Resources resource, String id) {
        return engine.getAuthorizationService()
                .isUserAuthorized(user.getUserId(), user.getGroupIds(), permission, resource, id);
    }

    /** Null when there is nobody to check: no user, or the engine itself at work. */
    private @Nullable Authentication checkedUser() {
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        boolean unchecked = user == null
                || user.getUserId() == null
                || Context.getCommandContext() != null
                || !((ProcessEngineConfiguration) engine).isAuthorizationEnabled();
        return unchecked ? null : user;
    }
}
