package cn.jingtu.land.access;

import cn.jingtu.organisation.Names;
import cn.jingtu.platform.office.OfficialDocument;
import cn.jingtu.platform.office.OfficialDocument.Column;
import java.time.ZoneId;
import java.util.List;

/** 查询答复单, the same whenever it is written: of rows that do not change. */
public final class AnswerSheet {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private AnswerSheet() {}

    private record Line(Parcel parcel, Answer answer) {}

    /** @param issuer name of the body that keeps the register */
    public static byte[] docx(AccessQuery query, AccessSheet sheet, Names names, String issuer) {
        OfficialDocument text = new OfficialDocument(List.of("建设用地土壤环境准入查询答复单"));
        text.paragraph("编号：" + query.number());
        text.paragraph("校验码：" + spaced(sheet.code()));
        text.paragraph("查询单位：" + names.of(query.body())
                + (query.onBehalfOf() == null ? "" : "（申请人：" + query.onBehalfOf() + "）"));
        text.paragraph("环节：" + query.gate().label() + "；用途：" + query.purpose()
                + (query.caseNumber() == null ? "" : "；案号：" + query.caseNumber()));
        text.paragraph("查询日期：" + OfficialDocument.day(query.day()) + "；答复有效期至"
                + OfficialDocument.day(sheet.validUntil()) + "（有效期天数待核）。其间相关名单有变化的，本答复即不再适用，须重新查询。");
        text.chapter("一、答复");
        List<Line> lines = sheet.answers().stream()
                .map(answer -> new Line(query.parcel(answer.position()), answer.answer()))
                .toList();
        text.table(
                List.of(
                        new Column<Line>(
                                "序号", 8, line -> String.valueOf(line.parcel().position())),
                        new Column<Line>("地块", 22, line -> line.parcel().title()),
                        new Column<Line>("规划用途", 14, line -> planned(line.parcel())),
                        new Column<Line>("答复", 12, line -> AccessWords.of(line.answer())),
                        new Column<Line>(
                                "理由",
                                44,
                                line -> String.join("\n", line.answer().reasons()))),
                lines,
                line -> "");
        text.chapter("二、依据和要求");
        for (Line line : lines) {
            text.paragraph(line.parcel().position() + "．" + line.parcel().title());
            if (!line.answer().basis().isEmpty()) {
                text.paragraph("依据：" + String.join("；", line.answer().basis()) + "。");
            }
            line.answer()
                    .conditions()
                    .forEach(condition -> text.paragraph(
                            (line.answer().answer() == Answer.Permission.ALLOW ? "条件：" : "须先做到：") + condition));
        }
        text.chapter("三、说明");
        text.paragraph("本答复按查询当日在册的名单、调查评估结果和查询单位填报的原用途作出。原用途与实际不符的，本答复无效。" + "持本单可在本系统“准入查询”页面凭编号和校验码核验。");
        text.signature(issuer, sheet.answeredAt().atZone(ZONE).toLocalDate());
        return text.bytes();
    }

    private static String planned(Parcel parcel) {
        LandUse planned = parcel.use().planned();
        return planned == null ? "未定" : planned.label();
    }

    /** In fours, as it is typed. */
    public static String spaced(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
