package cn.jingtu.intake.web;

import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.intake.DocumentReadings;
import cn.jingtu.intake.DraftJson;
import cn.jingtu.intake.DraftPlan;
import cn.jingtu.intake.PlanDocumentReader;
import cn.jingtu.intake.PlanImports;
import cn.jingtu.intake.process.PlanImportProcess;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.Plan;
import cn.jingtu.plan.PlanDraft;
import cn.jingtu.plan.VisiblePlans;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Plan documents over HTTP: what is understood of one, without keeping anything. */
@RestController
@RequestMapping("/api")
class PlanDocumentController {

    private final DocumentReadings readings;
    private final PlanImportProcess imports;
    private final PlanImports kept;
    private final VisiblePlans plans;
    private final Organisations organisations;
    private final CurrentUser user;

    PlanDocumentController(
            DocumentReadings readings,
            PlanImportProcess imports,
            PlanImports kept,
            VisiblePlans plans,
            Organisations organisations,
            CurrentUser user) {
        this.readings = readings;
        this.imports = imports;
        this.kept = kept;
        this.plans = plans;
        this.organisations = organisations;
        this.user = user;
    }

    /** The same JSON as the command {@code draft}, of the file in the part {@code file}. */
    @PostMapping(
            path = "/plans/draft",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    String draft(MultipartHttpServletRequest request) throws JsonProcessingException {
        onlyCoordinator();
        MultipartFile file = file(request);
        return DraftJson.write(readings.read(String.valueOf(file.getOriginalFilename()), file.getSize(), file)
                .draft());
    }

    record Body(String id, String name, String kind, boolean defaultExecutor) {}

    record Kind(String value, String label) {}

    record Existing(String id, String title, String stateName) {}

    record Uploaded(UUID id, String name, String sha256) {}

    /** A document beside what was made of it; offsets of the marks count UTF-16 units of the source, as browsers do. */
    record ImportView(
            String cityName,
            String fileName,
            String source,
            List<PlanDocumentReader.Mark> marks,
            DraftPlan reading,
            PlanDraft draft,
            List<Body> organisations,
            List<Kind> kinds,
            @Nullable Existing existing) {}

    /** Reads the file in the part {@code file} and keeps it with the task 上传计划文本. */
    @PostMapping(path = "/tasks/{taskId}/plan-document", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded upload(@PathVariable String taskId, MultipartHttpServletRequest request) {
        MultipartFile file = file(request);
        EvidenceFile kept = imports.upload(taskId, String.valueOf(file.getOriginalFilename()), file.getSize(), file);
        return new Uploaded(kept.id(), kept.name(), kept.sha256());
    }

    @GetMapping("/tasks/{taskId}/plan-document")
    ImportView view(@PathVariable String taskId) {
        PlanImports.View view = imports.view(taskId);
        Plan existing = view.existing();
        return new ImportView(
                view.cityName(),
                view.fileName(),
                view.reading().source(),
                view.reading().marks(),
                view.reading().draft(),
                view.draft(),
                view.organisations().stream()
                        .map(o -> new Body(
                                o.id(),
                                o.name(),
                                o.kind().name(),
                                view.defaultExecutors().contains(o.id())))
                        .toList(),
                view.kinds().stream().map(k -> new Kind(k.code(), k.label())).toList(),
                existing == null
                        ? null
                        : new Existing(
                                existing.id(),
                                existing.title(),
                                existing.state().label()));
    }

    /** @param text null where the plan came as a plan file or from the year before */
    record Source(@Nullable String text) {}

    /** The text that a plan was read from, to be read beside its breakdown. */
    @GetMapping("/plans/{planId}/source")
    Source source(@PathVariable String planId) {
        return new Source(kept.sourceOf(plans.get(planId).id()).orElse(null));
    }

    private void onlyCoordinator() {
        String city = user.city();
        String coordinator = organisations.settings(city).coordinator();
        if (!user.isMemberOf(city + "." + coordinator)) {
            throw Refusal.forbidden("只有" + organisations.get(city, coordinator).name() + "的经办人员可以导入计划文本。");
        }
    }

    static MultipartFile file(MultipartHttpServletRequest request) {
        MultipartFile file = request.getFile("file");
        if (file == null) {
            throw Refusal.invalid("没有收到文件，请选择计划文件后重新上传。");
        }
        return file;
    }
}
