package cn.jingtu.register;

/** What a field holds; its value is text in any case, of this shape. */
public enum FieldType {
    TEXT,
    /** More than a line. */
    WORDS,
    WHOLE,
    DECIMAL,
    /** {@code yyyy-MM-dd}. */
    DAY,
    /** Code of one of the options. */
    CHOICE,
    /** Codes of some of the options, with commas between them. */
    CHOICES,
    /** {@code true} or {@code false}. */
    YES_NO,
    /** 统一社会信用代码 (GB 32100-2015), with a right last character. */
    CREDIT_CODE,
    /** Answers to the questions of a form, as {@link Answers} keeps them; the options are the answers that there are. */
    ANSWERS
}
