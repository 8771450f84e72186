package cn.jingtu.yearend.process;

import cn.jingtu.platform.ProcessVariable;

/** The variables of the year's account, under the names that its model uses. */
final class YearVariables {

    static final ProcessVariable<Boolean> ACCOUNT_SIGNED = new ProcessVariable<>("accountSigned", Boolean.class);

    private YearVariables() {}
}
