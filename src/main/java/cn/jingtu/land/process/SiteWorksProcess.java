package cn.jingtu.land.process;

import cn.jingtu.land.laboratory.Conclusion;
import cn.jingtu.land.laboratory.LaboratoryData;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.ProcessVariable;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.Change;
import cn.jingtu.register.Field;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.Values;
import cn.jingtu.register.process.EntryProcess;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Tells the process {@code site-works} whether the effect is assessed by others (另行委托), how its data stand to the
 * targets, and what the region's word means for the list that the site stands on.
 */
@ForModels("siteWorks")
public class SiteWorksProcess {

    private static final ProcessVariable<Boolean> INDEPENDENT = new ProcessVariable<>("independent", Boolean.class);

    private static final String INDEPENDENCE = "independence";
    private static final String RULE = "土壤污染防治法第六十五条（2026年8月15日起为生态环境法典第四百六十条）要求另行委托有关单位评估";

    private final EntryProcess entries;
    private final Register register;
    private final Kinds kinds;
    private final LaboratoryData laboratory;
    private final Clock clock;

    SiteWorksProcess(EntryProcess entries, Register register, Kinds kinds, LaboratoryData laboratory, Clock clock) {
        this.entries = entries;
        this.register = register;
        this.kinds = kinds;
        this.laboratory = laboratory;
        this.clock = clock;
    }

    /**
     * Takes who assesses the effect, and for whom. What is not known yet may be handed in; the step then comes again.
     *
     * @throws Refusal if the assessor is one of the contractors, or works for one of them
     */
    public void assessorNamed(DelegateTask task) {
        RegisterEntry works = entries.take(task);
        Contractors contractors = contractors(works);
        if (contractors.include(works.value("assessor"), works.value("assessorCode"))) {
            throw Refusal.conflict("效果评估单位“" + named(works, "assessor") + "”就是施工单位，" + RULE + "。请登记另行委托的评估单位。");
        }
        if (contractors.include(works.value("assessmentClient"), works.value("assessmentClientCode"))) {
            throw Refusal.conflict(
                    "效果评估的委托方“" + named(works, "assessmentClient") + "”就是施工单位，" + RULE + "，由责任人或者土地使用权人委托。请登记实际的委托方。");
        }
        boolean known =
                List.of("contractorCode", "assessor", "assessorCode", "assessmentClient", "assessmentClientCode")
                        .stream()
                        .noneMatch(field -> works.value(field).isEmpty());
        register.set(
                works.id(),
                INDEPENDENCE,
                known ? "INDEPENDENT" : "UNKNOWN",
                null,
                Change.following(works.matter(kinds), known ? "评估单位和委托方均不是施工单位" : "评估单位或者委托方没有查明"));
        INDEPENDENT.set(task, known);
    }

    /** Takes the report on the effect, and sets the results that came with it against the targets. */
    public void effectReported(DelegateTask task) {
        RegisterEntry works = entries.take(task);
        if (laboratory.ofTask(task.getId()).isEmpty()
                && works.value("noDataWhy").isEmpty()) {
            throw Refusal.invalid("请登记效果评估的检测数据：上传实验室的表格，核对后点“确认登记检测数据”。确实没有的，请写明理由。");
        }
        laboratory.judge(works, register.get(works.root()));
    }

    /**
     * Takes what a person concludes on the targets.
     *
     * @throws Refusal if it is better than what the machine found in the data of these works, and no reason is given
     */
    public void targetsJudged(DelegateTask task) {
        RegisterEntry works = entries.take(task);
        if (works.is("targetsMet", "MET") && works.value("judgedDiffers").isEmpty()) {
            laboratory
                    .effect(works.id())
                    .filter(judged -> judged != Conclusion.LE_TARGET)
                    .ifPresent(judged -> {
                        throw Refusal.invalid("机器对照目标的判定是“" + judged.label() + "”，与您的判定不一致，请写明理由。");
                    });
        }
    }

    /** Takes the region's word; where it agrees, the site is off its registry from the day that it says. */
    public void concluded(DelegateTask task) {
        RegisterEntry works = entries.take(task);
        if (works.is("conclusion", "REMOVED")) {
            register.delist(
                    works.root(),
                    SiteLists.REGISTRY,
                    LocalDate.parse(works.value("delistedOn")),
                    Change.following(works.matter(kinds), "自治区同意移出")
                            .because("自治区同意移出：" + works.value("publishedAt"), works.value("replyNumber")));
        }
    }

    /** Who did the works, by code and by name. */
    private record Contractors(Set<String> codes, String name) {
        boolean include(String otherName, String otherCode) {
            return codes.contains(otherCode) || (!name.isEmpty() && name.equals(plain(otherName)));
        }
    }

    private Contractors contractors(RegisterEntry works) {
        Field code = works.kind().get("contractorCode");
        Set<String> codes = new TreeSet<>();
        if (!works.value("contractorCode").isEmpty()) {
            codes.add(works.value("contractorCode"));
        }
        works.value("otherContractorCodes")
                .lines()
                .forEach(line -> Values.kept(code, line, LocalDate.now(clock)).ifPresent(codes::add));
        return new Contractors(codes, plain(works.value("contractor")));
    }

    /** Takes the start of the works: who works, the codes of all of them right. */
    public void started(DelegateTask task) {
        RegisterEntry works = entries.take(task);
        try {
            contractors(works);
        } catch (Values.Wrong wrong) {
            throw Refusal.invalid("其他" + wrong.getMessage() + "。每行填写一个代码，请核对。");
        }
    }

    private static String named(RegisterEntry works, String field) {
        return works.value(field).isEmpty() ? works.value(field + "Code") : works.value(field);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
