package cn.jingtu.plan.process;

import static cn.jingtu.plan.process.WorkedItems.LEAD;
import static cn.jingtu.plan.process.WorkedItems.a;

import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.Modality;
import cn.jingtu.plan.Operator;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.procedures.StepsOf;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Guide;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to the steps of items of a plan. */
@Configuration(proxyBeanMethods = false)
class ItemSteps {

    private static final PlanDraft.Indicator DUMPS = new PlanDraft.Indicator(
            "完成整治的堆放点", Operator.EQUAL, "22", "个", null, false, null, null, Modality.MUST, false);

    /**
     * @param way to a step: the entry at which it is open
     * @param said there, what is not said is filled in somehow
     */
    private record Way(Function<WorkedItems, RegisterEntry> way, Map<String, String> said) {}

    private record Ways(String procedure, Guide guide, WorkedItems items, Map<String, Way> ways) implements StepsOf {

        @Override
        public Task at(String step) {
            Way way = ways.get(step);
            if (way == null) {
                throw unknown(step);
            }
            return guide.open(way.way.apply(items).id(), step);
        }

        @Override
        public Map<String, ?> submission(Task task) {
            return guide.submission(task, ways.get(task.getTaskDefinitionKey()).said);
        }
    }

    @Bean
    StepsOf taskItemSteps(Guide guide, WorkedItems items) {
        return new Ways(
                "task-item",
                guide,
                items,
                Map.of(
                        "UserTask_Contribute",
                        new Way(i -> i.issue(a(ItemType.LIST).contribution("finance", "落实资金")), Map.of()),
                        "UserTask_SumUp",
                        new Way(
                                i -> {
                                    RegisterEntry item = i.issue(a(ItemType.STANDING));
                                    i.await(item, "Event_DayReached");
                                    return item;
                                },
                                Map.of("yearCount", "3")),
                        "UserTask_SendUp",
                        new Way(
                                i -> {
                                    RegisterEntry item = i.issue(a(ItemType.ASSIST));
                                    guide.say(item.id(), "登记来文或者申请销号", Map.of(), LEAD);
                                    return item;
                                },
                                Map.of())));
    }

    @Bean
    StepsOf countyPartSteps(Guide guide, WorkedItems items) {
        return new Ways(
                "county-part",
                guide,
                items,
                Map.of(
                        "UserTask_Report",
                        new Way(ItemSteps::part, Map.of("noFileReason", "现场已核")),
                        "UserTask_Accept",
                        new Way(
                                i -> {
                                    RegisterEntry part = part(i);
                                    i.fill(part, "Report", "outcome", "DONE", "noFileReason", "现场已核");
                                    i.sign(part, "guigang.gangbei");
                                    return part;
                                },
                                Map.of())));
    }

    private static RegisterEntry part(WorkedItems items) {
        return items.part(items.issue(a(ItemType.LIST).counties("gangbei")), "gangbei");
    }

    @Bean
    StepsOf closeOutSteps(Guide guide, WorkedItems items) {
        return new Ways(
                "close-out",
                guide,
                items,
                Map.of(
                        "UserTask_Request",
                        new Way(i -> i.closing(carriedOut(i, a(ItemType.LIST))), Map.of()),
                        "UserTask_Verify",
                        new Way(i -> i.request(carriedOut(i, a(ItemType.LIST))), Map.of("method", "PAPER")),
                        "UserTask_Propose",
                        new Way(ItemSteps::unmet, Map.of()),
                        "UserTask_Agree",
                        new Way(
                                i -> {
                                    RegisterEntry closing = unmet(i);
                                    i.fill(closing, "Propose", "proposal", "UNFINISHED");
                                    return closing;
                                },
                                Map.of()),
                        "UserTask_Publicize",
                        new Way(
                                i -> {
                                    RegisterEntry closing = i.request(
                                            carriedOut(i, a(ItemType.LIST).publicly()));
                                    i.fill(closing, "Verify", "verdict", "TRUE", "method", "PAPER");
                                    return closing;
                                },
                                Map.of("objection", "false"))));
    }

    private static RegisterEntry carriedOut(WorkedItems items, WorkedItems.Spec spec) {
        RegisterEntry item = items.issue(spec.counties("gangbei"));
        items.carryOut(item, "gangbei");
        return item;
    }

    private static RegisterEntry unmet(WorkedItems items) {
        RegisterEntry item = items.issue(a(ItemType.LIST).counties("gangbei").measured(DUMPS));
        items.carryOut(item, "gangbei", "amount", "21");
        RegisterEntry closing = items.request(item, "amount", "21");
        items.fill(closing, "Verify", "verdict", "TRUE", "method", "PAPER");
        return closing;
    }
}
