package cn.jingtu.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words before a colon, or at the head of a column, that say what follows. */
enum Labels {
    LEAD("主要责任(?:单位|部门)|(?:主要)?牵头(?:负责|责任|实施)?(?:单位|部门|科室|处室)|主(?:办|责|管)(?:单位|部门)|第一责任(?:单位|部门)|牵头|主办|主责"),
    RESPONSIBLE("(?:责任|负责|分工)(?:单位|部门)|职责分工|责任分工|任务分工|责任主体(?:单位)?(?=：?市)"),
    PARTICIPANT(
            "(?:主要)?(?:配合|参与|协办|协作|协同|协助|参加|支持|会同|联合|参建|指导|督导|监督|监管|督办|相关|成员)(?:责任)?(?:单位|部门)|(?:配合|参与|参加|协办|协同|协助|协作|支持|会同|联合|指导|督导)"),
    EXECUTOR(
            "(?:具体)?(?:落实|实施|执行|承办|承担|组织实施)(?:责任)?(?:单位|主体|部门|责任主体)|责任主体|责任(?:县区|地区|政府|区域)|落实|承办|实施|(?:承办|落实|责任|实施|属地)(?:街镇|镇街|乡镇|街道|县区|园区)|(?:实施|落实|承担)企业|属地责任(?:单位)?|属地(?:单位|政府)?|涉及(?:的)?(?:县|区|县区|乡镇|镇|街道|地区|单位)(?:人民政府|政府)?"),
    DUE("(?:计划)?(?:完成|办结|整改|办理|落实|时间|实施)?(?:时限|期限|时间节点|时间要求|时限要求|节点|时间安排|时间|进度要求)"),
    TARGET("(?:工作|年度|主要|预期|绩效|量化)?(?:目标|指标)(?:任务|要求|值)?"),
    PERSON("(?:责任|分管|牵头|包联|市级)?(?:领导|责任人|负责人|联系人|联络员)(?:及?联系电话)?|联系(?:人|电话|方式)"),
    CONTENT("(?:工作|主要|重点|具体|年度)?(?:任务|措施|内容|举措|要求|事项|安排)(?:内容|名称|措施|要求)?|序号|类别|备注|项目(?:名称)?|编号|领域");

    /** Any label, as a group. */
    static final String ANY;

    static {
        StringBuilder any = new StringBuilder("(?:");
        for (Labels label : values()) {
            any.append(any.length() > 3 ? "|" : "").append(label.words);
        }
        ANY = any.append(")").toString();
    }

    private final String words;
    private final Pattern whole;

    Labels(String words) {
        this.words = words;
        this.whole = Pattern.compile("(?:" + words + ")");
    }

    /** What a label or the head of a column means, or null. */
    static @Nullable Labels of(String text) {
        for (Labels label : values()) {
            if (label.whole.matcher(text).matches()) {
                return label;
            }
        }
        return null;
    }

    boolean responsibility() {
        return this == LEAD || this == RESPONSIBLE || this == PARTICIPANT || this == EXECUTOR;
    }
}
