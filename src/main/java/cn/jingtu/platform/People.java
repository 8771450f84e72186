package cn.jingtu.platform;

import cn.jingtu.platform.security.Accounts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Those who have an account, by name. Names are for everybody who may read what a person did, also where the engine
 * would not show the account itself.
 */
@Component
public class People {

    /** More than any office has; a list of people never grows beyond it. */
    private static final int MAX = 1000;

    private final IdentityService identities;
    private final SystemRights system;
    private final Accounts accounts;

    People(IdentityService identities, SystemRights system, Accounts accounts) {
        this.identities = identities;
        this.system = system;
        this.accounts = accounts;
    }

    /** @param name as the web apps show it, {@code 张三 科长} */
    public record Person(String id, String name) {

        static Person of(User user) {
            return new Person(user.getId(), nameOf(user));
        }
    }

    /** The name of somebody, be it of an account that is no more; the id where none is known. */
    public String name(String id) {
        return names(List.of(id)).getOrDefault(id, id);
    }

    /** The names by id, also of accounts that are no more; who never had one is missing. */
    public Map<String, String> names(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String[] wanted = ids.stream().distinct().toArray(String[]::new);
        Map<String, String> names = new HashMap<>(accounts.formerNames(ids));
        system.call(() -> identities.createUserQuery().userIdIn(wanted).listPage(0, wanted.length))
                .forEach(user -> names.put(user.getId(), nameOf(user)));
        return names;
    }

    /** The members of a group by name, whose name or id has the words in it; at most a thousand are looked at. */
    public List<Person> members(String groupId, String words) {
        return system
                .call(() -> identities
                        .createUserQuery()
                        .memberOfGroup(groupId)
                        .orderByUserFirstName()
                        .asc()
                        .orderByUserId()
                        .asc()
                        .listPage(0, MAX))
                .stream()
                .map(Person::of)
                .filter(person -> person.name().contains(words) || person.id().contains(words))
                .toList();
    }

    /** Somebody of a group; null: there is no such account, or it is not in the group. */
    public @Nullable Person member(String groupId, String id) {
        User user = system.call(() ->
                identities.createUserQuery().userId(id).memberOfGroup(groupId).singleResult());
        return user == null ? null : Person.of(user);
    }

    /** First and last name as the web apps show them, or the id of one who has neither. */
    public static String nameOf(User user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getId() : name;
    }
}
