package cn.jingtu.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Does to a text what extraction from a PDF does: always the same for one seed. */
final class Noise {

    private static final Map<Character, Character> HALF =
            Map.of('（', '(', '）', ')', '，', ',', '；', ';', '：', ':', '〔', '[', '〕', ']');

    private final Random random;

    Noise(long seed) {
        this.random = new Random(seed);
    }

    String applyTo(String text) {
        int width = 24 + 4 * random.nextInt(4);
        boolean ragged = random.nextBoolean();
        String head = text.lines()
                .filter(line -> line.matches(".*20\\d\\d年.*"))
                .findFirst()
                .orElse("工作计划");
        List<String> lines = new ArrayList<>();
        int page = 1;
        for (String line : text.split("\n")) {
            String rest = spaces(widths(line));
            while (rest.length() > width + 5) {
                int cut = ragged ? 8 + random.nextInt(42) : width;
                if (cut >= rest.length()) {
                    break;
                }
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
                page = page(lines, page, head);
            }
            lines.add(rest);
            page = page(lines, page, head);
        }
        return String.join("\n", lines);
    }

    private int page(List<String> lines, int page, String head) {
        if (lines.size() % 22 != 0) {
            return page;
        }
        lines.add("");
        lines.add("- " + page + " -");
        lines.add("");
        lines.add(head);
        return page + 1;
    }

    private String widths(String line) {
        StringBuilder mixed = new StringBuilder();
        for (char c : line.toCharArray()) {
            boolean now = random.nextInt(4) == 0;
            mixed.append(
                    now && HALF.containsKey(c) ? HALF.get(c) : now && c >= '0' && c <= '9' ? (char) (c + 0xfee0) : c);
        }
        return mixed.toString();
    }

    private String spaces(String line) {
        StringBuilder spaced = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            spaced.append(line.charAt(i));
            boolean besideNumber =
                    Character.isDigit(line.charAt(i)) || i + 1 < line.length() && Character.isDigit(line.charAt(i + 1));
            if (besideNumber && random.nextInt(3) == 0) {
                spaced.append(' ');
            }
        }
        return spaced.toString();
    }
}
