package cn.jingtu.plan.order;

import cn.jingtu.platform.Labelled;

/** The document by which an order goes out. */
public enum OrderKind implements Labelled {
    NOTICE("督办通知"),
    /** To bodies that are none of the city's government, as the customs. */
    LETTER("商请函");

    private final String label;

    OrderKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
