package cn.jingtu.matter.process;

import cn.jingtu.matter.Document;
import cn.jingtu.matter.Issuable;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.plan.process.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Made-up documents of 贵港 that people write, issued by a procedure which does nothing else. */
@Component
class ProbeIssues implements Issuable, MatterSource {

    static final String CITY = "guigang";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    /** Which ask what this tells of its matters. */
    private final ObjectProvider<TaskFiles> files;

    private final Office office;
    private final Map<String, Proposal> proposals = new ConcurrentHashMap<>();
    private final List<Document> issued = new ArrayList<>();

    ProbeIssues(RepositoryService repository, RuntimeService runtime, ObjectProvider<TaskFiles> files, Office office) {
        this.repository = repository;
        this.runtime = runtime;
        this.files = files;
        this.office = office;
    }

    /** Lets a body issue something; the business key of the document. */
    String begin(String body, String... recipients) {
        repository
                .createDeployment()
                .name("document-probe")
                .enableDuplicateFiltering(true)
                .addClasspathResource("matter/document-probe.bpmn")
                .addInputStream("probe-view.js", ProbeIssues.class.getResourceAsStream("/matter/probe-view.js"))
                .deploy();
        String key = "probe-" + UUID.randomUUID();
        proposals.put(key, new Proposal("通知", "试验通知", body, List.of(), List.of(recipients), "probe-view"));
        runtime.startProcessInstanceByKey("document-probe", key, Map.of("cityId", CITY));
        return office.document(key);
    }

    /** One with a text, drafted to be signed here. */
    String drafted(String body, String openness, String... recipients) {
        String document = begin(body, recipients);
        upload(document, "UserTask_Draft", body, "通知.pdf");
        office.handIn(document, "UserTask_Draft", CITY + "." + body, "经办员", draft(openness, recipients));
        return document;
    }

    /** One that is signed, and has no number yet. */
    String signed(String body, String openness, String... recipients) {
        String document = drafted(body, openness, recipients);
        office.sign(document, CITY + "." + body + ".head", "局长", Map.of("agreed", true, "remark", "同意印发"));
        return document;
    }

    static Map<String, Object> draft(String openness, String... recipients) {
        return Map.of(
                "title",
                "试验通知",
                "route",
                "HERE",
                "recipients",
                List.of(recipients),
                "openness",
                openness,
                "opennessReason",
                "内部管理信息");
    }

    void upload(String key, String step, String body, String name) {
        Task task = office.only(key, step, CITY + "." + body);
        byte[] content = ("%PDF-1.7\n" + UUID.randomUUID()).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        office.as(
                "经办员",
                CITY + "." + body,
                () -> files.getObject().add(task.getId(), name, new ByteArrayResource(content)));
    }

    List<Document> issued(String document) {
        return issued.stream().filter(d -> d.id().equals(document)).toList();
    }

    static Matter matter(String document) {
        return new Matter("document-probe", document.substring(0, document.indexOf(":document-")), CITY);
    }

    @Override
    public Proposal propose(MatterRow row) {
        return Optional.ofNullable(proposals.get(row.key())).orElseThrow();
    }

    @Override
    public boolean mayBeGivenUp(MatterRow row) {
        return true;
    }

    @Override
    public void issued(MatterRow row, Document document) {
        issued.add(document);
    }

    @Override
    public Set<String> procedures() {
        return Set.of("document-probe");
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return Optional.ofNullable(proposals.get(key))
                .map(proposal -> new MatterRow(new Matter("document-probe", key, CITY), null, proposal.title()));
    }
}
