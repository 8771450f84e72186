package cn.jingtu.platform.process;

import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Turns;
import cn.jingtu.platform.security.SecurityLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** What of the engine can't be set by a property. */
@Component
class EngineConfiguration extends SpringBootProcessEnginePlugin {

    private final ApplicationContext beans;
    private final ObjectProvider<SecurityLog> log;
    private final ObjectProvider<Turns> turns;
    private final ObjectProvider<HandedIn> handedIn;
    private volatile Set<String> forModels = Set.of();

    EngineConfiguration(
            ApplicationContext beans,
            ObjectProvider<SecurityLog> log,
            ObjectProvider<Turns> turns,
            ObjectProvider<HandedIn> handedIn) {
        this.beans = beans;
        this.log = log;
        this.turns = turns;
        this.handedIn = handedIn;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setResourceAuthorizationProvider(new OwnAccountRights());
        configuration.setTenantIdProvider(new CityTenants());
        configuration.setTaskService(new GuardedTaskService(configuration));
        var guard = new CommandGuard(configuration, log::getObject);
        configuration.setManagementService(new GuardedManagementService(configuration, guard));
        // The engine makes its own before it asks for a limited set of beans: set here, it is left alone.
        configuration.setExpressionManager(new ModelExpressions(this::forModels));
        // Otherwise an error that nobody catches ends its step in silence.
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        // Variables are texts, numbers, truths and moments: there is no Java class that a caller may have built. The
        // engine's own list would let all of java.lang pass.
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setDeserializationTypeValidator(className -> false);
        configuration.setCustomPreCommandInterceptorsTxRequired(with(
                configuration.getCustomPreCommandInterceptorsTxRequired(),
                new RefusalInterceptor(handedIn::getObject),
                guard,
                new TurnInterceptor(turns::getObject)));
        configuration.setCustomPostCommandInterceptorsTxRequired(with(
                configuration.getCustomPostCommandInterceptorsTxRequired(),
                new TurnInterceptor.Holder(turns::getObject),
                new LeaversInterceptor(beans::publishEvent)));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(with(
                configuration.getCustomPreCommandInterceptorsTxRequiresNew(),
                new RefusalInterceptor(handedIn::getObject),
                new CommandGuard(configuration, log::getObject)));
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(with(
                configuration.getCustomPostCommandInterceptorsTxRequiresNew(),
                new LeaversInterceptor(beans::publishEvent)));
    }

    private @Nullable Object forModels(String name) {
        if (forModels.isEmpty()) {
            forModels = Set.of(beans.getBeanNamesForAnnotation(ForModels.class));
        }
        return forModels.contains(name) ? beans.getBean(name) : null;
    }

    private static List<CommandInterceptor> with(@Nullable List<CommandInterceptor> others, CommandInterceptor... own) {
        List<CommandInterceptor> interceptors = new ArrayList<>(List.of(own));
        if (others != null) {
            interceptors.addAll(others);
        }
        return interceptors;
    }
}
