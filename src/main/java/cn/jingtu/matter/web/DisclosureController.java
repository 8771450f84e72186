package cn.jingtu.matter.web;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.matter.Disclosure;
import cn.jingtu.matter.DisclosureRegister;
import cn.jingtu.matter.DisclosureRegister.Wanted;
import cn.jingtu.matter.Disclosures;
import cn.jingtu.matter.Disclosures.Review;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.Sight;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.People;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Workbook;
import cn.jingtu.platform.office.Workbook.Column;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is published: what its forms show, and the register. */
@RestController
@RequestMapping("/api")
class DisclosureController {

    private final TaskRows rows;
    private final Disclosures disclosures;
    private final DisclosureRegister register;
    private final Evidence evidence;
    private final FileSending sending;
    private final Organisations organisations;
    private final People people;
    private final Sight sight;
    private final CurrentUser user;
    private final Clock clock;

    DisclosureController(
            TaskRows rows,
            Disclosures disclosures,
            DisclosureRegister register,
            Evidence evidence,
            FileSending sending,
            Organisations organisations,
            People people,
            Sight sight,
            CurrentUser user,
            Clock clock) {
        this.rows = rows;
        this.disclosures = disclosures;
        this.register = register;
        this.evidence = evidence;
        this.sending = sending;
        this.organisations = organisations;
        this.people = people;
        this.sight = sight;
        this.user = user;
        this.clock = clock;
    }

    /**
     * What is to be published, at a task.
     *
     * @param sources as they were made
     * @param files as they are published
     * @param withhold whether it is to be kept back
     */
    record DisclosureView(
            String title,
            String basis,
            LocalDate madeOn,
            LocalDate due,
            @Nullable String remark,
            List<FileLine> sources,
            boolean withhold,
            @Nullable String content,
            List<FileLine> files,
            @Nullable String place,
            @Nullable LocalDate until,
            @Nullable String drafter,
            @Nullable String reviewer,
            @Nullable String superior,
            @Nullable String letter,
            @Nullable String reply,
            @Nullable String address,
            @Nullable LocalDate publishedOn,
            List<ReviewLine> reviews) {}

    record ReviewLine(String code, String label) {}

    /**
     * @param oversees whether the reader sees all of the city
     * @param ofBody whether the reader belongs to a body
     */
    record RegisterPage(int total, int pageSize, boolean oversees, boolean ofBody, List<RegisterLine> items) {}

    record RegisterLine(
            String id,
            String title,
            String basis,
            String body,
            LocalDate madeOn,
            LocalDate due,
            String state,
            String stateName,
            boolean late,
            @Nullable String address,
            @Nullable LocalDate publishedOn,
            @Nullable LocalDate until,
            @Nullable LocalDate takenDownOn,
            boolean proven) {}

    // ---- at a task

    @GetMapping("/tasks/{taskId}/disclosure")
    DisclosureView disclosure(@PathVariable String taskId) {
        Disclosure d = at(taskId);
        return new DisclosureView(
                d.title(),
                d.basis(),
                d.madeOn(),
                d.due(),
                d.remark(),
                files(d.sources()),
                d.withhold(),
                d.content(),
                files(d.files()),
                d.place(),
                d.until(),
                name(d.draftedBy()),
                name(d.reviewedBy()),
                d.superior(),
                d.letter(),
                d.reply(),
                d.address(),
                d.publishedOn(),
                Arrays.stream(Review.values())
                        .filter(review -> !d.withhold() || review == Review.WITHHOLD || review == Review.RETURN)
                        .map(review -> new ReviewLine(review.name(), review.label()))
                        .toList());
    }

    /** A file that is to be published, as it was made or as it goes out. */
    @GetMapping("/tasks/{taskId}/disclosure/files/{file}")
    void file(@PathVariable String taskId, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        Disclosure d = at(taskId);
        sending.send(
                Optional.of(file)
                        .filter(id -> Stream.concat(d.sources().stream(), d.files().stream())
                                .anyMatch(id::equals))
                        .flatMap(evidence::find)
                        .orElseThrow(() -> Refusal.notFound("这件公开事项没有这份文件，请刷新页面。")),
                response);
    }

