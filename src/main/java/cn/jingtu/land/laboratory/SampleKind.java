package cn.jingtu.land.laboratory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a sample was taken for, as its name and the words beside it tell. */
enum SampleKind {
    FIELD("样品"),
    DUPLICATE("平行样"),
    BLANK("空白"),
    CONTROL("质控样"),
    /** A point outside of the plot, for comparison. */
    REFERENCE("对照点");

    private static final Pattern BLANKS = Pattern.compile(
            "空白|blank|(?<![A-Z])(?:BLK|MB|KB|QCKB|YSKB|XCKB|LXKB|SBKB|CXKB|QKB|YKB)(?![A-Z])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROLS = Pattern.compile(
            "质控|加标|标准物质|标准样|标样|有证|校准|回收率|监控样|标准溶液|spike|control sample|reference material|(?<![A-Z])(?:QC|LCSD?|MSD|CRM|GBW|GSS|GSD|ERM|CCV|ICV)(?![A-Z])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DUPLICATES =
            Pattern.compile("平行|密码|duplicate|(?<![A-Z])(?:DUP|FD)(?![A-Z])|重复样|复测样", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCES =
            Pattern.compile("对照点|对照样|背景点|背景样|清洁对照|^对照|^背景(?!值)|background", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAYBE_BLANK = Pattern.compile(
            "(?:^|[-_/ ])(?:TB|FB|EB|RB|WB|XB|CB|MS)[-_]?\\d{0,3}$|^(?:TB|FB|EB|RB)[-_]?\\d", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUFFIX = Pattern.compile(
            "(?:[-_ (]*(?:P|PX|DUP|D|MP|XP|平行样?|现场平行样?|密码平行样?|实验室平行样?|平行双样|重复)[-_]?\\d?\\)?)$",
            Pattern.CASE_INSENSITIVE);

    /** A remark that is the name of a kind, 现场平行样; not one that tells about such samples, 空白有检出. */
    private static final Pattern NAME = Pattern.compile(
            "[\\p{IsHan}a-z ]{0,8}(?:空白|平行|质控|加标|重复|对照|背景|标准物质|标准)(?:双?样品?|点)?"
                    + "|[a-z ]{0,12}(?:blank|duplicate|spike|background|control sample|reference material)s?",
            Pattern.CASE_INSENSITIVE);

    private final String label;

    SampleKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static boolean isName(String remark) {
        return NAME.matcher(remark.strip()).matches();
    }

    /** @param beside the type of the sample, and the remark where it is one */
    static SampleKind of(String name, String beside) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String words = plain + " " + beside;
        if (BLANKS.matcher(words).find()) {
            return BLANK;
        }
        if (CONTROLS.matcher(words).find()) {
            return CONTROL;
        }
        if (DUPLICATES.matcher(words).find()) {
            return DUPLICATE;
        }
        return REFERENCES.matcher(plain).find() || beside.matches(".*(对照点|背景点|对照样|background).*") ? REFERENCE : FIELD;
    }

    /** TB-1, FB: as blanks are often called, and points sometimes. */
    static boolean maybeBlank(String name) {
        return MAYBE_BLANK
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .find();
    }

    /** The sample of which this is a duplicate, told by its name without the ending. */
    static Optional<String> parent(String name, Set<String> samples) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
        Matcher suffix = SUFFIX.matcher(plain);
        if (!suffix.find() || suffix.start() == 0) {
            return Optional.empty();
        }
        String stem = key(plain.substring(0, suffix.start()));
        return samples.stream()
                .filter(other -> !other.equals(name) && key(other).equals(stem))
                .findFirst();
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s_]", "")
                .replaceAll("[-(]+$", "");
    }
}
