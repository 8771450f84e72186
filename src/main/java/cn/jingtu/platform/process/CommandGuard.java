package cn.jingtu.platform.process;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.security.SecurityEvent;
import cn.jingtu.platform.security.SecurityEvent.Kind;
import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.security.WebCall;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every command that reaches the engine from outside, and refuses what is not of a kind that this caller
 * may give. The engine's own rights say which task or instance; this says what may be done with it at all: people hand in
 * forms, start procedures, claim and read, and nothing steps past a procedure. Administrators step in where they must,
 * with a reason that is put on record first.
 *
 * <p>Not asked: what the engine does inside a command, what the program does on its own threads, and
 * {@link ProgramCommand}s. On a request's thread without a user the engine answers nothing but what identifying the
 * caller needs, so that a hole in the web apps is not one in the engine.
 */
class CommandGuard extends CommandInterceptor {

    static final String SUBMISSION = "submission";
    private static final Set<String> NOTHING_MORE = Set.of();

    private final ProcessEngineConfigurationImpl engine;
    private final Supplier<SecurityLog> log;

    CommandGuard(ProcessEngineConfigurationImpl engine, Supplier<SecurityLog> log) {
        this.engine = engine;
        this.log = log;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() == null && !(command instanceof ProgramCommand)) {
            check(command);
        }
        return next.execute(command);
    }

    /** As if an administrator gave the engine this command: for what it does in several. */
    void mayIntervene(Class<?> command, String subject) {
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        WebCall call = WebCall.current();
        if (isNobody(user)) {
            if (call != null) {
                throw stranger(command);
            }
            return;
        }
        intervene(user, call, command, () -> new Concerned(null, subject));
    }

    private void check(Command<?> command) {
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        WebCall call = WebCall.current();
        if (isNobody(user)) {
            if (call != null && !IdentifyingCommands.allow(call, command)) {
                throw stranger(command.getClass());
            }
            return;
        }
        switch (CommandKind.of(command.getClass())) {
            case READ -> read(command);
            case COMMENT, OWN_ACCOUNT -> {}
            case COUNT -> mayCount(user, command);
            case HAND_IN -> handIn(user, call, command);
            case START -> start(user, call, command);
            case CLAIM -> claim(user, call, command);
            case CHECK_PASSWORD -> ownPassword(user, command);
            case ADMINISTER -> administer(user, command);
            case INTERVENE -> intervene(user, call, command.getClass(), () -> concerned(command));
            case NOBODY -> throw refused(command.getClass(), "系统不提供这项操作。");
        }
    }

    /** The engine refuses expressions in the outer part of a query only, and in what is added to a filter not at all. */
    private static void read(Command<?> command) {
        Object query =
                command instanceof AbstractExecuteFilterCmd ? CommandField.read(command, "extendingQuery") : command;
        if (query instanceof AbstractQuery<?, ?> asked && hasExpressions(asked, new HashSet<>())) {
            throw RefusalInterceptor.remembered(ModelExpressions.noneInQueries());
        }
    }

    /** Alternatives of a query that was put together here share one list, which they and the query itself are in. */
    private static boolean hasExpressions(AbstractQuery<?, ?> query, Set<Object> seen) {
        if (!seen.add(query)) {
            return false;
        }
        List<?> alternatives = query instanceof TaskQueryImpl tasks ? tasks.getQueries() : List.of();
        return !query.getExpressions().isEmpty()
                || alternatives.stream()
                        .anyMatch(or -> or instanceof AbstractQuery<?, ?> inner && hasExpressions(inner, seen));
    }

    private void mayCount(Authentication user, Command<?> command) {
        boolean seesAll = isAdministrator(user)
                || engine.getAuthorizationService()
                        .isUserAuthorized(
                                user.getUserId(),
                                user.getGroupIds(),
                                ProcessDefinitionPermissions.READ_INSTANCE,
                                Resources.PROCESS_DEFINITION,
                                "*");
        if (!seesAll) {
            throw refused(command.getClass(), "全市的统计数只供督查、审计人员查看。");
        }
    }

    private void handIn(Authentication user, @Nullable WebCall call, Command<?> command) {
        Map<?, ?> variables = CommandField.read(
                command, command.getClass().getSimpleName().equals("SubmitTaskFormCmd") ? "properties" : "variables");
        if (!isSubmissionOnly(variables, NOTHING_MORE)) {
            intervene(user, call, command.getClass(), () -> concerned(command));
        }
    }

    private void start(Authentication user, @Nullable WebCall call, Command<?> command) {
        boolean plain;
        if (command.getClass().getSimpleName().equals("SubmitStartFormCmd")) {
            String definition = CommandField.read(command, "processDefinitionId");
            Map<?, ?> variables = CommandField.read(command, "variables");
            plain = isBlank(CommandField.read(command, "businessKey"))
                    && (isSubmissionOnly(variables, NOTHING_MORE)
                            || isSubmissionOnly(variables, declaredBy(definition)));
        } else {
            ProcessInstantiationBuilderImpl builder = CommandField.read(command, "instantiationBuilder");
            plain = command.getClass().getSimpleName().equals("StartProcessInstanceCmd")
                    && isBlank(builder.getBusinessKey())
                    && (isSubmissionOnly(builder.getVariables(), NOTHING_MORE)
                            || isSubmissionOnly(builder.getVariables(), declaredBy(definition(builder))));
        }
        if (!plain) {
            intervene(user, call, command.getClass(), () -> new Concerned(null, ""));
        }
    }

    private void claim(Authentication user, @Nullable WebCall call, Command<?> command) {
        String claimer = CommandField.read(command, "userId");
        if (!user.getUserId().equals(claimer)) {
            if (!isAdministrator(user)) {
                throw refused(command.getClass(), "只能为自己领取。要交给同事办理的，请由本单位负责人转办。");
            }
            intervene(user, call, command.getClass(), () -> concerned(command));
        }
    }

    private void ownPassword(Authentication user, Command<?> command) {
        if (!user.getUserId().equals(CommandField.<@Nullable String>read(command, "userId"))) {
            throw refused(command.getClass(), "不能核对他人的密码。");
        }
    }

    private void administer(Authentication user, Command<?> command) {
        if (!isAdministrator(user)) {
            throw refused(command.getClass(), "这项操作只由系统管理员办理。");
        }
    }

    private void intervene(
            Authentication user, @Nullable WebCall call, Class<?> command, Supplier<Concerned> concerned) {
        if (!isAdministrator(user)) {
            throw refused(command, "不能绕过流程办理。请在任务表单中办理；流程确有差错的，请联系系统管理员。");
        }
        String reason = call == null ? null : call.reason();
        if (call == null || isBlank(reason)) {
            throw RefusalInterceptor.remembered(
                    new Refusal(Refusal.Kind.REASON_NEEDED, "运维干预须先写明事由：这会改动办理中的流程或其记录。写明后请再操作一次。"));
        }
        Concerned what = concerned.get();
        log.get()
                .addInAnyCase(new SecurityEvent(
                        Kind.INTERVENED,
                        what.city(),
                        user.getUserId(),
                        call.address(),
                        (name(command) + " " + call.method() + " " + call.path() + " " + what.subject()).strip(),
                        null,
                        null,
                        reason));
    }

    // ---- what it is about

    private record Concerned(@Nullable String city, String subject) {}

    /** The city and the name of the task, instance or job that a command names, so that its auditors see it. */
    private Concerned concerned(Command<?> command) {
        return engine.getCommandExecutorTxRequired().execute((ProgramCommand<Concerned>) context -> {
            String task = CommandField.readIfAny(command, "taskId");
            if (task != null) {
                var entity = context.getTaskManager().findTaskById(task);
                return entity == null
                        ? new Concerned(null, task)
                        : new Concerned(entity.getTenantId(), entity.getName());
            }
            String job = CommandField.readIfAny(command, "jobId");
            if (job != null) {
                var entity = context.getJobManager().findJobById(job);
                return entity == null
                        ? new Concerned(null, job)
                        : new Concerned(entity.getTenantId(), String.valueOf(entity.getActivityId()));
            }
            for (String field : List.of("processInstanceId", "executionId", "entityId")) {
                String id = CommandField.readIfAny(command, field);
                if (id != null) {
                    var entity = context.getExecutionManager().findExecutionById(id);
                    return entity == null
                            ? new Concerned(null, id)
                            : new Concerned(entity.getTenantId(), String.valueOf(entity.getBusinessKey()));
                }
            }
            return new Concerned(null, "");
        });
    }

    // ---- small questions

    private static boolean isNobody(@Nullable Authentication user) {
        return user == null || user.getUserId() == null;
    }

    private static boolean isAdministrator(Authentication user) {
        return user.getGroupIds() != null && user.getGroupIds().contains(CurrentUser.ADMINISTRATORS);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Whether nothing but the text of a submission is handed in, or one of the fields that a form declares. */
    private static boolean isSubmissionOnly(@Nullable Map<?, ?> variables, Set<String> declared) {
        return variables == null
                || variables.keySet().stream()
                        .allMatch(name -> name.equals(SUBMISSION)
                                ? isText(variables, SUBMISSION)
                                : declared.contains(String.valueOf(name)));
    }

    private static boolean isText(Map<?, ?> variables, String name) {
        Object value = variables instanceof VariableMap typed ? typed.getValueTyped(name) : variables.get(name);
        return value == null || value instanceof String || value instanceof StringValue;
    }

    /** Names of the fields that the start form of a procedure declares in its model. */
    private Set<String> declaredBy(@Nullable String definitionId) {
        if (definitionId == null) {
            return NOTHING_MORE;
        }
        return engine.getCommandExecutorTxRequired().execute((ProgramCommand<Set<String>>)
                context -> context.runWithoutAuthorization(() -> new GetStartFormCmd(definitionId)
                        .execute(context).getFormFields().stream()
                                .map(FormField::getId)
                                .collect(Collectors.toUnmodifiableSet())));
    }

    private @Nullable String definition(ProcessInstantiationBuilderImpl builder) {
        if (builder.getProcessDefinitionId() != null) {
            return builder.getProcessDefinitionId();
        }
        return engine.getCommandExecutorTxRequired().execute((ProgramCommand<@Nullable String>)
                context -> context.runWithoutAuthorization(() -> {
                    ProcessDefinition latest = latest(builder);
                    return latest == null ? null : latest.getId();
                }));
    }

    private @Nullable ProcessDefinition latest(ProcessInstantiationBuilderImpl builder) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(builder.getProcessDefinitionKey())
                .withoutTenantId()
                .latestVersion()
                .singleResult();
    }

    private static String name(Class<?> command) {
        return command.getSimpleName().replaceFirst("(Cmd|Command|Impl)$", "");
    }

    private static Refusal refused(Class<?> command, String words) {
        WebCall call = WebCall.current();
        if (call != null) {
            call.refuse(name(command));
        }
        return RefusalInterceptor.remembered(Refusal.forbidden(words));
    }

    private static Refusal stranger(Class<?> command) {
        return refused(command, "尚未登录。请登录后再试。");
    }
}
