package cn.jingtu.reporting;

/** The report of one department is due by another day than before. */
public record ReportDueMoved(String cityId, String reportId) {}
