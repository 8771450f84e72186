package cn.jingtu.platform;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The database's own no to what somebody typed, where no rule of ours said it before: told as a refusal without a word of
 * SQL. The last line of defence, for the fields of the engine that have no form of ours.
 */
public final class Unstorable {

    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");

    private Unstorable() {}

    /** The refusal that a failure amounts to; empty when it is none of the caller's doing. */
    public static Optional<Refusal> within(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return words(sql).map(words -> new Refusal(Refusal.Kind.INVALID, words, failure));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> words(SQLException sql) {
        return switch (sql.getSQLState()) {
            // string_data_right_truncation
            case "22001" -> {
                Matcher length = LENGTH.matcher(String.valueOf(sql.getMessage()));
                yield Optional.of("有一项内容超过" + (length.find() ? length.group(1) + "字" : "允许的长度") + "，请精简后重新提交。");
            }
            // character_not_in_repertoire, untranslatable_character
            case "22021", "22P05" -> Optional.of("内容中有不能保存的字符，请删去后重新提交。");
            // numeric_value_out_of_range, datetime_field_overflow
            case "22003", "22008" -> Optional.of("有一个数字或日期超出允许的范围，请核对后重新提交。");
            default -> Optional.empty();
        };
    }
}
