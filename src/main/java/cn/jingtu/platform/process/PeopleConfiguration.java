package cn.jingtu.platform.process;

import cn.jingtu.platform.SecretFile;
import cn.jingtu.platform.security.Accounts;
import cn.jingtu.platform.security.SecurityLog;
import cn.jingtu.platform.security.SignIn;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserOperationLogManager;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The parts of the engine that deal with people, each replaced by one that keeps the rules of the house. */
@Component
class PeopleConfiguration extends SpringBootProcessEnginePlugin implements GuardedIdentities.Rules {

    private final ObjectProvider<Accounts> accounts;
    private final ObjectProvider<SignIn> signIn;
    private final RightsRecord record;
    private volatile @Nullable UserEntity nobody;

    PeopleConfiguration(
            ObjectProvider<Accounts> accounts, ObjectProvider<SignIn> signIn, ObjectProvider<SecurityLog> log) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.record = new RightsRecord(log::getObject);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityService(new GuardedIdentityService(signIn::getObject));
        configuration.setIdentityProviderSessionFactory(
                new OwnPart<>(DbIdentityServiceProvider.class, () -> new GuardedIdentities(this)));
        List<SessionFactory> parts = new ArrayList<>();
        if (configuration.getCustomSessionFactories() != null) {
            parts.addAll(configuration.getCustomSessionFactories());
        }
        parts.add(new OwnPart<>(AuthorizationManager.class, () -> new GuardedAuthorizations(record)));
        parts.add(new OwnPart<>(UserOperationLogManager.class, OwnCityOperations::new));
        configuration.setCustomSessionFactories(parts);
    }

    @Override
    public Accounts accounts() {
        return accounts.getObject();
    }

    @Override
    public SignIn signIn() {
        return signIn.getObject();
    }

    @Override
    public RightsRecord record() {
        return record;
    }

    @Override
    public UserEntity nobody() {
        UserEntity known = nobody;
        if (known == null) {
            known = new UserEntity("-");
            known.setPassword(SecretFile.random());
            known.encryptPassword();
            nobody = known;
        }
        return known;
    }
}
