package cn.jingtu.land.laboratory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds (in a transposed table: a row). A clerk corrects it; kept by its head for the laboratory, it is
 * applied again to the next file.
 *
 * @param index from 0
 * @param head as the laboratory writes it, its lines joined by a space
 * @param item name of the item as written, for {@link Role#RESULT} in a table with a column for each item
 * @param cas its CAS number, or null
 * @param unit in which its values are, as written; null: missing
 * @param limit of detection, as written; null: missing
 */
public record ColumnMapping(
        int index,
        String head,
        Role role,
        @Nullable String item,
        @Nullable String cas,
        @Nullable String unit,
        @Nullable String limit) {

    /** The same column as somebody corrected it before, where one with this head is remembered. */
    ColumnMapping as(Iterable<ColumnMapping> remembered) {
        return matching(remembered)
                .map(known -> new ColumnMapping(
                        index,
                        head,
                        known.role,
                        known.item,
                        known.cas,
                        known.unit == null ? unit : known.unit,
                        known.limit == null ? limit : known.limit))
                .orElse(this);
    }

    private Optional<ColumnMapping> matching(Iterable<ColumnMapping> remembered) {
        for (ColumnMapping known : remembered) {
            if (known.head.equals(head)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
