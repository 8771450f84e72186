package cn.jingtu.platform.process;

import cn.jingtu.platform.security.Passwords;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The accounts as the engine keeps them. */
@Component
class EnginePasswords implements Passwords {

    private final ProcessEngineConfigurationImpl engine;
    private final IdentityService identities;

    EnginePasswords(ProcessEngineConfigurationImpl engine, IdentityService identities) {
        this.engine = engine;
        this.identities = identities;
    }

    @Override
    public boolean match(String name, @Nullable String password) {
        return engine.getCommandExecutorTxRequired().execute(new CheckPassword(name, password));
    }

    @Override
    public List<String> citiesOf(String name) {
        if (!GuardedIdentities.isId(name)) {
            return List.of();
        }
        return identities.createTenantQuery().userMember(name).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .sorted()
                .toList();
    }
}
