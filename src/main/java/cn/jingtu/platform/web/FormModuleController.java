package cn.jingtu.platform.web;

import cn.jingtu.platform.process.FormModules;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The scripts of forms, each as it was deployed with the version of the procedure that runs. */
@RestController
@RequestMapping(FormModuleController.PATH)
class FormModuleController {

    static final String PATH = "/api/forms";

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    private final FormModules modules;

    FormModuleController(FormModules modules) {
        this.modules = modules;
    }

    /** Kept by the browser for a year: another version of the procedure has another address. */
    @GetMapping("/{definitionId}/{name}.js")
    ResponseEntity<byte[]> module(@PathVariable String definitionId, @PathVariable String name) {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .body(modules.module(definitionId, name + ".js"));
    }
}
