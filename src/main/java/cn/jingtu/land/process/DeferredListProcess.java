package cn.jingtu.land.process;

import cn.jingtu.calendar.OfficeHours;
import cn.jingtu.evidence.WrittenFile;
import cn.jingtu.land.yearly.ListKind;
import cn.jingtu.land.yearly.ListPart;
import cn.jingtu.land.yearly.ListRow;
import cn.jingtu.land.yearly.YearlyList;
import cn.jingtu.land.yearly.YearlyLists;
import cn.jingtu.land.yearly.YearlyLists.Added;
import cn.jingtu.land.yearly.YearlyLists.Confirmed;
import cn.jingtu.land.yearly.YearlyLists.Viewed;
import cn.jingtu.matter.Actor;
import cn.jingtu.matter.Document;
import cn.jingtu.matter.Issuable;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.process.MatterStarts;
import cn.jingtu.matter.process.Matters;
import cn.jingtu.matter.process.TaskBodies;
import cn.jingtu.matter.process.TaskFiles;
import cn.jingtu.organisation.City;
import cn.jingtu.organisation.Organisation;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.ForModels;
import cn.jingtu.platform.StartStep;
import cn.jingtu.platform.Submissions;
import cn.jingtu.platform.text.Called;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.process.EntryBodies;
import cn.jingtu.register.process.EntryLives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets {@code deferred-list} going, once for each year and city, and is told by it what to do. Each year lays the next one;
 * at every start of the program the year that runs is laid where it is not yet.
 */
@ForModels("deferredList")
public class DeferredListProcess implements Issuable, StartStep {

    private final YearlyLists lists;
    private final EntryBodies branches;
    private final EntryLives lives;
    private final Matters matters;
    private final TaskBodies bodies;
    private final TaskFiles files;
    private final Submissions submissions;
    private final Organisations organisations;
    private final MatterStarts starts;
    private final Clock clock;

    DeferredListProcess(
            YearlyLists lists,
            EntryBodies branches,
            EntryLives lives,
            Matters matters,
            TaskBodies bodies,
            TaskFiles files,
            Submissions submissions,
            Organisations organisations,
            MatterStarts starts,
            Clock clock) {
        this.lists = lists;
        this.branches = branches;
        this.lives = lives;
        this.matters = matters;
        this.bodies = bodies;
        this.files = files;
        this.submissions = submissions;
        this.organisations = organisations;
        this.starts = starts;
        this.clock = clock;
    }

    /** What the forms hand in. */
    static final class Forms {

        private Forms() {}

        record Confirmation(
                boolean nil,

                @Nullable @Valid @Size(max = 2000, message = "一次最多确认2000行，请联系市生态环境局") @Called("地块")
                List<ConfirmedForm> rows,

                @Nullable @Valid @Size(max = 200, message = "一次最多增补200个地块，请分批列出") @Called("增补的地块")
                List<AddedForm> added) {}

        record ConfirmedForm(
                @Max(100_000) @Called("序号") int position,

                @NotNull(message = "请逐行选择确认意见") @Called("确认意见")
                ListRow.Said said,

                @Nullable @Text(name = "理由", max = 1000, optional = true)
                String words) {
            Confirmed taken() {
                return new Confirmed(position, said, filled(words));
            }
        }

        /** @param title what a draft shows when it is opened again; not taken */
        record AddedForm(
                @NotNull(message = "请选择增补到哪份清单") @Called("清单")
                ListKind list,

                @Text(name = "地块", max = 64) String entry,
                @Text(name = "理由", max = 1000) String words,

                @Nullable @Text(name = "地块名称", max = 300, optional = true)
                String title) {
            Added taken() {
                return new Added(list, entry, words.strip());
            }
        }

        record Views(
                @Nullable @Valid @Size(max = 20_000, message = "行数过多，请联系市生态环境局") @Called("地块")
                List<ViewForm> rows) {}

        record ViewForm(
                @Max(100_000) @Called("序号") int position,

                @NotNull(message = "请逐行选择会商意见") @Called("会商意见")
                Boolean agreed,

                @Nullable @Text(name = "意见说明", max = 1000, optional = true)
                String words) {
            Viewed taken() {
                return new Viewed(position, agreed, filled(words));
            }
        }

        private static @Nullable String filled(@Nullable String words) {
            return words == null || words.isBlank() ? null : words.strip();
        }
    }

    // ---- year by year

    @Override
    public int order() {
        return PLANS;
    }

    @Override
    @Transactional
    public void run() {
        lay(
                organisations.cities().stream().map(City::id).toList(),
                LocalDate.now(clock).getYear());
    }

