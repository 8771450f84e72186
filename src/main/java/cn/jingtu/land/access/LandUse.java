package cn.jingtu.land.access;

import java.util.List;

/** What land is or was used for, as far as the gate has to tell uses apart. Classes of land as in GB 36600-2018. */
public enum LandUse implements Worded {
    RESIDENTIAL(Kind.SENSITIVE, 1, "居住用地", "residential", "R", "住宅", "住宅用地", "居住", "housing"),
    SCHOOL(Kind.SENSITIVE, 1, "中小学用地", "school", "A33", "学校", "学校用地", "中小学", "幼儿园", "教育用地"),
    MEDICAL(Kind.SENSITIVE, 1, "医疗卫生用地", "medical", "A5", "医院", "医疗", "医疗用地"),
    WELFARE(Kind.SENSITIVE, 1, "社会福利用地", "welfare", "A6", "社会福利", "养老", "养老用地"),
    /** Which one is not said: it may be a school. */
    PUBLIC(
            Kind.SENSITIVE,
            1,
            "公共管理与公共服务用地",
            "public",
            "A",
            "公共管理与公共服务",
            "公共服务用地",
            "公共管理用地",
            "公共设施用地",
            "一住两公",
            "public-service"),
    OFFICE(
            Kind.SENSITIVE,
            2,
            "其他公共管理与公共服务用地",
            "office",
            "A1",
            "A2",
            "A4",
            "行政办公用地",
            "行政办公",
            "机关团体用地",
            "文化设施用地",
            "文化用地",
            "体育用地"),
    /** Several uses in one plot: judged by the most sensitive. */
    MIXED(Kind.SENSITIVE, 1, "混合用地", "mixed", "商住用地", "商住混合用地"),
    PARK(Kind.PLAIN, 1, "社区公园或儿童公园用地", "park", "社区公园", "儿童公园", "公园", "公园绿地", "G1"),
    COMMERCIAL(Kind.PLAIN, 2, "商业服务业用地", "commercial", "B", "商业", "商业用地", "商服用地", "商业服务业设施用地"),
    INDUSTRIAL(Kind.RISKY, 2, "工业用地", "industrial", "M", "工业"),
    MINING(Kind.RISKY, 2, "采矿用地", "mining", "采矿", "矿业用地"),
    STORAGE(Kind.RISKY, 2, "仓储用地", "storage", "W", "仓储", "物流仓储用地"),
    TRANSPORT(Kind.PLAIN, 2, "道路与交通设施用地", "transport", "S", "交通运输用地", "交通用地", "道路用地", "道路"),
    UTILITY(Kind.PLAIN, 2, "公用设施用地", "utility", "U", "公用设施"),
    GREEN(Kind.PLAIN, 2, "绿地与广场用地", "green", "G", "绿地", "其他绿地", "防护绿地", "G2"),
    ECOLOGICAL(Kind.PLAIN, 2, "生态空间", "ecological", "生态用地"),
    FARMLAND(Kind.PLAIN, 2, "农用地", "farmland", "耕地", "园地", "林地", "草地", "农田", "水田", "旱地"),
    UNUSED(Kind.PLAIN, 2, "未利用地", "unused", "荒地", "裸地"),
    /** A project that has to do with control or remediation, which no ban stands against. */
    REMEDIATION(Kind.PLAIN, 2, "风险管控修复工程", "remediation", "修复工程", "风险管控工程", "管控修复工程", "风险管控和修复工程");

    private enum Kind {
        /** 一住两公: a change to it asks for a survey before. */
        SENSITIVE,
        /** It may leave something in the soil. */
        RISKY,
        PLAIN
    }

    private final Kind kind;
    private final int landClass;
    private final List<String> words;

    LandUse(Kind kind, int landClass, String label, String code, String... words) {
        this.kind = kind;
        this.landClass = landClass;
        this.words = Worded.list(label, code, words);
    }

    @Override
    public List<String> words() {
        return words;
    }

    /** Whether it is housing, public management or public service (一住两公). */
    boolean isSensitive() {
        return kind == Kind.SENSITIVE;
    }

    boolean isRisky() {
        return kind == Kind.RISKY;
    }

    /** The class of land by whose values it is judged: 1 or 2. */
    int landClass() {
        return landClass;
    }
}
