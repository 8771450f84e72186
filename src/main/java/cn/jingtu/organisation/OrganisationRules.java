package cn.jingtu.organisation;

import cn.jingtu.platform.YamlFile;
import cn.jingtu.platform.YamlPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a schema can't say about {@code organisation.yaml}. Passes over what is missing or of the wrong type. */
final class OrganisationRules {

    /** They name groups of their own, {@code beihai.supervisor}, or the heads' part of a group. */
    private static final Set<String> RESERVED = Set.of("supervisor", "auditor", "head", "admin", "staff");

    private static final Set<String> CAN_EXECUTE =
            Set.of(OrganisationKind.COUNTY.code(), OrganisationKind.COMMITTEE.code());

    private final YamlFile yaml;
    private final YamlPlace city;
    private final YamlPlace settings;
    private final List<YamlPlace> bodies;

    private OrganisationRules(YamlFile yaml) {
        YamlPlace file = new YamlPlace("", yaml.tree());
        this.yaml = yaml;
        this.city = file.child("city");
        this.settings = file.child("settings");
        this.bodies = file.elements("organisations");
    }

    /** Notes in the file what is wrong with it. */
    static void check(YamlFile yaml, String folder) {
        OrganisationRules rules = new OrganisationRules(yaml);
        rules.cityIsNamedAsItsFolder(folder);
        rules.idsAreUnique();
        rules.namesAreUnambiguous();
        rules.divisionCodesBelongToTheCity();
        rules.coordinatorIsADepartment();
        rules.defaultExecutorsCanExecute();
        rules.supervisionIsTheGovernments();
        rules.outpostsLieInACounty();
    }

    private void cityIsNamedAsItsFolder(String folder) {
        String id = city.text("id");
        if (!id.isEmpty() && !id.equals(folder)) {
            yaml.report("city.id", "城市编号“" + id + "”与文件夹“" + folder + "”不一致，请改成一样的。");
        }
    }

    private void idsAreUnique() {
        Map<String, YamlPlace> seen = new HashMap<>();
        for (YamlPlace body : bodies) {
            String id = body.text("id");
            if (RESERVED.contains(id)) {
                yaml.report(body.field() + ".id", "编号“" + id + "”留作角色名称，请换一个编号。");
            }
            YamlPlace other = id.isEmpty() ? null : seen.putIfAbsent(id, body);
            if (other != null) {
                yaml.report(body.field() + ".id", "编号“" + id + "”已被“" + other.text("name") + "”使用，请换一个编号。");
            }
        }
    }

    private void namesAreUnambiguous() {
        Map<String, YamlPlace> owners = new HashMap<>();
        for (YamlPlace body : bodies) {
            claim(owners, body, body.child("name"));
            body.elements("aliases").forEach(alias -> claim(owners, body, alias));
        }
    }

    private void claim(Map<String, YamlPlace> owners, YamlPlace body, YamlPlace writing) {
        String words = writing.text();
        YamlPlace other = words.isEmpty() ? null : owners.putIfAbsent(words, body);
        if (body.equals(other)) {
            yaml.report(writing.field(), "“" + words + "”已是本单位的名称或别名，请删去重复的。");
        } else if (other != null) {
            yaml.report(writing.field(), "“" + words + "”已归“" + other.text("name") + "”，同一写法只能属于一个单位，请删去其中一处。");
        }
    }

    private void divisionCodesBelongToTheCity() {
        String cityCode = city.text("divisionCode");
        if (cityCode.length() != 6) {
            return;
        }
        String prefix = cityCode.substring(0, 4);
        for (YamlPlace body : bodies) {
            String code = body.text("divisionCode");
            if (CAN_EXECUTE.contains(body.text("kind")) && !code.isEmpty() && !code.startsWith(prefix)) {
                yaml.report(
                        body.field() + ".divisionCode",
                        "行政区划代码“" + code + "”不属于" + city.text("name") + "（应以 " + prefix + " 开头），请核对。");
            }
        }
    }

    private void coordinatorIsADepartment() {
        YamlPlace coordinator = settings.child("coordinator");
        if (isKnown(coordinator) && !kind(coordinator).equals(OrganisationKind.DEPARTMENT.code())) {
            yaml.report(coordinator.field(), "“" + coordinator.text() + "”不是市级部门，请改为组织协调本计划的市级部门（一般为市生态环境局）。");
        }
    }

    private void defaultExecutorsCanExecute() {
        for (YamlPlace executor : settings.elements("defaultExecutors")) {
            if (isKnown(executor) && !CAN_EXECUTE.contains(kind(executor))) {
                yaml.report(executor.field(), "“" + executor.text() + "”不是县（市、区）人民政府或管委会，不能负责落实，请改正。");
            }
        }
    }

    private void supervisionIsTheGovernments() {
        YamlPlace supervision = settings.child("supervision");
        YamlPlace office = supervision.child("office");
        YamlPlace government = supervision.child("government");
        if (isKnown(office) && !kind(office).equals(OrganisationKind.DEPARTMENT.code())) {
            yaml.report(office.field(), "“" + office.text() + "”不是市级部门，不能作督查机构，请改为本级人民政府的督查机构（一般为市人民政府督查室）。");
        }
        if (isKnown(government) && !kind(government).equals(OrganisationKind.GOVERNMENT.code())) {
            yaml.report(government.field(), "“" + government.text() + "”不是本级人民政府（kind: government），不能批准督查事项，请改正。");
        }
    }

    private void outpostsLieInACounty() {
        for (YamlPlace body : bodies) {
            String id = body.text("id");
            if (body.text("kind").equals(OrganisationKind.OUTPOST.code())
                    && bodies.stream()
                            .filter(other -> CAN_EXECUTE.contains(other.text("kind")))
                            .noneMatch(county ->
                                    id.equals(county.text("id") + id.substring(Math.max(id.lastIndexOf('-'), 0))))) {
                yaml.report(
                        body.field() + ".id",
                        "派出机构“" + body.text("name") + "”的编号应为所在县（市、区）的编号加“-”和一个词，如 hepu-ecology；“" + id + "”不是，请改正。");
            }
        }
    }

    private boolean isKnown(YamlPlace id) {
        boolean known = bodies.stream().anyMatch(body -> body.text("id").equals(id.text()));
        if (!known && !id.text().isEmpty()) {
            yaml.report(id.field(), "organisations 中没有编号为“" + id.text() + "”的单位，请核对编号或先登记该单位。");
        }
        return known;
    }

    private String kind(YamlPlace id) {
        return bodies.stream()
                .filter(body -> body.text("id").equals(id.text()))
                .findFirst()
                .map(body -> body.text("kind"))
                .orElse("");
    }
}
