package cn.jingtu.platform.process;

import cn.jingtu.platform.Turns;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whoever advances a process instance waits for the turn, outside of any transaction, and what all the same met somebody
 * else's work is done once more: all of it is undone by then, for the command is the whole of the transaction. Inside
 * somebody else's transaction nothing can be repeated, and the turn alone ({@link Holder}) has to do.
 */
class TurnInterceptor extends CommandInterceptor {

    private static final int REPETITIONS = 3;

    private final Supplier<Turns> turns;

    TurnInterceptor(Supplier<Turns> turns) {
        this.turns = turns;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean whole =
                Context.getCommandContext() == null && !TransactionSynchronizationManager.isActualTransactionActive();
        if (!whole) {
            return next.execute(command);
        }
        Optional<Advancing> matter = Advancing.of(command);
        Supplier<T> work = Advancing.isRepeatable(command) ? () -> repeatedly(command) : () -> next.execute(command);
        return matter.isPresent()
                ? turns.get().inLine(matter.get().by(), matter.get().id(), work)
                : work.get();
    }

    private <T> T repeatedly(Command<T> command) {
        for (int left = REPETITIONS; ; left--) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                if (left == 0 || !Failures.isContention(e)) {
                    throw e;
                }
                letTheOthersEnd();
            }
        }
    }

    private static void letTheOthersEnd() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(5, 40));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Inside the transaction, and before the command has read anything, takes the turn in the database. */
    static class Holder extends CommandInterceptor {

        private final Supplier<Turns> turns;

        Holder(Supplier<Turns> turns) {
            this.turns = turns;
        }

        @Override
        public <T> T execute(Command<T> command) {
            Advancing.of(command).ifPresent(matter -> turns.get().take(matter.by(), matter.id()));
            return next.execute(command);
        }
    }
}
