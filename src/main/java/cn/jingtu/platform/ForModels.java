package cn.jingtu.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A bean that models call in their expressions. They see no other: not the database, not the engine's services, not the
 * environment.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface ForModels {

    /** The name under which models know it: {@code planTask}. */
    @AliasFor(annotation = Component.class)
    String value();
}
