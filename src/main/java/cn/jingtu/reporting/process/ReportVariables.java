package cn.jingtu.reporting.process;

import cn.jingtu.platform.ProcessVariable;

/** The variables of the quarterly push, under the names that its models use. */
final class ReportVariables {

    static final ProcessVariable<Boolean> ANY_REPORTS = new ProcessVariable<>("anyReports", Boolean.class);
    static final ProcessVariable<Boolean> REPORT_CONFIRMED = new ProcessVariable<>("reportConfirmed", Boolean.class);
    static final ProcessVariable<Boolean> REPORT_ACCEPTED = new ProcessVariable<>("reportAccepted", Boolean.class);

    private ReportVariables() {}
}
