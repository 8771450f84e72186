package cn.jingtu.organisation;

import cn.jingtu.organisation.OrganisationFile.Body;
import cn.jingtu.platform.YamlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a schema can't say about {@code organisation.yaml}. */
final class OrganisationRules {

    /** They name groups of their own, {@code beihai.supervisor}, or the heads' part of a group. */
    private static final Set<String> RESERVED = Set.of("supervisor", "auditor", "head", "admin", "staff");

    private final YamlFile yaml;
    private final OrganisationFile file;
    private final Map<String, Body> bodies = new HashMap<>();

    private OrganisationRules(YamlFile yaml, OrganisationFile file) {
        this.yaml = yaml;
        this.file = file;
    }

    static void check(YamlFile yaml, OrganisationFile file, String folder) {
        OrganisationRules rules = new OrganisationRules(yaml, file);
        rules.cityIsNamedAsItsFolder(folder);
        rules.idsAreUnique();
        rules.namesAreUnambiguous();
        rules.divisionCodesBelongToTheCity();
        rules.coordinatorIsADepartment();
        rules.defaultExecutorsCanExecute();
    }

    private void cityIsNamedAsItsFolder(String folder) {
        if (!file.city().id().equals(folder)) {
            yaml.report("city.id", "城市编号“" + file.city().id() + "”与文件夹“" + folder + "”不一致，请改成一样的。");
        }
    }

    private void idsAreUnique() {
        for (int i = 0; i < file.organisations().size(); i++) {
            Body body = file.organisations().get(i);
            String field = "organisations[" + i + "].id";
            if (RESERVED.contains(body.id())) {
                yaml.report(field, "编号“" + body.id() + "”留作角色名称，请换一个编号。");
            }
            Body other = bodies.putIfAbsent(body.id(), body);
            if (other != null) {
                yaml.report(field, "编号“" + body.id() + "”已被“" + other.name() + "”使用，请换一个编号。");
            }
        }
    }

    private void namesAreUnambiguous() {
        Map<String, Integer> owners = new HashMap<>();
        for (int i = 0; i < file.organisations().size(); i++) {
            Body body = file.organisations().get(i);
            claim(owners, body.name(), i, "organisations[" + i + "].name");
            for (int j = 0; j < body.aliases().size(); j++) {
                claim(owners, body.aliases().get(j), i, "organisations[" + i + "].aliases[" + j + "]");
            }
        }
    }

    private void claim(Map<String, Integer> owners, String writing, int owner, String field) {
        @Nullable Integer other = owners.putIfAbsent(writing, owner);
        if (other == null) {
            return;
        }
        if (other == owner) {
            yaml.report(field, "“" + writing + "”已是本单位的名称或别名，请删去重复的。");
        } else {
            yaml.report(field, "“" + writing + "”已归“" + file.organisations().get(other).name()
                    + "”，同一写法只能属于一个单位，请删去其中一处。");
        }
    }

    private void divisionCodesBelongToTheCity() {
        String prefix = file.city().divisionCode().substring(0, 4);
        for (int i = 0; i < file.organisations().size(); i++) {
            Body body = file.organisations().get(i);
            if (body.kind().canExecute() && body.divisionCode() != null && !body.divisionCode().startsWith(prefix)) {
                yaml.report("organisations[" + i + "].divisionCode", "行政区划代码“" + body.divisionCode()
                        + "”不属于" + file.city().name() + "（应以 " + prefix + " 开头），请核对。");
            }
        }
    }

    private void coordinatorIsADepartment() {
        String id = file.settings().coordinator();
        Body body = bodies.get(id);
        if (body == null) {
            yaml.report("settings.coordinator", unknown(id));
        } else if (body.kind() != OrganisationKind.DEPARTMENT) {
            yaml.report("settings.coordinator", "“" + body.name() + "”不是市级部门，请改为组织协调本计划的市级部门（一般为市生态环境局）。");
        }
    }

    private void defaultExecutorsCanExecute() {
        List<String> executors = file.settings().defaultExecutors();
        for (int i = 0; i < executors.size(); i++) {
            String field = "settings.defaultExecutors[" + i + "]";
            Body body = bodies.get(executors.get(i));
            if (body == null) {
                yaml.report(field, unknown(executors.get(i)));
            } else if (!body.kind().canExecute()) {
                yaml.report(field, "“" + body.name() + "”不是县（市、区）人民政府或管委会，不能负责落实，请改正。");
            }
        }
    }

    private static String unknown(String id) {
        return "organisations 中没有编号为“" + id + "”的单位，请核对编号或先登记该单位。";
    }
}
