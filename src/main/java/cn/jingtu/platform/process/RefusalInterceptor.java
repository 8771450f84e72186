package cn.jingtu.platform.process;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Unstorable;
import java.util.Optional;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Takes a {@link Refusal} out of the engine's wrapping, so that callers get it whole, and remembers it for the answer to
 * the HTTP request of this thread: the engine's REST resources would make every refusal an internal error.
 */
public class RefusalInterceptor extends CommandInterceptor {

    private static final ThreadLocal<Refusal> LAST = new ThreadLocal<>();

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.within(e)
                    .or(() -> otherCity(e))
                    .or(() -> doneMeanwhile(e))
                    .or(() -> Unstorable.within(e))
                    .orElseThrow(() -> e);
            LAST.set(refusal);
            throw refusal;
        }
    }

    /** The engine has no exception of its own for what belongs to another tenant, only these words. */
    private static Optional<Refusal> otherCity(RuntimeException failure) {
        String message = failure.getMessage();
        return message != null && message.contains("belongs to no authenticated tenant")
                ? Optional.of(Refusal.notFound("没有找到此事项，或者它不属于您所在的城市。请从任务列表重新进入。"))
                : Optional.empty();
    }

    /** Somebody else was faster, or the same person pressed twice; to the engine both are a missing task. */
    private static Optional<Refusal> doneMeanwhile(RuntimeException failure) {
        String message = failure.getMessage();
        return failure instanceof NullValueException && message != null && message.startsWith("Cannot find task with id")
                ? Optional.of(Refusal.notFound("这项任务已经办结或被收回，不必再办理。请刷新任务列表。"))
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
