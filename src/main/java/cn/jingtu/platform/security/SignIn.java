package cn.jingtu.platform.security;

import cn.jingtu.platform.security.SecurityEvent.Kind;
import cn.jingtu.platform.security.SignInTries.Standing;
import cn.jingtu.platform.security.SignInTries.Tries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place where a password is checked, whichever way it came. Wrong ones slow down whoever sends them, never for
 * longer than the settings say, and in the same way for any name, so that nobody learns which accounts there are:
 *
 * <ul>
 *   <li>an account from one address waits longer with each wrong password in a row. Whoever guesses from one address
 *       keeps nobody out at another;
 *   <li>an address from which many wrong passwords came waits as a whole, or one could try a few on every account;
 *   <li>an account that is tried from many addresses lets each of them wait before its first try. It gets its turn after
 *       that wait, whatever the others do meanwhile.
 * </ul>
 *
 * The last two leave out an address from which the account has lately signed in.
 */
@Component
public class SignIn {

    /** As long as the engine lets the id of an account be. */
    private static final int LONGEST_NAME = 64;
    /** Wrong passwords of one address that count against an account as a whole: one address alone must not suffice. */
    private static final int COUNTED_PER_ADDRESS = 3;
    /** The program's own threads come from nowhere. */
    private static final String NOWHERE = "-";
    /** How often it is written down anew that an address is known to an account. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final Passwords passwords;
    private final SignInTries tries;
    private final SignInSettings settings;
    private final SecurityLog log;
    private final Clock clock;

    SignIn(Passwords passwords, SignInTries tries, SignInSettings settings, SecurityLog log, Clock clock) {
        this.passwords = passwords;
        this.tries = tries;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    public enum Outcome {
        RIGHT,
        WRONG,
        /** Not checked at all: the wait is not over. */
        TOO_EARLY
    }

    /**
     * @param delay how long the next try must wait; zero: not at all
     * @param isNews the first right password of this account from this address for a while
     */
    public record Answer(Outcome outcome, Duration delay, boolean isNews) {

        public boolean isRight() {
            return outcome == Outcome.RIGHT;
        }

        /** Rounded up, or the last second would be told as none. */
        public long delaySeconds() {
            return delay.plusMillis(999).toSeconds();
        }
    }

    /** What is noted beforehand of a try that is let through. */
    private record Try(String name, String address, Instant at, Standing before) {}

    /** Checks a password, if its turn has come. */
    public Answer check(String name, @Nullable String password) {
        WebCall call = WebCall.current();
        String key = key(name);
        String address = call == null ? NOWHERE : Network.of(call.address());
        Instant now = clock.instant();
        var attempt = new Try(key, address, now, tries.standing(key, address, now.minus(settings.forgottenAfter())));
        Duration wait = mustWait(attempt);
        if (!wait.isZero()) {
            return new Answer(Outcome.TOO_EARLY, wait, false);
        }
        boolean right = identifying(call, name, () -> passwords.match(name, password));
        return right ? right(attempt) : wrong(attempt, call, name);
    }

    // ---- before

    private Duration mustWait(Try t) {
        Standing s = t.before();
        boolean known = isKnown(s.pair(), t.at());
        if (s.pair().mustWait(t.at())) {
            return left(s.pair(), t.at());
        }
        if (!known && isCrowded(s.address()) && s.address().mustWait(t.at())) {
            return left(s.address(), t.at());
        }
        Duration penalty = settings.wait(s.pair().wrong());
        if (!known && isBesieged(s.account())) {
            penalty = settings.longestWait();
            boolean hasWaited = s.pair().waitUntil() != null
                    && s.pair().waitUntil().isAfter(t.at().minus(settings.forgottenAfter()));
            if (!hasWaited) {
                tries.mustWait(t.name(), t.address(), t.at(), t.at().plus(penalty));
                return penalty;
            }
        }
        if (!penalty.isZero() && !tries.takeTurn(t.name(), t.address(), t.at(), t.at().plus(penalty))) {
            return penalty;
        }
        Duration ofAddress = known ? Duration.ZERO : ofAddress(s.address().wrong() + 1);
        if (!ofAddress.isZero() && !tries.takeTurn("", t.address(), t.at(), t.at().plus(ofAddress))) {
            return ofAddress;
        }
        return Duration.ZERO;
    }

    private boolean isKnown(Tries pair, Instant now) {
        return pair.rightAt() != null && pair.rightAt().isAfter(now.minus(settings.knownFor()));
    }

    private boolean isCrowded(Tries address) {
        return address.wrong() >= settings.triesPerAddress();
    }

    private boolean isBesieged(Tries account) {
        return account.wrong() >= settings.triesPerAccount();
    }

    private Duration ofAddress(int wrong) {
        return settings.wait(wrong - settings.triesPerAddress());
    }

    private static Duration left(Tries tries, Instant now) {
        return tries.waitUntil() == null ? Duration.ZERO : Duration.between(now, tries.waitUntil());
    }

    // ---- after

    private Answer right(Try t) {
        Tries pair = t.before().pair();
        boolean isNews = pair.rightAt() == null || pair.rightAt().isBefore(t.at().minus(FRESH));
        if (isNews || pair.wrong() > 0 || pair.waitUntil() != null) {
            tries.right(t.name(), t.address(), t.at());
        }
        if (isNews) {
            sweep(t.at());
        }
        return new Answer(Outcome.RIGHT, Duration.ZERO, isNews);
    }

    private Answer wrong(Try t, @Nullable WebCall call, String name) {
        Instant since = t.at().minus(settings.forgottenAfter());
        boolean known = isKnown(t.before().pair(), t.at());
        int ofPair = tries.wrong(t.name(), t.address(), t.at(), since);
        Duration wait = settings.wait(ofPair - 1);
        int ofAccount = ofPair <= COUNTED_PER_ADDRESS ? tries.wrong(t.name(), "", t.at(), since) : 0;
        if (!known && Math.max(ofAccount, t.before().account().wrong()) >= settings.triesPerAccount()) {
            wait = settings.longestWait();
        }
        if (!wait.isZero()) {
            tries.waitUntil(t.name(), t.address(), t.at().plus(wait));
        }
        Duration all = ofAddress(tries.wrong("", t.address(), t.at(), since));
        if (!all.isZero()) {
            tries.waitUntil("", t.address(), t.at().plus(all));
        }
        Duration told = known || all.compareTo(wait) < 0 ? wait : all;
        var answer = new Answer(Outcome.WRONG, told, false);
        sweep(t.at());
        record(call, name, ofPair, answer);
        return answer;
    }

    private void sweep(Instant now) {
        tries.sweep(now.minus(settings.forgottenAfter()), now.minus(settings.knownFor()));
    }

    /** For each city of the account; what belongs to none, as a name made up, is for administrators. */
    private void record(@Nullable WebCall call, String name, int inARow, Answer answer) {
        String what = "用户名或密码不正确" + (inARow > 1 ? "，连续第" + inARow + "次" : "")
                + (!answer.delay().isZero() ? "，须等待" + answer.delaySeconds() + "秒" : "");
        List<@Nullable String> cities = new ArrayList<>(identifying(call, name, () -> passwords.citiesOf(name)));
        if (cities.isEmpty()) {
            cities.add(null);
        }
        for (String city : cities) {
            log.addInAnyCase(
                    SecurityEvent.of(Kind.SIGN_IN_FAILED, city, name, call == null ? null : call.address(), what));
        }
    }

    /** Whom to call who can't get in; empty: nobody is named. */
    public String help() {
        return settings.help().strip();
    }

    /** An administrator lets an account try again at once, from wherever. */
    public void unlock(String name) {
        tries.forget(key(name));
    }

    // ---- keys

    /** What is no account's name in any case is one name, so that nobody fills the table with novels. */
    private static String key(String name) {
        String clean = name.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
        return clean.isEmpty() ? " " : clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME);
    }

    private static <T> T identifying(@Nullable WebCall call, String name, Callable<T> work) {
        try {
            return call == null ? work.call() : call.identifying(name, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
