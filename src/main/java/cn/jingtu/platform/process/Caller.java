package cn.jingtu.platform.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * In whose name the engine is asked on this thread.
 *
 * @param groups ids, as {@code guigang.agriculture.head}
 * @param cities ids, as {@code guigang}
 */
public record Caller(String id, List<String> groups, List<String> cities) {

    /** Null in what the program does of its own accord. */
    public static @Nullable Caller of(IdentityService identities) {
        Authentication authentication = identities.getCurrentAuthentication();
        return authentication == null || authentication.getUserId() == null
                ? null
                : new Caller(
                        authentication.getUserId(),
                        orNone(authentication.getGroupIds()),
                        orNone(authentication.getTenantIds()));
    }

    private static List<String> orNone(@Nullable List<String> ids) {
        return ids == null ? List.of() : List.copyOf(ids);
    }
}
