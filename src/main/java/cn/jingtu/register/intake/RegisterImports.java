package cn.jingtu.register.intake;

import cn.jingtu.matter.Actor;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.office.Sheet;
import cn.jingtu.platform.office.TableFile;
import cn.jingtu.platform.text.CleanText;
import cn.jingtu.register.Change;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Outline;
import cn.jingtu.register.Register;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.register.RegisterSearch;
import cn.jingtu.register.RegisterSearch.Called;
import cn.jingtu.register.RegisterSight;
import cn.jingtu.register.RegisterSight.Reach;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings tables into registers: read, check, keep. Each is one call that goes on to its end whether or not somebody waits for
 * the answer, tells how far it is, and leaves everything as it was when it does not reach its end: a node that stops in the
 * middle has kept nothing.
 */
@Component
public class RegisterImports {

    /** Most rows of one table. */
    public static final int MOST_ROWS = 10_000;

    /** Most entries whose procedure begins at once: each has a clerk who has to do something now. */
    public static final int MOST_BEGUN = 200;

    private static final TableFile.Terms TERMS =
            new TableFile.Terms("台账数据", 10L * 1024 * 1024, 60L * 1024 * 1024, MOST_ROWS + 20);
    private static final int HEAD_ROWS = 10;
    private static final int AT_ONCE = 500;
    private static final int NEAR = 20;
    /** Who has not been heard of for so long is at work no more. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /** A workbook takes ten times its size in memory while it is read. */
    private final Semaphore readers = new Semaphore(1);

