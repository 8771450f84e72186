package cn.jingtu.plan.order;

import cn.jingtu.platform.Labelled;

/** What the 督查机构 proposes where what was late is still not met. */
public enum NextStep implements Labelled {
    EXTEND("延长反馈期限"),
    TALK("约谈"),
    CRITICISE("通报批评"),
    HAND_OVER("移交追责"),
    /** Nothing more is asked of the bodies. */
    CONCLUDE("不再采取措施，作出结论");

    private final String label;

    NextStep(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the bodies are asked once more. */
    public boolean asksAgain() {
        return this != CONCLUDE;
    }
}
