package cn.jingtu.plan.web;

import cn.jingtu.matter.Journal;
import cn.jingtu.matter.MatterVerb;
import cn.jingtu.matter.SignOffs;
import cn.jingtu.matter.process.Desk;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.web.Paging;
import cn.jingtu.organisation.CitySettings;
import cn.jingtu.organisation.Names;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.organisation.Sight;
import cn.jingtu.plan.order.NextStep;
import cn.jingtu.plan.order.OrderKind;
import cn.jingtu.plan.order.OrderReplies;
import cn.jingtu.plan.order.OrderReply;
import cn.jingtu.plan.order.OrderReview;
import cn.jingtu.plan.order.Orders;
import cn.jingtu.plan.order.SupervisionOrder;
import cn.jingtu.plan.process.SupervisionOrderProcess;
import cn.jingtu.plan.process.SupervisionOrderProcess.Reader;
import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Text;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 督办: what is late and could be ordered about, the orders that there are, and what the forms of an order show. */
@RestController
@RequestMapping("/api")
class OrderController {

    private final SupervisionOrderProcess process;
    private final Orders orders;
    private final OrderReplies replies;
    private final Desks desks;
    private final SignOffs signOffs;
    private final Journal journal;
    private final Organisations organisations;
    private final Sight sight;
    private final CurrentUser user;
    private final Clock clock;

    OrderController(
            SupervisionOrderProcess process,
            Orders orders,
            OrderReplies replies,
            Desks desks,
            SignOffs signOffs,
            Journal journal,
            Organisations organisations,
            Sight sight,
            CurrentUser user,
            Clock clock) {
        this.process = process;
        this.orders = orders;
        this.replies = replies;
        this.desks = desks;
        this.signOffs = signOffs;
        this.journal = journal;
        this.organisations = organisations;
        this.sight = sight;
        this.user = user;
        this.clock = clock;
    }

    record Coded(String code, String label) {}

    /**
     * Something late.
     *
     * @param id of what is owed
     * @param bodies names of those that have not done their part
     * @param ordered names of those of them that have an order about it
     */
    record LateView(
            long id, String what, @Nullable String clause, LocalDate due, List<String> bodies, List<String> ordered) {}

    record LatePage(int total, int pageSize, List<LateView> items) {}

    /**
     * An order in a list.
     *
     * @param reviewUntil the last day on which a review may be asked for; null: none may
     * @param lateReplies how many bodies answered too late
     */
    record OrderLine(
            String id,
            @Nullable String number,
            String kind,
            String title,
            String what,
            LocalDate due,
            List<String> bodies,
            @Nullable LocalDate replyBy,
            Coded state,
            int lateReplies,
            @Nullable String conclusion,
            @Nullable LocalDate reviewUntil,
            boolean mayAskReview,
            boolean mayRevoke) {}

    record OrderPage(int total, int pageSize, List<OrderLine> items) {}

    record Words(@Text(name = "说明", max = 1000) String words) {}

    /**
     * An order at one of its steps.
     *
     * @param met whether what was late is met by now
     * @param office name of the 督查机构; null: the city has named none, and nothing can be issued
     * @param designation document by which it is
     * @param basis clause on which it rests; null: the city's own rule is to be named
     * @param reply the answer that the step is about; null: about none
     */
    record OrderView(
            String id,
            Coded state,
            String what,
            @Nullable String clause,
            LocalDate due,
            boolean met,
            @Nullable String office,
            @Nullable String designation,
            @Nullable String basis,
            List<Addressee> owing,
            int urged,
            int reminded,
            @Nullable OrderDraft draft,
            @Nullable String number,
            int round,
            List<ReplyView> replies,
            @Nullable ReplyView reply,
            @Nullable String finding,
            @Nullable NextView next,
            @Nullable String conclusion,
            @Nullable Boolean concludedMet,
            String likelyConclusion,
            List<ReviewView> reviews,
            List<Coded> kinds,
            List<Coded> steps) {}

