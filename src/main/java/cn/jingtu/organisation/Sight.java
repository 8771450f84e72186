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
        return user.isMemberOf(CityGroups.supervisors(city))
                || user.isMemberOf(CityGroups.auditors(city))
                || ofCoordinator();
    }

    /**
     * Whether the user works for the coordinating body, be it as its deputy or head.
     *
     * @throws cn.jingtu.platform.Refusal if the user belongs to no city
     */
    public boolean ofCoordinator() {
        return worksFor(organisations.coordinator(user.city()));
    }

    /**
     * Whether the user is a head of the coordinating body.
     *
     * @throws cn.jingtu.platform.Refusal if the user belongs to no city
     */
    public boolean ofCoordinatorHead() {
        return user.isMemberOf(organisations.coordinator(user.city()).headGroupId());
    }

    /** Ids of the bodies of the city that the user works for. */
    public List<String> ownBodies() {
        return organisations.of(user.city()).stream()
                .filter(this::worksFor)
                .map(Organisation::id)
                .toList();
    }

    private boolean worksFor(Organisation body) {
        return user.isMemberOf(body.groupId())
                || user.isMemberOf(body.deputyGroupId())
                || user.isMemberOf(body.headGroupId());
    }
}
