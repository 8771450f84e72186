package cn.jingtu.platform.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code jingtu.sign-in}: how wrong passwords slow down whoever tries them.
 *
 * @param firstWait after the second wrong password in a row of one account from one address; doubles with each more
 * @param longestWait to which it grows; nobody is ever locked out for longer
 * @param forgottenAfter how long after the last of them wrong passwords are held against anybody
 * @param triesPerAddress wrong passwords of whatever accounts that an address may send before all that comes from there
 *     must wait, except accounts known there: people of one office often share an address
 * @param triesPerAccount wrong passwords of one account, from several addresses, after which an address not known to the
 *     account waits before its first try already
 * @param knownFor how long an address is known to an account after the right password came from there
 * @param help whom to call, as the sign-in page says it; empty: nobody is named
 */
@ConfigurationProperties("jingtu.sign-in")
public record SignInSettings(
        @DefaultValue("2s") Duration firstWait,
        @DefaultValue("60s") Duration longestWait,
        @DefaultValue("30m") Duration forgottenAfter,
        @DefaultValue("30") int triesPerAddress,
        @DefaultValue("10") int triesPerAccount,
        @DefaultValue("30d") Duration knownFor,
        @DefaultValue("登录不了？请联系本单位的系统管理员。") String help) {

    /** @param excess how many wrong passwords there were beyond those that are free; 0 or less: no wait */
    Duration wait(int excess) {
        if (excess <= 0) {
            return Duration.ZERO;
        }
        // Beyond this the shift would overflow, and the longest wait has long been reached.
        Duration doubled = firstWait.multipliedBy(1L << Math.min(excess - 1, 30));
        return doubled.compareTo(longestWait) < 0 ? doubled : longestWait;
    }
}
