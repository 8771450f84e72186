package cn.jingtu.land.laboratory;

import cn.jingtu.platform.office.Sheet;
import cn.jingtu.platform.office.TableFile;
import cn.jingtu.standards.SoilItems;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A file of a laboratory, as sheets of text. */
final class LaboratoryFile {

    /** In bytes: 20 MB. A survey of 500 samples with 90 items has 2 MB. */
    static final long LARGEST = 20L * 1024 * 1024;

    private static final TableFile.Terms TERMS =
            new TableFile.Terms("检测数据", LARGEST, 200L * 1024 * 1024, 100_000, LaboratoryFile::isItem);
    /** How a substance with commas in its name begins: 1 of 1,1-二氯乙烷. */
    private static final Pattern BEGINS = Pattern.compile(".{0,12}\\d['’′]?|.*[间对mopδ,]-?'?|[a-z]");

    private LaboratoryFile() {}

    static List<Sheet> read(Path file) {
        return TableFile.read(file, TERMS);
    }

    static List<Sheet> read(byte[] bytes) {
        return TableFile.read(bytes, TERMS);
    }

    private static boolean isItem(String first, String whole) {
        return BEGINS.matcher(first).matches() && SoilItems.current().knows(MappingProposal.itemName(whole));
    }
}