    /** That of the task, or of what the task signs. */
    private Disclosure at(String taskId) {
        return rows.key(taskId, Disclosure.PROCEDURE)
                .flatMap(disclosures::find)
                .orElseThrow(() -> Refusal.notFound("这项待办不是信息公开。"));
    }

    // ---- the register

    /** What the bodies of the user publish, for those who see the whole city what all do; the latest due first. */
    @GetMapping("/disclosures")
    RegisterPage page(@RequestParam(defaultValue = "") String sought, @RequestParam(defaultValue = "0") int page) {
        Wanted wanted = wanted(sought);
        Names names = organisations.names(user.city());
        LocalDate today = LocalDate.now(clock);
        return new RegisterPage(
                register.count(wanted),
                Paging.SIZE,
                wanted.all(),
                !wanted.bodies().isEmpty(),
                register.page(wanted, Paging.offset(page), Paging.SIZE).stream()
                        .map(line -> new RegisterLine(
                                line.id(),
                                line.title(),
                                line.basis(),
                                names.of(line.body()),
                                line.madeOn(),
                                line.due(),
                                line.state().name(),
                                line.state().label(),
                                line.isLate(today),
                                line.address(),
                                line.publishedOn(),
                                line.until(),
                                line.takenDownOn(),
                                line.proof() != null))
                        .toList());
    }

    @GetMapping("/disclosures.xlsx")
    void export(@RequestParam(defaultValue = "") String sought, HttpServletResponse response) throws IOException {
        Names names = organisations.names(user.city());
        LocalDate today = LocalDate.now(clock);
        List<List<@Nullable Object>> rows = register.page(wanted(sought), 0, Paging.MOST_EXPORTED).stream()
                .map(line -> Workbook.row(
                        line.title(),
                        line.basis(),
                        names.of(line.body()),
                        line.madeOn(),
                        line.due(),
                        line.state().label() + (line.isLate(today) ? "（逾期）" : ""),
                        line.publishedOn(),
                        line.address(),
                        line.until(),
                        line.takenDownOn()))
                .toList();
        Workbook book = new Workbook();
        book.sheet(
                "信息公开",
                "信息公开登记簿",
                List.of(
                        new Column("名称", 30),
                        new Column("依据", 18),
                        new Column("公开单位", 12),
                        new Column("形成日期", 8),
                        new Column("最迟公开", 8),
                        new Column("状态", 10),
                        new Column("发布日期", 8),
                        new Column("公开地址", 30),
                        new Column("公开至", 8),
                        new Column("撤下日期", 8)),
                rows);
        if (rows.size() == Paging.MOST_EXPORTED) {
            book.note("只列出" + Paging.MOST_EXPORTED + "项，更早的请用查找缩小范围后分次导出。");
        }
        sending.send("信息公开登记簿.xlsx", book.bytes(), response);
    }

    /** The picture that shows that it was published. */
    @GetMapping("/disclosures/{id}/proof")
    void proof(@PathVariable String id, HttpServletResponse response) throws IOException {
        List<String> own = sight.ownBodies();
        sending.send(
                disclosures
                        .find(id)
                        .filter(d -> d.city().equals(user.city()))
                        .filter(d -> sight.ofWholeCity() || own.contains(d.body()))
                        .map(Disclosure::proof)
                        .flatMap(evidence::find)
                        .orElseThrow(() -> Refusal.notFound("找不到公开证明：可能尚未发布，或者您无权查看。")),
                response);
    }

    private Wanted wanted(String sought) {
        return new Wanted(user.city(), sight.ofWholeCity(), sight.ownBodies(), Paging.sought(sought));
    }

    private List<FileLine> files(List<UUID> ids) {
        return FileLine.of(evidence.find(ids));
    }

    private @Nullable String name(@Nullable String person) {
        return person == null ? null : people.name(person);
    }
}
