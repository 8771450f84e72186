package cn.jingtu.land.laboratory;

import cn.jingtu.land.laboratory.Judgement.JudgedAnalysis;
import cn.jingtu.land.laboratory.Judgement.Worst;
import cn.jingtu.land.laboratory.LaboratoryData.Excluded;
import cn.jingtu.land.laboratory.LaboratoryData.Place;
import cn.jingtu.land.laboratory.LaboratoryData.Round;
import cn.jingtu.land.laboratory.LaboratoryData.Rule;
import cn.jingtu.land.laboratory.LaboratoryData.Upload;
import cn.jingtu.land.laboratory.Measurement.Bound;
import cn.jingtu.land.laboratory.Measurement.State;
import cn.jingtu.standards.SoilItems;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of laboratory results; all of them only added to. */
@Repository
class LaboratoryStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    LaboratoryStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    // ---- uploads

    void add(Upload upload, List<TableMapping> tables, List<Analysis> analyses, Samples samples) {
        jdbc.sql("""
                        INSERT INTO jingtu.laboratory_upload (id, city_id, entry, root, task_id, file_id, file_name, sha256,
                               laboratory, laboratory_code, report_number, tables, remarks, backgrounds, background_source,
                               uploaded_by, uploaded_at)
                        VALUES (:id, :city, :entry, :root, :task, :file, :fileName, :sha256, :laboratory, :code, :number,
                               :tables::jsonb, :remarks::jsonb, :backgrounds::jsonb, :source, :by, :at)""")
                .param("id", upload.id())
                .param("city", upload.city())
                .param("entry", upload.entry())
                .param("root", upload.root())
                .param("task", upload.taskId())
                .param("file", upload.file())
                .param("fileName", upload.fileName())
                .param("sha256", upload.sha256())
                .param("laboratory", upload.laboratory())
                .param("code", upload.laboratoryCode())
                .param("number", upload.reportNumber())
                .param("tables", written(tables))
                .param("remarks", written(upload.remarks()))
                .param("backgrounds", written(upload.backgrounds()))
                .param("source", upload.backgroundSource())
                .param("by", upload.by())
                .param("at", Timestamp.from(upload.at()))
                .update();
        addAnalyses(upload.id(), analyses, samples);
    }

    private void addAnalyses(String upload, List<Analysis> analyses, Samples samples) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> sampleRows = new ArrayList<>();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Analysis one : analyses) {
            int sample = numbers.computeIfAbsent(one.sample() + '\n' + one.depth(), key -> numbers.size());
            if (sample == sampleRows.size()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                row.put("no", sample);
                row.put("name", one.sample());
                row.put("depth", one.depth());
                row.put("kind", kind(samples, one.sample()).name());
                row.put("duplicate_of", samples.parents().get(one.sample()));
                sampleRows.add(row);
            }
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("no", rows.size());
            row.put("sample", sample);
            row.put("beside", one.beside());
            row.put("name", one.name());
            row.put("cas", one.cas());
            row.put("text", one.text());
            row.put("state", one.measurement().state().name());
            row.put("bound", one.measurement().bound().name());
            row.put("figure", one.measurement().figure());
            row.put("cell_unit", symbol(one.measurement().unit()));
            row.put("unit", symbol(one.unit()));
            row.put("unit_text", one.unitText());
            row.put("detection", one.limit());
            row.put("detection_unit", symbol(one.limitUnit()));
            row.put("medium", one.medium() == null ? null : one.medium().name());
            row.put("sheet", one.sheet());
            row.put("line", one.row());
            rows.add(row);
        }
        jdbc.sql("""
                        INSERT INTO jingtu.laboratory_sample (upload, no, name, depth, kind, duplicate_of)
                        SELECT :upload, no, name, depth, kind, duplicate_of
                          FROM jsonb_to_recordset(:rows::jsonb)
                            AS row (no integer, name text, depth text, kind text, duplicate_of text)""").param("upload", upload).param("rows", written(sampleRows)).update();
        jdbc.sql("""
                        INSERT INTO jingtu.laboratory_analysis (upload, no, sample, beside, name, cas, text, state, bound,
                               figure, cell_unit, unit, unit_text, detection, detection_unit, medium, sheet, line)
                        SELECT :upload, no, sample, beside, name, cas, text, state, bound, figure, cell_unit, unit, unit_text,
                               detection, detection_unit, medium, sheet, line
                          FROM jsonb_to_recordset(:rows::jsonb)
                            AS row (no integer, sample integer, beside text, name text, cas text, text text, state text,
                               bound text, figure numeric, cell_unit text, unit text, unit_text text, detection numeric,
                               detection_unit text, medium text, sheet text, line integer)""").param("upload", upload).param("rows", written(rows)).update();
    }

    private static SampleKind kind(Samples samples, String sample) {
        return samples.kinds().getOrDefault(sample, SampleKind.FIELD);
    }

    private static @Nullable String symbol(@Nullable SoilUnit unit) {
        return unit == null ? null : unit.symbol();
    }

    /** All of a task, oldest first. */
    List<Upload> ofTask(String taskId) {
        return jdbc.sql("SELECT * FROM jingtu.laboratory_upload WHERE task_id = :task ORDER BY no")
                .param("task", taskId)
                .query(this::upload)
                .list();
    }

    /** The task of an entry that handed results in last, if these were not judged yet. */
    @Nullable
    String unjudgedTask(String entry) {
        return jdbc.sql("""
                        SELECT task_id FROM jingtu.laboratory_upload u
                         WHERE entry = :entry AND NOT EXISTS (
                               SELECT 1 FROM jingtu.laboratory_judging j
                                WHERE j.entry = u.entry AND j.task_id = u.task_id)
                         ORDER BY no DESC LIMIT 1""")
                .param("entry", entry)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    List<Upload> uploads(List<String> ids) {
        return jdbc.sql("SELECT * FROM jingtu.laboratory_upload WHERE id = ANY (?) ORDER BY no")
                .param(ids.toArray(String[]::new))
                .query(this::upload)
                .list();
    }

    private Upload upload(ResultSet row, int n) throws SQLException {
        return new Upload(
                row.getString("id"),
                row.getString("city_id"),
                row.getString("entry"),
                row.getString("root"),
                row.getString("task_id"),
                row.getObject("file_id", UUID.class),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getString("laboratory"),
                row.getString("laboratory_code"),
                row.getString("report_number"),
                read(row.getString("remarks"), new TypeReference<>() {}),
                read(row.getString("backgrounds"), new TypeReference<>() {}),
                row.getString("background_source"),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant());
    }

    /** What files say, in the order of the files and of their cells. */
    List<Analysis> analyses(List<String> uploads) {
        return jdbc.sql("""
                        SELECT a.*, s.name AS sample_name, s.depth
                          FROM jingtu.laboratory_analysis a
                          JOIN jingtu.laboratory_sample s ON s.upload = a.upload AND s.no = a.sample
                          JOIN jingtu.laboratory_upload u ON u.id = a.upload
                         WHERE a.upload = ANY (?) ORDER BY u.no, a.no""")
                .param(uploads.toArray(String[]::new))
                .query(LaboratoryStore::analysis)
                .list();
    }

    private static Analysis analysis(ResultSet row, int n) throws SQLException {
        String name = row.getString("name");
        String cas = row.getString("cas");
        String medium = row.getString("medium");
        return new Analysis(
                row.getString("sample_name"),
                row.getString("depth"),
                row.getString("beside"),
                name,
                cas,
                SoilItems.current().item(name, cas),
                row.getString("text"),
                new Measurement(
                        State.valueOf(row.getString("state")),
                        Bound.valueOf(row.getString("bound")),
                        row.getBigDecimal("figure"),
                        unit(row.getString("cell_unit"))),
                unit(row.getString("unit")),
                row.getString("unit_text"),
                row.getBigDecimal("detection"),
                unit(row.getString("detection_unit")),
                medium == null ? null : Medium.valueOf(medium),
                row.getString("sheet"),
                row.getInt("line"));
    }

    private static @Nullable SoilUnit unit(@Nullable String symbol) {
        return symbol == null ? null : SoilUnit.in(symbol).orElse(null);
    }

    // ---- judgings

    void add(Round round, List<JudgedAnalysis> analyses) {
        jdbc.sql("""
                        INSERT INTO jingtu.laboratory_judging (id, city_id, entry, root, task_id, uploads, rule, standard,
                               valid_from, use, land_class, class_reason, backgrounds, targets, overall1, overall2, worst,
                               excluded, open, at)
                        VALUES (:id, :city, :entry, :root, :task, :uploads, :rule, :standard, :validFrom, :use, :class,
                               :classReason, :backgrounds::jsonb, :targets, :overall1, :overall2, :worst::jsonb,
                               :excluded::jsonb, :open::jsonb, :at)""")
                .param("id", round.id())
                .param("city", round.city())
                .param("entry", round.entry())
                .param("root", round.root())
                .param("task", round.taskId())
                .param("uploads", round.uploads().toArray(String[]::new))
                .param("rule", round.rule().name())
                .param("standard", round.standard())
                .param("validFrom", round.validFrom() == null ? null : Date.valueOf(round.validFrom()))
                .param("use", round.use())
                .param("class", round.landClass())
                .param("classReason", round.classReason())
                .param("backgrounds", written(round.backgrounds()))
                .param("targets", round.targets())
                .param("overall1", round.overall1().name())
                .param("overall2", round.overall2().name())
                .param("worst", written(round.worst()))
                .param("excluded", written(round.excluded()))
                .param("open", written(round.open()))
                .param("at", Timestamp.from(round.at()))
                .update();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (JudgedAnalysis one : analyses) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("no", rows.size());
            row.put("sample", one.sample());
            row.put("depth", one.depth());
            row.put("item", one.item());
            row.put("cas", one.cas());
            row.put("value", one.value());
            row.put("unit", one.unit());
            row.put("state", one.state());
            row.put("content", one.milligramsPerKilogram());
            row.put("detection", one.detectionLimit());
            row.put("verdict1", one.verdict1().name());
            row.put("verdict2", one.verdict2().name());
            row.put("factor", one.factor());
            row.put("excess", one.excess());
            row.put("duplicate_of", one.duplicateOf());
            row.put("reason", one.reason());
            rows.add(row);
        }
        jdbc.sql("""
                        INSERT INTO jingtu.laboratory_verdict (judging, no, sample, depth, item, cas, value, unit, state,
                               content, detection, verdict1, verdict2, factor, excess, duplicate_of, reason)
                        SELECT :judging, no, sample, depth, item, cas, value, unit, state, content, detection, verdict1,
                               verdict2, factor, excess, duplicate_of, reason
                          FROM jsonb_to_recordset(:rows::jsonb)
                            AS row (no integer, sample text, depth text, item text, cas text, value text, unit text,
                               state text, content numeric, detection numeric, verdict1 text, verdict2 text, factor numeric,
                               excess numeric, duplicate_of text, reason text)""").param("judging", round.id()).param("rows", written(rows)).update();
    }

    /** All of an entry at the top, oldest first. */
    List<Round> rounds(String root) {
        return jdbc.sql("SELECT * FROM jingtu.laboratory_judging WHERE root = :root ORDER BY no")
                .param("root", root)
                .query((row, n) -> {
                    Date validFrom = row.getDate("valid_from");
                    return new Round(
                            row.getString("id"),
                            row.getString("city_id"),
                            row.getString("entry"),
                            row.getString("root"),
                            row.getString("task_id"),
                            Arrays.asList((String[]) row.getArray("uploads").getArray()),
                            Rule.valueOf(row.getString("rule")),
                            row.getString("standard"),
                            validFrom == null ? null : validFrom.toLocalDate(),
                            row.getString("use"),
                            row.getInt("land_class"),
                            row.getString("class_reason"),
                            read(row.getString("backgrounds"), new TypeReference<Map<String, String>>() {}),
                            row.getString("targets"),
                            Conclusion.valueOf(row.getString("overall1")),
                            Conclusion.valueOf(row.getString("overall2")),
                            read(row.getString("worst"), new TypeReference<List<Worst>>() {}),
                            read(row.getString("excluded"), new TypeReference<List<Excluded>>() {}),
                            read(row.getString("open"), new TypeReference<List<String>>() {}),
                            row.getTimestamp("at").toInstant());
                })
                .list();
    }

    @Nullable
    Conclusion lastByTargets(String entry) {
        return jdbc.sql("""
                        SELECT overall1 FROM jingtu.laboratory_judging
                         WHERE entry = :entry AND rule = 'TARGETS' ORDER BY no DESC LIMIT 1""")
                .param("entry", entry)
                .query(String.class)
                .optional()
                .map(Conclusion::valueOf)
                .orElse(null);
    }

    /** What a judging says of each result, in the order of the results. */
    List<JudgedAnalysis> verdicts(String judging) {
        return jdbc.sql("SELECT * FROM jingtu.laboratory_verdict WHERE judging = :judging ORDER BY no")
                .param("judging", judging)
                .query(LaboratoryStore::verdict)
                .list();
    }

    /** The samples of several judgings, each at a depth, page by page. */
    List<Place> places(List<String> judgings, int from, int most) {
        return jdbc.sql("""
                        SELECT v.judging, v.sample, v.depth
                          FROM jingtu.laboratory_verdict v JOIN jingtu.laboratory_judging j ON j.id = v.judging
                         WHERE v.judging = ANY (?)
                         GROUP BY v.judging, j.no, v.sample, v.depth ORDER BY j.no, min(v.no) OFFSET ? LIMIT ?""")
                .param(judgings.toArray(String[]::new))
                .param(from)
                .param(most)
                .query((row, n) -> new Place(row.getString("judging"), row.getString("sample"), row.getString("depth")))
                .list();
    }

    int countPlaces(List<String> judgings) {
        return jdbc.sql("""
                        SELECT count(*) FROM (SELECT DISTINCT judging, sample, depth FROM jingtu.laboratory_verdict
                                               WHERE judging = ANY (?)) AS places""")
                .param(judgings.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** The items of several judgings, those above a limit first, then as the results came. */
    List<String> items(List<String> judgings) {
        return jdbc.sql("""
                        SELECT item FROM jingtu.laboratory_verdict WHERE judging = ANY (?)
                         GROUP BY item
                         ORDER BY bool_or(verdict1 IN ('GT_SCREENING', 'GT_INTERVENTION', 'GT_TARGET')) DESC, min(no), item""")
                .param(judgings.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    List<JudgedAnalysis> verdicts(Place place) {
        return jdbc.sql("""
                        SELECT * FROM jingtu.laboratory_verdict
                         WHERE judging = :judging AND sample = :sample AND depth IS NOT DISTINCT FROM :depth ORDER BY no""")
                .param("judging", place.judging())
                .param("sample", place.sample())
                .param("depth", place.depth())
                .query(LaboratoryStore::verdict)
                .list();
    }

    private static JudgedAnalysis verdict(ResultSet row, int n) throws SQLException {
        return new JudgedAnalysis(
                row.getString("sample"),
                row.getString("depth"),
                row.getString("item"),
                row.getString("cas"),
                row.getString("value"),
                row.getString("unit"),
                Verdict.valueOf(row.getString("verdict1")),
                Verdict.valueOf(row.getString("verdict2")),
                row.getString("state"),
                plain(row.getBigDecimal("content")),
                plain(row.getBigDecimal("factor")),
                plain(row.getBigDecimal("excess")),
                plain(row.getBigDecimal("detection")),
                row.getString("duplicate_of"),
                row.getString("reason"),
                "",
                0);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    // ---- what a laboratory's columns hold

    void remember(String city, String laboratory, List<ColumnMapping> columns, String by, java.time.Instant at) {
        for (ColumnMapping column : columns) {
            jdbc.sql("""
                            INSERT INTO jingtu.laboratory_column (city_id, laboratory, head, role, item, said_by, said_at)
                            VALUES (:city, :laboratory, :head, :role, :item, :by, :at)""")
                    .param("city", city)
                    .param("laboratory", laboratory)
                    .param("head", column.head())
                    .param("role", column.role().name())
                    .param("item", column.item())
                    .param("by", by)
                    .param("at", Timestamp.from(at))
                    .update();
        }
    }

    List<ColumnMapping> remembered(String city, String laboratory) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (head) head, role, item FROM jingtu.laboratory_column
                         WHERE city_id = :city AND laboratory = :laboratory ORDER BY head, id DESC""")
                .param("city", city)
                .param("laboratory", laboratory)
                .query((row, n) -> new ColumnMapping(
                        0,
                        row.getString("head"),
                        Role.valueOf(row.getString("role")),
                        row.getString("item"),
                        null,
                        null,
                        null))
                .list();
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept by ourselves, and not readable", e);
        }
    }
}
