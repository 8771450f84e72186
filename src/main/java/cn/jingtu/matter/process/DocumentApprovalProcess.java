package cn.jingtu.matter.process;

import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Document.Route;
import cn.jingtu.matter.Documents;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.Signable;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Submissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Tells the process {@code document-approval} what was done and is told by it, and by those that call it, what to do. */
@ForModels("documentApproval")
public class DocumentApprovalProcess implements Signable {

    static final String KEY = "document-approval";

    /** Whether it was signed elsewhere, and is only registered here. */
    private static final ProcessVariable<Boolean> REGISTERED = new ProcessVariable<>("registered", Boolean.class);

    private static final ProcessVariable<Boolean> REGISTRATION_RIGHT =
            new ProcessVariable<>("registrationRight", Boolean.class);

    private static final Set<String> SCANS = Set.of("pdf", "ofd", "jpg", "jpeg", "png", "tif", "tiff");

    private final Matters matters;
    private final TaskBodies bodies;
    private final TaskFiles files;
    private final Documents documents;
    private final DisclosureProcess disclosure;
    private final Organisations organisations;
    private final Submissions submissions;

    DocumentApprovalProcess(
            Matters matters,
            TaskBodies bodies,
            TaskFiles files,
            Documents documents,
            DisclosureProcess disclosure,
            Organisations organisations,
            Submissions submissions) {
        this.matters = matters;
        this.bodies = bodies;
        this.files = files;
        this.documents = documents;
        this.disclosure = disclosure;
        this.organisations = organisations;
        this.submissions = submissions;
    }

    // ---- told by the models that call

    /** The business key of the document that a procedure has issued. */
    public String begin(DelegateExecution execution) {
        String definition = execution.getProcessDefinitionId();
        return documents.begin(Matters.procedure(definition), matters.of(execution), definition);
    }

    // ---- signed

    @Override
    public Set<String> callers() {
        return Set.of(KEY);
    }

    @Override
    public Draft draft(MatterRow row) {
        Document d = documents.toSign(row.key());
        return new Draft(
                d.kind(),
                d.title(),
                Objects.requireNonNull(d.draftedBy()),
                documents.signer(d),
                d.coSigners(),
                "document-view");
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        documents.sign(row.key(), decision);
    }

    @Override
    public void requireNote(MatterRow row, String note) {
        documents.requireNote(documents.get(row.key()), note);
    }

    @Override
    public String noteHint(MatterRow row) {
        return documents.noteHint(documents.get(row.key())).orElseGet(() -> Signable.super.noteHint(row));
    }

    // ---- told by the model

    /** The group that drafts, registers and numbers. */
    public String staff(DelegateExecution execution) {
        return body(execution).groupId();
    }

    /** The groups of which somebody holds a registration against the scan. */
    public List<String> checkers(DelegateExecution execution) {
        Organisation body = body(execution);
        return List.of(body.groupId(), body.deputyGroupId(), body.headGroupId());
    }

    public void drafted(DelegateTask task) {
        Forms.DraftDocument form = submissions.take(task, Forms.DraftDocument.class);
        Document d = documents.get(matters.of(task).key());
        if (form.isGivenUp()) {
            documents.giveUp(d.id(), Forms.required(form.giveUpReason(), "不再印发的原因"), bodies.actor(task));
            REGISTERED.set(task, false);
            return;
        }
        boolean registered = form.route() == Route.OFFICE_SYSTEM;
        List<WrittenFile> written = documents.written(d);
        Boolean generated = form.generated();
        UUID text;
        if (registered) {
            text = files.newest(task, SCANS).orElseThrow(() -> Refusal.invalid("请上传盖章扫描件（.pdf、.ofd 或图片）。"));
        } else if (!written.isEmpty() && generated == null) {
            throw Refusal.invalid("请选择采用自动生成的正文，还是上传的定稿。");
        } else if (!written.isEmpty() && Boolean.TRUE.equals(generated)) {
            text = files.keep(task, written.get(0));
        } else {
            text = files.newestText(task);
        }
        List<UUID> enclosures = new ArrayList<>();
        for (WrittenFile enclosure : written.subList(Math.min(1, written.size()), written.size())) {
            enclosures.add(files.keep(task, enclosure));
        }
        files.handedIn(task).stream()
                .map(EvidenceFile::id)
                .filter(id -> !id.equals(text) && !enclosures.contains(id))
                .forEach(enclosures::add);
        documents.draft(
                d.id(),
                new Documents.Draft(
                        form.title().strip(),
                        form.recipients(),
                        form.openness(),
                        form.reason(),
                        text,
                        enclosures,
                        form.registration()),
                bodies.actor(task));
        REGISTERED.set(task, registered);
    }

    /** Whether it is not issued after all. */
    public boolean givenUp(DelegateExecution execution) {
        return documents.get(matters.of(execution).key()).state() == Document.State.ENDED;
    }

    public void checked(DelegateTask task) {
        Decision decision = submissions.take(task, DecisionForm.class).by(bodies.actor(task));
        documents.check(matters.of(task).key(), decision);
        REGISTRATION_RIGHT.set(task, decision.agreed());
    }

    public void numbered(DelegateTask task) {
        Forms.NumberDocument form = submissions.take(task, Forms.NumberDocument.class);
        documents.number(
                matters.of(task).key(),
                new Documents.Numbering(
                        form.code().strip(),
                        form.issuedOn(),
                        form.serial(),
                        Forms.typed(form.leftOut()),
                        files.newest(task, SCANS).orElse(null)),
                bodies.actor(task));
    }

    /** The document goes out; one that is to be disclosed goes on to that, and nobody waits for it. */
    public void issue(DelegateExecution execution) {
        Document d = documents.issue(matters.of(execution).key());
        if (d.openness() == Document.Openness.ACTIVE) {
            disclosure.begin(d);
        }
    }

    /** The process has come to its end, or was ended with the one that called it. */
    public void ended(DelegateExecution execution) {
        documents.end(matters.of(execution).key());
    }

    private Organisation body(DelegateExecution execution) {
        return organisations.get(
                matters.of(execution).city(),
                documents.get(matters.of(execution).key()).body());
    }
}
