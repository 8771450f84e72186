package cn.jingtu.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of bodies as lists in a plan write them, made whole: the level before the name (市, 自治区, 县) and the 人民政府
 * behind it are written once for several names. Knows kinds of bodies, no city and no department.
 */
final class OrganisationNames {

    /** Provinces by their short names: a body that begins with one has its place in its name already. */
    private static final String PROVINCES =
            "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海" + "|广西|内蒙古|西藏|宁夏|新疆";

    private static final String DEPARTMENT_ENDS =
            "局|委|办|厅|部|部门|室|台|院|署|处|站|所|队|会|社|馆|中心|办公室|委员会|领导小组|指挥部|专班|总工会|工会|团委|妇联|残联|文联|科协|工商联|组|园|科学院";
    private static final String OTHER_ENDS =
            "公司|集团|海关|人民政府|政府|管委会|管理委员会|银行|分行|支行|大学|学院|学校|厂|矿|农场|林场|场|协会|学会|街道|街道办|镇街|乡镇|镇|乡|园区|开发区|示范区"
                    + "|度假区|高新区|经开区|新区|旅游区|管理区|功能区|试验区|工业区|旗|县|区|市|州|单位|企业|主体|机构|使用权人|责任人|镇（街道）|合作社|检察院|法院|关|兵团|师|团场|街区|县区|平台|市县|团|党校|苏木";

    private static final Pattern ORGANISATION = Pattern.compile(
            "[\\u4e00-\\u9fff〇A-Za-z0-9“”·（）、]{1,40}(?:" + DEPARTMENT_ENDS + "|" + OTHER_ENDS + ")(?:（[^（）]{1,30}）)?");
    private static final Pattern DEPARTMENT = Pattern.compile(".*(?:" + DEPARTMENT_ENDS + ")(?:（[^（）]{1,40}）)?");

    /** 市场, 市政 and 市容 begin with 市 but are no level. */
    private static final Pattern LEVEL =
            Pattern.compile("(自治区|自治州|地区|(?:市|区|县|州|省|旗|盟)(?:党)?委(?=组织|宣传|统战|政法|网信|编办|农办|办|督|党校|社会|机构|老干|农村|财经|国安|改革|巡)"
                    + "|省|市(?!场|容|政(?!务|府|协|法|数|和))|县|区(?!域)|州|盟|旗|师)(.+)");

    private static final Pattern COLLECTIVE = Pattern.compile(
            "(?:各|有关|相关|涉农|所在|所有|全市|全县|全区|全州|市直|县直|区直|省直|驻|其他|其它|辖区|属地|涉及|县级|市级|区级|镇级|乡级|上述|中央驻|土壤|重点|地块|污染|用地|企业|责任|市、|县、|区、|县（|市（|区（|县市区|县区|市县|乡镇|镇街|街道).*");
    private static final Pattern PLACE_NAMED =
            Pattern.compile("(?:" + PROVINCES + "|国家|中国|中央|国网|南方电网|人行|驻|生态环境部(?!门)|自然资源部(?!门)).*");
    private static final Pattern OWN_PLACE = Pattern.compile(
            ".{2,}(?:海关|海事局|海事处|供电局|供电公司|石油管理局|电网公司|铁路局|航道局|航务管理局|海警局|分行|支行|银行|公司|集团|农场|林场|厂|矿|大学|(?<!科)学院|研究院|设计院|管委会|管理委员会|人民政府|政府|协会|学会|企业|(?<!供销)合作社|街道|乡|镇|法庭|兵团|师|团场|流域局|督察局)(?:（[^（）]*）)?");
    private static final Pattern NAMED_PREFIX =
            Pattern.compile("([\\u4e00-\\u9fff]{1,7}?(?:自治州|自治县|自治旗|新区|开发区|高新区|经开区|市|县|区|州|盟|旗))([\\u4e00-\\u9fff].*)");
    private static final Pattern COUNTY = Pattern.compile(
            "(?!各|全|本|市、|县、|区、|辖|属|有关|相关)[\\u4e00-\\u9fff]{1,9}(?:县|(?<!片)区|市|旗|自治县|镇|苏木|(?<!城|家)乡|(?<!集|社|兵|共青)团)");
    private static final Pattern ZONE = Pattern.compile(
            ".*(?:新区|经济区|投资区|实验区|开发区|高新区|经开区|园区|旅游区|度假区|示范区|管理区|试验区|功能区|工业区|产业园|保税区|风景区|景区|合作区|集聚区|产业区|高技术区|园)");
    private static final Pattern GOVERNMENT = Pattern.compile("(.*?)(人民政府|政府|管委会|管理委员会|办事处)");
    private static final String PARTY_OFFICES = "组织部|宣传部|统战部|政法委|网信办|编办|改革办|农办|社会工作部|党校";

