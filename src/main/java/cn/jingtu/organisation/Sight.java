package cn.jingtu.organisation;

import cn.jingtu.platform.CurrentUser;
import java.util.List;
import org.springframework.stereotype.Component;

/** How far the user at hand sees in the own city: supervisors, auditors and the coordinating body see all of it. */
@Component
public class Sight {

    private final Organisations organisations;
    private final CurrentUser user;

    Sight(Organisations organisations, CurrentUser user) {
        this.organisations = organisations;
        this.user = user;
    }

    /** @throws cn.jingtu.platform.Refusal if the user belongs to no city */
    public boolean ofWholeCity() {
        String city = user.city();
        return user.isMemberOf(city + ".supervisor")
                || user.isMemberOf(city + ".auditor")
                || user.isMemberOf(coordinator(city).groupId());
    }

    /** Ids of the bodies of the city that the user works for. */
    public List<String> ownBodies() {
        return organisations.of(user.city()).stream()
                .filter(body -> user.isMemberOf(body.groupId()))
                .map(Organisation::id)
                .toList();
    }

    private Organisation coordinator(String city) {
        return organisations.coordinator(city);
    }
}
