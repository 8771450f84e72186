package cn.jingtu.platform;

import cn.jingtu.platform.process.Caller;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
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
        return Caller.of(identities) != null;
    }

    /** The id of the user, as {@code guigang.agriculture}. */
    public String id() {
        return caller().id();
    }

    /** The ids of all groups of the user, as {@code guigang.agriculture} and {@code guigang.agriculture.head}. */
    public List<String> groups() {
        return caller().groups();
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
        List<String> cities = caller().cities();
        if (cities.size() != 1) {
            throw Refusal.forbidden("当前用户不属于某一个城市，不能办理城市事务。请改用本市单位的账号登录。");
        }
        return cities.get(0);
    }

    /** Whether a city is one of the user's. */
    public boolean belongsTo(String city) {
        return caller().cities().contains(city);
    }

    private Caller caller() {
        Caller caller = Caller.of(identities);
        if (caller == null) {
            throw Refusal.forbidden("尚未登录。请登录后再试。");
        }
        return caller;
    }
}
