package cn.jingtu.evidence;

import java.util.Set;

/** A kind of content that offices hand in, with the media types it is told by and the extensions it goes by. */
public enum ContentType {
    PDF("PDF", Set.of("application/pdf"), Set.of("pdf")),
    OFD("OFD 版式文件", Set.of("application/ofd"), Set.of("ofd")),
    WORD(
            "Word 文档",
            Set.of(
                    "application/msword",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.oasis.opendocument.text",
                    "application/rtf"),
            Set.of("doc", "docx", "wps", "odt", "rtf")),
    EXCEL(
            "Excel 表格",
            Set.of(
                    "application/vnd.ms-excel",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.oasis.opendocument.spreadsheet"),
            Set.of("xls", "xlsx", "et", "ods")),
    POWERPOINT(
            "PPT 演示文稿",
            Set.of(
                    "application/vnd.ms-powerpoint",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "application/vnd.oasis.opendocument.presentation"),
            Set.of("ppt", "pptx", "dps", "odp")),
    IMAGE(
            "图片",
            Set.of("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff", "image/webp", "image/heic"),
            Set.of("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "heic")),
    HTML("网页", Set.of("text/html", "application/xhtml+xml"), Set.of("html", "htm")),
    TEXT("文本", Set.of("text/plain"), Set.of("txt")),
    CSV("CSV 表格", Set.of("text/plain", "text/csv"), Set.of("csv")),
    ZIP("压缩包", Set.of("application/zip"), Set.of("zip"));

    private final String label;
    private final Set<String> mediaTypes;
    private final Set<String> extensions;

    ContentType(String label, Set<String> mediaTypes, Set<String> extensions) {
        this.label = label;
        this.mediaTypes = mediaTypes;
        this.extensions = extensions;
    }

    /** As users are told. */
    public String label() {
        return label;
    }

    /** In lower case, without the dot. */
    public Set<String> extensions() {
        return extensions;
    }

    boolean matches(String mediaType) {
        return mediaTypes.contains(mediaType);
    }
}
