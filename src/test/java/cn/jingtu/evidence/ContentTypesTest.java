package cn.jingtu.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.jingtu.platform.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;

class ContentTypesTest {

    private final ContentTypes types = new ContentTypes(EnumSet.complementOf(EnumSet.of(ContentType.ZIP)));

    static Stream<Arguments> what_offices_hand_in() {
        return Stream.of(
                arguments("方案.pdf", Samples.pdf(), "application/pdf"),
                arguments(
                        "方案.docx",
                        Samples.docx(),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                arguments(
                        "台账.XLSX", Samples.xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                arguments("台账.xls", Samples.xls(), "application/vnd.ms-excel"),
                arguments("台账.et", Samples.xls(), "application/vnd.ms-excel"),
                arguments("方案.doc", Samples.doc(), "application/msword"),
                arguments("方案.wps", Samples.doc(), "application/msword"),
                arguments("方案.rtf", "{\\rtf1\\ansi x}".getBytes(StandardCharsets.US_ASCII), "application/rtf"),
                arguments("方案.odt", Samples.openDocument("text"), "application/vnd.oasis.opendocument.text"),
                arguments(
                        "台账.ods",
                        Samples.openDocument("spreadsheet"),
                        "application/vnd.oasis.opendocument.spreadsheet"),
                arguments(
                        "汇报.odp",
                        Samples.openDocument("presentation"),
                        "application/vnd.oasis.opendocument.presentation"),
                arguments("汇报.ppt", Samples.ppt(), "application/vnd.ms-powerpoint"),
                arguments("汇报.dps", Samples.ppt(), "application/vnd.ms-powerpoint"),
                arguments(
                        "汇报.pptx",
                        Samples.pptx(),
                        "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
                arguments("现场.png", Samples.png(), "image/png"),
                arguments("现场.jpg", Samples.picture("jpeg"), "image/jpeg"),
                arguments("现场.gif", Samples.picture("gif"), "image/gif"),
                arguments("现场.bmp", Samples.picture("bmp"), "image/bmp"),
                arguments("现场.tif", Samples.picture("tiff"), "image/tiff"),
                arguments("现场.webp", "RIFF\u0010\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1), "image/webp"),
                arguments(
                        "现场.heic", "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1), "image/heic"),
                arguments(
                        "公告.html",
                        "<!DOCTYPE html><html><body>公告</body></html>".getBytes(StandardCharsets.UTF_8),
                        "text/html"),
                arguments("公文.ofd", Samples.zip("OFD.xml"), "application/ofd"),
                arguments("说明.txt", "监测井 3 口".getBytes(StandardCharsets.UTF_8), "text/plain"),
                arguments("说明.txt", "监测井三口，均已完工".getBytes(Charset.forName("GBK")), "text/plain"),
                arguments("数据.csv", "点位,镉\nS1,0.3\n".getBytes(Charset.forName("GBK")), "text/csv"));
    }

    @ParameterizedTest
    @MethodSource("what_offices_hand_in")
    void what_a_file_is_shows_in_its_content(String name, byte[] content, String mediaType) {
        assertThat(types.check(name, new ByteArrayResource(content))).isEqualTo(mediaType);
    }

    static Stream<Arguments> what_is_not_what_its_name_says() {
        return Stream.of(
                arguments("说明.txt", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8), "网页"),
                arguments("方案.pdf", Samples.docx(), "内容是Word 文档"),
                arguments("台账.docx", Samples.xlsx(), "内容是Excel 表格"),
                arguments("图.pdf", Samples.png(), "内容是图片"),
                arguments("方案", Samples.pdf(), "内容是PDF"));
    }

    @ParameterizedTest
    @MethodSource("what_is_not_what_its_name_says")
    void a_name_that_promises_something_else_is_refused(String name, byte[] content, String told) {
        assertThatThrownBy(() -> types.check(name, new ByteArrayResource(content)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(told)
                .hasMessageContaining("与扩展名不符");
    }

    static Stream<Arguments> what_nobody_should_open() {
        return Stream.of(
                arguments("报告.pdf", "MZ\u0090\0\u0003\0\0\0\4\0\0\0".getBytes(StandardCharsets.ISO_8859_1)),
                arguments("图.png", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)),
                arguments("运行.txt", "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8)),
                arguments("材料.zip", Samples.zip("a.txt")),
                arguments("材料.docx", Samples.zip("a.txt")));
    }

    @ParameterizedTest
    @MethodSource("what_nobody_should_open")
    void programs_pages_and_archives_are_refused_under_any_name(String name, byte[] content) {
        assertThatThrownBy(() -> types.check(name, new ByteArrayResource(content)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不接受文件“" + name + "”的类型")
                .hasMessageContaining("可上传：PDF");
    }

    @Test
    void an_archive_is_accepted_where_the_configuration_says_so() {
        assertThat(new ContentTypes(Set.of(ContentType.ZIP))
                        .check("地块.zip", new ByteArrayResource(Samples.zip("a.shp"))))
                .isEqualTo("application/zip");
    }
}
