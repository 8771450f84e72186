package cn.jingtu.organisation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a body is; written in lower case in files. */
public enum OrganisationKind {
    /** Department of the city government. */
    DEPARTMENT("市级部门"),
    /** Government of a county, district or county-level city; carries tasks out. */
    COUNTY("县级人民政府"),
    /** Committee that administers an area like a county (管委会); carries tasks out. */
    COMMITTEE("管委会"),
    /** Outpost of a department in a county (派出机构), such as 生态环境分局; its id is that of the county, a hyphen and a word. */
    OUTPOST("派出机构"),
    /** Local branch of a central authority, such as the customs. */
    CENTRAL("中央驻地机构"),
    /** Organ of the Party committee. */
    PARTY("党委部门"),
    ENTERPRISE("企业"),
    /** Government of the city itself: its leaders approve what is done in its name; never works on a task. */
    GOVERNMENT("本级人民政府"),
    /** Body above the plan that sets targets and receives reports; never works on a task. */
    SUPERIOR("上级单位");

    private final String label;

    OrganisationKind(String label) {
        this.label = label;
    }

    /** The Chinese words an official reads. */
    public String label() {
        return label;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it stands above the plan and works on none of its tasks. */
    public boolean isAboveThePlan() {
        return this == GOVERNMENT || this == SUPERIOR;
    }

    /** Whether 政府督查 extends to it: what belongs to the city's government and those below it (条例第五条). */
    public boolean isOfTheGovernment() {
        return this == DEPARTMENT || this == COUNTY || this == COMMITTEE || this == OUTPOST;
    }

    /** Whether such a body can carry tasks out on the ground (落实). */
    public boolean canExecute() {
        return this == COUNTY || this == COMMITTEE;
    }
}
