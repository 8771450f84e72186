package cn.jingtu.register.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page of the registers, beside the web apps whose session and token it uses. It holds no data: what it shows it asks
 * for, and that is answered to who has signed in.
 */
@RestController
class RegisterPageController {

    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final String allowed;

    /** Own scripts only, and pictures from nowhere else than where the ground of the sketch map comes from. */
    RegisterPageController(MapTiles tiles) {
        allowed = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
                + (tiles.origin().isEmpty() ? "" : " " + tiles.origin())
                + "; connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
    }

    @GetMapping("/camunda/registers")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", allowed)
                .body(new ClassPathResource("registers/page.html"));
    }
}
