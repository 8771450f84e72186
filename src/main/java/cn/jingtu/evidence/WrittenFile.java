package cn.jingtu.evidence;

import java.util.function.Supplier;

/** A file that the program can write, as things stand when its content is asked for. */
public record WrittenFile(String name, Supplier<byte[]> content) {}
