package cn.jingtu.platform.process;

import java.util.List;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.UserOperationLogManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;

/**
 * The engine's log of operations, of which those who watch a city see that city's. The engine would show them, of every
 * city, what belongs to no tenant: who changed which account, group or right. That is in the security log, by city.
 */
class OwnCityOperations extends UserOperationLogManager {

    @Override
    public long findOperationLogEntryCountByQueryCriteria(UserOperationLogQueryImpl query) {
        return isNarrowed(query) ? super.findOperationLogEntryCountByQueryCriteria(query) : 0;
    }

    @Override
    public List<UserOperationLogEntry> findOperationLogEntriesByQueryCriteria(
            UserOperationLogQueryImpl query, @Nullable Page page) {
        return isNarrowed(query) ? super.findOperationLogEntriesByQueryCriteria(query, page) : List.of();
    }

    /** Whether anything is left to ask for. */
    private boolean isNarrowed(UserOperationLogQueryImpl query) {
        Authentication user = RightsRecord.actor();
        if (user == null || !getCommandContext().getTenantManager().isTenantCheckEnabled()) {
            return true;
        }
        List<String> cities = user.getTenantIds();
        if (cities == null || cities.isEmpty()) {
            return false;
        }
        if (query.isTenantIdSet()) {
            // Cities by name are the engine's to check; asked for what belongs to none, there is nothing to tell.
            return new DirectFieldAccessor(query).getPropertyValue("tenantIds") != null;
        }
        query.tenantIdIn(cities.toArray(String[]::new));
        return true;
    }
}