    /** @param earlier orders that the body was given this year */
    record Addressee(String id, String name, String kind, boolean central, int earlier) {}

    record OrderDraft(Coded kind, String title, String demand, LocalDate replyBy, String basis, List<String> bodies) {}

    record ReplyView(
            String id,
            String body,
            int round,
            Coded state,
            LocalDate replyBy,
            boolean late,
            @Nullable String reason,
            @Nullable String measures,
            @Nullable LocalDate expected) {}

    record NextView(Coded step, String words, @Nullable LocalDate replyBy) {}

    /** @param changed null: not decided yet */
    record ReviewView(
            String body,
            LocalDate appliedOn,
            String words,
            @Nullable Boolean changed,
            @Nullable String decision) {}

    // ---- what is late

    /** Of the matter of a task. */
    @GetMapping("/tasks/{taskId}/orders")
    List<LateView> late(@PathVariable String taskId) {
        return views(process.late(taskId));
    }

    /** Of the whole city, for those who may propose. */
    @GetMapping("/late-obligations")
    LatePage late(@RequestParam(defaultValue = "0") int page) {
        return new LatePage(process.lateCount(), Paging.SIZE, views(process.late(Paging.offset(page), Paging.SIZE)));
    }

    @PostMapping("/late-obligations/{id}/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void propose(@PathVariable long id) {
        process.propose(id);
    }

    private List<LateView> views(List<Orders.Late> late) {
        if (late.isEmpty()) {
            return List.of();
        }
        Names names = organisations.names(late.get(0).obligation().matter().city());
        return late.stream()
                .map(one -> new LateView(
                        one.obligation().id(),
                        one.obligation().what(),
                        one.obligation().clause(),
                        one.obligation().due(),
                        names.of(one.obligation().bodies()),
                        names.of(one.obligation().bodies().stream()
                                .filter(one.ordered()::contains)
                                .toList())))
                .toList();
    }

    // ---- orders

    /** Those that the reader's bodies were given, and all to those who oversee the city. */
    @GetMapping("/supervision-orders")
    OrderPage orders(@RequestParam(defaultValue = "0") int page) {
        String city = user.city();
        List<String> own = sight.ownBodies();
        boolean all = sight.ofWholeCity()
                || Optional.ofNullable(organisations.settings(city).supervision())
                        .filter(by -> own.contains(by.office()) || own.contains(by.government()))
                        .isPresent();
        Names names = organisations.names(city);
        List<SupervisionOrder> found = orders.page(city, all, own, Paging.offset(page), Paging.SIZE);
        List<String> ids = found.stream().map(SupervisionOrder::id).toList();
        Map<String, List<String>> reviewed = orders.reviewed(ids);
        Map<String, Integer> late = replies.late(ids);
        Reader reader = process.reader();
        return new OrderPage(
                orders.count(city, all, own),
                Paging.SIZE,
                found.stream()
                        .map(order -> line(
                                order,
                                names,
                                reader,
                                reviewed.getOrDefault(order.id(), List.of()),
                                late.getOrDefault(order.id(), 0)))
                        .toList());
    }

    private OrderLine line(SupervisionOrder order, Names names, Reader reader, List<String> reviewed, int late) {
        SupervisionOrder.Draft draft = order.draft();
        SupervisionOrder.Conclusion conclusion = order.servedOn() == null ? null : order.conclusion();
        boolean open = order.state() == SupervisionOrder.State.AWAITING
                && !LocalDate.now(clock).isAfter(order.reviewUntil());
        return new OrderLine(
                order.id(),
                order.number(),
                draft == null ? "督办" : draft.kind().label(),
                order.title(),
                order.what(),
                order.due(),
                names.of(order.bodies()),
                draft == null ? null : draft.replyBy(),
                new Coded(order.state().name(), order.state().label()),
                late,
                conclusion == null ? null : conclusion.words(),
                open ? order.reviewUntil() : null,
                open
                        && reader.reviewFor(order)
                                .filter(body -> !reviewed.contains(body))
                                .isPresent(),
                reader.mayRevoke(order));
    }

