package cn.jingtu.matter.process;

import cn.jingtu.matter.SignLevel;
import cn.jingtu.platform.SystemRights;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code sign-levels} which levels a kind of document has to pass. */
@Component
class SignLevels {

    private final DecisionService decisions;
    private final SystemRights system;

    SignLevels(DecisionService decisions, SystemRights system) {
        this.decisions = decisions;
        this.system = system;
    }

    /** @param kind of document; one that the table does not list passes all levels */
    Set<SignLevel> of(String kind) {
        DmnDecisionResultEntries row = system.call(() -> decisions
                .evaluateDecisionByKey("sign-levels")
                .variables(Map.of("kind", kind))
                .evaluate()
                .getSingleResult());
        return Stream.of(SignLevel.values())
                .filter(level -> Boolean.TRUE.equals(row.getEntry(level.name())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
