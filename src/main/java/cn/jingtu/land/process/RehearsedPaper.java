package cn.jingtu.land.process;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** A page of a rehearsal, as PDF: a few lines in a font that every reader brings along. */
final class RehearsedPaper {

    private static final int FIRST_LINE = 760;
    private static final int LINE = 26;

    private RehearsedPaper() {}

    static byte[] of(List<String> lines) {
        StringBuilder page = new StringBuilder("BT /F1 14 Tf 72 " + FIRST_LINE + " Td\n");
        for (String line : lines) {
            page.append('<')
                    .append(HexFormat.of().formatHex(line.getBytes(StandardCharsets.UTF_16BE)))
                    .append("> Tj 0 -" + LINE + " Td\n");
        }
        page.append("ET");
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
                "<</Length " + page.length() + ">>\nstream\n" + page + "\nendstream",
                "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
                        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>",
                "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
                        + "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>");
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(file.length()));
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = file.length();
        file.append(table)
                .append("trailer\n<</Size " + (objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
