package cn.jingtu.intake;

import cn.jingtu.matter.Verb;

/** What is done about the import of a plan. */
public enum ImportVerb implements Verb {
    DOCUMENT_READ("上传计划文本"),
    READING_KEPT("采用识别结果"),
    IMPORT_GIVEN_UP("放弃导入");

    private final String label;

    ImportVerb(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
