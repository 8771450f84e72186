package cn.jingtu.organisation.process;

import cn.jingtu.platform.ProcessVariable;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * Definitions are shared, instances belong to a city: that of the process that calls, of the person who starts it, or,
 * when the program itself starts it, the one it names.
 */
public class CityTenants implements TenantIdProvider {

    /** The city of a process that the program starts of its own accord. */
    public static final ProcessVariable<String> CITY_ID = new ProcessVariable<>("cityId", String.class);

    @Override
    public @Nullable String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        if (context.getSuperExecution() != null) {
            return context.getSuperExecution().getTenantId();
        }
        Authentication user = Context.getCommandContext().getAuthentication();
        if (user != null && user.getTenantIds() != null && user.getTenantIds().size() == 1) {
            return user.getTenantIds().get(0);
        }
        Object city = context.getVariables() == null ? null : context.getVariables().get(CITY_ID.name());
        return city == null ? null : city.toString();
    }

    @Override
    public @Nullable String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public @Nullable String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }
}
