package cn.jingtu.matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way through signature.
 *
 * @param id business key
 * @param row of the procedure that calls
 * @param definitionId version of that procedure, with which the view was deployed
 * @param view module that draws what is signed
 * @param body id of the body whose word it is
 * @param coSigners ids of other bodies that are asked to agree
 * @param levels that it has to pass, in their order; empty before they are found
 * @param agreed null: not decided yet
 * @param signatures given so far, in their order
 */
public record SignOff(
        String id,
        MatterRow row,
        String definitionId,
        String view,
        String kind,
        String title,
        String body,
        String draftedBy,
        List<String> coSigners,
        List<SignLevel> levels,
        @Nullable Boolean agreed,
        List<Signature> signatures) {

    /**
     * What one person said at one level.
     *
     * @param body id of the body in whose name
     * @param words as typed, or 同意
     * @param onBehalfOf the head for whom a deputy signed; null: in the own right
     * @param note why another signed
     */
    public record Signature(
            SignLevel level,
            String body,
            String person,
            boolean agreed,
            String words,
            @Nullable String onBehalfOf,
            @Nullable String note,
            Instant at) {}

    /** Id of the procedure that calls. */
    String procedure() {
        return definitionId.substring(0, definitionId.indexOf(':'));
    }

    /** The level that is to be passed next; empty when it is decided. */
    public Optional<SignLevel> next() {
        return agreed != null
                ? Optional.empty()
                : levels.stream().filter(level -> !isPassed(level)).findFirst();
    }

    /** Bodies whose word is still missing; silence is not consent. */
    public List<String> silent() {
        Set<String> said = at(SignLevel.CO_SIGN).stream().map(Signature::body).collect(Collectors.toSet());
        return coSigners.stream().filter(body -> !said.contains(body)).toList();
    }

    /** Whether all have spoken who are asked at a level. */
    boolean isPassed(SignLevel level) {
        return level == SignLevel.CO_SIGN ? silent().isEmpty() : !at(level).isEmpty();
    }

    List<Signature> at(SignLevel level) {
        return signatures.stream()
                .filter(signature -> signature.level() == level)
                .toList();
    }

    boolean hasSigned(String person) {
        return signatures.stream().anyMatch(signature -> signature.person().equals(person));
    }
}
