package cn.jingtu.reporting;

import cn.jingtu.matter.Verb;

/** What is done about a quarterly push and the reports in it. */
public enum ReportVerb implements Verb {
    ROUND_OPENED("布置季度推送"),
    PART_REPORTED("填报县区进展"),
    REPORT_DRAFTED("填报季度进展"),
    REPORT_CONFIRMED("审核报送"),
    REPORT_SENT_BACK("退回填报"),
    REPORT_ACCEPTED("接收季度进展"),
    REPORT_RETURNED("退回补充"),
    REPORT_EXEMPTED("免报"),
    REPORT_ENDED("终止填报");

    private final String label;

    ReportVerb(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
