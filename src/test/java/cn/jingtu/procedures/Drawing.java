package cn.jingtu.procedures;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What of a model can be seen in its picture, as a fingerprint. The picture carries it in a text chunk (PNG, 11.3.4.3), so
 * that a model that was changed since shows.
 */
final class Drawing {

    private static final byte[] KEYWORD = "Model\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SIGNATURE = 8;
    /** Signature, and the header chunk that comes first. */
    private static final int HEAD = SIGNATURE + 25;

    /** What the engine reads and nobody sees. */
    private static final Set<String> UNSEEN = Set.of(
            "extensionElements", "documentation", "conditionExpression", "message", "error", "dataObject", "property");

    private Drawing() {}

    /** SHA-256 over elements, names, and where they stand; in hexadecimal. */
    static String fingerprint(byte[] model) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(model));
            var seen = new StringBuilder();
            write(document.getDocumentElement(), seen);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(seen.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private static void write(Element element, StringBuilder seen) {
        if (UNSEEN.contains(element.getLocalName())) {
            return;
        }
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            String of = attribute.getNamespaceURI();
            if (!BpmnModelConstants.CAMUNDA_NS.equals(of) && !"http://www.w3.org/2000/xmlns/".equals(of)) {
                attributes.put(attribute.getLocalName(), attribute.getNodeValue());
            }
        }
        seen.append('(').append(element.getLocalName()).append(attributes);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                write(inner, seen);
            } else if (child.getNodeType() == Node.TEXT_NODE
                    && !child.getNodeValue().isBlank()) {
                seen.append(child.getNodeValue().strip());
            }
        }
        seen.append(')');
    }

    /** The fingerprint that a picture carries; null: none. */
    static @Nullable String fingerprintIn(byte[] png) {
        for (int at = SIGNATURE; at + 12 <= png.length; ) {
            int length = ByteBuffer.wrap(png, at, 4).getInt();
            String chunk = new String(png, at + 8, length, StandardCharsets.ISO_8859_1);
            if (new String(png, at + 4, 4, StandardCharsets.ISO_8859_1).equals("tEXt") && chunk.startsWith("Model\0")) {
                return chunk.substring(KEYWORD.length);
            }
            at += 12 + length;
        }
        return null;
    }

    /** The picture with that fingerprint in it. */
    static byte[] with(byte[] png, String fingerprint) {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes("tEXt".getBytes(StandardCharsets.ISO_8859_1));
        chunk.writeBytes(KEYWORD);
        chunk.writeBytes(fingerprint.getBytes(StandardCharsets.ISO_8859_1));
        var checksum = new CRC32();
        checksum.update(chunk.toByteArray());
        var whole = new ByteArrayOutputStream();
        whole.write(png, 0, HEAD);
        whole.writeBytes(number(chunk.size() - 4));
        whole.writeBytes(chunk.toByteArray());
        whole.writeBytes(number((int) checksum.getValue()));
        whole.write(png, HEAD, png.length - HEAD);
        return whole.toByteArray();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static boolean shows(Path picture, Path model) throws IOException {
        return Files.exists(picture)
                && fingerprint(Files.readAllBytes(model)).equals(fingerprintIn(Files.readAllBytes(picture)));
    }
}
