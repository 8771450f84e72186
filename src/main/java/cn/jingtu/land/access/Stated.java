package cn.jingtu.land.access;

import java.util.List;

/** Something that was said, denied, or not said. */
public enum Stated implements Worded {
    YES("是", "true", "yes", "有", "y", "已", "1"),
    NO("否", "false", "no", "无", "没有", "n", "未", "0"),
    UNKNOWN("不明", "unknown", "未知", "不详", "不清楚", "待查", "待查明");

    private final List<String> words;

    Stated(String label, String code, String... words) {
        this.words = Worded.list(label, code, words);
    }

    @Override
    public List<String> words() {
        return words;
    }

    boolean isYes() {
        return this == YES;
    }

    boolean isNo() {
        return this == NO;
    }
}