    /** Lays the lists of a year, those that there were not yet; they wait for their day. */
    @Transactional
    public List<YearlyList> lay(Collection<String> cities, int year) {
        List<YearlyList> laid = lists.lay(cities, year);
        starts.begin(laid.stream().map(YearlyList::matter).toList());
        return laid;
    }

    public Date opensAt(DelegateExecution execution) {
        return Date.from(OfficeHours.begin(list(execution).opensOn(), clock).toInstant());
    }

    public void open(DelegateExecution execution) {
        YearlyList list = list(execution);
        lists.open(list.id());
        lay(List.of(list.city()), list.year() + 1);
    }

    public void fill(DelegateExecution execution) {
        YearlyList list = list(execution);
        lists.fill(list.id(), branches.branches(list.city()));
    }

    // ---- what is said of it

    /** Ids of the bodies that have not confirmed yet. */
    public List<String> asked(DelegateExecution execution) {
        return lists.parts(key(execution)).stream()
                .filter(part -> !part.isConfirmed())
                .map(ListPart::body)
                .toList();
    }

    public void confirmed(DelegateTask task) {
        Forms.Confirmation form = submissions.take(task, Forms.Confirmation.class);
        MatterRow row = matters.of(task);
        Actor by = bodies.actor(task);
        lists.confirm(
                row.key(),
                form.nil(),
                each(form.rows()).map(Forms.ConfirmedForm::taken).toList(),
                each(form.added()).map(Forms.AddedForm::taken).toList(),
                branches.counties(row.city(), by.acting()),
                !files.handedIn(task).isEmpty(),
                by);
    }

    public void consulted(DelegateTask task) {
        Forms.Views form = submissions.take(task, Forms.Views.class);
        lists.consult(
                matters.of(task).key(),
                each(form.rows()).map(Forms.ViewForm::taken).toList(),
                bodies.actor(task));
    }

    private static <T> Stream<T> each(@Nullable List<T> rows) {
        return rows == null ? Stream.of() : rows.stream();
    }

    // ---- issued

    @Override
    public Set<String> procedures() {
        return Set.of(YearlyList.PROCEDURE);
    }

    @Override
    public Proposal propose(MatterRow row) {
        YearlyList list = lists.toIssue(row.key());
        List<String> recipients = Stream.concat(
                        organisations.of(list.city()).stream()
                                .filter(body -> body.kind().canExecute())
                                .map(Organisation::id),
                        Stream.of(lists.consulted(list.city()).id()))
                .toList();
        return new Proposal(
                YearlyList.PAPER,
                organisations.city(list.city()).name() + list.paper(),
                organisations.coordinator(list.city()).id(),
                List.of(),
                recipients,
                "list-view");
    }

    @Override
    public List<WrittenFile> written(MatterRow row) {
        return lists.written(row.key());
    }

    @Override
    public void issued(MatterRow row, Document document) {
        lists.issued(
                row.key(),
                document.id(),
                Objects.requireNonNull(document.number()),
                Objects.requireNonNull(document.issuedOn()));
    }

    /** What stands on a list is cared for plot by plot: where nothing is done about a site yet, its procedure begins. */
    public void settle(DelegateExecution execution) {
        YearlyList list = list(execution);
        List<RegisterEntry> standing = lists.settle(list.id());
        Set<String> running = new HashSet<>(lives.running(list.city(), standing));
        standing.stream().filter(site -> running.add(site.id())).forEach(this::begin);
    }

    /** From where it stands: a site that was taken over from elsewhere has its past behind it. */
    private void begin(RegisterEntry site) {
        if (site.state().equals("DEFERRED") || site.is("development", "NO")) {
            lives.beginAt(site, "CallActivity_Defer");
        } else if (site.state().equals("CONTAMINATED")) {
            lives.beginAt(site, "UserTask_DecideUse");
        } else if (List.of("CLUE", "LISTED", "SURVEYING").contains(site.state())) {
            lives.begin(site.id());
        }
    }

    // ---- who and when

    /** The group of those whose view is asked. */
    public String consultants(DelegateExecution execution) {
        return lists.consulted(list(execution).city()).groupId();
    }

    public Date confirmDueAt(DelegateExecution execution) {
        return lastMinute(lists.confirmDue(list(execution).city()));
    }

    public Date dueAt(DelegateExecution execution) {
        return lastMinute(lists.due(list(execution).city()));
    }

    private Date lastMinute(LocalDate day) {
        return Date.from(OfficeHours.lastMinute(day, clock).toInstant());
    }

    private YearlyList list(DelegateExecution execution) {
        return lists.get(key(execution)).list();
    }

    private String key(DelegateExecution execution) {
        return matters.of(execution).key();
    }
}
