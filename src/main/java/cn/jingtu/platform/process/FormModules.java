package cn.jingtu.platform.process;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.SystemRights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The files that were deployed with a version of a procedure, for its forms: scripts, and sheets of what a step asks. */
@Component
@NamedInterface("forms")
public class FormModules {

    private final RepositoryService repository;
    private final SystemRights rights;

    FormModules(RepositoryService repository, SystemRights rights) {
        this.repository = repository;
        this.rights = rights;
    }

    /**
     * Never changes for a definition. They hold nothing of what runs, so whoever is signed in may have them.
     *
     * @param definitionId id of the process definition, {@code task-planning:2:…}
     * @param file its plain name, {@code co-sign.js}
     * @throws Refusal if that version came without it
     */
    public byte[] module(String definitionId, String file) {
        return find(definitionId, file).orElseThrow(() -> Refusal.notFound("找不到该表单，请刷新页面后重试。"));
    }

    /** The same; empty if that version came without it. */
    public Optional<byte[]> find(String definitionId, String file) {
        return rights.call(() -> {
            ProcessDefinition definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionId(definitionId)
                    .singleResult();
            if (definition == null
                    || !repository
                            .getDeploymentResourceNames(definition.getDeploymentId())
                            .contains(file)) {
                return Optional.empty();
            }
            try (InputStream script = repository.getResourceAsStream(definition.getDeploymentId(), file)) {
                return Optional.of(script.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
