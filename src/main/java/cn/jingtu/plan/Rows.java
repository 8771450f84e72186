package cn.jingtu.plan;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the stores read in the same way. */
final class Rows {

    private Rows() {}

    /** Rows of all tasks of a plan, by the task that each belongs to, in the order of the query. */
    static <T> Map<String, List<T>> byTask(JdbcClient jdbc, String sql, String planId, RowMapper<T> mapper) {
        Map<String, List<T>> byTask = new HashMap<>();
        jdbc.sql(sql)
                .param(planId)
                .query((row, n) -> byTask.computeIfAbsent(row.getString("plan_task_id"), id -> new ArrayList<>())
                        .add(mapper.mapRow(row, n)))
                .list();
        return byTask;
    }

    /** A column that holds the name of a value; null where it is empty. */
    static <E extends Enum<E>> @Nullable E coded(ResultSet row, String column, Class<E> type) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
