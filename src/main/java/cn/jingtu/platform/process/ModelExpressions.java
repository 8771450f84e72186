package cn.jingtu.platform.process;

import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Refusal;
import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * What expressions may say. Those of models call the {@link ForModels} beans, before any variable of the same name, and
 * read variables and the business key; nothing else of Java is there for them. Those of queries, which anybody may send
 * or store in a filter, are not evaluated at all, but for the few constants of the program's own filters.
 */
class ModelExpressions extends JuelExpressionManager {

    /** By exact text: what the filters in {@code TaskFilters} ask for. */
    private static final Set<String> OF_FILTERS =
            Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}", "${dateTime().plusDays(7)}");

    private static final Set<String> OF_EVERY_OBJECT =
            Arrays.stream(Object.class.getMethods()).map(Method::getName).collect(Collectors.toUnmodifiableSet());
    private static final Map<Class<?>, Boolean> FOR_MODELS = new ConcurrentHashMap<>();

    private final Function<String, @Nullable Object> beanNamed;
    private final JuelExpressionManager ofFilters = new JuelExpressionManager(Map.of());

    /** @param beans the bean of a name for models, or null when there is none */
    ModelExpressions(Function<String, @Nullable Object> beans) {
        super(Map.of());
        this.beanNamed = beans;
    }

    @Override
    public void addFunction(String name, Method function) {
        super.addFunction(name, function);
        ofFilters.addFunction(name, function);
    }

    @Override
    public Expression createExpression(String text) {
        if (!OF_FILTERS.contains(text)) {
            return super.createExpression(text);
        }
        Expression constant = ofFilters.createExpression(text);
        return constant instanceof JuelExpression ? constant : super.createExpression(text);
    }

    /** Without an execution or a task it is no model that asks. */
    @Override
    public ELContext getElContext(@Nullable VariableScope scope) {
        if (scope == null) {
            throw noneInQueries();
        }
        return super.getElContext(scope);
    }

    static Refusal noneInQueries() {
        return new Refusal(Refusal.Kind.MALFORMED, "查询条件中不能使用表达式（${…}）。请改用固定的值后再试。");
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new Beans());
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new CallsOfBeans());
        return resolver;
    }

    private final class Beans extends ELResolver {

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            Object bean = base == null ? beanNamed.apply(String.valueOf(property)) : null;
            if (bean != null) {
                context.setPropertyResolved(true);
            }
            return bean;
        }

        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
            // Nothing of ours can be set.
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return Collections.emptyIterator();
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }
    }

    /** Methods of the beans for models, and of an execution its business key. */
    private static final class CallsOfBeans extends BeanELResolver {

        CallsOfBeans() {
            super(true);
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base == null) {
                return null;
            }
            if (base instanceof DelegateExecution execution && "processBusinessKey".equals(property)) {
                context.setPropertyResolved(true);
                return execution.getProcessBusinessKey();
            }
            throw new ELException(base.getClass().getSimpleName() + "." + property + " is not for models");
        }

        @Override
        public @Nullable Object invoke(
                ELContext context, @Nullable Object base, Object method, Class<?>[] types, Object[] values) {
            if (base == null) {
                return null;
            }
            boolean told = FOR_MODELS.computeIfAbsent(base.getClass(), ModelExpressions::isForModels);
            if (!told || OF_EVERY_OBJECT.contains(String.valueOf(method))) {
                throw new ELException(base.getClass().getSimpleName() + "." + method + "() is not for models");
            }
            return super.invoke(context, base, method, types, values);
        }
    }

    private static boolean isForModels(Class<?> type) {
        return AnnotationUtils.findAnnotation(type, ForModels.class) != null;
    }
}
