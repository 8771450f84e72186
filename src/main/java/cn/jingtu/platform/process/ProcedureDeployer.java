package cn.jingtu.platform.process;

import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.StartStep;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys every folder below {@code processes/} that holds a model or a form as one deployment named as the folder
 * ({@code plan/annual-plan}), its files under their plain names, as {@code embedded:deployment:} form keys,
 * {@code camunda:formRef} and the scripts of forms expect. A folder whose files are the same as last time is left alone,
 * so that only a changed procedure gets a new version.
 */
@Component
class ProcedureDeployer implements StartStep {

    private static final Logger log = LoggerFactory.getLogger(ProcedureDeployer.class);
    private static final String ROOT = "/processes/";

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;

    ProcedureDeployer(RepositoryService repository, ResourcePatternResolver resources) {
        this.repository = repository;
        this.resources = resources;
    }

    @Override
    public int order() {
        return StartStep.DEPLOYMENT;
    }

    @Override
    public void run() {
        try {
            for (var folder : folders().entrySet()) {
                deploy(folder.getKey(), folder.getValue());
            }
        } catch (IOException e) {
            throw new StartFailure("流程文件无法读取：" + e.getMessage() + "。", "请检查安装包是否完整。", e);
        }
    }

    private Map<String, List<Resource>> folders() throws IOException {
        Map<String, List<Resource>> folders = new TreeMap<>();
        for (String type : List.of("bpmn", "dmn", "form", "html", "js", "migration", "yaml")) {
            for (Resource resource : resources.getResources("classpath*:processes/**/*." + type)) {
                String url = resource.getURL().toString();
                String path = url.substring(url.lastIndexOf(ROOT) + ROOT.length());
                int end = path.lastIndexOf('/');
                if (end > 0) {
                    folders.computeIfAbsent(path.substring(0, end), name -> new ArrayList<>())
                            .add(resource);
                }
            }
        }
        return folders;
    }

    private void deploy(String folder, List<Resource> files) throws IOException {
        var deployment = repository.createDeployment().name(folder).enableDuplicateFiltering(false);
        for (Resource file : files) {
            try (InputStream content = file.getInputStream()) {
                deployment.addInputStream(String.valueOf(file.getFilename()), content);
            }
        }
        try {
            var definitions = deployment.deployWithResult().getDeployedProcessDefinitions();
            if (definitions != null) {
                definitions.forEach(definition ->
                        log.info("procedure {} has version {}", definition.getKey(), definition.getVersion()));
            }
        } catch (ProcessEngineException e) {
            throw new StartFailure("流程目录 processes/" + folder + " 中的模型有误：" + e.getMessage() + "。", "请按提示修改模型后重新启动。", e);
        }
    }
}
