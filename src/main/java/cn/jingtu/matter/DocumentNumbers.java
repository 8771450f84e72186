package cn.jingtu.matter;

import cn.jingtu.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 文号: 机关代字〔year〕serial号. The serials of a body under one code run through the year; one that no document of this
 * program has is left out only with a reason.
 */
@Repository
class DocumentNumbers {

    private static final int MOST_LEFT_OUT = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    DocumentNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The numbers under one code.
     *
     * @param next serial; null: the code has not been used this year, and begins where the body says
     */
    record Series(String code, int year, @Nullable Integer next) {}

    /** The codes of a body, that used last first, at most 30. */
    List<Series> series(String cityId, String body, int year) {
        return jdbc.sql("""
                        SELECT code, max(serial) FILTER (WHERE year = :year) + 1 AS next FROM jingtu.document_number
                         WHERE city_id = :city AND body = :body GROUP BY code ORDER BY max(given_at) DESC, code LIMIT 30""")
                .param("city", cityId)
                .param("body", body)
                .param("year", year)
                .query((row, n) -> new Series(
                        row.getString("code"), year, (@Nullable Integer) row.getObject("next", Integer.class)))
                .list();
    }

    /**
     * Gives a document its number.
     *
     * @param leftOut why serials before it have no document; null: none is left out
     * @return the number in full
     * @throws Refusal if the serial is taken, or serials before it are left out without a reason
     */
    String give(Document document, String code, LocalDate day, int serial, @Nullable String leftOut, String by) {
        String city = document.row().city();
        String body = document.body();
        int year = day.getYear();
        // Whoever asks for the next at the same moment waits, and is told what is next then.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(String.join("|", "document-number", city, body, code, String.valueOf(year)))
                .query(row -> {});
        Integer next = series(city, body, year).stream()
                .filter(series -> series.code().equals(code))
                .findFirst()
                .map(Series::next)
                .orElse(null);
        int first = next == null ? serial : next;
        if (serial < first) {
            throw Refusal.conflict(
                    "“" + written(code, year, serial) + "”已经用过，下一个号是“" + written(code, year, first) + "”，请按此编号。");
        }
        if (serial > first && leftOut == null) {
            throw Refusal.invalid(
                    "“" + written(code, year, first) + "”起有空号，请写明空号原因，或者按“" + written(code, year, first) + "”编号。");
        }
        if (serial - first > MOST_LEFT_OUT) {
            throw Refusal.invalid("一次最多跳过" + MOST_LEFT_OUT + "个号，请核对序号。");
        }
        IntStream.range(first, serial).forEach(left -> insert(city, body, code, year, left, null, leftOut, by));
        insert(city, body, code, year, serial, document.id(), null, by);
        return written(code, year, serial);
    }

    private void insert(
            String city,
            String body,
            String code,
            int year,
            int serial,
            @Nullable String document,
            @Nullable String voidReason,
            String by) {
        jdbc.sql("""
                        INSERT INTO jingtu.document_number
                               (city_id, body, code, year, serial, document, void_reason, given_by, given_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(city, body, code, year, serial, document, voidReason, by, OffsetDateTime.now(clock))
                .update();
    }

    private static String written(String code, int year, int serial) {
        return code + "〔" + year + "〕" + serial + "号";
    }
}
