package cn.jingtu.plan.process;

import cn.jingtu.plan.Clauses;
import cn.jingtu.plan.ItemType;
import cn.jingtu.plan.Items;
import cn.jingtu.plan.LeadMode;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.PlanItem;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.Guide;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Items of plans in force in 贵港市, as tests need them: one clause, led by 市农业农村局, with 港北区 and 港南区. */
@Component
public class WorkedItems {

    public static final String LEAD = "guigang.agriculture";
    public static final String ECOLOGY = "guigang.ecology";
    static final String REF = "二(一)1-1";

    private final IssuedPlan plans;
    private final TaskItemProcess process;
    private final Items items;
    private final Register register;
    private final Guide guide;
    private final Office office;

    WorkedItems(IssuedPlan plans, TaskItemProcess process, Items items, Register register, Guide guide, Office office) {
        this.plans = plans;
        this.process = process;
        this.items = items;
        this.register = register;
        this.guide = guide;
        this.office = office;
    }

    /** An item under construction. */
    public record Spec(
            ItemType type,
            List<String> counties,
            List<PlanDraft.Contribution> contributions,
            List<PlanDraft.Deadline> dates,
            PlanDraft.@Nullable Indicator indicator,
            boolean publicity) {

        public Spec counties(String... ids) {
            return new Spec(type, List.of(ids), contributions, dates, indicator, publicity);
        }

        public Spec contribution(String body, String what) {
            return new Spec(
                    type, counties, List.of(new PlanDraft.Contribution(body, what, null)), dates, indicator, publicity);
        }

        public Spec due(PlanDraft.Deadline... deadlines) {
            return new Spec(type, counties, contributions, List.of(deadlines), indicator, publicity);
        }

        public Spec measured(PlanDraft.Indicator by) {
            return new Spec(type, counties, contributions, dates, by, publicity);
        }

        public Spec publicly() {
            return new Spec(type, counties, contributions, dates, indicator, true);
        }

        PlanDraft.Item item(String ref) {
            return new PlanDraft.Item(
                    ref,
                    "试验分项",
                    "按要求办理",
                    type,
                    List.of(),
                    counties.stream().map(PlanDraft.Executor::new).toList(),
                    contributions,
                    dates,
                    indicator == null ? List.of() : List.of(indicator),
                    null,
                    List.of("情况说明"),
                    type.usualCheck(),
                    null,
                    publicity,
                    List.of());
        }
    }

    public static Spec a(ItemType type) {
        return new Spec(type, List.of(), List.of(), List.of(), null, false);
    }

    public int freshYear() {
        return IssuedPlan.freshYear();
    }

    /** The item runs; its entry. */
    public RegisterEntry issue(Spec spec) {
        return issue(freshYear(), spec);
    }

    public RegisterEntry issue(int year, Spec spec) {
        return issue(year, spec, List.of("gangbei", "gangnan"));
    }

    /** The same of a clause that names no county, so that those of the city inherit it. */
    public RegisterEntry issueToAll(Spec spec) {
        return issue(freshYear(), spec, null);
    }

    private RegisterEntry issue(int year, Spec spec, @Nullable List<String> named) {
        Plan plan = plans.issue(plans.draft(
                year,
                Clauses.clause(
                        "二(一)1",
                        "二、重点任务",
                        "试验任务",
                        "按要求办理。",
                        LeadMode.ONE,
                        List.of("agriculture"),
                        List.of("finance"),
                        named,
                        List.of(spec.item(REF)))));
        process.begin(plan.id());
        return entry(plan.id());
    }

    RegisterEntry entry(String planId) {
        return register.get(String.valueOf(items.ofPlan(planId).get(0).entry()));
    }

    public PlanItem item(RegisterEntry entry) {
        return items.of(entry);
    }

    /** The part of a county. */
    public RegisterEntry part(RegisterEntry item, String county) {
        return register.get(items.parts(items.of(item)).get(county).id());
    }

    public RegisterEntry closing(RegisterEntry item) {
        return register.below(item, "close-out").get(0);
    }

    /** Somebody hands in a step; what is not said is filled in somehow. */
    public void fill(RegisterEntry at, String step, String... values) {
        guide.handIn(guide.open(at.id(), "UserTask_" + step), pairs(values));
    }

    static Map<String, String> pairs(String... values) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            pairs.put(values[i], values[i + 1]);
        }
        return pairs;
    }

    /** A county reports, its deputy signs, the lead accepts. */
    public void carryOut(RegisterEntry item, String county, String... said) {
        String[] usual = {"outcome", "DONE", "noFileReason", "现场已核"};
        String[] all = Arrays.copyOf(usual, usual.length + said.length);
        System.arraycopy(said, 0, all, usual.length, said.length);
        RegisterEntry part = part(item, county);
        fill(part, "Report", all);
        sign(part, "guigang." + county);
        fill(part, "Accept", "acceptance", "ACCEPTED");
    }

    /** The day comes that an item waits for. */
    public void await(RegisterEntry at, String activity) {
        office.await(at.id(), activity);
    }

    public void sign(RegisterEntry at, String body) {
        office.sign(at.id(), body + ".head", "head", Office.AGREED);
    }

    /** The lead asks for close-out, its deputy signs. */
    public RegisterEntry request(RegisterEntry item, String... said) {
        RegisterEntry closing = closing(item);
        fill(closing, "Request", said);
        sign(closing, LEAD);
        return closing;
    }
}
