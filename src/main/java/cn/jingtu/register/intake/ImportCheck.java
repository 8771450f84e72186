package cn.jingtu.register.intake;

import cn.jingtu.organisation.Organisation;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import cn.jingtu.register.Field;
import cn.jingtu.register.FieldType;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Listing;
import cn.jingtu.register.Outline;
import cn.jingtu.register.Register.NewEntry;
import cn.jingtu.register.Register.Taken;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.RegisterSearch.Called;
import cn.jingtu.register.RegisterSight.Reach;
import cn.jingtu.register.Values;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Checks a table before it is kept: each row by the fields of the kind, the rows against each other, and all of them against
 * what is on record. What cannot be right is an error; what may be a slip (a unit, a zero, the same place twice) is left to
 * whoever brings the table to look at.
 */
final class ImportCheck {

    /** Says of one area how many other rows or entries it lies upon, at most. */
    private static final int MOST_NAMED = 3;
    /** Share of an area above which it lies upon another, rather than along it. */
    private static final double UPON = 0.05;
    /** 亩 and 公顷 in ㎡, and how far off a quotient may be that is taken for one of them. */
    private static final double MU = 10_000 / 15.0;

    private static final double HECTARE = 10_000;
    private static final double NEAR = 0.15;
    /** So far from the middle of its column a figure is in another unit rather than of another size. */
    private static final double FAR = 500;

    private static final int ENOUGH_FIGURES = 5;

    private static final Pattern AREA =
            Pattern.compile("([\\d,.]+)\\s*(亩|公顷|顷|ha|hm2|km2|平方公里|平方千米|m2|平方米|平米|㎡)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[eE]\\+\\d+");
    private static final Pattern CUT = Pattern.compile("\\d{13,}000");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern LEADING = Pattern.compile("(?<!\\d)0+(?=\\d)");
    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

    private final Kind kind;
    private final Reach reach;
    private final List<Organisation> counties;
    private final OnRecord known;
    private final LocalDate today;

    /** What is on record already. */
    interface OnRecord {
        /** All of the kind in the city, struck ones too. */
        List<Called> called();

        /** Those whose outlines may touch this one. */
        List<RegisterEntry> near(Outline outline);
    }

    ImportCheck(Kind kind, Reach reach, List<Organisation> counties, OnRecord known, LocalDate today) {
        this.kind = kind;
        this.reach = reach;
        this.counties = counties;
        this.known = known;
        this.today = today;
    }

    /** A row as it was read, and what is to be kept of it. */
    static final class Line {
        final ImportRow row;
        private final Map<String, String> cells;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final List<Listing> listings = new ArrayList<>();
        private String name = "";
        private @Nullable String number;
        private @Nullable String county;
        private String state = "";
        private @Nullable Outline outline;

        Line(ImportRow row, Map<String, String> cells) {
            this.row = row;
            this.cells = cells;
        }

        private String cell(String code) {
            return cells.getOrDefault(code, "");
        }

        private void error(@Nullable String column, String words) {
            row.problems().add(new Problem(column, true, words));
        }

        private void doubt(@Nullable String column, String words) {
            row.problems().add(new Problem(column, false, words));
        }

        /** To be asked for only of a row without errors. */
        Taken taken(Kind kind, String city, String words) {
            return new Taken(
                    new NewEntry(city, kind, number, name, county, null, values, outline), state, listings, words);
        }
    }

