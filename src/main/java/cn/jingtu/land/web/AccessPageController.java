package cn.jingtu.land.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page of the gate. It holds no data: what it shows it asks for, and that is answered to who has signed in. */
@RestController
class AccessPageController {

    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String OWN_SCRIPTS_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    @GetMapping("/camunda/access")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", OWN_SCRIPTS_ONLY)
                .body(new ClassPathResource("land/access-page.html"));
    }
}
