package cn.jingtu.yearend;

import cn.jingtu.matter.Verb;

/** What is done about the account of a year. */
public enum YearVerb implements Verb {
    ACCOUNT_DRAFTED("编制年度自评");

    private final String label;

    YearVerb(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
