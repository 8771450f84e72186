package cn.jingtu.matter.process;

import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Disclosure;
import cn.jingtu.matter.Disclosures;
import cn.jingtu.matter.Disclosures.Review;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.Signable;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.Submissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Sets {@code disclosure} going for what is to be published, and is told by it what to do. */
@ForModels("disclosure")
public class DisclosureProcess implements Signable {

    private static final ProcessVariable<Boolean> REVIEWED = new ProcessVariable<>("reviewed", Boolean.class);
    private static final ProcessVariable<Boolean> ASK_SUPERIOR = new ProcessVariable<>("askSuperior", Boolean.class);
    private static final ProcessVariable<Boolean> TO_PUBLISH = new ProcessVariable<>("toPublish", Boolean.class);
    private static final ProcessVariable<Boolean> WITHHELD = new ProcessVariable<>("withheld", Boolean.class);
    private static final ProcessVariable<Boolean> FOR_A_TIME = new ProcessVariable<>("forATime", Boolean.class);

    private final MatterStarts starts;
    private final Matters matters;
    private final TaskBodies bodies;
    private final TaskFiles files;
    private final Disclosures disclosures;
    private final Organisations organisations;
    private final Submissions submissions;
    private final Clock clock;

    DisclosureProcess(
            MatterStarts starts,
            Matters matters,
            TaskBodies bodies,
            TaskFiles files,
            Disclosures disclosures,
            Organisations organisations,
            Submissions submissions,
            Clock clock) {
        this.starts = starts;
        this.matters = matters;
        this.bodies = bodies;
        this.files = files;
        this.disclosures = disclosures;
        this.organisations = organisations;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** A document of the active kind is out. */
    void begin(Document d) {
        MatterRow row = d.row();
        String id = disclosures.begin(
                row.matter(),
                row.under(),
                d.body(),
                d.title(),
                Objects.requireNonNull(d.openness()).label() + "公文，" + d.number(),
                Objects.requireNonNull(d.issuedOn()),
                d.files());
        starts.begin(new Matter(Disclosure.PROCEDURE, id, row.city()));
    }

    // ---- approved

    @Override
    public Set<String> callers() {
        return Set.of(Disclosure.PROCEDURE);
    }

    @Override
    public Draft draft(MatterRow row) {
        Disclosure d = disclosures.toApprove(row.key());
        return new Draft(
                "信息公开", d.title(), Objects.requireNonNull(d.draftedBy()), d.body(), List.of(), "disclosure-view");
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        disclosures.approve(row.key(), decision);
    }

    // ---- told by the model

    /** The group that drafts and publishes. */
    public String staff(DelegateExecution execution) {
        return body(execution).groupId();
    }

    /** The groups of which somebody looks whether it may go out. */
    public List<String> reviewers(DelegateExecution execution) {
        Organisation body = body(execution);
        return List.of(body.groupId(), body.deputyGroupId(), body.headGroupId());
    }

    public void drafted(DelegateTask task) {
        Forms.DraftDisclosure form = submissions.take(task, Forms.DraftDisclosure.class);
        Disclosure d = disclosures.get(matters.of(task).key());
        disclosures.draft(
                d.id(),
                new Disclosures.Draft(
                        form.withhold(),
                        form.content().strip(),
                        form.withhold() ? List.of() : published(task, d, form),
                        form.withhold() ? null : Forms.typed(form.place()),
                        form.withhold() ? null : form.until()),
                bodies.actor(task));
    }

    private List<UUID> published(DelegateTask task, Disclosure d, Forms.DraftDisclosure form) {
        if (!Boolean.TRUE.equals(form.cleaned())) {
            throw Refusal.invalid("请核对公开内容，并勾选已删去个人信息、商业秘密和不宜公开的坐标。");
        }
        if (form.sources() == null) {
            throw Refusal.invalid("请选择公开原文，还是处理后的文件。");
        }
        if (form.sources()) {
            return d.sources();
        }
        List<UUID> handedIn =
                files.handedIn(task).stream().map(EvidenceFile::id).toList();
        if (handedIn.isEmpty()) {
            throw Refusal.invalid("没有找到处理后的文件，请先上传。");
        }
        return handedIn;
    }

    public void reviewed(DelegateTask task) {
        Forms.ReviewDisclosure form = submissions.take(task, Forms.ReviewDisclosure.class);
        String words = form.review() == Review.PUBLISH
                ? Objects.requireNonNullElse(Forms.typed(form.words()), "")
                : Forms.required(form.words(), "审查说明");
        disclosures.review(matters.of(task).key(), form.review(), words, bodies.actor(task));
        REVIEWED.set(task, form.review() == Review.PUBLISH || form.review() == Review.WITHHOLD);
        ASK_SUPERIOR.set(task, form.review() == Review.ASK);
    }

    public void answered(DelegateTask task) {
        Forms.AskSuperior form = submissions.take(task, Forms.AskSuperior.class);
        disclosures.answered(
                matters.of(task).key(),
                new Disclosures.Reply(
                        form.superior().strip(),
                        form.letter().strip(),
                        form.reply().strip(),
                        form.consent(),
                        Objects.requireNonNullElse(Forms.typed(form.words()), "")),
                bodies.actor(task));
    }

    /** Tells the process what was approved. */
    public void approved(DelegateExecution execution) {
        Disclosure.State state = get(execution).state();
        TO_PUBLISH.set(execution.getProcessInstance(), state == Disclosure.State.PUBLISHING);
        WITHHELD.set(execution.getProcessInstance(), state == Disclosure.State.WITHHELD);
    }

    public void published(DelegateTask task) {
        Forms.PublishDisclosure form = submissions.take(task, Forms.PublishDisclosure.class);
        UUID proof = files.handedIn(task).stream()
                .map(EvidenceFile::id)
                .reduce((first, second) -> second)
                .orElseThrow(() -> Refusal.invalid("请上传公开页面的截图，作为已经公开的证明。"));
        Disclosure d = disclosures.get(matters.of(task).key());
        disclosures.publish(d.id(), form.address().strip(), form.publishedOn(), proof, bodies.actor(task));
        FOR_A_TIME.set(task, d.until() != null);
    }

    /** The morning after the last day of publication. */
    public Date overAt(DelegateExecution execution) {
        LocalDate last = get(execution).until();
        if (last == null) {
            throw Refusal.conflict("这件信息长期公开，没有公开截止日期，不会期满撤下。");
        }
        return Date.from(OfficeHours.begin(last.plusDays(1), clock).toInstant());
    }

    public void takenDown(DelegateTask task) {
        Forms.TakeDownDisclosure form = submissions.take(task, Forms.TakeDownDisclosure.class);
        disclosures.takeDown(
                matters.of(task).key(), form.takenDownOn(), form.feedback().strip(), bodies.actor(task));
    }

    public void ended(DelegateExecution execution) {
        disclosures.end(matters.of(execution).key());
    }

    private Disclosure get(DelegateExecution execution) {
        return disclosures.get(matters.of(execution).key());
    }

    private Organisation body(DelegateExecution execution) {
        Disclosure d = get(execution);
        return organisations.get(d.city(), d.body());
    }
}
