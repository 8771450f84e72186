package cn.jingtu.standards;

import cn.jingtu.standards.SoilItem.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which item of a standard a laboratory means, by CAS number or by the whole name in one of its spellings, never by
 * a part of a name: 总铬 is not 铬（六价）. Names are compared without width, case, spaces, hyphens and kinds of brackets.
 */
public final class SoilItems {

    private static final Pattern CAS = Pattern.compile("(?<![0-9-])0*([1-9]\\d{1,6})-(\\d{2})-(\\d)(?![0-9-])");
    private static final Pattern PLAIN_CAS = Pattern.compile("0*([1-9]\\d{1,6})(\\d{2})(\\d)");
    private static final Pattern MARKS = Pattern.compile("[*#△▲★☆◆●○※①-⑳]+");
    /** Said of a value, and changing nothing about what is measured. */
    private static final Pattern HARMLESS = Pattern.compile(
            "总量|全量|干基|干重|以干重计|以干基计|土壤|重金属|无机物|挥发性有机物|半挥发性有机物|vocs?|svocs?|必测|基本项目|其他项目|表[12]|含量|浓度|结果|检测结果|\\d{1,3}|[a-e]");

    private static final Pattern INDICATOR_PCB =
            Pattern.compile("(?i).*(多氯联苯|pcb).*(指示|indicator|7\\s*种|七种|18\\s*种|∑7|Σ7|6\\s*种).*"
                    + "|.*(指示性?|indicator|(∑|Σ)?\\s*[67]\\s*种?).{0,4}(多氯联苯|pcb).*");
    private static final Pattern CARBON_RANGE = Pattern.compile("c(\\d{1,2})[-~—–至到]c?(\\d{1,2})");
    private static final Pattern OTHER_EXTRACT = Pattern.compile("浸出|tclp|splp|有效态|水溶|可交换|可提取态|残渣态|酸溶|湿重|湿基|鲜重");
    private static final SoilItems CURRENT = new SoilItems(SoilStandard.current());

    private final Map<String, SoilItem> byName = new HashMap<>();
    private final Map<String, SoilItem> byCas = new HashMap<>();
    private final Map<String, List<String>> parts = new HashMap<>();

    private SoilItems(SoilStandard standard) {
        for (SoilLimit limit : standard.limits()) {
            SoilItem item = new SoilItem(Kind.LISTED, limit.item(), limit, "");
            name(limit.item(), item);
            name(limit.english(), item);
            limit.cas().forEach(cas -> byCas.put(cas, item));
        }
        for (String line : DataFile.lines("soil-item-names.txt")) {
            int sign = line.indexOf(" =");
            SoilLimit limit = standard.limit(line.substring(0, sign).strip()).orElseThrow();
            SoilItem item = new SoilItem(Kind.LISTED, limit.item(), limit, "");
            for (String alias : line.substring(sign + 2).split("\\|")) {
                name(alias, item);
            }
        }
        for (String line : DataFile.lines("soil-item-others.txt")) {
            other(standard, line.split(" :", -1));
        }
    }

    private void other(SoilStandard standard, String[] fields) {
        String[] names = fields[0].strip().split("\\|");
        String kind = fields[1].strip();
        for (int n = 0; n < names.length; n++) {
            SoilItem item;
            if (kind.startsWith("part:")) {
                SoilLimit whole = standard.limit(kind.substring(5)).orElseThrow();
                item = new SoilItem(Kind.PART, names[0], whole, "只是“" + whole.item() + "”的一部分，标准的限值是各部分之和");
                if (n == 0) {
                    parts.computeIfAbsent(whole.item(), key -> new ArrayList<>())
                            .add(names[0]);
                }
            } else {
                String reason = fields[3].strip();
                boolean none = kind.equals("none");
                List<String> instead = kind.startsWith("different:")
                        ? List.of(kind.substring(10).split("&"))
                        : List.of();
                item = new SoilItem(
                        none ? Kind.UNLISTED : Kind.DIFFERENT, none ? names[n] : names[0], null, instead, reason);
            }
            name(names[n], item);
            for (String cas : fields[2].strip().split("\\|")) {
                byCas.putIfAbsent(cas, item);
            }
        }
    }

    private void name(String name, SoilItem item) {
        String key = key(name);
        if (!key.isEmpty()) {
            byName.put(key, item);
        }
    }

    public static SoilItems current() {
        return CURRENT;
    }

    /** The keys of the components whose sum an item of the standard is; empty where it is not told by components. */
    public List<String> partsOf(String item) {
        return switch (item) {
            case "多氯联苯（总量）" -> {
                List<String> all = new ArrayList<>(parts.getOrDefault(item, List.of()));
                all.add("3,3',4,4',5-五氯联苯（PCB 126）");
                all.add("3,3',4,4',5,5'-六氯联苯（PCB 169）");
                yield all;
            }
            default -> parts.getOrDefault(item, List.of());
        };
    }

