package cn.jingtu.land.process;

import cn.jingtu.calendar.process.OtherTime;
import cn.jingtu.land.yearly.ListLine;
import cn.jingtu.land.yearly.ListRow;
import cn.jingtu.land.yearly.ListState;
import cn.jingtu.land.yearly.YearlyList;
import cn.jingtu.land.yearly.YearlyLists;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.process.RehearsedPeople;
import cn.jingtu.plan.process.RehearsedStories;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The demo's lists of the year, told after its sites: in one city they are out, in another some counties have yet to
 * answer. Everybody says what the register proposes.
 */
@Component
@ConditionalOnProperty("jingtu.demo")
@Order(2)
class ListsRehearsal implements RehearsedStories {

    /** Before today, of lists that are out and of those that are under way. */
    private static final int BEGUN = 75;

    private static final int BEGUN_LATELY = 14;
    private static final int CONSULTED = 35;
    private static final int ISSUED = 20;

    /** Above all numbers that the sites of a city give. */
    private static final int SERIAL = 9000;

    private final List<SiteStories.City> cities;
    private final YearlyLists lists;
    private final RehearsedTrees trees;
    private final RehearsedPeople people;
    private final Organisations organisations;
    private final Clock clock;

    ListsRehearsal(
            SitesRehearsal sites,
            YearlyLists lists,
            RehearsedTrees trees,
            RehearsedPeople people,
            Organisations organisations,
            Clock clock) {
        this.cities = sites.cities();
        this.lists = lists;
        this.trees = trees;
        this.people = people;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Lists that have not begun; early in a year they are left to the present. */
    @Override
    public List<Story> outstanding() {
        LocalDate today = LocalDate.now(clock);
        return cities.stream()
                .filter(city -> today.minusDays(begun(city)).getYear() == today.getYear())
                .<Story>mapMulti((city, add) -> lists.ofYear(city.city(), today.getYear())
                        .filter(line -> line.state() == ListState.WAITING)
                        .map(ListLine::list)
                        .ifPresent(list -> add.accept(new Told(list, city))))
                .toList();
    }

    private static int begun(SiteStories.City city) {
        return city.openCounties() > 0 ? BEGUN_LATELY : BEGUN;
    }

    private final class Told implements Story {

        private final YearlyList list;
        private final SiteStories.City told;

        Told(YearlyList list, SiteStories.City told) {
            this.list = list;
            this.told = told;
        }

        @Override
        public String title() {
            return organisations.city(list.city()).name() + "：" + list.title();
        }

        @Override
        public void tell(OtherTime time, LocalDate today, Runnable goOn) {
            int begun = begun(told);
            time.moveTo(morning(today, begun));
            RehearsedTrees.Tree tree = trees.of(list.city(), list.id(), time, goOn);
            tree.fire();
            int asked = lists.parts(list.id()).size();
            for (int i = 0; i < asked - told.openCounties(); i++) {
                tree.passUntil(morning(today, begun - 2 - i));
                confirm(tree, tree.find("ConfirmList").orElseThrow());
            }
            if (told.openCounties() == 0) {
                tree.passUntil(morning(today, CONSULTED));
                consult(tree, tree.find("ConsultList").orElseThrow());
                tree.passUntil(morning(today, ISSUED));
                trees.issue(tree, tree.find("Draft").orElseThrow(), list.title(), SERIAL);
            }
            tree.passUntil(morning(today, 0));
        }

        private Instant morning(LocalDate today, int ago) {
            return trees.morning(list.city(), today, today.minusDays(ago));
        }

        private void confirm(RehearsedTrees.Tree tree, Task task) {
            String group = tree.group(task);
            List<ListRow> rows = lists.rows(list.id()).stream()
                    .filter(row -> group.equals(list.city() + "." + row.body()))
                    .toList();
            if (rows.stream().anyMatch(row -> row.proposal() != ListRow.Proposal.KEEP)) {
                trees.upload(task, group, "清单变动依据", list.title());
            }
            people.handIn(
                    task,
                    group,
                    Map.of(
                            "nil",
                            rows.isEmpty(),
                            "rows",
                            rows.stream()
                                    .map(row -> Map.of(
                                            "position",
                                            row.position(),
                                            "said",
                                            row.proposal().name(),
                                            "words",
                                            "与台账一致（演练）"))
                                    .toList()));
        }

        private void consult(RehearsedTrees.Tree tree, Task task) {
            people.handIn(
                    task,
                    tree.group(task),
                    Map.of(
                            "rows",
                            lists.rows(list.id()).stream()
                                    .map(row -> Map.of("position", row.position(), "agreed", true))
                                    .toList()));
            tree.followUp();
        }
    }
}
