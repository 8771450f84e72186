package cn.jingtu.land.laboratory;

import cn.jingtu.evidence.Evidence;
import cn.jingtu.evidence.EvidenceFile;
import cn.jingtu.land.laboratory.Judgement.JudgedAnalysis;
import cn.jingtu.land.laboratory.Judgement.Worst;
import cn.jingtu.platform.Refusal;
import cn.jingtu.register.RegisterEntry;
import cn.jingtu.standards.LandClass;
import cn.jingtu.standards.LandUse;
import cn.jingtu.standards.SoilStandard;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 检测数据: results that were handed in for an entry of a register, and what came of judging them. */
@Component
@Transactional
public class LaboratoryData {

    /** By what results are judged. */
    public enum Rule {
        STANDARD,
        TARGETS
    }

    /**
     * What somebody says of a file.
     *
     * @param laboratoryCode 统一社会信用代码, or null
     * @param columns as corrected; of the others the proposal stands
     * @param backgrounds local background in mg/kg by the standard's name of the item
     */
    public record Said(
            String laboratory,
            @Nullable String laboratoryCode,
            String reportNumber,
            List<ColumnMapping> columns,
            Map<String, BigDecimal> backgrounds,
            @Nullable String backgroundSource) {}

    /**
     * How a file is read, and what would come of judging it alone.
     *
     * @param targets as they were written, where they are what is judged by
     */
    public record Reading(
            List<TableMapping> tables,
            Judgement judgement,
            @Nullable String targets,
            List<Excluded> excluded) {}

    /**
     * A file that was read.
     *
     * @param entry that the procedure works at
     * @param root the entry at the top
     * @param remarks on the file, which a person has to look at
     * @param backgrounds in mg/kg by item
     */
    public record Upload(
            String id,
            String city,
            String entry,
            String root,
            String taskId,
            UUID file,
            String fileName,
            String sha256,
            String laboratory,
            @Nullable String laboratoryCode,
            String reportNumber,
            List<String> remarks,
            Map<String, String> backgrounds,
            @Nullable String backgroundSource,
            String by,
            Instant at) {}

    /** A sample that says nothing about the plot, and why. */
    public record Excluded(String sample, String kind) {}

    /**
     * What came of judging the results of one step.
     *
     * @param uploads ids of the files
     * @param standard number of the standard; of targets, whose they are
     * @param use planned, as it was taken; null: unknown
     * @param targets as they were written, where they are what was judged by
     */
    public record Round(
            String id,
            String city,
            String entry,
            String root,
            String taskId,
            List<String> uploads,
            Rule rule,
            String standard,
            @Nullable LocalDate validFrom,
            @Nullable String use,
            int landClass,
            String classReason,
            Map<String, String> backgrounds,
            @Nullable String targets,
            Conclusion overall1,
            Conclusion overall2,
            List<Worst> worst,
            List<Excluded> excluded,
            List<String> open,
            Instant at) {

        public Conclusion overall(LandClass of) {
            return of == LandClass.FIRST ? overall1 : overall2;
        }
    }

    /** A sample at a depth, as a judging has it. */
    public record Place(
            String judging, String sample, @Nullable String depth) {}

    /**
     * Results of a plot, sample by sample.
     *
     * @param items those above a limit first
     * @param total of all samples
     */
    public record Plot(List<Round> rounds, List<String> items, List<Sampled> samples, int total) {}

    /** @param round from 1, in the order of the plot's rounds */
    public record Sampled(int round, Place place, List<JudgedAnalysis> results) {}

    private static final String PLANNED_USE = "plannedUse";
    private static final String SENSITIVE = "sensitive";
    /** An entry that has them is judged by them, and not by the standard. */
    private static final String TARGETS = "targets";

    private final LaboratoryStore store;
    private final Evidence evidence;
    private final Clock clock;

    LaboratoryData(LaboratoryStore store, Evidence evidence, Clock clock) {
        this.store = store;
        this.evidence = evidence;
        this.clock = clock;
    }

    // ---- handing in

