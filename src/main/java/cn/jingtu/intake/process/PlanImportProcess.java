package cn.jingtu.intake.process;

import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.intake.DocumentReadings;
import cn.jingtu.intake.PlanDocumentReader.PlanReading;
import cn.jingtu.intake.PlanImports;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.plan.process.AnnualPlanProcess;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Submissions;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.core.io.InputStreamSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the process {@code plan-import} what happened and is told by it what to do. */
@ForModels("planImport")
public class PlanImportProcess {

    static final String KEY = "plan-import";

    private final Matters matters;
    private final PlanImports imports;
    private final DocumentReadings readings;
    private final AnnualPlanProcess annualPlan;
    private final Desks desks;
    private final TaskFiles files;
    private final Submissions submissions;
    private final CurrentUser user;
    private final TransactionTemplate transaction;

    PlanImportProcess(
            Matters matters,
            PlanImports imports,
            DocumentReadings readings,
            AnnualPlanProcess annualPlan,
            Desks desks,
            TaskFiles files,
            Submissions submissions,
            CurrentUser user,
            TransactionTemplate transaction) {
        this.matters = matters;
        this.imports = imports;
        this.readings = readings;
        this.annualPlan = annualPlan;
        this.desks = desks;
        this.files = files;
        this.submissions = submissions;
        this.user = user;
        this.transaction = transaction;
    }

    /**
     * Reads a document at the open task 上传计划文本 and keeps it with its fingerprint; one that cannot be read as a plan
     * leaves no trace.
     *
     * @param size of the content in bytes
     * @throws Refusal when the user may not, or the file cannot be read
     */
    public EvidenceFile upload(String taskId, String name, long size, InputStreamSource content) {
        Desk desk = desks.open(taskId);
        if (!desk.procedure().equals(KEY) || !desk.step().equals("UserTask_UploadDocument") || !desks.mayWork(desk)) {
            throw Refusal.forbidden("只能由经办单位在“上传计划文本”任务中上传计划。");
        }
        PlanReading reading = readings.read(name, size, content);
        return transaction.execute(status -> {
            EvidenceFile file = files.add(taskId, name, content).file();
            imports.read(desk.key(), file.id(), file.name(), reading, user.id());
            return file;
        });
    }

    /** What the open task 核对识别结果 is about. */
    public PlanImports.View view(String taskId) {
        Desk desk = desks.open(taskId);
        if (!desk.procedure().equals(KEY)) {
            throw Refusal.notFound("这项待办不是导入年度计划。请从任务列表重新进入。");
        }
        return imports.view(desk.key());
    }

    // ---- told by the model

    public void started(DelegateExecution execution) {
        execution.setProcessBusinessKey(execution.getProcessInstanceId());
        imports.begin(execution.getProcessInstanceId(), execution.getTenantId(), user.id());
        // Also so that the instance has a variable of its own: with none, the engine corrects its count on reading.
        ImportVariables.IMPORT_KEPT.set(execution, false);
    }

    public void documentUploaded(DelegateTask task) {
        submissions.take(task, Forms.Uploaded.class);
        if (matters.of(task).subject() == null) {
            throw Refusal.invalid("请先上传计划文本，系统读取成功后再提交。");
        }
    }

    public void readingChecked(DelegateTask task) {
        Forms.CheckedReading checked = submissions.take(task, Forms.CheckedReading.class);
        String id = matters.of(task).key();
        ImportVariables.IMPORT_KEPT.set(task, checked.outcome() == Forms.CheckedReading.Outcome.KEEP);
        ImportVariables.IMPORT_GIVEN_UP.set(task, checked.outcome() == Forms.CheckedReading.Outcome.GIVE_UP);
        if (checked.outcome() == Forms.CheckedReading.Outcome.KEEP) {
            if (checked.draft() == null) {
                throw Refusal.invalid("没有收到核对后的计划，请刷新页面后重试。");
            }
            imports.check(
                    id,
                    checked.draft(),
                    checked.names() == null ? List.of() : checked.names(),
                    checked.confirmed() == null ? Set.of() : checked.confirmed(),
                    user.id());
            // With the clerk still there to be told when a plan of that year is on record already.
            imports.keep(id, user.id());
        } else if (checked.outcome() == Forms.CheckedReading.Outcome.GIVE_UP) {
            imports.giveUp(id, user.id());
        }
    }

    public void startAnnualPlan(DelegateExecution execution) {
        annualPlan.start(imports.plan(matters.of(execution).key()));
    }
}
