package cn.jingtu.register.intake;

import cn.jingtu.organisation.Organisation;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Column;
import cn.jingtu.register.Field;
import cn.jingtu.register.FieldType;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Option;
import cn.jingtu.register.RegisterSight;
import cn.jingtu.register.RegisterSight.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tables for people: the template that is filled in, and what was brought with what is wrong beside it. */
@Component
public class ImportSheets {

    private static final int WIDEST = 60;

    private final RegisterSight sight;

    ImportSheets(RegisterSight sight) {
        this.sight = sight;
    }

    /** An empty table of a kind, whose cells offer what can be chosen, and a sheet that explains its columns. */
    public byte[] template(Kind kind) {
        Reach reach = sight.of(kind);
        List<ImportColumn> columns = ImportColumn.of(kind, reach);
        Workbook book = new Workbook();
        book.sheet(
                kind.entry(),
                kind.name() + "（导入模板）",
                columns.stream().map(column -> new Column(head(column), 12)).toList(),
                List.of());
        for (int c = 0; c < columns.size(); c++) {
            List<String> options = options(columns.get(c), kind, reach);
            book.asText(c);
            if (!options.isEmpty() && !isMany(columns.get(c))) {
                book.choices(c, options, RegisterImports.MOST_ROWS);
            }
        }
        book.sheet(
                "填写说明",
                "填写说明",
                List.of(new Column("栏目", 16), new Column("必填", 6), new Column("怎样填写", 60)),
                columns.stream()
                        .map(column -> Workbook.row(
                                head(column), column.required() ? "必填" : "", explained(column, kind, reach)))
                        .toList());
        return book.bytes();
    }

    /** What was brought, with a column that tells what is wrong; it can be put right and brought again. */
    public byte[] withProblems(Kind kind, RegisterImport one, List<ImportRow> rows) {
        Map<String, String> names = ImportColumn.of(kind, sight.of(kind)).stream()
                .collect(Collectors.toMap(ImportColumn::code, ImportColumn::name, (a, b) -> a));
        Workbook book = new Workbook();
        List<Column> columns = new ArrayList<>(
                one.heads().stream().map(head -> new Column(head, 12)).toList());
        columns.add(new Column("问题", 40));
        book.sheet(
                kind.entry(),
                kind.name() + "（核对结果）",
                columns,
                rows.stream()
                        .map(row -> {
                            List<@Nullable Object> cells = new ArrayList<>(row.cells());
                            while (cells.size() < one.heads().size()) {
                                cells.add(null);
                            }
                            cells.add(told(row, names));
                            return cells;
                        })
                        .toList());
        return book.bytes();
    }

    private static @Nullable String told(ImportRow row, Map<String, String> names) {
        return row.problems().isEmpty()
                ? null
                : row.problems().stream()
                        .map(problem -> (problem.error() ? "错误" : "提醒")
                                + (problem.column() == null ? "" : "〔" + names.get(problem.column()) + "〕")
                                + problem.words())
                        .collect(Collectors.joining("；"));
    }

    private static String head(ImportColumn column) {
        return column.required() ? column.name() + "（必填）" : column.name();
    }

    private static boolean isMany(ImportColumn column) {
        return column.field() != null && column.field().type() == FieldType.CHOICES;
    }

    private List<String> options(ImportColumn column, Kind kind, Reach reach) {
        Field field = column.field();
        if (field != null) {
            return field.type() == FieldType.YES_NO
                    ? List.of("是", "否")
                    : field.choices().stream().map(Option::name).toList();
        }
        return switch (column.code()) {
            case ImportColumn.COUNTY ->
                sight.counties().stream()
                        .filter(body -> reach.keeps(body.id()))
                        .map(Organisation::name)
                        .toList();
            case ImportColumn.STATE ->
                kind.states().stream().map(Kind.State::name).toList();
            default -> List.of();
        };
    }

    private String explained(ImportColumn column, Kind kind, Reach reach) {
        List<String> options = options(column, kind, reach);
        String how = switch (column.code()) {
            case ImportColumn.NUMBER -> "不填的由系统编号；前面的0会保留。";
            case ImportColumn.STATE -> "不填的为“" + kind.states().get(0).name() + "”。按现状登记，不重新办理。";
            case ImportColumn.OUTLINE -> "依次写拐点的经度,纬度，拐点之间用分号隔开；或者写 GeoJSON。CGCS2000 经纬度（度）。";
            default -> column.code().startsWith(ImportColumn.LIST) ? "已在名单的填列入日期，如2026-05-31。" : "";
        };
        Field field = column.field();
        String shape = field == null
                ? ""
                : switch (field.type()) {
                    case DAY -> "日期，如2026-05-31。";
                    case WHOLE -> "整数。";
                    case DECIMAL -> "数字" + (field.unit() == null ? "" : "，单位" + field.unit()) + "。";
                    case CREDIT_CODE -> "18位统一社会信用代码。";
                    case CHOICES -> "可以填几项，用顿号隔开。";
                    default -> "";
                };
        String hint = field == null || field.hint() == null ? "" : field.hint() + "。";
        String choice = options.isEmpty()
                ? ""
                : "可选：" + String.join("、", options.subList(0, Math.min(options.size(), WIDEST))) + "。";
        return Stream.of(how, shape, hint, choice)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining());
    }
}
