package cn.jingtu.register;

/** A code that decides and the word that is shown for it. */
public record Option(String code, String name) {}
