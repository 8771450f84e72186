package cn.jingtu.matter.process;

import cn.jingtu.matter.Actor;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Which body a task is for: told by the groups that it was given to, never by a variable. */
@Component
public class TaskBodies {

    private final CurrentUser user;

    TaskBodies(CurrentUser user) {
        this.user = user;
    }

    /**
     * Id of the body in whose name the user acts at a task.
     *
     * @throws Refusal if the task was not given to a body of the user, or to several
     */
    public String acting(DelegateTask task) {
        List<String> own = bodies(task.getTenantId(), user.groupsAt(task));
        if (own.isEmpty()) {
            throw Refusal.forbidden("“" + task.getName() + "”不由您所在的单位办理，不能代办。");
        }
        if (own.size() > 1) {
            throw Refusal.conflict("“" + task.getName() + "”同时交给了您所在的几个单位，无法认定您代表哪个单位。请由只属于承办单位的人员办理。");
        }
        return own.get(0);
    }

    /** The user, in the name of that body. */
    public Actor actor(DelegateTask task) {
        return new Actor(user.id(), acting(task));
    }

    /** Id of the body that a task with such groups waits for; of several, the user's own. */
    public Optional<String> addressed(String cityId, Collection<String> groups) {
        List<String> own =
                bodies(cityId, groups.stream().filter(user::isMemberOf).toList());
        return own.isEmpty()
                ? bodies(cityId, groups).stream().findFirst()
                : own.stream().findFirst();
    }

    /** Ids of the bodies that groups belong to, of their clerks, their deputies and their heads. */
    static List<String> bodies(String cityId, Collection<String> groups) {
        String city = cityId + ".";
        return groups.stream()
                .filter(group -> group.startsWith(city))
                .map(group -> Organisation.staffOf(group).substring(city.length()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether several bodies take a step, each for itself: it, or what holds it, is repeated for each of them. */
    public static boolean isTakenBySeveral(UserTask step) {
        for (ModelElementInstance part = step; part instanceof Activity activity; part = part.getParentElement()) {
            if (activity.getLoopCharacteristics() != null) {
                return true;
            }
        }
        return false;
    }
}
