package cn.jingtu.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNum;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumPr;

/**
 * Writes out the numbers that Word counts by itself (一、（一）①), for the parser that follows knows Arabic ones only, and
 * 一、 and 1. are different levels of a plan.
 */
final class WordNumbering {

    private static final int LEVELS = 9;
    private static final String PART = "word/numbering.xml";

    private final XWPFDocument document;
    private final XWPFNumbering numbering;
    /** The count of each level, by the list that several numberings may share. */
    private final Map<BigInteger, int[]> counts = new HashMap<>();

    private final Set<BigInteger> begun = new HashSet<>();

    private WordNumbering(XWPFDocument document) {
        this.document = document;
        this.numbering = document.getNumbering();
    }

    /**
     * The same document with its numbers as text.
     *
     * @return the bytes given where nothing has to be written out, or where the document is damaged: that is for the
     *     parser to tell
     */
    static byte[] written(byte[] docx) {
        try {
            if (!countsInChinese(docx)) {
                return docx;
            }
            try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx));
                    ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                WordNumbering numbers = new WordNumbering(document);
                document.getParagraphs().forEach(numbers::write);
                document.write(out);
                return out.toByteArray();
            }
        } catch (IOException | RuntimeException damaged) {
            return docx;
        }
    }

    private static boolean countsInChinese(byte[] docx) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(PART)) {
                    String formats = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    return Regex.of("\"(?:chinese|japanese|taiwanese|ideograph|decimalEnclosed)")
                            .matcher(formats)
                            .find();
                }
            }
        }
        return false;
    }

    private void write(XWPFParagraph paragraph) {
        Place place = place(paragraph);
        if (place == null) {
            return;
        }
        XWPFNum num = numbering.getNum(place.list());
        XWPFAbstractNum list = num == null
                ? null
                : numbering.getAbstractNum(num.getCTNum().getAbstractNumId().getVal());
        if (list == null) {
            return;
        }
        CTLvl level = level(list, place.level());
        if (level == null
                || level.getLvlText() == null
                || format(level).equals("bullet")
                || format(level).equals("none")) {
            return;
        }
        int[] count = counts.computeIfAbsent(list.getAbstractNum().getAbstractNumId(), id -> new int[LEVELS]);
        if (begun.add(place.list())) {
            restart(num, count);
        }
        count[place.level()] = count[place.level()] == 0 ? start(level) : count[place.level()] + 1;
        for (int deeper = place.level() + 1; deeper < LEVELS; deeper++) {
            count[deeper] = 0;
        }
        String text = level.getLvlText().getVal();
        for (int i = 0; i <= place.level(); i++) {
            CTLvl upper = level(list, i);
            int value = Math.max(count[i], 1);
            text = text.replace("%" + (i + 1), upper == null ? String.valueOf(value) : numeral(format(upper), value));
        }
        paragraph.insertNewRun(0).setText(text);
        if (paragraph.getCTP().getPPr() != null && paragraph.getCTP().getPPr().isSetNumPr()) {
            paragraph.getCTP().getPPr().unsetNumPr();
        }
    }

    /** A numbering that begins anew is a second use of a list with a start of its own. */
    private static void restart(XWPFNum num, int[] count) {
        for (CTNumLvl override : num.getCTNum().getLvlOverrideList()) {
            int level = override.getIlvl().intValue();
            if (override.isSetStartOverride() && level < LEVELS) {
                count[level] = override.getStartOverride().getVal().intValue() - 1;
            }
        }
    }

    /**
     * @param list the id of the numbering
     * @param level from 0
     */
    private record Place(BigInteger list, int level) {}

    /** By the paragraph itself, or by its style and what that is based on. */
    private @Nullable Place place(XWPFParagraph paragraph) {
        CTNumPr own = paragraph.getCTP().getPPr() == null
                ? null
                : paragraph.getCTP().getPPr().getNumPr();
        Set<String> seen = new HashSet<>();
        String id = paragraph.getStyleID();
        while (own == null && id != null && seen.add(id)) {
            XWPFStyle style =
                    document.getStyles() == null ? null : document.getStyles().getStyle(id);
            if (style == null) {
                return null;
            }
            own = style.getCTStyle().getPPr() == null
                    ? null
                    : style.getCTStyle().getPPr().getNumPr();
            id = style.getBasisStyleID();
        }
        if (own == null || own.getNumId() == null || own.getNumId().getVal().signum() == 0) {
            return null;
        }
        int level = own.getIlvl() == null ? 0 : own.getIlvl().getVal().intValue();
        return level < 0 || level >= LEVELS ? null : new Place(own.getNumId().getVal(), level);
    }

    private static @Nullable CTLvl level(XWPFAbstractNum list, int level) {
        for (CTLvl each : list.getAbstractNum().getLvlList()) {
            if (each.getIlvl().intValue() == level) {
                return each;
            }
        }
        return null;
    }

    private static int start(CTLvl level) {
        return level.getStart() == null ? 1 : level.getStart().getVal().intValue();
    }

    private static String format(CTLvl level) {
        return level.getNumFmt() == null
                ? "decimal"
                : String.valueOf(level.getNumFmt().getVal());
    }

    private static String numeral(String format, int value) {
        if (format.startsWith("decimalEnclosed") && value <= 20) {
            return String.valueOf((char) ('①' + value - 1));
        }
        boolean chinese = format.startsWith("chinese")
                || format.startsWith("japanese")
                || format.startsWith("taiwanese")
                || format.equals("ideographDigital");
        return chinese ? Numerals.chinese(value) : String.valueOf(value);
    }
}
