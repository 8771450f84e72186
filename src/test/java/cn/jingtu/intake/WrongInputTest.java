package cn.jingtu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.jingtu.intake.PlanDocumentException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is refused with a sentence that says what is wrong and what to do. */
class WrongInputTest {

    private static final String PLAN = """
            东岭市2024年土壤污染防治工作计划
            一、重点任务
            （一）开展排查。6月底前完成12家企业排查。（市生态环境局牵头，财政局参与，各县区人民政府落实）
            （二）公布名录。更新重点监管单位名录。（市生态环境局牵头，工业和信息化局参与）
            """;

    @TempDir
    private Path folder;

    @Test
    void an_empty_file_is_refused() {
        assertThat(refusal(new byte[0], "a.txt").reason()).isEqualTo(Reason.EMPTY);
        assertThat(refusal("  \n\t ".getBytes(StandardCharsets.UTF_8), "a.txt").reason())
                .isEqualTo(Reason.EMPTY);
    }

    @Test
    void a_missing_file_is_told_by_its_name() {
        assertThatThrownBy(() -> TextExtraction.extract(folder.resolve("没有.txt")))
                .isInstanceOf(PlanDocumentException.class)
                .hasMessageContaining("找不到文件")
                .hasMessageContaining("没有.txt");
    }

    @Test
    void two_hundred_megabytes_are_refused_before_they_are_read() throws IOException {
        Path large = folder.resolve("large.pdf");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(200L * 1024 * 1024);
        }
        PlanDocumentException refusal =
                catchThrowableOfType(PlanDocumentException.class, () -> TextExtraction.extract(large));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal).hasMessageContaining("200 MB").hasMessageContaining("最大 50 MB");
    }

    @Test
    void an_encrypted_pdf_is_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(bytes);
        }
        assertThat(refusal(bytes.toByteArray(), "a.pdf").reason()).isEqualTo(Reason.ENCRYPTED);
    }

    /** Which would need a library that reads certificates, and a key that the program does not have. */
    @Test
    void a_pdf_encrypted_for_the_holders_of_certificates_is_refused() {
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        int[] at = new int[5];
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
            "<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s4/V 2/Length 128/Recipients[(x)]>>"
        };
        for (int i = 0; i < objects.length; i++) {
            at[i + 1] = pdf.length();
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 5\n0000000000 65535 f \n");
        for (int i = 1; i <= objects.length; i++) {
            pdf.append(String.format("%010d 00000 n \n", at[i]));
        }
        pdf.append("trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        byte[] bytes = pdf.toString().getBytes(StandardCharsets.US_ASCII);
        assertThat(refusal(bytes, "a.pdf").reason()).isEqualTo(Reason.ENCRYPTED);
        assertThat(refusal(bytes, "a.pdf").reason()).as("once more").isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void an_encrypted_word_file_is_refused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("geheim");
            try (var out = encryptor.getDataStream(files)) {
                out.write(word(PLAN));
            }
            files.writeFilesystem(bytes);
        }
        assertThat(refusal(bytes.toByteArray(), "a.docx").reason()).isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void a_scanned_pdf_is_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            document.save(bytes);
        }
        assertThat(refusal(bytes.toByteArray(), "a.pdf")).hasMessageContaining("扫描件");
    }

    @Test
    void a_zip_bomb_is_refused() throws IOException {
        byte[] normal = word(PLAN);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bomb);
                var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(normal))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals("word/document.xml")) {
                    out.write(
                            "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                                    .getBytes(StandardCharsets.UTF_8));
                    byte[] block = "a".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < 300; i++) {
                        out.write(block);
                    }
                    out.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(StandardCharsets.UTF_8));
                } else {
                    in.transferTo(out);
                }
            }
        }
        assertThat(bomb.size()).isLessThan(2 * 1024 * 1024);
        assertThat(refusal(bomb.toByteArray(), "a.docx").reason()).isIn(Reason.TOO_LARGE, Reason.DAMAGED);
    }

    @Test
    void the_content_tells_the_type_and_not_the_name() throws IOException {
        assertThat(TextExtraction.extract(word(PLAN), "计划.pdf")).contains("市生态环境局牵头");
        assertThat(TextExtraction.extract(PLAN.getBytes(StandardCharsets.UTF_8), "计划.docx"))
                .contains("市生态环境局牵头");
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        assertThat(refusal(picture, "计划.docx")).hasMessageContaining("内容却是图片").hasMessageContaining(".docx");
        assertThat(refusal(picture, "计划.png").reason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
    }

    @Test
    void text_is_read_in_every_usual_encoding() {
        for (String encoding : new String[] {"GBK", "GB18030", "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16"}) {
            assertThat(TextExtraction.extract(PLAN.getBytes(Charset.forName(encoding)), "a.txt"))
                    .as(encoding)
                    .contains("市生态环境局牵头");
        }
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        byte[] noise = new byte[4000];
        new java.util.Random(7).nextBytes(noise);
        assertThat(refusal(noise, "a.txt").getMessage()).matches(".*请.*");
    }

    @Test
    void a_text_that_is_no_plan_is_refused() {
        String letter = "各位同事：\n定于本周五下午召开会议，请准时参加。\n办公室\n2024年5月6日\n";
        assertThatThrownBy(() -> PlanDocumentReader.read(letter))
                .isInstanceOf(PlanDocumentException.class)
                .hasMessageContaining("不像年度计划");
    }

    @Test
    void two_plans_in_one_file_are_refused_with_their_titles() {
        assertThatThrownBy(() -> PlanDocumentReader.read(PLAN + PLAN.replace("2024", "2025")))
                .isInstanceOf(PlanDocumentException.class)
                .hasMessageContaining("2份计划")
                .hasMessageContaining("东岭市2025年");
    }

    @Test
    void a_damaged_word_file_is_refused() throws IOException {
        byte[] bytes = word(PLAN);
        byte[] half = java.util.Arrays.copyOf(bytes, bytes.length / 2);
        assertThat(refusal(half, "a.docx").getMessage()).matches(".*请.*");
    }

    @Test
    @DisplayName("a Word file with paragraphs and a table is read")
    void a_word_file_is_read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            PLAN.lines().forEach(line -> document.createParagraph().createRun().setText(line));
            XWPFTable table = document.createTable(2, 4);
            String[][] cells = {{"序号", "重点任务", "牵头单位", "配合单位"}, {"1", "开展监测", "市水利局", "生态环境局、财政局"}};
            for (int r = 0; r < 2; r++) {
                for (int c = 0; c < 4; c++) {
                    table.getRow(r).getCell(c).setText(cells[r][c]);
                }
            }
            document.write(bytes);
        }
        DraftPlan draft = PlanDocumentReader.read(TextExtraction.extract(bytes.toByteArray(), "a.docx"))
                .draft();
        assertThat(draft.tasks()).hasSize(3);
        assertThat(draft.tasks().get(2).lead()).containsExactly("市水利局");
        assertThat(draft.tasks().get(2).participants()).containsExactly("市生态环境局", "市财政局");
        assertThat(draft.tasks().get(1).executors()).isEmpty();
    }

    private static byte[] word(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            text.lines().forEach(line -> document.createParagraph().createRun().setText(line));
            document.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static PlanDocumentException refusal(byte[] bytes, String name) {
        PlanDocumentException refusal =
                catchThrowableOfType(PlanDocumentException.class, () -> TextExtraction.extract(bytes, name));
        assertThat(refusal).as("nothing was refused").isNotNull();
        return refusal;
    }
}
