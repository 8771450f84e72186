package cn.jingtu.matter.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Journal;
import cn.jingtu.matter.Record;
import cn.jingtu.notice.Notice;
import cn.jingtu.notice.Notices;
import cn.jingtu.organisation.CityGroups;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.CurrentUser;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The card above the form of an open task: what its module tells, what was done so far, what its bodies were told. */
@Component
@Transactional(readOnly = true)
public class TaskCards {

    private static final int HISTORY = 60;
    private static final int NOTICES = 3;

    private final Desks desks;
    private final Matters matters;
    private final Journal journal;
    private final Notices notices;
    private final Organisations organisations;
    private final CurrentUser user;

    TaskCards(
            Desks desks,
            Matters matters,
            Journal journal,
            Notices notices,
            Organisations organisations,
            CurrentUser user) {
        this.desks = desks;
        this.matters = matters;
        this.journal = journal;
        this.notices = notices;
        this.organisations = organisations;
        this.user = user;
    }

    /**
     * @param body name of the one whose turn it is, where a step is taken by several; null otherwise
     * @param notices about the matter to those who have the task, since they have it, newest first
     * @param history newest first; how tasks changed hands only as far as it concerns the reader
     */
    public record TaskCard(
            Desk desk,
            Brief brief,
            @Nullable String body,
            List<Notice> notices,
            List<Record> history,
            boolean mayWork,
            boolean mayUrge) {}

    /** @throws cn.jingtu.platform.Refusal if there is no such open task that the user may read */
    public TaskCard of(String taskId) {
        Desk desk = desks.open(taskId);
        String body = desk.body();
        return new TaskCard(
                desk,
                matters.brief(desk.procedure(), desk.row(), body),
                body == null ? null : organisations.get(desk.city(), body).name(),
                notices.last(desk.city(), desk.row().matter().ref(), desk.groups(), desk.since(), NOTICES),
                journal.about(desk.row().matter(), groups(desk.city()), HISTORY),
                desks.mayWork(desk),
                desks.mayUrge(desk));
    }

    /** Those who watch the city read what happened within each of its bodies. */
    private @Nullable Collection<String> groups(String city) {
        return user.isMemberOf(CityGroups.supervisors(city)) || user.isMemberOf(CityGroups.auditors(city))
                ? null
                : user.groups();
    }
}
