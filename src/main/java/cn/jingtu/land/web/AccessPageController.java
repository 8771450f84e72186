package cn.jingtu.land.web;

import cn.jingtu.platform.OwnPage;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of the gate. */
@RestController
class AccessPageController {

    @GetMapping("/camunda/access")
    ResponseEntity<Resource> page() {
        return OwnPage.of("land/access-page.html", "");
    }
}
