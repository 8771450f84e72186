package cn.jingtu.intake;

import java.util.List;

/**
 * A document in its canonical writing: one line a paragraph, no white space inside Chinese, full-width punctuation,
 * half-width digits, no page furniture. Every character knows where it stood in the source.
 */
final class PlanText {

    private final String source;
    private final boolean[] furniture;
    private final String text;
    private final int[] offsets;
    private final List<Paragraph> paragraphs;

    PlanText(String source, boolean[] furniture, String text, int[] offsets, List<Paragraph> paragraphs) {
        this.source = source;
        this.furniture = furniture;
        this.text = text;
        this.offsets = offsets;
        this.paragraphs = List.copyOf(paragraphs);
    }

    /** Paragraph in canonical offsets, end exclusive; the cells of a table row are separated by tabs. */
    record Paragraph(int start, int end, boolean row) {}

    String text() {
        return text;
    }

    String source() {
        return source;
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    String textOf(Paragraph paragraph) {
        return text.substring(paragraph.start(), paragraph.end());
    }

    /** Where a canonical position stands in the source. */
    int sourceStart(int position) {
        return position < offsets.length ? offsets[position] : source.length();
    }

    /** Where the source of a canonical range ends, exclusive. */
    int sourceEnd(int end) {
        return end <= 0 ? 0 : offsets[end - 1] + 1;
    }

    /** The words of the source in a canonical range, without white space and page furniture. */
    String quote(int start, int end) {
        if (start >= end) {
            return "";
        }
        StringBuilder quote = new StringBuilder(end - start);
        boolean gap = false;
        for (int i = sourceStart(start), to = sourceEnd(end); i < to; i++) {
            char c = source.charAt(i);
            if (furniture[i]) {
                continue;
            }
            if (Characters.isSpace(c)) {
                gap = true;
                continue;
            }
            if (gap && !quote.isEmpty() && Characters.keepSpace(quote.charAt(quote.length() - 1), c)) {
                quote.append(' ');
            }
            gap = false;
            quote.append(c);
        }
        return quote.toString();
    }
}
