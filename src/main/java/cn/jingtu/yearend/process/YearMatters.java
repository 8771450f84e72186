package cn.jingtu.yearend.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.Plans;
import cn.jingtu.yearend.YearAccounts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the year's account is about: a plan whose year is over. */
@Component
class YearMatters implements MatterSource {

    private final Plans plans;

    YearMatters(Plans plans) {
        this.plans = plans;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(AnnualAccountProcess.KEY);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return plans.find(key)
                .map(plan -> new MatterRow(
                        YearAccounts.matter(key, plan.cityId()), Plans.matter(key, plan.cityId()), plan.shownTitle()));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        Plan plan = plans.get(row.key());
        return Brief.of(plan.year() + "年度自评", plan.shownTitle(), List.of(), List.of());
    }
}
