package cn.jingtu.platform.security;

import org.jspecify.annotations.Nullable;

/**
 * Something that an auditor asks about the doors of the program.
 *
 * @param city id of the city concerned, as {@code guigang}; null: the whole installation
 * @param user who did it or tried to; null: a stranger, or the program of its own accord
 * @param address network address of the caller; null without one
 * @param what Chinese, one line
 */
public record SecurityEvent(
        Kind kind,
        @Nullable String city,
        @Nullable String user,
        @Nullable String address,
        String what,
        @Nullable String oldValue,
        @Nullable String newValue,
        @Nullable String reason) {

    public enum Kind {
        SIGNED_IN("登录"),
        SIGN_IN_FAILED("登录失败"),
        SIGNED_OUT("退出"),
        REFUSED("拒绝"),
        /** Accounts, memberships, grants: with old and new value. */
        RIGHTS_CHANGED("权限变更"),
        /** Evidence downloaded, lists and files taken out. */
        TAKEN_OUT("导出下载"),
        /** Somebody stepped into a running procedure from outside its steps, with a reason. */
        INTERVENED("运维干预"),
        /** A claimed task handed to a colleague or taken back. */
        HANDED_OVER("转办收回");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** One without values and reason. */
    public static SecurityEvent of(
            Kind kind, @Nullable String city, @Nullable String user, @Nullable String address, String what) {
        return new SecurityEvent(kind, city, user, address, what, null, null, null);
    }
}
