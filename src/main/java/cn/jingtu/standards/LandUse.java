package cn.jingtu.standards;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The class of land that a planned use belongs to (GB 36600-2018, 4.1 and 4.2). What is missing, unknown or has any
 * sensitive part is judged as the first class: unknown is never lenient. The codes of GB 50137 and of the classification
 * of 2020 and 2023 for the territorial plans are carried over from memory, which the reason says.
 *
 * @param reason Chinese: why this class
 */
public record LandUse(LandClass landClass, String reason) {

    private static final String TO_CHECK = "（用地代码与类别的对应待核）";

    private record Rule(Pattern pattern, @Nullable LandClass landClass, String name) {}

    /** In their order, the first that fits: what is sensitive inside a group stands before the group. */
    private static final List<Rule> CODES = List.of(
            code("R\\d*[A-Z]?", LandClass.FIRST, "居住用地"),
            code("A33\\d?", LandClass.FIRST, "中小学用地"),
            code("A5\\d?", LandClass.FIRST, "医疗卫生用地"),
            code("A6", LandClass.FIRST, "社会福利设施用地"),
            code("A3", null, "教育科研用地，含中小学的可能"),
            code("A", null, "公共管理与公共服务用地，含中小学、医疗卫生、社会福利的可能"),
            code("A[1-9]\\d?", LandClass.SECOND, "公共管理与公共服务用地（中小学、医疗卫生、社会福利除外）"),
            code("G1\\d?", null, "公园绿地，其中社区公园、儿童公园属第一类"),
            code("G", null, "绿地与广场用地，含社区公园、儿童公园的可能"),
            code("G[2-9]\\d?", LandClass.SECOND, "绿地与广场用地（社区公园、儿童公园除外）"),
            code("M[1-3]?", LandClass.SECOND, "工业用地"),
            code("W[1-3]?", LandClass.SECOND, "物流仓储用地"),
            code("B\\d{0,2}", LandClass.SECOND, "商业服务业设施用地"),
            code("S\\d{0,2}", LandClass.SECOND, "道路与交通设施用地"),
            code("U\\d{0,2}", LandClass.SECOND, "公用设施用地"),
            code("07\\d*", LandClass.FIRST, "居住用地"),
            code("080403", LandClass.FIRST, "中小学用地"),
            code("080404", LandClass.FIRST, "幼儿园用地"),
            code("0804", null, "教育用地，含中小学的可能"),
            code("0806\\d*", LandClass.FIRST, "医疗卫生用地"),
            code("0807\\d*", LandClass.FIRST, "社会福利用地"),
            code("08", null, "公共管理与公共服务用地，含中小学、医疗卫生、社会福利的可能"),
            code("08(\\d{2}|\\d{4})", LandClass.SECOND, "公共管理与公共服务用地（中小学、医疗卫生、社会福利除外）"),
            code("09\\d*", LandClass.SECOND, "商业服务业用地"),
            code("1001\\d*", LandClass.SECOND, "工业用地"),
            code("11\\d*", LandClass.SECOND, "仓储用地"),
            code("12\\d*", LandClass.SECOND, "交通运输用地"),
            code("13\\d*", LandClass.SECOND, "公用设施用地"),
            code("1401", null, "公园绿地，其中社区公园、儿童公园属第一类"),
            code("14", null, "绿地与开敞空间用地，含社区公园、儿童公园的可能"),
            code("140[23]", LandClass.SECOND, "绿地与开敞空间用地（社区公园、儿童公园除外）"));

    private static final Pattern SENSITIVE = Pattern.compile(
            "住宅|居住|公寓|宿舍|安置房|保障房|住房|居民|小区|中小学|小学|中学|初中|高中|幼儿园|幼托|托儿|学校|医疗|医院|卫生院|卫生服务|卫生用地|社会福利|福利院|养老|敬老|儿童|社区公园|社区");
    private static final Pattern UNSURE =
            Pattern.compile("教育|公园|农用地|耕地|园地|林地|草地|水域|湿地|村庄|宅基地|留白|待定|未定|不明|未明确|混合|综合|商住|科教|文教|空闲|未利用|农村");
    /** A group that has sensitive parts, unless it is said that they are taken out. */
    private static final Pattern WHOLE_GROUP =
            Pattern.compile("公共管理[与和]公共服务(设施)?(用地)?|公共服务(设施)?(用地)?|绿地[与和](广场|开敞空间)(用地)?|绿地");

