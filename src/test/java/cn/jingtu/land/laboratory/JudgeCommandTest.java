package cn.jingtu.land.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.platform.offline.CommandLine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offline command: JSON or a Chinese sentence, and an exit code. */
class JudgeCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void a_file_comes_out_as_json_of_the_agreed_shape() throws IOException {
        byte[] csv = LaboratoryFiles.csv("样品编号,深度,砷(mg/kg),钴(mg/kg)", "S1,0-0.5,35,21", "空白,,ND,ND");
        assertThat(run(csv, "--use", "住宅用地", "--background", "砷=40，钴=20", "--background=钒=200"))
                .isZero();
        assertThat(err.size()).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toByteArray());
        assertThat(names(json))
                .startsWith(
                        "standard",
                        "landClass",
                        "classReason",
                        "excluded",
                        "analyses",
                        "worst",
                        "overall1",
                        "overall2",
                        "overall",
                        "open");
        JsonNode analysis = json.get("analyses").get(0);
        assertThat(names(analysis))
                .startsWith("sample", "depth", "item", "cas", "value", "unit", "verdict1", "verdict2");
        assertThat(names(json.get("worst").get(0))).containsExactly("item", "verdict1", "verdict2");
        assertThat(json.get("standard").asText()).isEqualTo("GB 36600-2018");
        assertThat(json.get("landClass").asInt()).isEqualTo(1);
        assertThat(json.get("excluded").get(0).asText()).isEqualTo("空白");
        assertThat(analysis.get("value").asText()).isEqualTo("35");
        assertThat(analysis.get("cas").asText()).isEqualTo("7440-38-2");
        assertThat(analysis.get("verdict1").asText()).isEqualTo("AS_BACKGROUND");
        assertThat(json.get("overall1").asText()).isEqualTo("GT_SCREENING");
        assertThat(json.get("overall2").asText()).isEqualTo("LE_SCREENING");
    }

    @Test
    void a_wrong_call_tells_the_usage() {
        assertThat(call("judge")).isEqualTo(2);
        assertThat(call("judge", "a.csv", "b.csv")).isEqualTo(2);
        assertThat(call("judge", "a.csv", "--use")).isEqualTo(2);
        assertThat(call("judge", "a.csv", "--what")).isEqualTo(2);
    }

    @Test
    void a_background_of_another_item_or_without_a_number_is_refused() throws IOException {
        byte[] csv = LaboratoryFiles.csv("样品编号,砷(mg/kg)", "S1,35");
        assertThat(run(csv, "--background", "铅=400")).isEqualTo(1);
        assertThat(sentence()).contains("只用于砷、钴、钒");
        assertThat(run(csv, "--background", "砷=很高")).isEqualTo(1);
        assertThat(sentence()).contains("不是背景值");
    }

    @Test
    void what_cannot_be_read_is_refused_in_one_sentence() throws Exception {
        assertThat(call("judge", folder.resolve("none.xlsx").toString())).isEqualTo(1);
        assertThat(sentence()).contains("找不到文件");
        assertThat(run(new byte[0])).isEqualTo(1);
        assertThat(sentence()).contains("空的");
        assertThat(run(encrypted())).isEqualTo(1);
        assertThat(sentence()).contains("密码");
        byte[] broken = LaboratoryFiles.xlsx("样品编号|砷(mg/kg)", "S1|12");
        assertThat(run(java.util.Arrays.copyOf(broken, broken.length / 2))).isEqualTo(1);
        assertThat(sentence()).contains("损坏");
        assertThat(run("%PDF-1.7".getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(sentence()).contains("PDF");
        assertThat(run(LaboratoryFiles.csv("姓名,电话", "张三,123"))).isEqualTo(1);
        assertThat(sentence()).contains("没有找到检测结果表");
        assertThat(run(zip("word/document.xml", 10))).isEqualTo(1);
        assertThat(sentence()).contains("不是 Excel 表格");
        assertThat(run(zip("xl/workbook.xml", 210 * 1024 * 1024))).isEqualTo(1);
        assertThat(sentence()).contains("太大");
    }

    /** Takes the one line of the error stream. */
    private String sentence() {
        assertThat(out.size()).isZero();
        String text = err.toString(StandardCharsets.UTF_8);
        err.reset();
        assertThat(text.strip().lines()).hasSize(1);
        assertThat(text).doesNotContain("Exception");
        return text;
    }

    private static byte[] encrypted() throws Exception {
        try (POIFSFileSystem system = new POIFSFileSystem();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var stream = encryptor.getDataStream(system)) {
                stream.write(LaboratoryFiles.xlsx("样品编号|砷(mg/kg)", "S1|12"));
            }
            system.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] zip(String name, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] block = new byte[1024 * 1024];
            for (int left = size; left > 0; left -= block.length) {
                zip.write(block, 0, Math.min(left, block.length));
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> names(JsonNode node) {
        Iterator<String> names = node.fieldNames();
        List<String> all = new java.util.ArrayList<>();
        names.forEachRemaining(all::add);
        return all;
    }

    private int run(byte[] file, String... options) throws IOException {
        Path path = Files.write(folder.resolve("results"), file);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "judge";
        arguments[1] = path.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return call(arguments);
    }

    private int call(String... arguments) {
        out.reset();
        return CommandLine.of(arguments, new JudgeCommand())
                .orElseThrow()
                .run(
                        arguments,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
