package cn.jingtu.organisation.process;

import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.StartStep;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The lists that everyone finds in Tasklist, earliest due date first.
 * The engine shows in each only what the user may read; so the same list serves a county and the whole city.
 *
 * <p>What an administrator changed in a filter stays until this class has a newer {@link #VERSION} of it.
 */
@Component
class TaskFilters implements StartStep {

    private static final int VERSION = 3;
    private static final String VERSION_PROPERTY = "jingtuVersion";

    /**
     * The priority that a model gives to a step that holds nothing up, as joining in (参与): it has a list of its own and
     * stays out of the others. A step without a priority in its model holds up the matter.
     */
    private static final int HOLDS_NOTHING_UP = 0;

    private final Organisations organisations;
    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;

    TaskFilters(Organisations organisations, FilterService filters, TaskService tasks, Grants grants) {
        this.organisations = organisations;
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    @Override
    public int order() {
        return FILTERS;
    }

    @Override
    public void run() {
        forEveryone(save(
                "待我办理",
                10,
                "我已领取的事项，以及本单位尚未有人领取的事项",
                work().or()
                        .taskAssigneeExpression("${currentUser()}")
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .endOr()));
        forEveryone(save(
                "本单位待办",
                20,
                "本单位的全部未办事项，含同事已领取的",
                work().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks()));
        forEveryone(save(
                "七日内到期",
                30,
                "七日内到期的事项",
                work().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusDays(7)}")));
        forEveryone(save("已逾期", 40, "已过办理期限的事项", work().dueBeforeExpression("${now()}")));
        forEveryone(save(
                "参与事项",
                50,
                "本单位参与的任务，可提出意见、提供材料，不影响任务办结",
                tasks.createTaskQuery().taskMaxPriority(HOLDS_NOTHING_UP)));
        Filter all = save("全部(督查)", 5, "全市所有未办事项", work());
        for (var city : organisations.cities()) {
            grants.toGroup(CityGroups.supervisors(city.id()), Resources.FILTER, all.getId(), Permissions.READ);
            grants.toGroup(CityGroups.auditors(city.id()), Resources.FILTER, all.getId(), Permissions.READ);
        }
        grants.toGroup(CurrentUser.ADMINISTRATORS, Resources.FILTER, all.getId(), Permissions.READ);
    }

    private TaskQuery work() {
        return tasks.createTaskQuery().taskMinPriority(HOLDS_NOTHING_UP + 1);
    }

    private void forEveryone(Filter filter) {
        grants.toEveryone(Resources.FILTER, filter.getId(), Permissions.READ);
    }

    private Filter save(String name, int position, String description, TaskQuery query) {
        Filter filter = filters.createFilterQuery().filterName(name).singleResult();
        if (filter == null) {
            filter = filters.newTaskFilter(name);
        } else if (Integer.valueOf(VERSION).equals(filter.getProperties().get(VERSION_PROPERTY))) {
            return filter;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("priority", position);
        properties.put("refresh", true);
        properties.put(VERSION_PROPERTY, VERSION);
        filter.setProperties(properties);
        filter.setQuery(query.orderByDueDate().asc().orderByTaskCreateTime().asc());
        return filters.saveFilter(filter);
    }
}
