package cn.jingtu.register.intake;

import cn.jingtu.register.Field;
import cn.jingtu.register.Kind;
import cn.jingtu.register.RegisterSight.Reach;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a table can hold.
 *
 * @param code {@code #number}, {@code #name}, {@code #county}, {@code #state}, {@code #outline}, {@code #list:} with the code
 *     of a list that an entry stands on since the day in the cell, or the code of a field
 * @param name over the column of the template
 * @param field null: none of the fields
 * @param required whether each row needs it
 */
public record ImportColumn(
        String code, String name, @Nullable Field field, boolean required) {

    static final String NUMBER = "#number";
    static final String NAME = "#name";
    static final String COUNTY = "#county";
    static final String STATE = "#state";
    static final String OUTLINE = "#outline";
    static final String LIST = "#list:";

    /** All that a table of a kind can have, as far as the user reads and keeps it. */
    public static List<ImportColumn> of(Kind kind, Reach reach) {
        List<ImportColumn> columns = new ArrayList<>();
        columns.add(new ImportColumn(NUMBER, kind.number().name(), null, false));
        columns.add(new ImportColumn(NAME, "名称", null, true));
        columns.add(new ImportColumn(COUNTY, "县区", null, !reach.keepsAll()));
        columns.add(new ImportColumn(STATE, "状态", null, false));
        kind.fields().stream()
                .filter(reach::reads)
                .map(field -> new ImportColumn(
                        field.code(),
                        field.name() + (field.unit() == null ? "" : "（" + field.unit() + "）"),
                        field,
                        kind.first().equals(field.from()) && field.when() == null))
                .forEach(columns::add);
        kind.allLists().stream()
                .map(list -> new ImportColumn(LIST + list.code(), "列入" + list.name() + "日期", null, false))
                .forEach(columns::add);
        columns.add(new ImportColumn(OUTLINE, "四至范围", null, false));
        return columns;
    }

    /** Of each head the code of what its column seems to hold; empty: nothing that is known. No code stands twice. */
    static List<String> proposed(List<ImportColumn> columns, List<String> heads) {
        Set<String> given = new HashSet<>();
        return heads.stream()
                .map(head -> columns.stream()
                        .filter(column -> column.isCalled(head) && given.add(column.code()))
                        .map(ImportColumn::code)
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    boolean isCalled(String head) {
        String plain = plain(head);
        if (plain.isEmpty()) {
            return false;
        }
        return plain.equals(plain(name))
                || field != null && plain.equals(plain(field.name()))
                || switch (code) {
                    case NUMBER -> Set.of("编号", "编码", "序列编号").contains(plain);
                    case NAME -> Set.of("地块名称", "名称", "项目名称", "企业名称", "单位名称").contains(plain);
                    case COUNTY -> Set.of("县区", "所在县区", "县市区", "所属县区", "所在县市区").contains(plain);
                    case STATE -> Set.of("状态", "当前状态", "管理阶段", "阶段").contains(plain);
                    case OUTLINE -> Set.of("范围", "四至", "边界", "四至范围").contains(plain);
                    default -> false;
                };
    }

    /** A head without what is in brackets: its unit, or a hint. */
    private static String plain(String head) {
        return Normalizer.normalize(head, Normalizer.Form.NFKC)
                .replaceAll("\\([^)]*\\)|[\\s*:、,/]", "")
                .toLowerCase(Locale.ROOT);
    }
}