    /** The CAS number in a text, as 7440-38-2, if there is one and its check digit is right. */
    public static Optional<String> cas(String text) {
        String plain = width(text).replaceAll("[‐‑‒–—−]", "-").strip();
        Matcher matcher = CAS.matcher(plain.replaceAll("\\s*-\\s*", "-"));
        while (matcher.find()) {
            if (checked(matcher)) {
                return Optional.of(matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3));
            }
        }
        Matcher digits = PLAIN_CAS.matcher(plain);
        return digits.matches() && checked(digits)
                ? Optional.of(digits.group(1) + "-" + digits.group(2) + "-" + digits.group(3))
                : Optional.empty();
    }

    private static boolean checked(Matcher cas) {
        String digits = cas.group(1) + cas.group(2);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (digits.length() - i);
        }
        return sum % 10 == cas.group(3).charAt(0) - '0';
    }

    /**
     * What a laboratory means. A number and a name that contradict each other decide nothing.
     *
     * @param name as written, perhaps with symbol or number in brackets; may be empty
     * @param number CAS number with its hyphens, or null
     */
    public SoilItem item(String name, @Nullable String number) {
        Optional<SoilItem> named = named(name);
        SoilItem numbered = number == null ? null : byCas.get(number);
        if (numbered == null) {
            return named.orElseGet(() -> unknown(name, number));
        }
        if (named.isEmpty() || named.get().key().equals(numbered.key())) {
            Optional<SoilItem> qualified = named.isPresent() ? named : qualified(name);
            return qualified.orElse(numbered);
        }
        SoilItem other = named.get();
        if (other.kind() == Kind.DIFFERENT) {
            return other;
        }
        boolean wholeAndPart = other.limit() != null && other.limit().equals(numbered.limit());
        if (wholeAndPart || other.kind() == Kind.UNLISTED && numbered.kind() == Kind.UNLISTED) {
            return other;
        }
        return new SoilItem(Kind.DIFFERENT, name, null, "名称“" + name + "”与 CAS 编号 " + number + " 不是同一种物质");
    }

    /** Whether a text is a name that is known, of an item of the standard or of another. */
    public boolean knows(String name) {
        return named(name).isPresent();
    }

    private Optional<SoilItem> named(String name) {
        SoilItem whole = byName.get(key(name));
        if (whole != null) {
            return Optional.of(whole);
        }
        if (INDICATOR_PCB.matcher(width(name)).matches()) {
            return Optional.of(different(name, "标准的多氯联苯（总量）是 12 种类二噁英多氯联苯之和"));
        }
        String plain = width(name)
                .replaceAll("\\(?\\s*(?i:cas)?\\s*(?i:no\\.?)?\\s*[:：]?\\s*\\d{2,7}-\\d{2}-\\d\\s*\\)?", " ");
        plain = MARKS.matcher(plain).replaceAll("").strip();
        whole = byName.get(key(plain));
        return whole != null ? Optional.of(whole) : inParts(plain);
    }

    /** 砷（As）, 砷 Arsenic, Cd/镉: two names of the same thing, or a name and something harmless. */
    private Optional<SoilItem> inParts(String name) {
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean latinBegins =
                    c < 0x80 && Character.isLetter(c) && (name.charAt(i - 1) >= 0x4e00 || name.charAt(i - 1) == ')');
            if (c != '('
                    && c != '['
                    && c != '/'
                    && c != ':'
                    && c != '|'
                    && !Character.isWhitespace(c)
                    && !latinBegins) {
                continue;
            }
            String before = name.substring(0, i).strip();
            String after = latinBegins
                    ? name.substring(i)
                    : name.substring(i + 1).replaceAll("[)\\]]\\s*$", "").strip();
            SoilItem first = byName.get(key(before));
            SoilItem second = byName.get(key(after));
            if (first != null && second != null && first.key().equals(second.key())) {
                return Optional.of(first);
            }
            if (first != null && harmless(after)) {
                return Optional.of(first);
            }
            if (second != null && harmless(before)) {
                return Optional.of(second);
            }
        }
        return Optional.empty();
    }

    private static boolean harmless(String words) {
        return words.isBlank()
                || HARMLESS.matcher(words.toLowerCase(Locale.ROOT).strip()).matches();
    }

    private SoilItem unknown(String name, @Nullable String number) {
        return qualified(name)
                .orElseGet(
                        () -> new SoilItem(Kind.UNLISTED, name.isBlank() && number != null ? number : name, null, ""));
    }

    /** A known name with words behind it that nobody knows: not taken for the item, and not for something without limit. */
    private Optional<SoilItem> qualified(String name) {
        String plain = width(name);
        String lower = plain.toLowerCase(Locale.ROOT);
        if (OTHER_EXTRACT.matcher(lower).find()) {
            return Optional.of(different(name, "测的不是土壤中的全量"));
        }
        Matcher range = CARBON_RANGE.matcher(lower);
        if (range.find()) {
            boolean whole = range.group(1).equals("10") && range.group(2).equals("40");
            return whole ? Optional.empty() : Optional.of(new SoilItem(Kind.UNLISTED, name, null, "标准只规定石油烃 C10-C40"));
        }
        int bracket = plain.indexOf('(');
        if (bracket > 0 && byName.containsKey(key(plain.substring(0, bracket)))) {
            return Optional.of(different(name, "名称带有说明“" + plain.substring(bracket) + "”，不能确认就是标准的项目"));
        }
        return Optional.empty();
    }

    private static SoilItem different(String name, String reason) {
        return new SoilItem(Kind.DIFFERENT, name, null, reason);
    }

    /** What two spellings of one name have in common. */
    static String key(String name) {
        String text = width(name).toLowerCase(Locale.ROOT);
        text = text.replaceAll("[‐‑‒–—−~_]", "-")
                .replaceAll("[\\[{【〔]", "(")
                .replaceAll("[\\]}】〕]", ")")
                .replaceAll("[’‘′`´＇\"“”″]", "'")
                .replaceAll("''", "'")
                .replace("alpha", "α")
                .replace("beta", "β")
                .replace("gamma", "γ")
                .replace("delta", "δ")
                .replace("二恶英", "二噁英")
                .replace("恶英", "噁英")
                .replaceAll("[、;]", ",")
                .replaceAll("(?<=\\d)[.·](?=\\d)", ",")
                .replaceAll("(顺|反)式", "$1");
        return text.replaceAll("[\\s\\-()]", "");
    }

    private static String width(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