    private static final List<Rule> WORDS = List.of(
            words("工业|厂房|制造|矿业用地|采矿", "工业用地"),
            words("仓储|物流|仓库", "物流仓储用地"),
            words("商业|商务|商服|商用|零售|批发|酒店|旅馆|办公楼|金融|娱乐|加油", "商业服务业设施用地"),
            words("道路|交通|停车|车站|港口|码头|铁路|公路|机场", "道路与交通设施用地"),
            words("公用设施|市政|供水|供电|供燃气|排水|污水|环卫|垃圾|消防|变电", "公用设施用地"),
            words(
                    "公共管理与公共服务|公共管理和公共服务|行政办公|机关团体|文化设施|文化用地|体育|文物|宗教|外事|科研|高等院校|大学|社会停车",
                    "公共管理与公共服务用地（中小学、医疗卫生、社会福利除外）"),
            words("绿地|广场", "绿地与广场用地（社区公园、儿童公园除外）"));

    private static Rule code(String pattern, @Nullable LandClass landClass, String name) {
        return new Rule(Pattern.compile(pattern), landClass, name);
    }

    private static Rule words(String pattern, String name) {
        return new Rule(Pattern.compile(pattern), LandClass.SECOND, name);
    }

    /** @param use code or words of the planned use, several with any sign between them; null or blank: unknown */
    public static LandUse of(@Nullable String use) {
        String text = use == null
                ? ""
                : Normalizer.normalize(use, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return first("没有给出规划用途，按第一类用地评价。");
        }
        if (text.matches("第?(一|1|Ⅰ|I)类(建设)?用地")) {
            return new LandUse(LandClass.FIRST, "按给出的类别：第一类用地。");
        }
        if (text.matches("第?(二|2|Ⅱ|II)类(建设)?用地")) {
            return new LandUse(LandClass.SECOND, "按给出的类别：第二类用地。");
        }
        // what is taken out of a group is not part of the use
        String whole = text.replaceAll("\\([^()]*除外\\)|\\((不含|不包括|除)[^()]*\\)", "");
        boolean takenOut = whole.length() < text.length();
        text = whole;
        List<LandUse> parts = new ArrayList<>();
        for (String part : text.split("[,;、/+|&()\\s]+|(?<=用地)[及与和]")) {
            if (!part.isBlank()) {
                parts.add(one(part, takenOut));
            }
        }
        return parts.stream()
                .filter(part -> part.landClass() == LandClass.FIRST)
                .findFirst()
                .or(() -> parts.stream().findFirst())
                .orElseGet(() -> first("规划用途没有内容，按第一类用地评价。"));
    }

    private static LandUse one(String part, boolean takenOut) {
        if (WHOLE_GROUP.matcher(part).matches()) {
            return takenOut
                    ? new LandUse(LandClass.SECOND, "“" + part + "”中第一类的部分已经除外，按第二类用地评价" + TO_CHECK + "。")
                    : first("“" + part + "”含有属于第一类的可能，不能确定，按第一类用地评价" + TO_CHECK + "。");
        }
        String code = part.replaceAll("用地$", "");
        for (Rule rule : CODES) {
            if (rule.pattern().matcher(code).matches()) {
                if (rule.landClass() == null && !takenOut) {
                    return first("“" + part + "”是" + rule.name() + "，不能确定，按第一类用地评价" + TO_CHECK + "。");
                }
                LandClass of = rule.landClass() == null ? LandClass.SECOND : rule.landClass();
                return new LandUse(of, "“" + part + "”是" + rule.name() + "，属" + of.label() + TO_CHECK + "。");
            }
        }
        if (SENSITIVE.matcher(part).find()) {
            return first("“" + part + "”含居住、中小学、医疗卫生、社会福利或社区、儿童公园等敏感用途，属第一类用地。");
        }
        if (UNSURE.matcher(part).find()) {
            return first("“" + part + "”不能确定属于哪一类，按第一类用地评价。");
        }
        for (Rule rule : WORDS) {
            if (rule.pattern().matcher(part).find()) {
                return new LandUse(LandClass.SECOND, "“" + part + "”是" + rule.name() + "，属第二类用地。");
            }
        }
        return first("不认识规划用途“" + part + "”，按第一类用地评价。");
    }

    private static LandUse first(String reason) {
        return new LandUse(LandClass.FIRST, reason);
    }
}
