package cn.jingtu.register.web;

import cn.jingtu.platform.OwnPage;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of the registers; pictures come from where the ground of the sketch map does, and from nowhere else. */
@RestController
class RegisterPageController {

    private final MapTiles tiles;

    RegisterPageController(MapTiles tiles) {
        this.tiles = tiles;
    }

    @GetMapping("/camunda/registers")
    ResponseEntity<Resource> page() {
        return OwnPage.of("registers/page.html", tiles.origin());
    }
}
