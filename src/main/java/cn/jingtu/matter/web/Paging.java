package cn.jingtu.matter.web;

import cn.jingtu.platform.Refusal;

/** How the registers are turned over and looked through. */
public final class Paging {

    /** Rows of a page. */
    public static final int SIZE = 20;

    /** Rows of a table that is taken away. */
    public static final int MOST_EXPORTED = 5000;

    private static final int MOST_PAGES = 100_000;
    private static final int LONGEST_SOUGHT = 100;

    private Paging() {}

    /** Rows before a page; what is no page is the nearest one. */
    public static int offset(int page) {
        return Math.min(Math.max(page, 0), MOST_PAGES) * SIZE;
    }

    /**
     * What is looked for, without blanks around it.
     *
     * @throws Refusal if it is too long
     */
    public static String sought(String typed) {
        if (typed.length() > LONGEST_SOUGHT) {
            throw Refusal.invalid("查找的文字过长，请缩短后再查。");
        }
        return typed.strip();
    }
}
