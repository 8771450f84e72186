package cn.jingtu.matter.process;

import cn.jingtu.matter.Matter;
import cn.jingtu.organisation.process.CityVariables;
import cn.jingtu.platform.SystemRights;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Sets the procedures of matters going, as the program: whether somebody may ask for that is decided before. */
@Component
public class MatterStarts {

    private final RuntimeService runtime;
    private final SystemRights system;

    MatterStarts(RuntimeService runtime, SystemRights system) {
        this.runtime = runtime;
        this.system = system;
    }

    public void begin(Matter matter) {
        begin(List.of(matter));
    }

    /** Sets a watch over the days of matters that no model of their own watches. */
    public void watch(Collection<Matter> matters) {
        begin(matters.stream()
                .map(matter -> new Matter(DeadlineWatch.KEY, matter.ref(), matter.city()))
                .toList());
    }

    public void begin(Collection<Matter> matters) {
        system.run(() -> matters.forEach(matter -> runtime.startProcessInstanceByKey(
                matter.procedure(), matter.id(), Map.of(CityVariables.CITY_ID.name(), matter.city()))));
    }
}
