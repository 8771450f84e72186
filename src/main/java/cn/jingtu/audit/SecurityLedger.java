package cn.jingtu.audit;

import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Column;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of the security log as a sheet to keep or to print. */
final class SecurityLedger {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private SecurityLedger() {}

    /** @param remark below the table; empty: none */
    static byte[] write(String heading, List<SecurityEntry> entries, String remark) {
        Workbook book = new Workbook();
        book.sheet(
                "安全日志",
                heading,
                List.of(
                        new Column("时间", 10),
                        new Column("类别", 6),
                        new Column("城市", 6),
                        new Column("账号", 14),
                        new Column("姓名", 14),
                        new Column("来源地址", 9),
                        new Column("事项", 32),
                        new Column("原值", 18),
                        new Column("新值", 18),
                        new Column("事由", 14)),
                entries.stream()
                        .map(entry -> row(
                                TIME.format(entry.at()),
                                entry.kindLabel(),
                                entry.cityName(),
                                entry.user(),
                                entry.userName(),
                                entry.address(),
                                entry.what(),
                                entry.oldValue(),
                                entry.newValue(),
                                entry.reason()))
                        .toList());
        if (!remark.isEmpty()) {
            book.note(remark);
        }
        return book.bytes();
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