    private final ImportStore store;
    private final Register register;
    private final RegisterSearch search;
    private final RegisterSight sight;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RegisterImports(
            ImportStore store,
            Register register,
            RegisterSearch search,
            RegisterSight sight,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.register = register;
        this.search = search;
        this.sight = sight;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Reads a table and proposes what its columns hold.
     *
     * @throws Refusal if it is no table, too large, or has nothing in it
     */
    public RegisterImport read(Kind kind, Actor by, String fileName, byte[] file) {
        Reach reach = sight.of(kind);
        List<ImportColumn> columns = ImportColumn.of(kind, reach);
        Head head = head(sheets(file), columns);
        List<String> heads = head.sheet().rows().get(head.row()).stream()
                .map(text -> CleanText.shorten(text, 60))
                .toList();
        List<ImportRow> rows = rows(head, heads.size());
        if (rows.isEmpty()) {
            throw Refusal.invalid("表格中只有表头，没有要导入的内容。请填写后重新上传。");
        }
        if (rows.size() > MOST_ROWS) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "表格有" + rows.size() + "行，一次最多导入" + MOST_ROWS + "行，请分成几个文件。");
        }
        RegisterImport made = new RegisterImport(
                UUID.randomUUID().toString(),
                reach.city(),
                kind.id(),
                by.person(),
                CleanText.shorten(CleanText.clean(fileName), 120),
                sha256(file),
                clock.instant(),
                RegisterImport.State.READ,
                heads,
                ImportColumn.proposed(columns, heads),
                rows.size(),
                0,
                0,
                0,
                null);
        transactions.executeWithoutResult(status -> store.insert(made, rows));
        return made;
    }

    private List<Sheet> sheets(byte[] file) {
        if (!readers.tryAcquire()) {
            throw Refusal.conflict("正在读取其他人上传的表格，请过一分钟再上传。");
        }
        try {
            return TableFile.read(file, TERMS);
        } finally {
            readers.release();
        }
    }

    /** @throws Refusal if there is none, or it is somebody else's */
    public RegisterImport get(String id, Actor by) {
        return store.find(id, by.person()).orElseThrow(() -> Refusal.notFound("找不到这次导入：它可能是其他人上传的。请返回台账重新上传。"));
    }

    /** Those that somebody has not ended, newest first. */
    public List<RegisterImport> open(Actor by, String city) {
        return store.open(by.person(), city);
    }

    /** Whether it is being checked or kept now, on whatever node. */
    public boolean isAtWork(RegisterImport one) {
        return one.atWork() != null && one.atWork().plus(SILENCE).isAfter(clock.instant());
    }

    /** @param only rows with errors (true), with doubts alone (false), or all (null) */
    public List<ImportRow> page(RegisterImport one, @Nullable Boolean only, int offset, int size) {
        return store.page(one.id(), only, offset, size);
    }

    /** What it made, in the order of the rows. */
    public List<RegisterEntry> made(RegisterImport one, int offset, int size) {
        return register.all(store.made(one.id(), offset, size));
    }

    /** All rows with what the check said of them. */
    public List<ImportRow> rows(RegisterImport one) {
        return store.rows(one.id());
    }

    /**
     * Checks all rows.
     *
     * @param columns what each column holds, by code; empty: left out
     * @throws Refusal if these cannot be its columns
     */
    public void check(Kind kind, RegisterImport one, List<String> columns) {
        refuseWrong(kind, one, columns);
        atWork(
                one,
                () -> store.checked(
                        one.id(),
                        columns,
                        checked(kind, one, columns).stream()
                                .map(line -> line.row)
                                .toList()));
    }

    /**
     * Puts all of it on record, or nothing. It is checked once more: the register may have changed since.
     *
     * @param change why, on what paper
     * @param begin told of each entry in the first state; null: what is brought is taken over as it stands
     * @throws Refusal if there are errors now, or more than may begin at once
     */
    public void keep(Kind kind, RegisterImport one, Change change, @Nullable Consumer<String> begin) {
        if (one.state() != RegisterImport.State.CHECKED) {
            throw Refusal.conflict(one.isOpen() ? "请先核对各列，再导入。" : "这次导入已经结束，请刷新页面查看。");
        }
        if (one.wrong() > 0) {
            throw Refusal.invalid("有" + one.wrong() + "行不能导入，请改正后重新上传。");
        }
        atWork(one, () -> {
            List<ImportCheck.Line> lines = checked(kind, one, one.columns());
            List<ImportRow> rows = lines.stream().map(line -> line.row).toList();
            if (rows.stream().anyMatch(ImportRow::isWrong)) {
                throw new Refusal(Refusal.Kind.CONFLICT, "台账在核对之后有变化，表格中有行不能导入。请返回“核对”重新检查。");
            }
            Map<Integer, String> entries = new LinkedHashMap<>();
            List<String> first = new ArrayList<>();
            for (int from = 0; from < lines.size(); from += AT_ONCE) {
                List<ImportCheck.Line> some = lines.subList(from, Math.min(from + AT_ONCE, lines.size()));
                List<RegisterEntry> made = register.takeOver(
                        some.stream()
                                .map(line -> line.taken(
                                        kind, one.city(), "文件“" + one.fileName() + "”第" + line.row.line() + "行"))
                                .toList(),
                        change);
                for (int i = 0; i < made.size(); i++) {
                    entries.put(some.get(i).row.line(), made.get(i).id());
                    if (made.get(i).state().equals(kind.first())) {
                        first.add(made.get(i).id());
                    }
                }
                goOn(one, entries.size());
            }
            if (begin != null) {
                if (first.size() > MOST_BEGUN) {
                    throw Refusal.invalid("有" + first.size() + "条要启动办理，一次最多启动" + MOST_BEGUN + "条。请分次导入，或者先按现状登记。");
                }
                first.forEach(begin);
            }
            store.kept(one.id(), entries);
        });
    }

    /** Gives it up; what goes on stops and has kept nothing. */
    public void cancel(RegisterImport one) {
        transactions.executeWithoutResult(status -> store.cancelled(one.id()));
    }

    // ---- inside

    private void atWork(RegisterImport one, Runnable work) {
        goOn(one, 0);
        try {
            transactions.executeWithoutResult(status -> {
                if (!store.lock(one.id())) {
                    throw Refusal.conflict("这次导入正在办理，请稍候。");
                }
                work.run();
            });
        } catch (RuntimeException failed) {
            store.stopped(one.id());
            throw failed;
        }
    }

    private void goOn(RegisterImport one, int done) {
        if (!store.progress(one.id(), done)) {
            throw Refusal.conflict("这次导入已经结束（已导入或者已取消），请刷新页面查看。");
        }
    }

    private List<ImportCheck.Line> checked(Kind kind, RegisterImport one, List<String> columns) {
        ImportCheck.OnRecord known = new ImportCheck.OnRecord() {
            @Override
            public List<Called> called() {
                return search.called(one.city(), kind.id());
            }

            @Override
            public List<RegisterEntry> near(Outline outline) {
                return search.near(one.city(), kind.id(), outline.bounds(), NEAR);
            }
        };
        return new ImportCheck(kind, sight.of(kind), sight.counties(), known, LocalDate.now(clock))
                .check(columns, store.rows(one.id()), done -> goOn(one, done));
    }

    private void refuseWrong(Kind kind, RegisterImport one, List<String> columns) {
        Set<String> codes = ImportColumn.of(kind, sight.of(kind)).stream()
                .map(ImportColumn::code)
                .collect(Collectors.toSet());
        Set<String> given = new HashSet<>();
        if (!one.isOpen()) {
            throw Refusal.conflict("这次导入已经结束，请刷新页面查看。");
        }
        if (columns.size() != one.heads().size()) {
            throw Refusal.invalid("列数与文件不符，请刷新页面后重新核对。");
        }
        for (String code : columns) {
            if (!code.isEmpty() && !codes.contains(code)) {
                throw Refusal.invalid("台账中没有这一栏，请刷新页面后重新选择。");
            }
            if (!code.isEmpty() && !given.add(code)) {
                throw Refusal.invalid("有两列对应同一栏，请只保留一列，另一列选“不导入”。");
            }
        }
        if (!given.contains(ImportColumn.NAME)) {
            throw Refusal.invalid("请指定哪一列是名称。");
        }
        String unit = ImportCheck.wrongUnit(one.heads(), columns, kind);
        if (!unit.isEmpty()) {
            throw Refusal.invalid("“" + unit + "”一列的单位不是㎡。请在表格中换算成㎡并改好表头后重新上传。");
        }
    }

    // ---- the table

    /** @param row of the heads, from 0 */
    private record Head(Sheet sheet, int row) {}

    /** The row that has most heads of the kind, on whatever sheet; a first row with several cells if none has any. */
    private static Head head(List<Sheet> sheets, List<ImportColumn> columns) {
        Head best = null;
        long most = 0;
        for (Sheet sheet : sheets) {
            for (int r = 0; !sheet.hidden() && r < Math.min(HEAD_ROWS, sheet.height()); r++) {
                long known = ImportColumn.proposed(columns, sheet.rows().get(r)).stream()
                        .filter(code -> !code.isEmpty())
                        .count();
                long score = known > 0 ? 1000 + known : sheet.words(r).size() > 1 ? 1 : 0;
                if (score > most) {
                    most = score;
                    best = new Head(sheet, r);
                }
            }
        }
        if (best == null) {
            throw Refusal.invalid("文件中没有找到表格。请下载模板，按模板填写后上传。");
        }
        return best;
    }

    private static List<ImportRow> rows(Head head, int width) {
        List<ImportRow> rows = new ArrayList<>();
        List<List<String>> all = head.sheet().rows();
        for (int r = head.row() + 1; r < all.size(); r++) {
            List<String> cells =
                    all.get(r).subList(0, Math.min(width, all.get(r).size()));
            boolean blank = cells.stream().allMatch(CleanText::isBlank);
            // Words below the table, over its whole width.
            boolean note = width > 2 && cells.size() == width && new HashSet<>(cells).size() == 1;
            if (!blank && !note) {
                rows.add(new ImportRow(r + 1, List.copyOf(cells), new ArrayList<>()));
            }
        }
        return rows;
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
