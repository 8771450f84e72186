package cn.jingtu.matter.process;

import cn.jingtu.matter.Decision;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.matter.Signable;
import cn.jingtu.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Component;

/** Made-up documents of 贵港 that are sent to signature by a procedure which does nothing else. */
@Component
class ProbeDocuments implements Signable, MatterSource {

    static final String CITY = "guigang";
    static final String DRAFTER = "probe.drafter";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Map<String, Draft> drafts = new ConcurrentHashMap<>();
    private final Map<String, List<Decision>> decisions = new ConcurrentHashMap<>();
    private final Set<String> refusing = ConcurrentHashMap.newKeySet();

    ProbeDocuments(RepositoryService repository, RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    Deployment deploy() {
        return repository
                .createDeployment()
                .name("sign-probe")
                .addClasspathResource("matter/sign-probe.bpmn")
                .addInputStream("probe-view.js", ProbeDocuments.class.getResourceAsStream("/matter/probe-view.js"))
                .deploy();
    }

    /** Sends a document to signature; its key. */
    String send(String kind, String body, String... coSigners) {
        return sendAs(DRAFTER, kind, body, coSigners);
    }

    String sendAs(String drafter, String kind, String body, String... coSigners) {
        String key = "probe-" + UUID.randomUUID();
        drafts.put(key, new Draft(kind, "试验文件", drafter, body, List.of(coSigners), "probe-view"));
        runtime.startProcessInstanceByKey("sign-probe", key, Map.of("cityId", CITY));
        return key;
    }

    /** From now on the document can no longer be what was decided. */
    void refuse(String key) {
        refusing.add(key);
    }

    List<Decision> decisions(String key) {
        return decisions.getOrDefault(key, List.of());
    }

    static Matter matter(String key) {
        return new Matter("sign-probe", key, CITY);
    }

    @Override
    public Set<String> callers() {
        return Set.of("sign-probe");
    }

    @Override
    public Set<String> procedures() {
        return Set.of("sign-probe");
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return Optional.ofNullable(drafts.get(key)).map(draft -> new MatterRow(matter(key), null, draft.title()));
    }

    @Override
    public Draft draft(MatterRow row) {
        return Optional.ofNullable(drafts.get(row.key())).orElseThrow();
    }

    @Override
    public void decided(MatterRow row, Decision decision) {
        if (refusing.contains(row.key())) {
            throw Refusal.conflict("文件已经作废，不能签发。");
        }
        decisions.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(decision);
    }
}
