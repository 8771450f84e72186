package cn.jingtu.matter.web;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Record;
import cn.jingtu.matter.process.Desks;
import cn.jingtu.matter.process.TaskCards;
import cn.jingtu.matter.process.TaskCards.TaskCard;
import cn.jingtu.platform.text.Text;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The card above every form, and 催办. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class TaskCardController {

    private final TaskCards cards;
    private final Desks desks;

    TaskCardController(TaskCards cards, Desks desks) {
        this.cards = cards;
        this.desks = desks;
    }

    /** The card; the shape that the form kit draws. */
    record CardView(
            @Nullable String context,
            @Nullable String clause,
            String title,
            @Nullable String content,
            @Nullable String body,
            @Nullable LocalDate due,
            List<Brief.Line> lines,
            List<Brief.Date> dates,
            List<String> measures,
            List<NoticeLine> notices,
            List<HistoryLine> history,
            boolean mayWork,
            boolean mayUrge) {

        static CardView of(TaskCard card) {
            Brief brief = card.brief();
            return new CardView(
                    brief.context(),
                    brief.clause(),
                    brief.title() == null ? card.desk().name() : brief.title(),
                    brief.content(),
                    card.body(),
                    card.desk().due(),
                    brief.lines(),
                    brief.dates(),
                    brief.measures(),
                    Stream.concat(
                                    brief.remarks().stream().map(remark -> new NoticeLine(null, null, null, remark)),
                                    card.notices().stream()
                                            .map(n -> new NoticeLine(
                                                    n.createdAt(),
                                                    n.kind().name(),
                                                    n.kind().label(),
                                                    n.text())))
                            .toList(),
                    card.history().stream().map(HistoryLine::of).toList(),
                    card.mayWork(),
                    card.mayUrge());
        }
    }

    /** @param at null for what holds until it is done; so are kind and kindName */
    record NoticeLine(
            @Nullable Instant at,
            @Nullable String kind,
            @Nullable String kindName,
            String text) {}

    /** @param step at which it was done; null: at none, or it is not told */
    record HistoryLine(
            Instant at,
            String who,
            String verb,
            String what,
            @Nullable String step,
            String words,
            List<Change> changes,
            @Nullable String onBehalfOf,
            @Nullable String reason,
            @Nullable String basis) {

        static HistoryLine of(Record record) {
            Set<String> labels = new LinkedHashSet<>(record.before().keySet());
            labels.addAll(record.after().keySet());
            return new HistoryLine(
                    record.at(),
                    record.who(),
                    record.verb(),
                    record.label(),
                    record.taskName() == null ? null : step(record.taskName()),
                    record.words(),
                    labels.stream()
                            .map(label -> new Change(
                                    label,
                                    Objects.requireNonNullElse(record.before().get(label), ""),
                                    Objects.requireNonNullElse(record.after().get(label), "")))
                            .toList(),
                    record.onBehalfOf(),
                    record.reason(),
                    record.basis());
        }

        /** Of 步骤｜事项｜单位 the step and the body: the matter stands above the lines. */
        private static String step(String taskName) {
            String[] parts = taskName.split("｜");
            return parts.length < 3 ? parts[0] : parts[0] + "｜" + parts[parts.length - 1];
        }
    }

    /** A value as it was and as it became; empty: none. */
    record Change(String label, String before, String after) {}

    record UrgeRequest(@Text(name = "催办内容", max = 500) String text) {}

    @GetMapping("/brief")
    CardView brief(@PathVariable String taskId) {
        return CardView.of(cards.of(taskId));
    }

    @PostMapping("/urges")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void urge(@PathVariable String taskId, @Valid @RequestBody UrgeRequest request) {
        desks.urge(taskId, request.text);
    }
}
