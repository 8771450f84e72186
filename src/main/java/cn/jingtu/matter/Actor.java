package cn.jingtu.matter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param user id of the account; null: the program, of its own accord
 * @param body id of the body in whose name; null: in nobody's but the own
 */
public record Actor(@Nullable String user, @Nullable String body) {

    /** What the program does by itself: timers, what follows from what people did. */
    public static final Actor PROGRAM = new Actor(null, null);

    public static Actor of(String user) {
        return new Actor(user, null);
    }

    /** Whether it is this person, and not the program. */
    public boolean isUser(@Nullable String other) {
        return user != null && user.equals(other);
    }

    /** The account, where it has to be a person. */
    public String person() {
        return Optional.ofNullable(user).orElseThrow(() -> new IllegalStateException("only a person does this"));
    }

    /** The body, where somebody has to act in the name of one. */
    public String acting() {
        return Optional.ofNullable(body).orElseThrow(() -> new IllegalStateException("only a body does this"));
    }
}
