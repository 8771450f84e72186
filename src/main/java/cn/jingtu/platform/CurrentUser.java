package cn.jingtu.platform;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Whoever asks for what the program is doing on this thread: signed in to the web apps, or by HTTP Basic. */
@Component
public class CurrentUser {

    /** Its members administer the program and belong to no city. */
    public static final String ADMINISTRATORS = "camunda-admin";

    private final IdentityService identities;

    CurrentUser(IdentityService identities) {
        this.identities = identities;
    }

    /** False in what the program does of its own accord: timers, start-up. */
    public boolean isSignedIn() {
        Authentication authentication = identities.getCurrentAuthentication();
        return authentication != null && authentication.getUserId() != null;
    }

    /** The id of the user, as {@code guigang.agriculture}. */
    public String id() {
        return authentication().getUserId();
    }

    /** The ids of all groups of the user, as {@code guigang.agriculture} and {@code guigang.agriculture.head}. */
    public List<String> groups() {
        List<String> groups = authentication().getGroupIds();
        return groups == null ? List.of() : List.copyOf(groups);
    }

    public boolean isMemberOf(String group) {
        return groups().contains(group);
    }

    /** The groups that a task was given to and the user belongs to; whoever is in none of them may not hand it in. */
    public List<String> groupsAt(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null && isMemberOf(group))
                .distinct()
                .toList();
    }

    public boolean isAdministrator() {
        return isMemberOf(ADMINISTRATORS);
    }

    /**
     * The one city of the user, as {@code guigang}.
     *
     * @throws Refusal when the user belongs to none, as administrators do, or to several
     */
    public String city() {
        List<String> cities = authentication().getTenantIds();
        if (cities == null || cities.size() != 1) {
            throw Refusal.forbidden("当前用户不属于某一个城市，不能办理城市事务。请改用本市单位的账号登录。");
        }
        return cities.get(0);
    }

    /** Whether a city is one of the user's. */
    public boolean belongsTo(String city) {
        List<String> cities = authentication().getTenantIds();
        return cities != null && cities.contains(city);
    }

    private Authentication authentication() {
        if (!isSignedIn()) {
            throw Refusal.forbidden("尚未登录。请登录后再试。");
        }
        return identities.getCurrentAuthentication();
    }
}
