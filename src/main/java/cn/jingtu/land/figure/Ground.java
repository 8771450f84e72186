package cn.jingtu.land.figure;

/** Why something that counts has the verdict that it has. */
enum Ground {
    REVISED("首次评审为修改后通过"),
    FAILED("首次评审未通过"),

    SUITED("结论符合规划用途"),
    NOT_REACHED("调查、评估或者效果评估还没有符合要求的结论"),
    ON_REGISTRY("仍在风险管控和修复名录，不得作为住宅、公共管理与公共服务用地"),
    CLASS_TOO_LOW("达到第二类用地要求，规划用途须达到第一类"),
    CLASS_UNKNOWN("没有登记达到的用地类别"),
    CLASS_DOUBTED("规划为住宅、公共管理与公共服务用地，却按第二类用地评价，须核对"),
    USE_UNKNOWN("没有登记是否规划为住宅、公共管理与公共服务用地"),

    NOT_BEGUN("没有管控记录"),
    ZONE("管控区域未经批准，也没有不划定的理由"),
    MEASURES("措施未落实"),
    SIGNS("标识未设立"),
    MONITORING("首轮监测未开展"),
    VERIFIED("现场核查没有到位的结论"),
    EFFECTIVE("年度复核认为措施无效"),
    CLEARED("调查或者评审证实无须管控"),
    WORKS("已开工管控修复，公示牌已设立");

    private final String words;

    Ground(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
