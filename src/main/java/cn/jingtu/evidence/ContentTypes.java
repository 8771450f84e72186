package cn.jingtu.evidence;

import cn.jingtu.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.springframework.core.io.InputStreamSource;

/** Tells what a file is by looking into it, and holds that against its name and against what is allowed. */
final class ContentTypes {

    private static final String OFD_ENTRY = "OFD.xml";
    private static final int TEXT_SAMPLE = 1 << 16;

    /**
     * Looks only; it opens no file further than its kind asks, and knows no parser. Made when the first file comes, as it
     * brings five hundred classes of the office formats with it.
     */
    private static final class Content {
        static final Detector DETECTOR = new DefaultDetector();
    }

    private final Set<ContentType> allowed;

    ContentTypes(Set<ContentType> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * The media type of the content.
     *
     * @throws Refusal when the type is not allowed, or the name promises another one
     */
    String check(String name, InputStreamSource content) {
        String mediaType = detect(content);
        Optional<ContentType> promised = promisedBy(name);
        Set<ContentType> found = Arrays.stream(ContentType.values())
                .filter(type -> type.matches(mediaType))
                .collect(Collectors.toSet());
        if (promised.isPresent() && found.contains(promised.get()) && allowed.contains(promised.get())) {
            return promised.get() == ContentType.CSV ? "text/csv" : mediaType;
        }
        if (found.stream().noneMatch(allowed::contains)) {
            throw Refusal.invalid("不接受文件“" + name + "”的类型"
                    + found.stream()
                            .findFirst()
                            .map(type -> "（" + type.label() + "）")
                            .orElse("") + "，可上传：" + labels() + "。");
        }
        String is = found.stream()
                .filter(allowed::contains)
                .map(ContentType::label)
                .sorted()
                .collect(Collectors.joining("或"));
        throw Refusal.invalid("文件“" + name + "”的内容是" + is + "，与扩展名不符，请改用正确的扩展名或重新选择文件。");
    }

    private String labels() {
        return Arrays.stream(ContentType.values())
                .filter(allowed::contains)
                .map(ContentType::label)
                .collect(Collectors.joining("、"));
    }

    private static Optional<ContentType> promisedBy(String name) {
        String extension = FileNames.extension(name);
        return Arrays.stream(ContentType.values())
                .filter(type -> type.extensions().contains(extension))
                .findFirst();
    }

    private String detect(InputStreamSource content) {
        try (InputStream in = content.getInputStream();
                TikaInputStream stream = TikaInputStream.get(in)) {
            // Without the name: it must not lend its type to content that has none of its own.
            String type = Content.DETECTOR.detect(stream, new Metadata()).toString();
            return switch (type) {
                case "application/zip" -> isOfd(stream.getPath()) ? "application/ofd" : type;
                case "application/octet-stream" -> isChineseText(content) ? "text/plain" : type;
                default -> type;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text in GBK, as Excel still saves it: Tika takes what it does not know by its first bytes for binary. */
    private static boolean isChineseText(InputStreamSource content) throws IOException {
        byte[] start;
        try (InputStream in = content.getInputStream()) {
            start = in.readNBytes(TEXT_SAMPLE);
        }
        for (byte b : start) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        var result = Charset.forName("GB18030")
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                // The sample may end within a character.
                .decode(ByteBuffer.wrap(start), CharBuffer.allocate(TEXT_SAMPLE), start.length < TEXT_SAMPLE);
        return !result.isError();
    }

    /** OFD (GB/T 33190) is a zip archive with a document root of this name; Tika knows it as a plain archive. */
    private static boolean isOfd(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(OFD_ENTRY) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
