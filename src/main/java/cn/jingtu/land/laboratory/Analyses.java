package cn.jingtu.land.laboratory;

import cn.jingtu.land.laboratory.Measurement.State;
import cn.jingtu.land.laboratory.TableMapping.Layout;
import cn.jingtu.platform.office.Sheet;
import cn.jingtu.standards.SoilItem;
import cn.jingtu.standards.SoilItems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the results of a sheet by the mappings of its tables. */
final class Analyses {

    private static final Set<Role> ABOUT_COLUMNS = EnumSet.of(
            Role.UNIT,
            Role.DETECTION_LIMIT,
            Role.CAS,
            Role.LIMIT,
            Role.STATISTIC,
            Role.IGNORED,
            Role.TYPE,
            Role.ITEM,
            Role.REMARK,
            Role.DEPTH);
    /** What a line gives a figure or a word of to each column. */
    private static final Set<Role> FIGURES = EnumSet.of(Role.UNIT, Role.DETECTION_LIMIT, Role.CAS);

    private static final Pattern NOT_DETECTED = Pattern.compile("未检出|低于检出限|(?i)^\\s*UJ?\\s*$|^\\s*ND\\s*$");
    private static final Pattern NOTE = Pattern.compile(
            "^\\s*(注|备注|说明|检测人|检测[:：]|审核|编制|签发|批准|以下空白|（以下空白|\\(以下空白|续表|报告|note|\\*|ND|“|\"|\\d[、.])",
            Pattern.CASE_INSENSITIVE);

    private final List<Analysis> found = new ArrayList<>();
    private final Map<String, Limit> methodLimits = new HashMap<>();

    /** A limit of detection that stands apart from the results, in a table of methods. */
    private record Limit(BigDecimal figure, SoilUnit unit) {}

    /** @param mappings of this file's sheets, each naming its sheet */
    static List<Analysis> of(List<Sheet> sheets, List<TableMapping> mappings) {
        Analyses analyses = new Analyses();
        for (TableMapping mapping : mappings) {
            sheets.stream()
                    .filter(sheet -> sheet.name().equals(mapping.sheet()))
                    .findFirst()
                    .ifPresent(sheet -> {
                        if (mapping.layout() == Layout.LONG) {
                            analyses.readLong(sheet, mapping);
                        } else {
                            analyses.readGrid(sheet, mapping);
                        }
                    });
        }
        return analyses.found.stream().map(analyses::withMethodLimit).toList();
    }

    private Analysis withMethodLimit(Analysis analysis) {
        Limit limit = methodLimits.get(analysis.item().key());
        boolean needed = analysis.limit() == null && analysis.measurement().state() == State.NOT_DETECTED;
        return needed && limit != null ? analysis.with(limit.figure(), limit.unit()) : analysis;
    }

