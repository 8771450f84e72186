package cn.jingtu;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;

/** Accounts that a test signs in with, all by one password. */
public final class TestAccounts {

    private TestAccounts() {}

    /** @param people groups of each, by the id of the account */
    public static void inGroups(IdentityService identities, String password, Map<String, List<String>> people) {
        people.forEach((id, groups) -> {
            var user = identities.newUser(id);
            user.setFirstName("测");
            user.setLastName("试");
            user.setPassword(password);
            identities.saveUser(user);
            groups.forEach(group -> identities.createMembership(id, group));
        });
    }

    /** @param people the one group of each, by the id of the account */
    public static void inGroup(IdentityService identities, String password, Map<String, String> people) {
        people.forEach((id, group) -> inGroups(identities, password, Map.of(id, List.of(group))));
    }
}
