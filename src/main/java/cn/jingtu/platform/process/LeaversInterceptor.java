package cn.jingtu.platform.process;

import cn.jingtu.platform.GroupDeleted;
import cn.jingtu.platform.People;
import cn.jingtu.platform.PersonLeft;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Tells of everybody who leaves the house or a group ({@link PersonLeft}, {@link GroupDeleted}): at the commands, since
 * the web app for accounts, the REST API and other programs all end there. Stands behind the engine's own interceptors,
 * so that what the listeners do is part of the command's transaction.
 */
class LeaversInterceptor extends CommandInterceptor {

    private final Consumer<Object> listeners;

    LeaversInterceptor(Consumer<Object> listeners) {
        this.listeners = listeners;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!isLeaving(command)) {
            return next.execute(command);
        }
        CommandContext context = Context.getCommandContext();
        Object event = unchecked(context, () -> event(command, context));
        T result = next.execute(command);
        if (event != null) {
            unchecked(context, () -> {
                listeners.accept(event);
                return true;
            });
        }
        return result;
    }

    private static boolean isLeaving(Command<?> command) {
        return command instanceof DeleteUserCmd
                || command instanceof DeleteMembershipCmd
                || command instanceof DeleteGroupCmd;
    }

    /** To be asked before the command has run; null when it will change nothing. */
    private static @Nullable Object event(Command<?> command, CommandContext context) {
        if (command instanceof DeleteGroupCmd) {
            String group = CommandField.read(command, "groupId");
            return group == null ? null : new GroupDeleted(group);
        }
        String userId = CommandField.read(command, "userId");
        User user =
                userId == null ? null : context.getReadOnlyIdentityProvider().findUserById(userId);
        if (user == null) {
            return null;
        }
        Set<String> groups =
                context.getReadOnlyIdentityProvider().createGroupQuery(context).groupMember(userId).list().stream()
                        .map(Group::getId)
                        .collect(Collectors.toSet());
        if (command instanceof DeleteUserCmd) {
            return new PersonLeft(userId, People.nameOf(user), groups, Set.of(), true);
        }
        String left = CommandField.read(command, "groupId");
        return groups.remove(left) ? new PersonLeft(userId, People.nameOf(user), Set.of(left), groups, false) : null;
    }

    /** The command itself is what the user must have the right to; what follows from it is the program's doing. */
    private static <T> @Nullable T unchecked(CommandContext context, Callable<@Nullable T> work) {
        boolean checked = context.isTenantCheckEnabled();
        context.disableTenantCheck();
        try {
            return context.runWithoutAuthorization(work);
        } finally {
            context.setTenantCheckEnabled(checked);
        }
    }
}
