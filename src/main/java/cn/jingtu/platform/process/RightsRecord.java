package cn.jingtu.platform.process;

import cn.jingtu.platform.security.SecurityEvent;
import cn.jingtu.platform.security.SecurityEvent.Kind;
import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.security.WebCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.db.DbTenantQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.jspecify.annotations.Nullable;

/**
 * Puts on record who changed whose rights, in the transaction of the change, once for each city concerned. What the
 * program does of its own accord, as it sets up a city, is no change by anybody.
 */
class RightsRecord {

    private final Supplier<SecurityLog> log;

    RightsRecord(Supplier<SecurityLog> log) {
        this.log = log;
    }

    /** Whoever the engine is at work for; null: the program itself. */
    static @Nullable Authentication actor() {
        Authentication user = Context.getCommandContext().getAuthentication();
        return user == null || user.getUserId() == null ? null : user;
    }

    /** @param cities concerned; none: the whole installation */
    void changed(Collection<String> cities, String what, @Nullable String before, @Nullable String after) {
        Authentication actor = actor();
        if (actor == null) {
            return;
        }
        WebCall call = WebCall.current();
        List<@Nullable String> concerned = new ArrayList<>(cities);
        if (concerned.isEmpty()) {
            concerned.add(null);
        }
        for (String city : concerned) {
            log.get()
                    .add(new SecurityEvent(
                            Kind.RIGHTS_CHANGED,
                            city,
                            actor.getUserId(),
                            call == null ? null : call.address(),
                            what,
                            before,
                            after,
                            call == null ? null : call.reason()));
        }
    }

    List<String> citiesOfUser(String userId) {
        List<String> cities = cities(new DbTenantQueryImpl().userMember(userId).includingGroupsOfUser(true));
        return cities.isEmpty() ? byId(userId) : cities;
    }

    List<String> citiesOfGroup(String groupId) {
        List<String> cities = cities(new DbTenantQueryImpl().groupMember(groupId));
        return cities.isEmpty() ? byId(groupId) : cities;
    }

    /** Asked of the tables themselves: what is on record does not depend on what the one who changes it may see. */
    @SuppressWarnings("unchecked")
    private static List<String> cities(TenantQuery query) {
        List<TenantEntity> tenants =
                database().selectList("selectTenantByQueryCriteria", (ListQueryParameterObject) query);
        return tenants.stream().map(TenantEntity::getId).sorted().toList();
    }

    /** A new account belongs to no group yet, but its id may tell: {@code guigang.agriculture.li}. */
    private static List<String> byId(String id) {
        int dot = id.indexOf('.');
        String city = dot < 0 ? "" : id.substring(0, dot);
        return !city.isEmpty() && database().selectById(TenantEntity.class, city) != null ? List.of(city) : List.of();
    }

    private static DbEntityManager database() {
        return Context.getCommandContext().getDbEntityManager();
    }
}
