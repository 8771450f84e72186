package cn.jingtu.land.laboratory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a column, or a line that tells about the columns, holds. */
public enum Role {
    /** 筛选值 and other figures that are no results. */
    LIMIT("评价限值", "筛选值|管制值|限值|标准值|评价标准|标准限|第[一二]类|36600|执行标准|参考值|背景值|screening|intervention|guideline"),
    STATISTIC("统计值", "最大|最小|平均|均值|检出率|超标|样品数|检出数|标准差|中位|评价结果|达标|结论|判定|变异|合计|偏差|^rpd|^rsd|^max|^min|^mean|^average"),
    DEPTH("深度", "深度|采样层|层位|层次|埋深|depth"),
    /** Limit of detection, or of reporting, which is never below it. */
    DETECTION_LIMIT(
            "检出限",
            "检出限|检出下限|报告限|测定下限|定量限|检测限|detectionlimit|reportinglimit|^lod|^mdl|^rl$|^rl\\(|^lor$|^loq|^pql|^eql|^mql"),
    CAS("物质编号", "^cas|cas号|cas编号|casno"),
    UNIT("单位", "^(?:计量|检测|结果)?单位(?!名称)|units?$"),
    REMARK("备注", "备注|说明|状态|remark|^notes?$|comment|是否有效|有效性|数据状态|qualifier|数据质量|质量标识|flag"),
    TYPE("样品类型", "样品类型|样品类别|样品性质|质控类型|质控类别|介质|基质|matrix|sampletype|^type$|^类型$|样品种类"),
    IGNORED(
            "不用",
            "序号|日期|时间|date|坐标|经度|纬度|高程|方法|依据|检测标准|分析标准|标准名称|标准编号|method|仪器|设备|颜色|性状|性质|气味|质地|湿度|送样|地址|采样人|检测人|分析人"
                    + "|类别|分类|英文|english|实验室编号|实验室样|分析编号|检测编号|流转|报告编号|labid|labno|批次|batch|^no\\.?$|^x$|^y$|项目名称|项目地址|委托|受检|工程"),
    SAMPLE("样品编号", "样品编|样品号|样品标识|样号|样品原|原编号|原样|sample|样品名称|^样品$|现场编号|客户编号"),
    POINT("点位", "点位|采样点|监测点|采样位置|钻孔|孔号|点号|location|station|point|borehole|^编号$"),
    ITEM(
            "检测项目",
            "项目|指标|因子|参数|污染物|analyte|parameter|compound|component|^items?$|物质|元素|^名称$|化合物|组分|substance|^name$|chemical"),
    RESULT("检测结果", "结果|测定值|检测值|测值|实测|浓度|含量|result|value|concentration|数值|检测数据|监测值|分析值"),
    NONE("不明", "(?!)");

    private final String label;
    private final Pattern words;

    Role(String label, String words) {
        this.label = label;
        this.words = Pattern.compile(words);
    }

    /** As a clerk chooses it. */
    public String label() {
        return label;
    }

    /** What a head says; {@link #NONE} for a name or anything else. */
    static Role of(String head) {
        String plain = Normalizer.normalize(head, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-]", "");
        if (plain.isEmpty() || plain.length() > 30) {
            return NONE;
        }
        for (Role role : values()) {
            if (role.words.matcher(plain).find()) {
                return role;
            }
        }
        return NONE;
    }
}
