package cn.jingtu.platform;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A page of ours beside the web apps, whose session and token it uses. It holds no data: what it shows it asks for, and that
 * is answered to who has signed in. It runs own scripts only.
 */
public final class OwnPage {

    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");

    private OwnPage() {}

    /**
     * @param file in the class path
     * @param pictures origin from which it may load pictures besides its own; empty: none
     */
    public static ResponseEntity<Resource> of(String file, String pictures) {
        String allowed = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
                + (pictures.isEmpty() ? "" : " " + pictures)
                + "; connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
        return ResponseEntity.ok()
                .contentType(PAGE)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", allowed)
                .body(new ClassPathResource(file));
    }
}
