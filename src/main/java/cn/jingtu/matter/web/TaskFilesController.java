package cn.jingtu.matter.web;

import cn.jingtu.evidence.ContentType;
import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.Evidence.Stored;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.evidence.EvidenceSettings;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.matter.process.TaskFiles.Listing;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Text;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Files of a task: list, hand in, download, take back. */
@RestController
@RequestMapping("/api")
class TaskFilesController {

    private final TaskFiles files;
    private final FileSending sending;
    private final EvidenceSettings settings;

    TaskFilesController(TaskFiles files, FileSending sending, EvidenceSettings settings) {
        this.files = files;
        this.sending = sending;
        this.settings = settings;
    }

    /**
     * @param maxSize of one file, in bytes
     * @param extensions that may be chosen, without the dot
     */
    record FilesOfTask(List<FileView> files, boolean mayAdd, long maxSize, List<String> extensions) {}

    record InstanceFiles(List<FileView> files) {}

    /** @param sameAs name of a file of the same matter with this very content */
    record Added(FileView file, @Nullable String sameAs) {}

    record Reason(
            @Text(name = "撤回原因", max = Evidence.LONGEST_REASON)
            String reason) {}

    @GetMapping("/tasks/{taskId}/evidence")
    FilesOfTask ofTask(@PathVariable String taskId) {
        Listing listing = files.ofTask(taskId);
        return new FilesOfTask(
                listing.files().stream()
                        .map(file -> FileView.of(file, listing.withdrawable().contains(file.id())))
                        .toList(),
                listing.mayAdd(),
                settings.maxSize().toBytes(),
                settings.allowedTypes().stream()
                        .map(ContentType::extensions)
                        .flatMap(java.util.Set::stream)
                        .sorted()
                        .toList());
    }

    @GetMapping("/process-instances/{id}/evidence")
    InstanceFiles ofInstance(@PathVariable String id) {
        return new InstanceFiles(files.ofInstance(id).stream()
                .map(file -> FileView.of(file, false))
                .toList());
    }

    /** One file a request, in the part {@code file}. */
    @PostMapping(path = "/tasks/{taskId}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@PathVariable String taskId, MultipartHttpServletRequest request) {
        MultipartFile file = request.getFile("file");
        if (file == null) {
            throw Refusal.invalid("没有收到文件，请重新选择后上传。");
        }
        Stored stored = files.add(taskId, String.valueOf(file.getOriginalFilename()), file);
        return new Added(
                FileView.of(stored.file(), true),
                stored.sameAs().map(EvidenceFile::name).orElse(null));
    }

    @GetMapping("/evidence/{id}")
    void download(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        sending.send(files.readable(id), response);
    }

    @PostMapping("/evidence/{id}/withdrawal")
    FileView withdraw(@PathVariable UUID id, @Valid @RequestBody Reason reason) {
        return FileView.of(files.withdraw(id, reason.reason()), false);
    }
}