    /** What stands in the lines that tell about the columns: unit, limit of detection, number. */
    private record Lines(
            Map<Integer, String> units,
            Map<Integer, String> limits,
            Map<Integer, String> numbers,
            List<String> limitHeads) {
        Lines() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
        }
    }

    private void readGrid(Sheet sheet, TableMapping mapping) {
        boolean turned = mapping.layout() == Layout.TRANSPOSED;
        Sheet view = turned ? sheet.transposed(mapping.firstRow(), mapping.lastRow()) : sheet;
        int first = turned ? 0 : mapping.headEnd() + 1;
        int last = turned ? view.height() - 1 : mapping.lastRow();
        Lines about = new Lines();
        List<Integer> data = new ArrayList<>();
        for (int line = first; line <= last; line++) {
            if (line >= mapping.headStart() && line <= mapping.headEnd()
                    || view.words(line).isEmpty()) {
                continue;
            }
            if (!isAboutColumns(view, mapping, line, about)) {
                data.add(line);
            }
        }
        int read = 0;
        String before = "";
        for (int line : data) {
            String sample = sampleOf(view, mapping, line);
            if (sample.isEmpty() && !turned) {
                sample = before;
            }
            int results = readLine(view, mapping, about, line, sample);
            before = results > 0 ? sample : before;
            read += results;
        }
        if (read == 0) {
            about.limits().forEach((column, text) -> methodLimit(mapping, about, column, text));
        }
    }

    private boolean isAboutColumns(Sheet view, TableMapping mapping, int line, Lines about) {
        Role role = Role.NONE;
        String head = "";
        for (ColumnMapping column : mapping.columns()) {
            String text = view.text(line, column.index());
            if (column.role() == Role.RESULT || column.role() == Role.REMARK || text.isEmpty()) {
                continue;
            }
            if (mapping.layout() == Layout.WIDE
                    && column.role() != Role.SAMPLE
                    && column.role() != Role.POINT
                    && column.role() != Role.NONE
                    && column.role() != Role.IGNORED
                    && column.role() != Role.ITEM) {
                continue;
            }
            boolean mergedLabel =
                    mapping.layout() == Layout.TRANSPOSED && text.equals(view.text(mapping.headEnd(), column.index()));
            if (mergedLabel && column.role() != Role.ITEM) {
                continue;
            }
            Role said = MappingProposal.role(text);
            SampleKind kind = SampleKind.of(text, "");
            if (ABOUT_COLUMNS.contains(said)
                    && (kind == SampleKind.FIELD || said == Role.LIMIT)
                    && (role == Role.NONE || FIGURES.contains(said) && !FIGURES.contains(role))) {
                role = said;
                head = text;
            }
        }
        if (role == Role.NONE
                && mostly(view, mapping, line, text -> SoilUnit.of(text).isPresent() || text.contains("无量纲"))) {
            role = Role.UNIT;
        }
        if (role == Role.NONE
                && mostly(
                        view,
                        mapping,
                        line,
                        text -> text.contains("-") && SoilItems.cas(text).isPresent())) {
            role = Role.CAS;
        }
        Map<Integer, String> kept = switch (role) {
            case UNIT -> about.units();
            case DETECTION_LIMIT -> about.limits();
            case CAS -> about.numbers();
            default -> new HashMap<>();
        };
        boolean better = role != Role.DETECTION_LIMIT || about.limits().isEmpty() || head.contains("检出限");
        for (ColumnMapping column : mapping.columns()) {
            String text = view.text(line, column.index());
            if (column.role() == Role.RESULT && !text.isEmpty() && better) {
                kept.put(column.index(), text);
            }
        }
        if (role == Role.DETECTION_LIMIT && better) {
            about.limitHeads().clear();
            about.limitHeads().add(head);
        }
        return role != Role.NONE;
    }

    /** Whether nearly all that stands in the columns of the items is of one kind. */
    private static boolean mostly(Sheet view, TableMapping mapping, int line, Predicate<String> kind) {
        int units = 0;
        int texts = 0;
        for (ColumnMapping column : mapping.columns()) {
            String text = view.text(line, column.index());
            if (column.role() == Role.RESULT && !text.isEmpty()) {
                texts++;
                units += kind.test(text) ? 1 : 0;
            }
        }
        return texts > 0 && units * 10 >= texts * 6;
    }

    /** The name of the sample of a line: 样品编号 before 点位; in a table without such a head the words of the line. */
    private static String sampleOf(Sheet view, TableMapping mapping, int line) {
        String best = "";
        int rank = 0;
        boolean items = false;
        for (ColumnMapping column : mapping.columns()) {
            items |= column.role() == Role.RESULT;
            if (items && mapping.layout() == Layout.TRANSPOSED && column.role() != Role.SAMPLE) {
                continue;
            }
            String text = view.text(line, column.index());
            int value = switch (column.role()) {
                case SAMPLE -> column.head().matches("(?i).*(编号|编码|样号|id|no|number).*") ? 6 : 5;
                case POINT -> 4;
                case NONE -> mapping.layout() == Layout.TRANSPOSED || rank == 0 ? 2 : 0;
                case ITEM -> 1;
                default -> 0;
            };
            boolean later = mapping.layout() == Layout.TRANSPOSED && value == rank && value <= 2;
            if (!text.isEmpty() && (value > rank || later)) {
                best = text.replaceAll("\\s+", " ");
                rank = value;
            }
        }
        if (mapping.layout() == Layout.TRANSPOSED && Role.of(best) == Role.RESULT) {
            best = "";
        }
        return best.isEmpty() && mapping.sample() != null ? mapping.sample() : best;
    }

    private int readLine(Sheet view, TableMapping mapping, Lines about, int line, String sample) {
        List<ColumnMapping> results = new ArrayList<>();
        boolean any = false;
        for (ColumnMapping column : mapping.columns()) {
            if (column.role() == Role.RESULT) {
                results.add(column);
                any |= MappingProposal.isResult(view.text(line, column.index()));
            }
        }
        boolean note = view.words(line).size() <= 1 && results.size() > 1
                || NOTE.matcher(sample).find();
        boolean nothing = results.stream()
                .allMatch(column -> view.text(line, column.index()).isEmpty());
        if (!any && (note || nothing) || view.words(line).size() <= 1 && results.size() > 1) {
            return 0;
        }
        boolean words = mapping.layout() == Layout.TRANSPOSED
                && !any
                && results.size() > 1
                && results.stream()
                        .map(column ->
                                Measurement.of(view.text(line, column.index())).state())
                        .noneMatch(state -> state == State.NOT_ANALYSED);
        if (words) {
            return 0;
        }
        if (!any && sample.isEmpty()) {
            return 0;
        }
        String depth = joined(view, mapping, line, Role.DEPTH);
        String type = joined(view, mapping, line, Role.TYPE);
        String remark = joined(view, mapping, line, Role.REMARK);
        int count = 0;
        for (ColumnMapping column : results) {
            String text = view.text(line, column.index());
            String number = column.cas() != null
                    ? column.cas()
                    : SoilItems.cas(about.numbers().getOrDefault(column.index(), ""))
                            .orElse(null);
            String unitText = column.unit() != null
                    ? column.unit()
                    : about.units()
                            .computeIfAbsent(
                                    column.index(),
                                    index -> mapping.unitOf(SoilItems.current()
                                            .item(column.item() == null ? "" : column.item(), number)));
            String limitText = column.limit();
            String limitHead =
                    about.limitHeads().isEmpty() ? "" : about.limitHeads().get(0);
            for (ColumnMapping other : mapping.columns()) {
                if (other.role() == Role.DETECTION_LIMIT
                        && column.item() != null
                        && column.item().equals(other.item())) {
                    limitText = view.text(line, other.index());
                    limitHead = other.head();
                }
            }
            if (limitText == null) {
                limitText = about.limits().getOrDefault(column.index(), "");
            }
            int row = mapping.layout() == Layout.TRANSPOSED ? column.index() : line;
            add(
                    new Told(
                            sample,
                            depth,
                            type,
                            remark,
                            column.item() == null ? "" : column.item(),
                            number,
                            text,
                            unitText,
                            limitText,
                            limitHead),
                    mapping,
                    row);
            count++;
        }
        return count;
    }

    private static String joined(Sheet view, TableMapping mapping, int line, Role role) {
        List<String> texts = new ArrayList<>();
        for (ColumnMapping column : mapping.columns()) {
            String text = view.text(line, column.index());
            if (column.role() == role && !text.isEmpty() && !texts.contains(text)) {
                texts.add(column.head().matches(".*(是否有效|有效性).*") && text.matches("否|N|n|no|No") ? "无效" : text);
            }
        }
        return String.join(role == Role.DEPTH ? "-" : " ", texts);
    }

    private void readLong(Sheet sheet, TableMapping mapping) {
        List<TableMapping> parts =
                panels(mapping.columns()).stream().map(mapping::with).toList();
        Map<SoilItem, String> units = new HashMap<>();
        String sample = "";
        String depth = "";
        for (int row = mapping.headEnd() + 1; row <= mapping.lastRow(); row++) {
            if (sheet.words(row).size() <= 1) {
                continue;
            }
            for (TableMapping part : parts) {
                List<ColumnMapping> panel = part.columns();
                String item = text(sheet, panel, row, Role.ITEM);
                String number = SoilItems.cas(text(sheet, panel, row, Role.CAS))
                        .or(() -> item.matches("\\d+") ? Optional.empty() : SoilItems.cas(item))
                        .orElse(null);
                String value = text(sheet, panel, row, Role.RESULT);
                String named = sampleOfLong(sheet, part, row);
                if (item.isEmpty() && number == null) {
                    continue;
                }
                boolean known = SoilItems.current().knows(MappingProposal.itemName(item)) || number != null;
                if (!known
                        && (value.isEmpty()
                                || NOTE.matcher(named.isEmpty() ? item : named).find()
                                        && !MappingProposal.isResult(value))) {
                    continue;
                }
                if (!named.isEmpty()) {
                    depth = joined(sheet, part, row, Role.DEPTH);
                    sample = named;
                } else if (!joined(sheet, part, row, Role.DEPTH).isEmpty()) {
                    depth = joined(sheet, part, row, Role.DEPTH);
                }
                ColumnMapping result = column(panel, Role.RESULT);
                String unit = text(sheet, panel, row, Role.UNIT);
                if (unit.isEmpty()) {
                    unit = SoilUnit.in(item).isPresent()
                            ? item
                            : result != null && result.unit() != null
                                    ? result.unit()
                                    : unitOfHead(panel)
                                            .orElseGet(() -> units.computeIfAbsent(
                                                    SoilItems.current().item(MappingProposal.itemName(item), number),
                                                    mapping::unitOf));
                }
                ColumnMapping limit = limitColumn(panel);
                add(
                        new Told(
                                sample,
                                depth,
                                joined(sheet, part, row, Role.TYPE),
                                joined(sheet, part, row, Role.REMARK),
                                MappingProposal.itemName(item),
                                number,
                                value,
                                unit,
                                limit == null ? "" : sheet.text(row, limit.index()),
                                limit == null ? "" : limit.head()),
                        mapping,
                        row);
            }
        }
    }

    private static Optional<String> unitOfHead(List<ColumnMapping> panel) {
        return Optional.ofNullable(column(panel, Role.UNIT)).map(ColumnMapping::unit);
    }

    private static String sampleOfLong(Sheet sheet, TableMapping mapping, int row) {
        ColumnMapping best = null;
        for (ColumnMapping column : mapping.columns()) {
            boolean sample = column.role() == Role.SAMPLE || column.role() == Role.POINT;
            if (sample && (best == null || rank(column) > rank(best))) {
                best = column;
            }
        }
        if (best != null && !sheet.text(row, best.index()).isEmpty()) {
            return sheet.text(row, best.index()).replaceAll("\\s+", " ");
        }
        for (ColumnMapping column : mapping.columns()) {
            boolean sample = column.role() == Role.SAMPLE || column.role() == Role.POINT;
            if (sample && !sheet.text(row, column.index()).isEmpty()) {
                return best == null ? "" : sheet.text(row, column.index());
            }
        }
        if (best != null) {
            return "";
        }
        if (mapping.sample() != null) {
            return mapping.sample();
        }
        return mapping.sheet().isEmpty() ? "样品" : mapping.sheet();
    }

    private static int rank(ColumnMapping column) {
        boolean own = !column.head().matches("(?i).*(lab|实验室|分析).*");
        return (column.role() == Role.SAMPLE ? 2 : 0)
                + (own ? 4 : 0)
                + (column.head().matches("(?i).*(编号|编码|样号|id|no|number).*") ? 1 : 0);
    }

    /** Several 项目, 结果 side by side on one sheet of paper. */
    private static List<List<ColumnMapping>> panels(List<ColumnMapping> columns) {
        long items = columns.stream()
                .filter(column -> column.role() == Role.ITEM)
                .map(ColumnMapping::head)
                .distinct()
                .count();
        long itemColumns =
                columns.stream().filter(column -> column.role() == Role.ITEM).count();
        long results =
                columns.stream().filter(column -> column.role() == Role.RESULT).count();
        if (itemColumns < 2 || results < 2 || items > 1) {
            return List.of(columns);
        }
        List<List<ColumnMapping>> panels = new ArrayList<>();
        List<ColumnMapping> shared = new ArrayList<>();
        for (ColumnMapping column : columns) {
            if (column.role() == Role.ITEM) {
                panels.add(new ArrayList<>(shared));
            }
            if (panels.isEmpty()) {
                shared.add(column);
            } else {
                panels.get(panels.size() - 1).add(column);
            }
        }
        return panels;
    }

    private static @Nullable ColumnMapping column(List<ColumnMapping> columns, Role role) {
        return columns.stream()
                .filter(column -> column.role() == role)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ColumnMapping limitColumn(List<ColumnMapping> columns) {
        return columns.stream()
                .filter(column -> column.role() == Role.DETECTION_LIMIT
                        && column.head().matches("(?i).*(检出限|lod|mdl|detection).*"))
                .findFirst()
                .orElseGet(() -> column(columns, Role.DETECTION_LIMIT));
    }

    /** The text of the first column of a role that has one; of several with items the one that is known. */
    private static String text(Sheet sheet, List<ColumnMapping> columns, int row, Role role) {
        String first = "";
        for (ColumnMapping column : columns) {
            String text = column.role() == role ? sheet.text(row, column.index()) : "";
            if (role == Role.ITEM && SoilItems.current().knows(MappingProposal.itemName(text))) {
                return text;
            }
            first = first.isEmpty() ? text : first;
        }
        return first;
    }

    /** What a table says of one result, as text. */
    private record Told(
            String sample,
            String depth,
            String type,
            String remark,
            String item,
            @Nullable String number,
            String text,
            String unit,
            String limit,
            String limitHead) {}

    private void add(Told told, TableMapping mapping, int row) {
        Measurement measurement = Measurement.of(told.text());
        String kind = SampleKind.isName(told.remark()) ? told.remark() + " " + told.type() : told.type();
        SoilItem item = SoilItems.current().item(told.item(), told.number());
        if (Rejection.in(told.remark()).includes(item)
                || Rejection.in(told.type()).includes(item)
                || told.text().matches(".*(作废|无效|不合格).*")
                || told.sample().matches(".*(作废|无效).*")) {
            measurement =
                    new Measurement(State.REJECTED, measurement.bound(), measurement.figure(), measurement.unit());
        } else if (measurement.state() == State.DETECTED
                && NOT_DETECTED.matcher(told.remark()).find()) {
            measurement =
                    new Measurement(State.NOT_DETECTED, measurement.bound(), measurement.figure(), measurement.unit());
        }
        SoilUnit unit = measurement.unit() != null
                ? measurement.unit()
                : SoilUnit.in(told.unit()).orElse(null);
        Measurement limit = Measurement.of(told.limit());
        BigDecimal limitFigure = measurement.state() == State.NOT_DETECTED ? measurement.figure() : null;
        SoilUnit limitUnit = unit;
        if (limitFigure == null && limit.figure() != null) {
            limitFigure = limit.figure();
            limitUnit = limit.unit() != null
                    ? limit.unit()
                    : SoilUnit.in(told.limitHead())
                            .orElse(SoilUnit.in(told.unit()).orElse(null));
        }
        Medium medium = Medium.in(told.type());
        medium = medium == null ? Medium.in(mapping.title()) : medium;
        medium = medium == null ? Medium.in(mapping.sheet()) : medium;
        found.add(new Analysis(
                told.sample().isEmpty() ? "第" + (row + 1) + "行" : told.sample(),
                told.depth(),
                kind,
                told.item(),
                told.number(),
                item,
                told.text(),
                measurement,
                unit,
                told.unit(),
                limitFigure,
                limitUnit,
                medium,
                mapping.sheet(),
                row + 1));
    }

    private void methodLimit(TableMapping mapping, Lines about, int column, String text) {
        Measurement limit = Measurement.of(text);
        Medium medium = Medium.in(mapping.title());
        String item = "";
        String number = null;
        String ownUnit = null;
        for (ColumnMapping one : mapping.columns()) {
            if (one.index() == column) {
                item = one.item() == null ? "" : one.item();
                number = one.cas();
                ownUnit = one.unit();
            }
        }
        String unitText = ownUnit != null
                ? ownUnit
                : about.units()
                        .getOrDefault(
                                column,
                                about.limitHeads().isEmpty()
                                        ? ""
                                        : about.limitHeads().get(0));
        SoilUnit unit = limit.unit() != null
                ? limit.unit()
                : SoilUnit.in(unitText)
                        .or(() -> SoilUnit.in(mapping.unit() == null ? "" : mapping.unit()))
                        .orElse(null);
        boolean soil = medium == null || medium == Medium.SOIL;
        if (limit.figure() == null || unit == null || unit.milligrams() == null || !soil) {
            return;
        }
        Limit told = new Limit(limit.figure(), unit);
        // of several methods the least sensitive counts
        methodLimits.merge(SoilItems.current().item(item, number).key(), told, (a, b) -> larger(a, b));
    }

    private static Limit larger(Limit a, Limit b) {
        BigDecimal first =
                a.figure().multiply(java.util.Objects.requireNonNull(a.unit().milligrams()));
        BigDecimal second =
                b.figure().multiply(java.util.Objects.requireNonNull(b.unit().milligrams()));
        return first.compareTo(second) >= 0 ? a : b;
    }
}
