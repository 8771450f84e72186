package cn.jingtu.platform.offline;

import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;

/** Something the program answers from the command line without being started: for machines, and for tests. */
public interface OfflineCommand {

    /** The first argument of the call: {@code draft}. */
    String name();

    /** Chinese: what follows the name in a right call. */
    String usage();

    /** Chinese: what to say when something fails that nobody foresaw. */
    String failed();

    /**
     * The answer to the arguments after the name, as JSON.
     *
     * @throws WrongCall when these are no arguments of this command
     * @throws RuntimeException of {@link #isRefusal}, with a Chinese sentence, for what cannot be read or answered
     */
    String answer(List<String> arguments) throws JsonProcessingException;

    /** Whether this is meant for whoever called: its message is a Chinese sentence that says what to do. */
    default boolean isRefusal(RuntimeException thrown) {
        return thrown instanceof Refusal;
    }

    /** The arguments are not those that the command asks for; its usage is told. */
    final class WrongCall extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
