package cn.jingtu.plan.web;

import cn.jingtu.organisation.Organisations;
import cn.jingtu.plan.document.DocumentReadings;
import cn.jingtu.plan.document.DraftJson;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Plan documents over HTTP: what is understood of one, without keeping anything. */
@RestController
@RequestMapping("/api")
class PlanDocumentController {

    private final DocumentReadings readings;
    private final Organisations organisations;
    private final CurrentUser user;

    PlanDocumentController(DocumentReadings readings, Organisations organisations, CurrentUser user) {
        this.readings = readings;
        this.organisations = organisations;
        this.user = user;
    }

    /** The same JSON as the command {@code draft}, of the file in the part {@code file}. */
    @PostMapping(path = "/plans/draft", produces = MediaType.APPLICATION_JSON_VALUE)
    String draft(MultipartHttpServletRequest request) throws JsonProcessingException {
        onlyCoordinator();
        MultipartFile file = file(request);
        return DraftJson.write(
                readings.read(String.valueOf(file.getOriginalFilename()), file.getSize(), file).draft());
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
