package cn.jingtu.yearend.process;

import cn.jingtu.matter.Decision;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.Signable;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.Submissions;
import cn.jingtu.yearend.YearAccounts;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells the process {@code annual-account} what happened and is told by it what to do. */
@ForModels("annualAccount")
public class AnnualAccountProcess implements Signable {

    static final String KEY = "annual-account";

    private final Matters matters;
    private final YearAccounts accounts;
    private final Organisations organisations;
    private final Submissions submissions;
    private final TaskBodies bodies;
    private final TaskFiles files;

    AnnualAccountProcess(
            Matters matters,
            YearAccounts accounts,
            Organisations organisations,
            Submissions submissions,
            TaskBodies bodies,
            TaskFiles files) {
        this.matters = matters;
        this.accounts = accounts;
        this.organisations = organisations;
        this.submissions = submissions;
        this.bodies = bodies;
        this.files = files;
    }

    // ---- signed

    @Override
    public Set<String> callers() {
        return Set.of(KEY);
    }

    @Override
    public Draft draft(MatterRow row) {
        return new Draft(
                "年度自评",
                String.valueOf(row.subject()),
                Objects.requireNonNull(accounts.toSign(row.key()).draftedBy()),
                coordinator(row.city()).id(),
                List.of(),
                "account-view");
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        accounts.sign(row.key(), decision);
    }

    // ---- told by the model

    public void begun(DelegateExecution execution) {
        accounts.begin(matters.of(execution).key());
    }

    public Date dueAt(DelegateExecution execution) {
        return Date.from(accounts.dueAt(matters.of(execution).key()).toInstant());
    }

    public void drafted(DelegateTask task) {
        Forms.Account form = submissions.take(task, Forms.Account.class);
        String planId = matters.of(task).key();
        accounts.keep(planId, form.summary(), form.weights(), form.reasons());
        accounts.finish(
                planId,
                form.generated() ? files.keep(task, accounts.document(planId)) : files.newestText(task),
                files.keep(task, accounts.ledger(planId)),
                bodies.actor(task));
    }

    public void tell(DelegateExecution execution) {
        accounts.tell(matters.of(execution).key());
    }

    private Organisation coordinator(String city) {
        return organisations.coordinator(city);
    }
}
