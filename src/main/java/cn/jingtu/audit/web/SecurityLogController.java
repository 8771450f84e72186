package cn.jingtu.audit.web;

import cn.jingtu.audit.SecurityRecords;
import cn.jingtu.audit.SecurityRecords.Export;
import cn.jingtu.audit.SecurityRecords.Page;
import cn.jingtu.audit.SecurityRecords.Wanted;
import cn.jingtu.platform.security.SecurityEvent.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The security log, page by page and as a sheet, for the auditors of a city and for administrators. */
@RestController
@RequestMapping("/api")
class SecurityLogController {

    private static final int PAGE_SIZE = 50;
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final SecurityRecords records;

    SecurityLogController(SecurityRecords records) {
        this.records = records;
    }

    record Choice(String id, String name) {}

    /** @param cities whose log the person may read; none: there is no log to show */
    record Choices(List<Choice> cities, List<Choice> kinds) {}

    /** Answered to everybody, so that a page can ask whether there is anything for it to show. */
    @GetMapping("/security-log/choices")
    Choices choices() {
        return new Choices(
                records.readable().stream()
                        .map(city -> new Choice(city.id(), city.name()))
                        .toList(),
                Arrays.stream(Kind.values())
                        .map(kind -> new Choice(kind.name(), kind.label()))
                        .toList());
    }

    /** @param before the {@code next} of the page before; none: the newest entries */
    @GetMapping("/security-log")
    Page page(
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long before) {
        return records.page(wanted(city, user, kind, from, to), before, PAGE_SIZE);
    }

    @GetMapping("/security-log.xlsx")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        Export export = records.export(wanted(city, user, kind, from, to));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(export.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .contentType(XLSX)
                .body(export.file());
    }

    private static Wanted wanted(
            @Nullable String city,
            @Nullable String user,
            @Nullable Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        return new Wanted(blankAsNone(city), blankAsNone(user), kind, from, to);
    }

    private static @Nullable String blankAsNone(@Nullable String text) {
        String clean = text == null ? "" : text.replaceAll("\\p{Cntrl}", "").strip();
        return clean.isEmpty() ? null : clean;
    }
}
