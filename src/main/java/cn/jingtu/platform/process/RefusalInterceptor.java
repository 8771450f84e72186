package cn.jingtu.platform.process;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Unstorable;
import cn.jingtu.platform.security.WebCall;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Takes a {@link Refusal} out of the engine's wrapping, so that callers get it whole, and remembers it for the answer to
 * the HTTP request of this thread: the engine's REST resources would make every refusal an internal error. What the
 * engine refuses in English where people meet it is said in Chinese here.
 */
public class RefusalInterceptor extends CommandInterceptor {

    private static final ThreadLocal<Refusal> LAST = new ThreadLocal<>();

    private final Supplier<HandedIn> handedIn;

    RefusalInterceptor(Supplier<HandedIn> handedIn) {
        this.handedIn = handedIn;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            throw remembered(Refusal.within(e)
                    .or(() -> otherCity(e))
                    .or(() -> claimedMeanwhile(e))
                    .or(() -> doneMeanwhile(command, e))
                    .or(() -> expressionInQuery(e))
                    .or(() -> inWordsForPeople(e))
                    .orElseThrow(() -> e));
        }
    }

    /** For what says no before the engine is given a command. */
    public static Refusal remembered(Refusal refusal) {
        LAST.set(refusal);
        return refusal;
    }

    /** The engine has no exception of its own for what belongs to another tenant, only these words. */
    private static Optional<Refusal> otherCity(RuntimeException failure) {
        String message = failure.getMessage();
        return message != null && message.contains("belongs to no authenticated tenant")
                ? Optional.of(Refusal.notFound("没有找到此事项，或者它不属于您所在的城市。请从任务列表重新进入。"))
                : Optional.empty();
    }

    private Optional<Refusal> claimedMeanwhile(RuntimeException failure) {
        return failure instanceof TaskAlreadyClaimedException claimed
                ? Optional.of(handedIn.get().claimedBy(claimed.getTaskAssignee()))
                : Optional.empty();
    }

    /** Somebody else was faster, or the same person pressed twice; to the engine both are a missing task. */
    private Optional<Refusal> doneMeanwhile(Command<?> command, RuntimeException failure) {
        String message = failure.getMessage();
        if (!(failure instanceof NullValueException)
                || message == null
                || !message.startsWith("Cannot find task with id")) {
            return Optional.empty();
        }
        return Advancing.taskOf(command)
                // Within another command the history is not written yet.
                .filter(task -> Context.getCommandContext() == null)
                .flatMap(task -> handedIn.get().whatBecameOf(task))
                .or(() -> Optional.of(Refusal.notFound("这项任务已经办结或被收回，不必再办理。请刷新任务列表。")));
    }

    /** Only for whoever waits for an answer: the program itself has to know what it was. */
    private static Optional<Refusal> inWordsForPeople(RuntimeException failure) {
        if (WebCall.current() == null || Context.getCommandContext() != null) {
            return Optional.empty();
        } else if (Failures.isContention(failure)) {
            return Optional.of(Refusal.conflict("此事刚被他人办理或修改。请刷新页面后再试，已填写的内容会保留。"));
        }
        return Unstorable.within(failure);
    }

    /** The engine's own check of the outer part of a query; inside one, {@link ModelExpressions} says the same. */
    private static Optional<Refusal> expressionInQuery(RuntimeException failure) {
        String message = failure.getMessage();
        return failure instanceof BadUserRequestException
                        && message != null
                        && message.startsWith("Expressions are forbidden in adhoc queries")
                ? Optional.of(ModelExpressions.noneInQueries())
                : Optional.empty();
    }

    /** The refusal met last on this thread since {@link #forget()}. */
    public static Optional<Refusal> last() {
        return Optional.ofNullable(LAST.get());
    }

    public static void forget() {
        LAST.remove();
    }
}
