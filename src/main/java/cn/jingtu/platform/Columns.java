package cn.jingtu.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many rows in one statement, as PostgreSQL takes them: an array a column, made rows again by {@code unnest}. */
public final class Columns {

    private Columns() {}

    /** One column as text, in the order of the rows; the statement casts it to its type. */
    public static <T> String[] of(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
