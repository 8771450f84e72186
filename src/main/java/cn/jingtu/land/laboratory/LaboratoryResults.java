package cn.jingtu.land.laboratory;

import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Sheet;
import cn.jingtu.standards.SoilStandard;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of a laboratory, from its tables to the judging, step by step: read, propose what the columns hold, let a clerk
 * correct that, judge. What cannot be read is a {@link Refusal} with a Chinese sentence.
 */
public final class LaboratoryResults {

    /** In bytes. */
    static final long LARGEST = LaboratoryFile.LARGEST;

    private final List<Sheet> sheets;

    private LaboratoryResults(List<Sheet> sheets) {
        this.sheets = sheets;
    }

    public static LaboratoryResults read(Path file) {
        return new LaboratoryResults(LaboratoryFile.read(file));
    }

    public static LaboratoryResults read(byte[] file) {
        return new LaboratoryResults(LaboratoryFile.read(file));
    }

    /**
     * What the tables of the file seem to hold.
     *
     * @param remembered columns of this laboratory as a clerk corrected them before; empty for a new one
     */
    public List<TableMapping> propose(List<ColumnMapping> remembered) {
        List<TableMapping> tables = sheets.stream()
                .flatMap(sheet -> MappingProposal.of(sheet, remembered).stream())
                .toList();
        if (tables.isEmpty()) {
            throw Refusal.invalid("文件里没有找到检测结果表。请确认表头写有样品编号和检测项目，或者检测项目、结果和单位。");
        }
        return tables;
    }

    /**
     * Judges the results as the mappings read them.
     *
     * @param use planned use, a code or words; null: unknown
     * @param backgrounds local background in mg/kg by the standard's name of the item
     */
    public Judgement judge(
            List<TableMapping> mappings,
            SoilStandard standard,
            @Nullable String use,
            Map<String, BigDecimal> backgrounds) {
        return Judging.of(analyses(mappings), standard, use, backgrounds, remarks(mappings));
    }

    /** The results as the mappings read them. */
    List<Analysis> analyses(List<TableMapping> mappings) {
        List<Analysis> analyses = Analyses.of(sheets, mappings);
        if (analyses.isEmpty()) {
            throw Refusal.invalid("文件里有表头，但没有检测结果。请检查是否选错文件，或者结果在图片里。");
        }
        return analyses;
    }

    /** On the file, for a person to look at. */
    List<String> remarks(List<TableMapping> mappings) {
        List<String> remarks = new ArrayList<>();
        for (Sheet sheet : sheets) {
            boolean used = mappings.stream().anyMatch(mapping -> mapping.sheet().equals(sheet.name()));
            boolean hiddenRows = mappings.stream()
                    .filter(mapping -> mapping.sheet().equals(sheet.name()))
                    .anyMatch(mapping -> sheet.hiddenRows().stream()
                            .anyMatch(row -> row >= mapping.firstRow() && row <= mapping.lastRow()));
            if (used && sheet.hidden()) {
                remarks.add("工作表“" + sheet.name() + "”是隐藏的，其中的数据也已判定，请核实。");
            }
            if (hiddenRows) {
                remarks.add("工作表“" + sheet.name() + "”有隐藏的行，其中的数据也已判定，请核实。");
            }
            if (!used && !sheet.rows().isEmpty()) {
                remarks.add("工作表“" + sheet.name() + "”没有找到检测结果表，未读取。");
            }
        }
        return remarks;
    }
}
