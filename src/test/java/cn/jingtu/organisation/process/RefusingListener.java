package cn.jingtu.organisation.process;

import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Refusal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Says no when the variable {@code refuse} is set, as a rule of the house would, and fails with {@code fail}. */
@ForModels("refusingListener")
public class RefusingListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if (Boolean.TRUE.equals(task.getVariable("fail"))) {
            throw new IllegalStateException("column secret of relation inner_table");
        }
        if (Boolean.TRUE.equals(task.getVariable("refuse"))) {
            throw Refusal.conflict("还有县区未完成。请先催办，或填写免办理由。");
        }
    }
}
