package cn.jingtu.matter.web;

/** How the registers are turned over. */
final class Paging {

    /** Rows of a page. */
    static final int SIZE = 20;

    private static final int MOST_PAGES = 100_000;

    private Paging() {}

    /** Rows before a page; what is no page is the nearest one. */
    static int offset(int page) {
        return Math.min(Math.max(page, 0), MOST_PAGES) * SIZE;
    }
}