    /**
     * Reads a file of a task without keeping anything.
     *
     * @param own the entry that the procedure works at
     * @param site the entry at the top
     * @throws Refusal if it is not the task's, or no results can be read from it
     */
    @Transactional(readOnly = true)
    public Reading read(RegisterEntry own, RegisterEntry site, String taskId, UUID file, Said said) {
        EvidenceFile found = ofTask(taskId, file);
        LaboratoryResults results = LaboratoryResults.read(content(found));
        List<TableMapping> tables = results.propose(columns(found.origin().cityId(), said));
        List<Analysis> analyses = results.analyses(tables);
        Judgement judgement = judged(own, site, analyses, said.backgrounds(), results.remarks(tables));
        return new Reading(tables, judgement, targets(own), excluded(analyses));
    }

    /**
     * Keeps what a file says, and what was said of its columns for the next one of that laboratory. Handed in again in the
     * same step, a file takes the place of what it was before.
     *
     * @param own the entry that the procedure works at
     * @throws Refusal if it is not the task's, or no results can be read from it
     */
    public Upload keep(RegisterEntry own, String taskId, UUID file, Said said, String by) {
        EvidenceFile found = ofTask(taskId, file);
        LaboratoryResults results = LaboratoryResults.read(content(found));
        List<TableMapping> tables = results.propose(columns(own.city(), said));
        List<Analysis> analyses = results.analyses(tables);
        Upload upload = new Upload(
                UUID.randomUUID().toString(),
                own.city(),
                own.id(),
                own.root(),
                taskId,
                file,
                found.name(),
                found.sha256(),
                said.laboratory(),
                said.laboratoryCode(),
                said.reportNumber(),
                results.remarks(tables),
                said.backgrounds().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().toPlainString())),
                said.backgroundSource(),
                by,
                now());
        store.add(upload, tables, analyses, Samples.of(analyses));
        store.remember(own.city(), laboratory(said), said.columns(), by, now());
        return upload;
    }

    private EvidenceFile ofTask(String taskId, UUID file) {
        return evidence.ofTask(taskId, file).orElseThrow(() -> Refusal.notFound("本步骤没有这份文件，可能已经撤回。请重新上传后再选择。"));
    }

    private byte[] content(EvidenceFile file) {
        if (file.size() > LaboratoryResults.LARGEST) {
            throw Refusal.invalid("检测数据文件最大 " + LaboratoryResults.LARGEST / 1024 / 1024 + " MB，请只保留检测数据，或者分成几个文件。");
        }
        return evidence.content(file);
    }

    /** What is said now goes before what was said of an earlier file. */
    private List<ColumnMapping> columns(String city, Said said) {
        List<ColumnMapping> columns = new ArrayList<>(said.columns());
        columns.addAll(store.remembered(city, laboratory(said)));
        return columns;
    }

    private static String laboratory(Said said) {
        return said.laboratoryCode() != null
                ? said.laboratoryCode()
                : Normalizer.normalize(said.laboratory(), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s", "");
    }

    /** What a task hands in: the last reading of each file that was not taken back. */
    @Transactional(readOnly = true)
    public List<Upload> ofTask(String taskId) {
        Map<String, Upload> last = new LinkedHashMap<>();
        store.ofTask(taskId).forEach(upload -> {
            last.remove(upload.sha256());
            last.put(upload.sha256(), upload);
        });
        Map<UUID, EvidenceFile> files = evidence
                .find(last.values().stream().map(Upload::file).toList())
                .stream()
                .collect(Collectors.toMap(EvidenceFile::id, Function.identity()));
        return last.values().stream()
                .filter(upload -> Optional.ofNullable(files.get(upload.file()))
                        .filter(file -> !file.isWithdrawn())
                        .isPresent())
                .toList();
    }

    // ---- judging

    /**
     * Judges what was handed in last for an entry, by its own targets or else by the soil standard, and keeps that.
     *
     * @param site the entry at the top
     * @return nothing where there is nothing that was not judged yet
     */
    public Optional<Round> judge(RegisterEntry own, RegisterEntry site) {
        return unjudged(own).map(uploads -> {
            Map<String, BigDecimal> backgrounds = new LinkedHashMap<>();
            uploads.forEach(upload ->
                    upload.backgrounds().forEach((item, value) -> backgrounds.put(item, new BigDecimal(value))));
            List<Analysis> analyses =
                    store.analyses(uploads.stream().map(Upload::id).toList());
            Judgement judgement = judged(
                    own,
                    site,
                    analyses,
                    backgrounds,
                    uploads.stream()
                            .flatMap(upload -> upload.remarks().stream())
                            .toList());
            Round round = new Round(
                    UUID.randomUUID().toString(),
                    own.city(),
                    own.id(),
                    own.root(),
                    uploads.get(0).taskId(),
                    uploads.stream().map(Upload::id).toList(),
                    targets(own) == null ? Rule.STANDARD : Rule.TARGETS,
                    judgement.standard(),
                    judgement.validFrom(),
                    judgement.use(),
                    judgement.landClass(),
                    judgement.classReason(),
                    judgement.background(),
                    targets(own),
                    judgement.overall1(),
                    judgement.overall2(),
                    judgement.worst(),
                    excluded(analyses),
                    judgement.open(),
                    now());
            store.add(round, judgement.analyses());
            return round;
        });
    }

    private Judgement judged(
            RegisterEntry own,
            RegisterEntry site,
            List<Analysis> analyses,
            Map<String, BigDecimal> backgrounds,
            List<String> remarks) {
        String targets = targets(own);
        return targets == null
                ? Judging.of(analyses, standard(), use(site), backgrounds, remarks)
                : TargetJudging.of(analyses, Targets.of(targets), use(site), remarks);
    }

    private static @Nullable String targets(RegisterEntry own) {
        String targets = own.value(TARGETS);
        return targets.isBlank() ? null : targets;
    }

    private Optional<List<Upload>> unjudged(RegisterEntry own) {
        return Optional.ofNullable(store.unjudgedTask(own.id()))
                .map(this::ofTask)
                .filter(uploads -> !uploads.isEmpty());
    }

    private static List<Excluded> excluded(List<Analysis> analyses) {
        Samples samples = Samples.of(analyses);
        return samples.excluded().stream()
                .map(sample -> new Excluded(
                        sample,
                        samples.kinds().getOrDefault(sample, SampleKind.FIELD).label()))
                .toList();
    }

    private SoilStandard standard() {
        return SoilStandard.on(LocalDate.now(clock)).orElseGet(SoilStandard::current);
    }

    /** A use that is not the first class's counts only where nobody will live there, and nothing for the public stand. */
    private static @Nullable String use(RegisterEntry site) {
        String use = site.value(PLANNED_USE);
        boolean strict = use.isEmpty() || LandUse.of(use).landClass() == LandClass.FIRST;
        return strict || site.value(SENSITIVE).equals("false") ? (use.isEmpty() ? null : use) : null;
    }

    // ---- looking

    /** All judgings of the entry at the top, oldest first. */
    @Transactional(readOnly = true)
    public List<Round> rounds(String root) {
        return store.rounds(root);
    }

    /** Those that count before works: all since results were judged by targets, the last of each step. */
    @Transactional(readOnly = true)
    public List<Round> counting(String root) {
        Map<String, Round> last = new LinkedHashMap<>();
        for (Round round : store.rounds(root)) {
            if (round.rule() == Rule.TARGETS) {
                last.clear();
            } else {
                last.put(round.taskId(), round);
            }
        }
        return List.copyOf(last.values());
    }

    /** What all valid data of a plot say together: the worst of its rounds; nothing where it has none. */
    @Transactional(readOnly = true)
    public Optional<Conclusion> standing(String root, LandClass of) {
        return counting(root).stream().map(round -> round.overall(of)).max(Conclusion.BY_GRAVITY);
    }

    /** What the last data of works say to their targets; nothing where no data were judged. */
    @Transactional(readOnly = true)
    public Optional<Conclusion> effect(String entry) {
        return Optional.ofNullable(store.lastByTargets(entry));
    }

    @Transactional(readOnly = true)
    public List<JudgedAnalysis> verdicts(Round round) {
        return store.verdicts(round.id());
    }

    @Transactional(readOnly = true)
    public List<Upload> uploads(Round round) {
        return store.uploads(round.uploads());
    }

    /** The results of a plot by its rounds, of each step as it was judged last; {@code most} samples from one on. */
    @Transactional(readOnly = true)
    public Plot plot(String root, int from, int most) {
        Map<String, Round> last = new LinkedHashMap<>();
        store.rounds(root).forEach(round -> last.put(round.taskId(), round));
        List<Round> rounds = List.copyOf(last.values());
        List<String> ids = rounds.stream().map(Round::id).toList();
        return new Plot(
                rounds,
                store.items(ids),
                store.places(ids, from, most).stream()
                        .map(place -> new Sampled(ids.indexOf(place.judging()) + 1, place, store.verdicts(place)))
                        .toList(),
                store.countPlaces(ids));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
