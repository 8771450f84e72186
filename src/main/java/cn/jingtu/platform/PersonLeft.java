package cn.jingtu.platform;

import java.util.Set;

/**
 * An account was deleted or taken out of a group, whichever way that was done. Published within the transaction, while
 * the engine asks for no rights of whoever did it; the engine still shows the person in the groups that were left.
 *
 * @param name as it was until then
 * @param left ids of the groups that the person was in until now
 * @param remaining ids of those that the person is still in
 * @param deleted whether the account is gone
 */
public record PersonLeft(String userId, String name, Set<String> left, Set<String> remaining, boolean deleted) {

    public PersonLeft {
        left = Set.copyOf(left);
        remaining = Set.copyOf(remaining);
    }
}
