package cn.jingtu.platform.web;

import cn.jingtu.platform.Preparation;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the demo's rehearsal is, for everybody: who waits for it has not signed in yet. */
@RestController
class PreparationController {

    private final Preparation preparation;

    PreparationController(Preparation preparation) {
        this.preparation = preparation;
    }

    @GetMapping("/api/preparation")
    ResponseEntity<Preparation.Progress> progress() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(preparation.progress());
    }
}