    /**
     * @param columns what each column holds, by code; empty: left out
     * @param progress told how many rows are done
     */
    List<Line> check(List<String> columns, List<ImportRow> rows, IntConsumer progress) {
        Map<String, ImportColumn> byCode = ImportColumn.of(kind, reach).stream()
                .collect(Collectors.toMap(ImportColumn::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        List<Line> lines = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            Map<String, String> cells = new HashMap<>();
            for (int c = 0; c < Math.min(columns.size(), row.cells().size()); c++) {
                String text = CleanText.strip(CleanText.clean(row.cells().get(c)));
                if (!columns.get(c).isEmpty() && !text.isEmpty()) {
                    cells.put(columns.get(c), text);
                }
            }
            Line line = new Line(new ImportRow(row.line(), row.cells(), new ArrayList<>()), cells);
            read(line, byCode.values());
            lines.add(line);
            tell(progress, lines.size() / 2);
        }
        compareNumbers(lines);
        compareNames(lines);
        byCode.values().stream()
                .filter(column -> column.field() != null && isArea(column.field()))
                .forEach(column -> compareAreas(lines, column.code()));
        compareOutlines(lines, progress);
        return lines;
    }

    private static void tell(IntConsumer progress, int done) {
        if (done % 250 == 0) {
            progress.accept(done);
        }
    }

    // ---- one row by itself

    private void read(Line line, Collection<ImportColumn> columns) {
        line.name = line.cell(ImportColumn.NAME);
        if (line.name.isEmpty()) {
            line.error(ImportColumn.NAME, "缺少名称");
        } else if (CleanText.length(line.name) > 120) {
            line.error(ImportColumn.NAME, "名称最多120字");
        }
        line.number = line.cells.get(ImportColumn.NUMBER);
        if (line.number != null && CleanText.length(line.number) > 60) {
            line.error(ImportColumn.NUMBER, kind.number().name() + "最多60字");
        }
        county(line);
        state(line);
        for (ImportColumn column : columns) {
            Field field = column.field();
            if (field != null) {
                value(line, field);
            } else if (column.code().startsWith(ImportColumn.LIST)) {
                listing(line, column);
            }
        }
        for (Field field : kind.fields()) {
            if (line.values.containsKey(field.code()) && !kind.isAsked(field, line.values)) {
                line.values.remove(field.code());
                line.doubt(field.code(), field.name() + "在这一行不适用，不导入");
            }
        }
        List<Field> lacking = kind.lacking(line.state, line.values).stream()
                .filter(field -> reach.reads(field) && line.cell(field.code()).isEmpty())
                .toList();
        for (Field field : lacking) {
            if (kind.first().equals(field.from())) {
                line.error(field.code(), "缺少" + field.name());
            }
        }
        String later = lacking.stream()
                .filter(field -> !kind.first().equals(field.from()))
                .map(Field::name)
                .collect(Collectors.joining("、"));
        if (!later.isEmpty()) {
            line.doubt(null, "按状态“" + kind.state(line.state).name() + "”还缺" + later);
        }
        outline(line);
    }

    private void county(Line line) {
        String typed = line.cell(ImportColumn.COUNTY);
        if (typed.isEmpty()) {
            if (!reach.keepsAll() && reach.counties().size() == 1) {
                line.county = reach.counties().get(0);
            } else if (!reach.keepsAll()) {
                line.error(ImportColumn.COUNTY, "缺少县区");
            }
            return;
        }
        List<Organisation> found = counties.stream()
                .filter(body -> bare(body.name()).equals(bare(typed)))
                .toList();
        if (found.size() != 1) {
            line.error(
                    ImportColumn.COUNTY,
                    "县区“" + CleanText.shorten(typed, 20) + "”不在本市，应为"
                            + counties.stream().map(Organisation::name).collect(Collectors.joining("、")));
        } else if (!reach.keeps(found.get(0).id())) {
            line.error(ImportColumn.COUNTY, "只能导入本县（市、区）的记录");
        } else {
            line.county = found.get(0).id();
        }
    }

    /** 港北区 and 港北区人民政府 and 港北. */
    private static String bare(String county) {
        String name = county.replaceAll("人民政府$|管委会$|管理委员会$", "");
        return name.length() > 2 ? name.replaceAll("[县区市]$", "") : name;
    }

    private void state(Line line) {
        String typed = line.cell(ImportColumn.STATE);
        line.state = kind.first();
        if (!typed.isEmpty()) {
            kind.states().stream()
                    .filter(state -> state.name().equals(typed))
                    .findFirst()
                    .ifPresentOrElse(
                            state -> line.state = state.code(),
                            () -> line.error(
                                    ImportColumn.STATE,
                                    "状态“" + CleanText.shorten(typed, 20) + "”不在可选范围内，应为"
                                            + kind.states().stream()
                                                    .map(Kind.State::name)
                                                    .collect(Collectors.joining("、"))));
        }
    }

    private void value(Line line, Field field) {
        String typed = line.cell(field.code());
        if (typed.isEmpty()) {
            return;
        }
        if (SCIENTIFIC.matcher(typed).matches() && !isNumber(field)) {
            line.error(field.code(), field.name() + "“" + typed + "”被表格改成了科学计数，请设为文本格式后重新填写");
            return;
        }
        String text = isArea(field) ? squareMetres(line, field, typed) : typed;
        if (text == null) {
            return;
        }
        try {
            Values.kept(field, text, today).ifPresent(value -> line.values.put(field.code(), value));
        } catch (Values.Wrong wrong) {
            line.error(field.code(), String.valueOf(wrong.getMessage()));
            return;
        }
        if (field.type() == FieldType.DAY) {
            LocalDate day = LocalDate.parse(line.values.get(field.code()));
            if (day.isBefore(EARLIEST)) {
                line.doubt(field.code(), field.name() + day + "过早，请核对");
            }
        }
    }

    private void listing(Line line, ImportColumn column) {
        String typed = line.cell(column.code());
        if (typed.isEmpty()) {
            return;
        }
        Field day = Field.past(column.code(), column.name());
        try {
            Values.kept(day, typed, today)
                    .map(LocalDate::parse)
                    .ifPresent(on -> line.listings.add(new Listing(
                            column.code().substring(ImportColumn.LIST.length()), true, on, "导入时已在名单", null)));
        } catch (Values.Wrong wrong) {
            line.error(column.code(), String.valueOf(wrong.getMessage()));
        }
    }

    private static void outline(Line line) {
        String typed = line.cell(ImportColumn.OUTLINE);
        if (typed.isEmpty()) {
            return;
        }
        try {
            line.outline = typed.startsWith("{") ? Outline.of(typed) : Outline.ofPoints(typed);
        } catch (Refusal refused) {
            line.error(ImportColumn.OUTLINE, String.valueOf(refused.getMessage()));
        }
    }

    // ---- areas

    private static boolean isNumber(Field field) {
        return field.type() == FieldType.DECIMAL || field.type() == FieldType.WHOLE;
    }

    private static boolean isArea(Field field) {
        return isNumber(field) && "㎡".equals(field.unit());
    }

    /** The figure alone where it is in ㎡; null: it is in another unit, which is told. */
    private static @Nullable String squareMetres(Line line, Field field, String typed) {
        Matcher area = AREA.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC));
        if (!area.matches()) {
            return typed;
        }
        double factor = switch (area.group(2).toLowerCase(java.util.Locale.ROOT)) {
            case "亩" -> MU;
            case "顷" -> 100 * MU;
            case "公顷", "ha", "hm2" -> HECTARE;
            case "km2", "平方公里", "平方千米" -> 1_000_000;
            default -> 1;
        };
        if (factor == 1) {
            return area.group(1);
        }
        String figure = area.group(1).replace(",", "");
        String converted = figure.matches("\\d+(\\.\\d+)?")
                ? "，合" + BigDecimal.valueOf(Math.round(Double.parseDouble(figure) * factor)) + "㎡"
                : "";
        line.error(field.code(), field.name() + "“" + typed + "”的单位不是㎡" + converted + "，请换算后填写");
        return null;
    }

    private static void compareAreas(List<Line> lines, String code) {
        double[] figures = lines.stream()
                .filter(line -> line.values.containsKey(code))
                .mapToDouble(line -> Double.parseDouble(line.values.get(code)))
                .sorted()
                .toArray();
        double middle = figures.length < ENOUGH_FIGURES ? 0 : figures[figures.length / 2];
        for (Line line : lines) {
            String value = line.values.get(code);
            if (value == null) {
                continue;
            }
            double figure = Double.parseDouble(value);
            if (line.outline != null) {
                double drawn = line.outline.squareMetres().doubleValue();
                String unit = unit(drawn / figure);
                if (unit != null) {
                    line.doubt(code, "面积" + value + "㎡与范围的面积" + Math.round(drawn) + "㎡相差悬殊，疑似" + unit);
                }
            } else if (middle > 0 && (figure * FAR < middle || figure > middle * FAR)) {
                line.doubt(code, "面积" + value + "㎡与其他各行相差" + (int) FAR + "倍以上，请核对单位（㎡、亩、公顷）");
            }
        }
    }

    /** What a figure is in that is so many times too small; null: it is near enough, or off in no way that is known. */
    private static @Nullable String unit(double times) {
        if (isNear(times, MU)) {
            return "单位是亩";
        }
        if (isNear(times, HECTARE)) {
            return "单位是公顷";
        }
        if (isNear(times, 1 / MU) || isNear(times, 1 / HECTARE)) {
            return "换算了两次";
        }
        if (isNear(times, 15) || isNear(times, 1 / 15.0)) {
            return "亩和公顷混用";
        }
        return times > 3 || times < 1 / 3.0 ? "填写有误" : null;
    }

    private static boolean isNear(double value, double wanted) {
        return Math.abs(value / wanted - 1) < NEAR;
    }

    // ---- rows against each other and against what is on record

    private void compareNumbers(List<Line> lines) {
        Map<String, Line> first = new HashMap<>();
        Map<String, Line> bare = new HashMap<>();
        Map<String, String> taken = new HashMap<>();
        Map<String, String> takenBare = new HashMap<>();
        for (Called one : known.called()) {
            taken.put(one.number(), one.name());
            takenBare.put(LEADING.matcher(one.number()).replaceAll(""), one.number());
        }
        int usual = usualLength(lines);
        for (Line line : lines) {
            String number = line.number;
            if (number == null) {
                continue;
            }
            String name = kind.number().name();
            Line before = first.putIfAbsent(number, line);
            String without = LEADING.matcher(number).replaceAll("");
            Line like = bare.putIfAbsent(without, line);
            String other = takenBare.get(without);
            if (before != null) {
                line.error(ImportColumn.NUMBER, name + "与第" + before.row.line() + "行相同");
            } else if (like != null) {
                line.doubt(ImportColumn.NUMBER, name + "与第" + like.row.line() + "行只差前面的0，请核对");
            }
            if (taken.containsKey(number)) {
                line.error(
                        ImportColumn.NUMBER,
                        name + "已用于台账中的“" + CleanText.shorten(taken.getOrDefault(number, ""), 40) + "”");
            } else if (other != null) {
                line.doubt(ImportColumn.NUMBER, name + "与台账中的“" + other + "”只差前面的0，请核对");
            }
            if (SCIENTIFIC.matcher(number).matches() || CUT.matcher(number).matches()) {
                line.error(ImportColumn.NUMBER, name + "“" + number + "”被表格改成了数值，后几位已丢失，请设为文本格式后重新填写");
            } else if (DIGITS.matcher(number).matches() && number.length() < usual) {
                line.doubt(ImportColumn.NUMBER, name + "“" + number + "”比其他各行短，可能丢了前面的0");
            }
        }
    }

    /** Digits of numbers of digits where most have as many and some begin with nought; 0: no such habit. */
    private static int usualLength(List<Line> lines) {
        List<String> digits = lines.stream()
                .map(line -> line.number)
                .filter(number -> number != null && DIGITS.matcher(number).matches())
                .map(String::valueOf)
                .toList();
        if (digits.size() < ENOUGH_FIGURES || digits.stream().noneMatch(number -> number.startsWith("0"))) {
            return 0;
        }
        return digits.stream().collect(Collectors.groupingBy(String::length, Collectors.counting())).entrySet().stream()
                .filter(length -> length.getValue() * 2 > digits.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    private void compareNames(List<Line> lines) {
        NearNames names = new NearNames();
        Map<Integer, Line> byLine = new HashMap<>();
        for (Line line : lines) {
            byLine.put(line.row.line(), line);
            if (!line.name.isEmpty()) {
                names.like(line.name).entrySet().stream()
                        .limit(MOST_NAMED)
                        .forEach(other -> line.doubt(
                                ImportColumn.NAME, "名称与第" + other.getKey() + "行" + likeness(other.getValue())));
                names.add(line.name, line.row.line());
            }
        }
        Map<Integer, Integer> named = new HashMap<>();
        for (Called one : known.called()) {
            if (one.isStruck()) {
                continue;
            }
            names.like(one.name()).forEach((at, same) -> {
                Line line = byLine.get(at);
                if (line != null && named.merge(at, 1, Integer::sum) <= MOST_NAMED) {
                    line.doubt(
                            ImportColumn.NAME,
                            "名称与台账中的“" + CleanText.shorten(one.number() + " " + one.name(), 60) + "”" + likeness(same));
                }
            });
        }
    }

    private static String likeness(boolean same) {
        return same ? "相同，请核对是否重复" : "相近，请核对是否重复";
    }

    private void compareOutlines(List<Line> lines, IntConsumer progress) {
        STRtree tree = new STRtree();
        for (Line line : lines) {
            if (line.outline != null) {
                tree.insert(envelope(line.outline), line);
            }
        }
        int done = 0;
        for (Line line : lines) {
            Outline own = line.outline;
            if (own != null) {
                List<String> upon = new ArrayList<>();
                for (Object found : tree.query(envelope(own))) {
                    Line other = (Line) found;
                    if (other.row.line() < line.row.line() && other.outline != null) {
                        upon(own, other.outline, "第" + other.row.line() + "行", upon);
                    }
                }
                for (RegisterEntry other : known.near(own)) {
                    if (other.outline() != null) {
                        upon(own, Outline.of(other.outline()), "台账中的“" + other.title() + "”", upon);
                    }
                }
                upon.stream().limit(MOST_NAMED).forEach(words -> line.doubt(ImportColumn.OUTLINE, words));
            }
            tell(progress, lines.size() / 2 + ++done / 2);
        }
    }

    private static void upon(Outline own, Outline other, String called, List<String> upon) {
        double share = Math.max(own.shareWithin(other), other.shareWithin(own));
        if (share > UPON) {
            upon.add("范围与" + called + "重叠" + Math.round(share * 100) + "%");
        }
    }

    private static Envelope envelope(Outline outline) {
        var bounds = outline.bounds();
        return new Envelope(bounds.west(), bounds.east(), bounds.south(), bounds.north());
    }

    /** Lines without errors, as they are kept. */
    static List<Line> sound(List<Line> lines) {
        return lines.stream().filter(line -> !line.row.isWrong()).toList();
    }

    /** A head that names another unit of area than the field has; empty: none does. */
    static String wrongUnit(List<String> heads, List<String> columns, Kind kind) {
        return java.util.stream.IntStream.range(0, heads.size())
                .filter(c ->
                        kind.field(columns.get(c)).filter(ImportCheck::isArea).isPresent())
                .mapToObj(heads::get)
                .filter(head ->
                        Arrays.stream(new String[] {"亩", "公顷", "ha", "hm"}).anyMatch(head::contains))
                .findFirst()
                .orElse("");
    }
}
