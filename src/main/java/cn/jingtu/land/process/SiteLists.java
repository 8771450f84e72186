package cn.jingtu.land.process;

/** Lists of sites, as {@code registers/site.yaml} names them. */
final class SiteLists {

    /** 疑似污染地块名单. */
    static final String SUSPECTED = "SUSPECTED";

    /** 污染地块名录, the city's. */
    static final String CONTAMINATED = "CONTAMINATED";

    /** 建设用地土壤污染风险管控和修复名录, the region's. */
    static final String REGISTRY = "REGISTRY";

    /** 优先监管地块清单. */
    static final String PRIORITY = "PRIORITY";

    /** 暂不开发利用污染地块清单. */
    static final String DEFERRED = "DEFERRED";

    private SiteLists() {}
}