    private final String defaultLevel;
    private final @Nullable String city;

    /**
     * @param city name of the city as the document gives it, such as 北海市
     * @param defaultLevel the level of the plan, put before names that have none: 市, 县, 区
     */
    OrganisationNames(@Nullable String city, String defaultLevel) {
        this.city = city;
        this.defaultLevel = defaultLevel;
    }

    /** A name as written, with the separator before it. */
    record Written(String text, char separator) {}

    static boolean looksLikeOrganisation(String text) {
        return text.length() >= 2
                && text.length() <= 40
                && ORGANISATION.matcher(text).matches();
    }

    static boolean isCollective(String name) {
        return COLLECTIVE.matcher(name).matches();
    }

    /** Whether a body belongs to the counties rather than to the departments: governments, zones, streets. */
    static boolean isCounty(String name) {
        String plain = Regex.replaceAll(name, "（[^（）]*）$", "");
        if (Regex.matches(plain, "(?:市|省|自治区|州|国务院)?(?:人民)?政府")) {
            return false;
        }
        return Regex.matches(
                        plain,
                        ".*(?:人民政府|政府|管委会|(?<!和|与|建设|监督|城市|城乡|绿化|市容|水务|交通)管理委员会|街道|街道办|街道办事处|镇街|乡镇|乡|镇|街区|县区|市县|县市区)")
                || Regex.matches(name, "各[县市区旗州盟（）、，]+.*")
                || COUNTY.matcher(plain).matches()
                || ZONE.matcher(plain).matches();
    }

    static boolean isEnterprise(String name) {
        return Regex.matches(name, ".*(?:公司|集团|厂|矿|农场|林场|企业|(?<!供销)合作社)(?:（[^（）]*）)?");
    }

    /** Whether the name is one of a department, to which a level may be added. */
    static boolean isDepartment(String name) {
        return DEPARTMENT.matcher(name).matches() && !isCounty(name);
    }

    /** Full names of a list, in its order. */
    List<String> complete(List<Written> list) {
        List<Written> whole = governments(everyLevel(list));
        List<String> names = new ArrayList<>();
        String level = null;
        String prefix = null;
        for (Written written : whole) {
            String name = written.text();
            Matcher shared = SHARED_PREFIX.matcher(name);
            if (shared.matches()) {
                // 各县（市、区）自然资源局、生态环境分局
                prefix = shared.group(1);
                names.add(name);
                continue;
            }
            if (prefix != null
                    && written.separator() == '、'
                    && isDepartment(name)
                    && !LEVEL.matcher(name).matches()) {
                names.add(prefix + name);
                continue;
            }
            prefix = null;
            if (isCollective(name) && !Regex.matches(name, ".+(?:局|委|办|厅|部|公司)")) {
                names.add(name);
                continue;
            }
            Matcher levelled = LEVEL.matcher(name);
            if (levelled.matches() && (isDepartment(name) || levelled.group(1).length() > 1 || isBodyOfLevel(name))) {
                // the branch of a higher body says nothing of those that follow
                level = name.endsWith("分局") && !levelled.group(1).equals(defaultLevel) ? level : levelled.group(1);
                names.add(name);
                continue;
            }
            if (city != null && name.length() > city.length() + 1 && name.startsWith(city)) {
                String rest = name.substring(city.length());
                level = city.substring(city.length() - 1);
                if (isDepartment(rest)) {
                    names.add(level + rest);
                    continue;
                }
            }
            if (isCounty(name)) {
                names.add(countyName(name));
                continue;
            }
            if (!isDepartment(name) || hasOwnPlace(name)) {
                names.add(name);
                continue;
            }
            Matcher named = NAMED_PREFIX.matcher(name);
            if (named.matches()
                    && isDepartment(named.group(2))
                    && named.group(2).length() >= 3
                    && !levelInside(name)) {
                level = named.group(1);
                names.add(name);
                continue;
            }
            names.add(levelFor(name, level) + name);
        }
        return names;
    }

    /** 各镇人民政府、街道办事处 names all of both. */
    private static List<Written> everyLevel(List<Written> list) {
        List<Written> whole = new ArrayList<>();
        boolean every = false;
        for (Written written : list) {
            String name = written.text();
            every &= written.separator() == '、' || written.separator() == '和';
            boolean goesOn = every && Regex.matches(name, "(?:县|乡镇|镇|乡|街道|镇街)(?:人民政府|政府|办事处|管委会)");
            whole.add(goesOn ? new Written("各" + name, written.separator()) : written);
            every = goesOn || Regex.matches(name, "各(?:县|区|乡镇|镇|乡|街道|镇街)(?:人民政府|政府|办事处)");
        }
        return whole;
    }

