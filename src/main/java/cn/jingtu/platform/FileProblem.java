package cn.jingtu.platform;

/**
 * One thing wrong in a data file.
 *
 * @param file name as the administrator knows it, {@code beihai/plans/2020.yaml}
 * @param line 1-based line of the field, or of the nearest field around it where it is missing
 * @param field place in the file, {@code tasks[3].leads[0]}; empty for the file as a whole
 * @param message Chinese: what is wrong, and how to mend it
 */
public record FileProblem(String file, int line, String field, String message) {

    @Override
    public String toString() {
        return file + " 第 " + line + " 行" + (field.isEmpty() ? "" : "，字段 " + field) + "：" + message;
    }
}
