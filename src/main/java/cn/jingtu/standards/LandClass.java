package cn.jingtu.standards;

/** Class of construction land in GB 36600-2018, section 4: how sensitive those are who live and work there. */
public enum LandClass {
    FIRST("第一类用地"),
    SECOND("第二类用地");

    private final String label;

    LandClass(String label) {
        this.label = label;
    }

    /** In Chinese, as the standard says it. */
    public String label() {
        return label;
    }
}
