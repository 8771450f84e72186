package cn.jingtu.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Small true files of the kinds that offices hand in. */
public final class Samples {

    private Samples() {}

    public static byte[] pdf() {
        return pdf(0);
    }

    /** A PDF by its first bytes, followed by as many bytes of filling that differ from place to place. */
    public static byte[] pdf(int filling) {
        byte[] head = "%PDF-1.4\n%\u00e2\u00e3\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] file = new byte[head.length + filling];
        System.arraycopy(head, 0, file, 0, head.length);
        for (int i = head.length; i < file.length; i++) {
            file[i] = (byte) (i * 31 ^ i >> 8);
        }
        return file;
    }

    static byte[] docx() {
        return written(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("实施方案");
                document.write(out);
            }
        });
    }

    static byte[] xlsx() {
        return workbook(new XSSFWorkbook());
    }

    static byte[] xls() {
        return workbook(new HSSFWorkbook());
    }

    static byte[] pptx() {
        return written(out -> {
            try (XMLSlideShow slides = new XMLSlideShow()) {
                slides.createSlide();
                slides.write(out);
            }
        });
    }

    static byte[] ppt() {
        return written(out -> {
            try (HSLFSlideShow slides = new HSLFSlideShow()) {
                slides.createSlide();
                slides.write(out);
            }
        });
    }

    /** What Word 97 to 2003 wrote, by its container: a stream of that name is all that tells it. */
    static byte[] doc() {
        return written(out -> {
            try (POIFSFileSystem files = new POIFSFileSystem()) {
                files.createDocument(new ByteArrayInputStream(new byte[5000]), "WordDocument");
                files.createDocument(new ByteArrayInputStream(new byte[5000]), "1Table");
                files.writeFilesystem(out);
            }
        });
    }

    /** @param kind as {@code text}, {@code spreadsheet} */
    static byte[] openDocument(String kind) {
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                byte[] type = ("application/vnd.oasis.opendocument." + kind).getBytes(StandardCharsets.US_ASCII);
                ZipEntry entry = new ZipEntry("mimetype");
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(type.length);
                CRC32 sum = new CRC32();
                sum.update(type);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(type);
                zip.putNextEntry(new ZipEntry("content.xml"));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    static byte[] png() {
        return picture("png");
    }

    /** @param format as the JDK knows it: jpeg, gif, bmp, tiff */
    static byte[] picture(String format) {
        return written(out -> ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, out));
    }

    static byte[] zip(String entry) {
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static byte[] workbook(Workbook workbook) {
        return written(out -> {
            try (workbook) {
                workbook.createSheet("台账").createRow(0).createCell(0).setCellValue("地块");
                workbook.write(out);
            }
        });
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
