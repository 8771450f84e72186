package cn.jingtu.land.access;

/** What is answered, in the words of officials. */
public final class AccessWords {

    private AccessWords() {}

    /** 准予, 有条件, 不予, 先调查. */
    public static String of(Answer answer) {
        return of(code(answer));
    }

    /** As the ledger and the pages tell it: ALLOW, ALLOW_IF, DENY, INVESTIGATE_FIRST. */
    public static String code(Answer answer) {
        return answer.answer().name()
                + (answer.answer() == Answer.Permission.ALLOW
                                && !answer.conditions().isEmpty()
                        ? "_IF"
                        : "");
    }

    public static String of(String code) {
        return switch (code) {
            case "ALLOW" -> "准予";
            case "ALLOW_IF" -> "有条件准予";
            case "DENY" -> "不予";
            default -> "先调查";
        };
    }
}
