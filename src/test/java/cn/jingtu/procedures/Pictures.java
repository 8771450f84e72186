package cn.jingtu.procedures;

import cn.jingtu.browser.Chromium;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws models as Cockpit does, with the same library. */
final class Pictures {

    private static final String LIBRARY =
            "/META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";

    /** As wide as the page shows it; a smaller model is not blown up. */
    private static final int WIDEST = 1500;

    private static final int MARGIN = 20;

    private static final String DRAW = """
            async ({model, widest, margin}) => {
              const viewer = new BpmnJS({container: '#drawing'});
              await viewer.importXML(model);
              const canvas = viewer.get('canvas');
              const {x, y, width, height} = canvas.viewbox().inner;
              const scale = Math.min(1, widest / (width + 2 * margin));
              const drawing = document.getElementById('drawing');
              drawing.style.width = `${Math.ceil((width + 2 * margin) * scale)}px`;
              drawing.style.height = `${Math.ceil((height + 2 * margin) * scale)}px`;
              canvas.resized();
              canvas.viewbox({x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin});
            }
            """;

    private Pictures() {}

    /** The picture of a model, PNG, with its fingerprint. */
    static byte[] draw(Path model) throws IOException {
        byte[] content = Files.readAllBytes(model);
        try (Page page = Chromium.running().newPage();
                InputStream library = Pictures.class.getResourceAsStream(LIBRARY)) {
            page.setViewportSize(WIDEST, 1000);
            page.setContent(
                    "<body style='margin:0'><div id='drawing' style='width:1500px;height:1000px'></div></body>");
            page.addScriptTag(new Page.AddScriptTagOptions()
                    .setContent(new String(library.readAllBytes(), StandardCharsets.UTF_8)));
            page.evaluate(
                    DRAW,
                    Map.of("model", new String(content, StandardCharsets.UTF_8), "widest", WIDEST, "margin", MARGIN));
            return Drawing.with(inFewGreys(page.locator("#drawing").screenshot()), Drawing.fingerprint(content));
        }
    }

    /** Black, white and what lies between take a third of the bytes of all colours. */
    private static byte[] inFewGreys(byte[] png) throws IOException {
        BufferedImage all = ImageIO.read(new ByteArrayInputStream(png));
        byte[] greys = new byte[16];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (byte) (i * 17);
        }
        var few = new BufferedImage(
                all.getWidth(),
                all.getHeight(),
                BufferedImage.TYPE_BYTE_BINARY,
                new IndexColorModel(4, greys.length, greys, greys, greys));
        for (int y = 0; y < all.getHeight(); y++) {
            for (int x = 0; x < all.getWidth(); x++) {
                int rgb = all.getRGB(x, y);
                int grey = ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
                few.getRaster().setSample(x, y, 0, (grey + 8) / 17);
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(few, "png", out);
        return out.toByteArray();
    }
}