    @PostMapping("/supervision-orders/{id}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, @Valid @RequestBody Words request) {
        process.revoke(id, request.words().strip());
    }

    @PostMapping("/supervision-orders/{id}/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void askReview(@PathVariable String id, @Valid @RequestBody Words request) {
        process.askReview(id, request.words().strip());
    }

    // ---- at a task

    @GetMapping("/tasks/{taskId}/order")
    OrderView order(@PathVariable String taskId) {
        Desk desk = desks.open(taskId);
        Optional<OrderReply> reply = replies.find(
                signOffs.find(desk.key()).map(signed -> signed.row().key()).orElse(desk.key()));
        SupervisionOrder order = reply.map(OrderReply::order)
                .or(() -> desk.row().within(SupervisionOrder.PROCEDURE).flatMap(of -> orders.find(of.id())))
                .orElseThrow(() -> Refusal.notFound("这项待办不是督办，请刷新任务列表。"));
        return view(order, reply.orElse(null));
    }

    /** Of an answer its own body reads no other. */
    private OrderView view(SupervisionOrder order, @Nullable OrderReply reply) {
        String city = order.city();
        Names names = organisations.names(city);
        CitySettings.Supervision by = organisations.settings(city).supervision();
        List<String> owing = orders.owing(order);
        List<Organisation> addressees = organisations.of(city).stream()
                .filter(body -> owing.contains(body.id()))
                .toList();
        Map<String, Integer> earlier = orders.countsOfYear(order);
        SupervisionOrder.Draft draft = order.draft();
        SupervisionOrder.Next next = order.next();
        SupervisionOrder.Conclusion conclusion = order.conclusion();
        return new OrderView(
                order.id(),
                new Coded(order.state().name(), order.state().label()),
                order.what(),
                order.clause(),
                order.due(),
                orders.isMet(order),
                by == null ? null : names.of(by.office()),
                by == null ? null : by.basis(),
                orders.basis(order).orElse(null),
                addressees.stream()
                        .map(body -> new Addressee(
                                body.id(),
                                body.name(),
                                body.kind().label(),
                                !body.kind().isOfTheGovernment(),
                                earlier.getOrDefault(body.id(), 0)))
                        .toList(),
                journal.count(order.late(), MatterVerb.URGED),
                journal.count(order.late(), MatterVerb.REMINDED_LATE),
                draft == null
                        ? null
                        : new OrderDraft(
                                new Coded(draft.kind().name(), draft.kind().label()),
                                draft.title(),
                                draft.demand(),
                                draft.replyBy(),
                                draft.basis(),
                                names.of(order.bodies())),
                order.number(),
                order.round(),
                reply == null
                        ? replies.of(order).stream()
                                .map(one -> view(one, names))
                                .toList()
                        : List.of(),
                reply == null ? null : view(reply, names),
                order.finding(),
                next == null
                        ? null
                        : new NextView(
                                new Coded(next.step().name(), next.step().label()), next.words(), next.replyBy()),
                conclusion == null ? null : conclusion.words(),
                conclusion == null ? null : conclusion.met(),
                orders.likelyConclusion(order),
                orders.reviews(order.id()).stream().map(one -> view(one, names)).toList(),
                Arrays.stream(OrderKind.values())
                        .map(kind -> new Coded(kind.name(), kind.label()))
                        .toList(),
                Arrays.stream(NextStep.values())
                        .map(step -> new Coded(step.name(), step.label()))
                        .toList());
    }

    private static ReplyView view(OrderReply reply, Names names) {
        return new ReplyView(
                reply.id(),
                names.of(reply.body()),
                reply.round(),
                new Coded(reply.state().name(), reply.state().label()),
                reply.replyBy(),
                reply.late(),
                reply.reason(),
                reply.measures(),
                reply.expected());
    }

    private static ReviewView view(OrderReview review, Names names) {
        return new ReviewView(
                names.of(review.body()), review.appliedOn(), review.words(), review.changed(), review.decision());
    }
}
