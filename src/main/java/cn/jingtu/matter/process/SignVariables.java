package cn.jingtu.matter.process;

import cn.jingtu.platform.ProcessVariable;

/** The variables of signing, under the names that the models use. */
final class SignVariables {

    /** In a procedure that had something signed: whether it was. */
    static final ProcessVariable<Boolean> SIGNED_OFF = new ProcessVariable<>("signedOff", Boolean.class);

    static final ProcessVariable<Boolean> LEVEL_LEFT = new ProcessVariable<>("levelLeft", Boolean.class);
    static final ProcessVariable<Boolean> REVIEW_NEXT = new ProcessVariable<>("reviewNext", Boolean.class);
    static final ProcessVariable<Boolean> CO_SIGN_NEXT = new ProcessVariable<>("coSignNext", Boolean.class);
    static final ProcessVariable<Boolean> DEPUTY_NEXT = new ProcessVariable<>("deputyNext", Boolean.class);

    private SignVariables() {}
}
