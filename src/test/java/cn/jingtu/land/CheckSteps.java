package cn.jingtu.land;

import cn.jingtu.land.access.AccessCheck;
import cn.jingtu.land.access.AccessChecks;
import cn.jingtu.land.process.AccessCheckProcess;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.plan.process.Office;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.procedures.StepsOf;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** Checks of what 市自然资源局 of 贵港 issued, each of a month that nobody else checks. */
@Component
class CheckSteps implements StepsOf {

    static final String ISSUER = "guigang.natural-resources";
    static final String HEAD = "guigang.natural-resources.head";
    static final String ECOLOGY = "guigang.ecology";

    private static final String IMPORT = "UserTask_ImportPermits";
    private static final List<String> HEADS =
            List.of("环节", "文号", "办理日期", "申请人", "宗地编号", "地块名称", "曾用名", "县区", "批准用途", "准入查询编号", "答复条件已载明", "四至范围");

    /** Months of long after, so that those of today are nobody's. */
    private static final AtomicInteger MONTHS = new AtomicInteger();

    private final Office office;
    private final AccessCheckProcess process;
    private final AccessChecks checks;
    private final TaskFiles files;

    CheckSteps(Office office, AccessCheckProcess process, AccessChecks checks, TaskFiles files) {
        this.office = office;
        this.process = process;
        this.checks = checks;
        this.files = files;
    }

    @Override
    public String procedure() {
        return AccessCheck.PROCEDURE;
    }

    @Override
    public Task at(String step) {
        AccessCheck check = opened(freshMonth());
        String id = check.id();
        if (step.equals(IMPORT)) {
            return office.only(id, step, ISSUER);
        }
        take(check, permit(check, "不动产编号" + UUID.randomUUID().hashCode(), "城北试验地块"));
        if (step.equals("UserTask_Explain")) {
            return office.only(id, step, ISSUER);
        }
        explain(id, "NOT_ASKED");
        sign(id, Office.AGREED);
        if (step.equals("UserTask_Dispose")) {
            return office.only(id, step, ECOLOGY);
        }
        throw unknown(step);
    }

    @Override
    public Map<String, ?> submission(Task task) {
        String id = office.matter(task);
        return switch (task.getTaskDefinitionKey()) {
            case IMPORT -> Map.of("nil", true);
            case "UserTask_Explain" -> {
                withPaper(task);
                yield explained(id, "NOT_ASKED");
            }
            default -> disposed(id, "DISMISS");
        };
    }

    AccessCheckProcess process() {
        return process;
    }

    // ---- months

    static YearMonth freshMonth() {
        return YearMonth.of(2040, 1).plusMonths(4L * MONTHS.getAndIncrement());
    }

    AccessCheck laid(YearMonth month) {
        return process.lay(List.of("guigang"), month).stream()
                .filter(check -> check.body().equals("natural-resources"))
                .findFirst()
                .orElseThrow();
    }

    /** One whose day has come. */
    AccessCheck opened(YearMonth month) {
        AccessCheck check = laid(month);
        office.await(check.id(), "Event_DayReached");
        return check;
    }

    // ---- lists

    /** Cells by the heads of their columns. */
    static Map<String, String> permit(AccessCheck check, String number, String name) {
        return permit("土地供应", number, check.month().atDay(10), name);
    }

    static Map<String, String> permit(String gate, String number, LocalDate on, String name) {
        return Map.of("环节", gate, "文号", number, "办理日期", on.toString(), "地块名称", name);
    }

    static Map<String, String> with(Map<String, String> permit, String... more) {
        Map<String, String> all = new HashMap<>(permit);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    static byte[] list(List<Map<String, String>> permits) {
        Workbook book = new Workbook();
        book.sheet(
                "办件",
                "办件清单",
                HEADS.stream().map(head -> new Workbook.Column(head, 12)).toList(),
                permits.stream()
                        .map(permit -> Workbook.row(HEADS.stream()
                                .map(head -> permit.getOrDefault(head, ""))
                                .toArray()))
                        .toList());
        return book.bytes();
    }

    UUID upload(Task task, String group, String name, byte[] content) {
        AtomicReference<UUID> id = new AtomicReference<>();
        office.as(
                "办件经办",
                group,
                () -> id.set(files.add(task.getId(), name, new ByteArrayResource(content))
                        .file()
                        .id()));
        return id.get();
    }

    /** The task, with a file that proves what is said. */
    Task withPaper(Task task) {
        upload(task, ISSUER, "核处材料.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
        return task;
    }

    // ---- what people do

    void take(AccessCheck check, Map<String, String> permit) {
        take(check, null, List.of(permit));
    }

    void take(AccessCheck check, @Nullable String remark, List<Map<String, String>> permits) {
        Task task = office.only(check.id(), IMPORT, ISSUER);
        UUID file = upload(task, ISSUER, "办件清单.xlsx", list(permits));
        office.handIn(task, "办件经办", returned(file, remark), ISSUER);
        office.run(check.id(), "ServiceTask_Compare");
    }

    static Map<String, ?> returned(UUID file, @Nullable String remark) {
        return remark == null
                ? Map.of("nil", false, "file", file)
                : Map.of("nil", false, "file", file, "remark", remark);
    }

    void explain(String id, String said) {
        Task task = office.only(id, "UserTask_Explain", ISSUER);
        office.handIn(withPaper(task), "办件经办", explained(id, said), ISSUER);
    }

    void sign(String id, Map<String, ?> words) {
        office.sign(id, HEAD, "局长", words);
    }

    Map<String, ?> explained(String id, String said) {
        return Map.of(
                "findings",
                positions(id)
                        .map(position -> Map.of("position", position, "said", said, "words", "经核对档案"))
                        .toList());
    }

    Map<String, ?> disposed(String id, String measure) {
        return Map.of(
                "findings",
                positions(id)
                        .map(position -> measure.equals("RECTIFY")
                                ? Map.of("position", position, "measure", measure, "words", "限期补查", "due", "2300-01-01")
                                : Map.of("position", position, "measure", measure, "words", "依据充分"))
                        .toList());
    }

    private Stream<Integer> positions(String id) {
        return checks.found(id).stream().map(found -> found.permit().position());
    }
}
