package cn.jingtu.platform.process;

import cn.jingtu.platform.Refusal;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * Models are shared, what runs belongs to a city: the city of the calling process, else the one in the variable
 * {@value #VARIABLE}, else the only city of the user. Without one of them nothing starts, since what belongs to no city
 * would show in all of them.
 */
class CityTenants implements TenantIdProvider {

    static final String VARIABLE = "cityId";

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext start) {
        DelegateExecution caller = start.getSuperExecution();
        if (caller != null) {
            return caller.getTenantId();
        }
        List<String> own = ownCities();
        Object named =
                start.getVariables() == null ? null : start.getVariables().get(VARIABLE);
        if (named instanceof String city && !city.isBlank()) {
            if (own != null && !own.contains(city)) {
                throw Refusal.forbidden("不能为其他城市启动流程。请使用该市单位的账号。");
            }
            return city;
        }
        if (own != null && own.size() == 1) {
            return own.get(0);
        }
        throw Refusal.invalid("启动流程须指明城市。请填写变量 " + VARIABLE + "，例如 guigang。");
    }

    @Override
    public @Nullable String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext start) {
        return null;
    }

    @Override
    public @Nullable String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext decision) {
        DelegateExecution execution = decision.getExecution();
        if (execution != null) {
            return execution.getTenantId();
        }
        List<String> own = ownCities();
        return own != null && own.size() == 1 ? own.get(0) : null;
    }

    /** Null for whoever may act for any city: the program itself and administrators. */
    private static @Nullable List<String> ownCities() {
        var context = Context.getCommandContext();
        Authentication user = context.getAuthentication();
        if (user == null || !context.getTenantManager().isTenantCheckEnabled()) {
            return null;
        }
        return user.getTenantIds() == null ? List.of() : user.getTenantIds();
    }
}
