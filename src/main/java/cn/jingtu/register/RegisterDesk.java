package cn.jingtu.register;

import cn.jingtu.platform.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes that a person makes up on the page of an entry. Each names the version that the page showed: what has changed
 * since is not written over.
 */
@Component
@Transactional
public class RegisterDesk {

    private final Register register;

    RegisterDesk(Register register) {
        this.register = register;
    }

    /**
     * @param values as {@link Values#taken} took them
     * @param asked codes of the fields that were asked for
     * @throws Refusal if nothing is different, or it has changed since that version
     */
    public void correct(
            String id,
            int version,
            String name,
            @Nullable String county,
            Map<String, String> values,
            Collection<String> asked,
            Change change) {
        RegisterEntry before = register.lock(id, version);
        Map<String, String> old = new LinkedHashMap<>(before.values());
        old.keySet().retainAll(asked);
        boolean renamed = !before.name().equals(name.strip()) || !Objects.equals(before.county(), county);
        boolean filled = !old.equals(values);
        if (!renamed && !filled) {
            throw Refusal.invalid("没有任何改动，请修改后再提交。");
        }
        if (renamed) {
            register.rename(id, name, county, change);
        }
        if (filled) {
            register.fill(id, values, asked, null, change);
        }
    }

    public void outline(String id, int version, Outline outline, Change change) {
        register.lock(id, version);
        register.outline(id, outline, change);
    }

    public void strike(String id, int version, Change change) {
        register.lock(id, version);
        register.strike(id, change);
    }

    /** @param heirs entries of the same kind and city that go on with what it was */
    public void succeed(String id, int version, Set<String> heirs, Change change) {
        register.lock(id, version);
        register.succeed(id, heirs, change);
    }
}
