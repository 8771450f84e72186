package cn.jingtu.audit;

import cn.jingtu.platform.security.SecurityEvent.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the security log with the names that people know.
 *
 * @param cityName of the city concerned; 全系统 where it is the whole installation
 * @param user id of the account, or what was typed for one; null: a stranger, or the program
 * @param userName of the person, also of an account that is no more; null: unknown
 */
public record SecurityEntry(
        long id,
        Instant at,
        Kind kind,
        String kindLabel,
        @Nullable String city,
        String cityName,
        @Nullable String user,
        @Nullable String userName,
        @Nullable String address,
        String what,
        @Nullable String oldValue,
        @Nullable String newValue,
        @Nullable String reason) {}