    private static final Pattern SHARED_PREFIX =
            Pattern.compile("(各(?:[县市区旗州盟]|（[^（）]{1,8}）|、)+)[\\u4e00-\\u9fff]{3,}(?:局|委|办)");

    private static boolean isBodyOfLevel(String name) {
        return name.length() <= 20 && Regex.matches(name, "(?:市|县|区|省).+(?:法院|检察院|政府|公司|集团|大队|支队|总队|银行|协会|园区|平台|机构)");
    }

    /** 城市…, 都市…, 地区…, 园区…, 社区… contain a level by chance. */
    private static boolean levelInside(String name) {
        return Regex.matches(name, "(?:城市|都市|地区|社区|园区|城区|街区|辖区|山区|库区|景区|林区|灾区|牧区|保护区|超市|证券市).*")
                || name.startsWith("市场")
                || name.startsWith("市政")
                || name.startsWith("市容");
    }

    private static final Pattern BRANCH =
            Pattern.compile(".{2,}(?:生态环境|公安|自然资源|规划|国土资源|国土|税务|环保)(?:和规划)?分局|[\\u4e00-\\u9fff]{2,5}分局");
    private static final Pattern BARE_BRANCH = Pattern.compile("(?:生态环境|公安|自然资源|规划|国土资源|国土|税务|环保)(?:和规划)?分局");

    private boolean hasOwnPlace(String name) {
        if (name.endsWith("分局")) {
            return !BARE_BRANCH.matcher(name).matches() && BRANCH.matcher(name).matches();
        }
        String stem = city == null || city.length() < 3
                ? null
                : Regex.replaceFirst(city, "(?:.{1,3}族)*(?:自治州|自治县|自治旗|自治区|地区|.)$", "");
        return PLACE_NAMED.matcher(name).matches()
                || OWN_PLACE.matcher(name).matches()
                || stem != null && stem.length() >= 2 && name.startsWith(stem)
                || Regex.matches(name, ".*(?:国家级|省级|自治区级).*|团[省市县区州旗盟]委");
    }

    private String levelFor(String name, @Nullable String last) {
        if (defaultLevel.isEmpty()) {
            return "";
        }
        String level = last == null ? defaultLevel : last;
        boolean partyLevel = level.length() > 1 && level.endsWith("委");
        boolean partyOffice = Regex.matches(name, "(?:" + PARTY_OFFICES + ")(?:（.*）)?");
        if (partyLevel) {
            return partyOffice ? level : level.substring(0, 1);
        }
        return partyOffice && level.length() == 1 ? level + "委" : level;
    }

    /** 甲县、乙区、丙区人民政府 names three governments. */
    private static List<Written> governments(List<Written> list) {
        List<Written> whole = new ArrayList<>(list);
        for (int i = whole.size() - 1; i > 0; i--) {
            Matcher government = GOVERNMENT.matcher(whole.get(i).text());
            if (!government.matches() || whole.get(i).text().startsWith("各")) {
                continue;
            }
            String ending = government.group(2);
            for (int k = i - 1;
                    k >= 0
                            && (whole.get(k + 1).separator() == '、'
                                    || whole.get(k + 1).separator() == '和');
                    k--) {
                String bare = whole.get(k).text();
                boolean street = ending.equals("办事处") && bare.endsWith("街道");
                if (street) {
                    whole.set(k, new Written(bare + ending, whole.get(k).separator()));
                    continue;
                }
                if (ending.equals("办事处")
                        || !COUNTY.matcher(bare).matches()
                        || LEVEL.matcher(bare).matches()) {
                    break;
                }
                boolean zone = ZONE.matcher(bare).matches();
                boolean committee = ending.startsWith("管");
                whole.set(
                        k,
                        new Written(
                                bare + (zone ? "管委会" : committee ? "人民政府" : ending),
                                whole.get(k).separator()));
            }
        }
        return whole;
    }

    private static String countyName(String name) {
        if (name.startsWith("各") || isCollective(name)) {
            return name;
        }
        if (COUNTY.matcher(name).matches()) {
            String ending =
                    Regex.matches(name, ".*(?:团|管理区)") ? "" : ZONE.matcher(name).matches() ? "管委会" : "人民政府";
            return name + ending;
        }
        if (Regex.matches(name, ".{2,}(?:县|区|市|旗|镇|乡)政府")) {
            return name.substring(0, name.length() - 2) + "人民政府";
        }
        return name;
    }
}
