package cn.jingtu.intake.process;

import cn.jingtu.platform.ProcessVariable;

/** The variables of an import, under the names that its model uses. */
final class ImportVariables {

    static final ProcessVariable<Boolean> IMPORT_KEPT = new ProcessVariable<>("importKept", Boolean.class);
    static final ProcessVariable<Boolean> IMPORT_GIVEN_UP = new ProcessVariable<>("importGivenUp", Boolean.class);

    private ImportVariables() {}
}
