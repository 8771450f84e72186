package cn.jingtu.register.web;

import cn.jingtu.platform.StartFailure;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * {@code jingtu.map-tiles}: where pictures of the ground below the sketch map come from, as
 * {@code https://tiles.example.gov.cn/{z}/{x}/{y}.png} in the tiling of Web Mercator. Nothing by default: no page asks a
 * service outside for anything.
 */
@Component
class MapTiles {

    private final @Nullable String address;
    private final String origin;

    /** @throws StartFailure if it is no such address */
    MapTiles(@Value("${jingtu.map-tiles:}") String configured) {
        String text = configured.strip();
        address = text.isEmpty() ? null : text;
        origin = text.isEmpty() ? "" : origin(text);
    }

    private static String origin(String text) {
        try {
            URI plain = URI.create(text.replaceAll("[{}]", ""));
            boolean web = "https".equals(plain.getScheme()) || "http".equals(plain.getScheme());
            if (web
                    && plain.getHost() != null
                    && plain.getUserInfo() == null
                    && List.of("{z}", "{x}", "{y}").stream().allMatch(text::contains)
                    && text.chars().noneMatch(sign -> sign <= ' ' || sign == ';' || sign == ',' || sign == '\'')) {
                return plain.getScheme() + "://" + plain.getRawAuthority();
            }
        } catch (IllegalArgumentException e) {
            // Told below, as any other that is no address of tiles.
        }
        throw new StartFailure(
                "底图瓦片地址“" + text + "”不能用。",
                "请把 jingtu.map-tiles 写成 https://主机/路径/{z}/{x}/{y}.png 的形式（Web 墨卡托分幅），不用底图的留空。");
    }

    /** With {@code {z}}, {@code {x}} and {@code {y}} to be filled in; null: there is none. */
    @Nullable
    String address() {
        return address;
    }

    /** What the page may load pictures from, as {@code https://tiles.example.gov.cn}; empty: nothing outside. */
    String origin() {
        return origin;
    }
}
