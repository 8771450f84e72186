package cn.jingtu.land.access;

import java.util.List;

/** A list on which a plot can stand, on several at once. */
public enum SiteList implements Worded {
    SUSPECTED("疑似污染地块名单", "suspected", "疑似", "疑似污染地块", "疑似污染地块清单"),
    CONTAMINATED("污染地块名录", "contaminated", "污染地块", "污染地块清单"),
    PRIORITY("优先监管地块清单", "priority", "优先监管", "优先监管地块", "优先监管地块名单"),
    /** Of the province. */
    REGISTRY(
            "建设用地土壤污染风险管控和修复名录",
            "registry",
            "风险管控和修复名录",
            "管控和修复名录",
            "管控修复名录",
            "建设用地风险管控和修复名录",
            "风险管控与修复名录",
            "省级名录",
            "自治区名录"),
    DEFERRED("暂不开发利用污染地块", "deferred", "暂不开发利用", "暂不开发利用地块", "暂不开发利用污染地块清单", "暂不开发"),
    KEY_UNIT("土壤污染重点监管单位名录", "key-unit", "重点监管单位", "土壤污染重点监管单位", "重点监管单位名录");

    private final List<String> words;

    SiteList(String label, String code, String... words) {
        this.words = Worded.list(label, code, words);
    }

    @Override
    public List<String> words() {
        return words;
    }
}
