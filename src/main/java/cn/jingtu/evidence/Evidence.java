package cn.jingtu.evidence;

import cn.jingtu.evidence.EvidenceFile.Origin;
import cn.jingtu.evidence.EvidenceFile.Uploader;
import cn.jingtu.evidence.EvidenceFile.Withdrawal;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.CleanText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The store of files handed in as proof. Content streams in and out in pieces; nothing is ever deleted. Who may do what
 * is asked before by the callers, which know the task at hand.
 */
@Service
public class Evidence {

    private static final int CHUNK = 1 << 20;
    /** Characters of why a file is taken back. */
    public static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final EvidenceSettings settings;
    private final ContentTypes types;

    Evidence(JdbcClient jdbc, Clock clock, EvidenceSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.types = new ContentTypes(settings.allowedTypes());
    }

    /** What was stored, and the file of the same matter that already had this very content. */
    public record Stored(EvidenceFile file, Optional<EvidenceFile> sameAs) {}

    /**
     * Keeps a file.
     *
     * @param givenName the name as the browser sent it
     * @param content opened several times: to look into it, and to store it
     * @throws Refusal when it is empty, too large, of a type that is not allowed, or not what its name says
     */
    @Transactional
    public Stored store(Origin origin, Uploader uploader, String givenName, InputStreamSource content) {
        String name = FileNames.clean(givenName);
        refuseEmpty(name, content);
        String mediaType = types.check(name, content);
        UUID id = UUID.randomUUID();
        MessageDigest digest = sha256();
        long size = writeChunks(id, name, content, digest);
        String sha256 = HexFormat.of().formatHex(digest.digest());
        Optional<EvidenceFile> sameAs = list(origin.cityId(), origin.subject()).stream()
                .filter(file -> !file.isWithdrawn() && file.sha256().equals(sha256))
                .findFirst();
        EvidenceFile file = new EvidenceFile(id, origin, name, mediaType, size, sha256, uploader, now(), null);
        insert(file);
        return new Stored(file, sameAs);
    }

    /** How many files were handed in with a task and not withdrawn. */
    public int countOfTask(String taskId) {
        return jdbc.sql("SELECT count(*) FROM jingtu.evidence_file WHERE task_id = :task AND withdrawn_at IS NULL")
                .param("task", taskId)
                .query(Integer.class)
                .single();
    }

    /** How many files that are not withdrawn each of the matters has; a matter without one is left out. */
    public Map<String, Integer> count(String cityId, Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("""
                        SELECT subject, count(*) AS files FROM jingtu.evidence_file
                         WHERE city_id = :city AND subject IN (:subjects) AND withdrawn_at IS NULL GROUP BY subject""")
                .param("city", cityId)
                .param("subjects", subjects)
                .query((row, n) -> counts.put(row.getString("subject"), row.getInt("files")))
                .list();
        return counts;
    }

    /** All files of a matter, the withdrawn ones too, oldest first. */
    public List<EvidenceFile> list(String cityId, String subject) {
        return jdbc.sql("""
                        SELECT * FROM jingtu.evidence_file
                         WHERE city_id = :city AND subject = :subject ORDER BY uploaded_at, id""")
                .param("city", cityId)
                .param("subject", subject)
                .query(Evidence::read)
                .list();
    }

    public Optional<EvidenceFile> find(UUID id) {
        return jdbc.sql("SELECT * FROM jingtu.evidence_file WHERE id = :id")
                .param("id", id)
                .query(Evidence::read)
                .optional();
    }

    /** Those of several that there are, in the order of their ids as given. */
    public List<EvidenceFile> find(Collection<UUID> ids) {
        List<UUID> order = List.copyOf(ids);
        return jdbc
                .sql("SELECT * FROM jingtu.evidence_file WHERE id = ANY (?)")
                .param(order.toArray(UUID[]::new))
                .query(Evidence::read)
                .list()
                .stream()
                .sorted(Comparator.comparingInt(file -> order.indexOf(file.id())))
                .toList();
    }

    /** A file that a task has handed in and not taken back. */
    public Optional<EvidenceFile> ofTask(String taskId, UUID file) {
        return find(file)
                .filter(found -> !found.isWithdrawn() && found.origin().taskId().equals(taskId));
    }

    /**
     * The whole content, for what is read by the program; of files whose size the caller has bounded.
     *
     * @throws IllegalStateException as {@link #copy}
     */
    public byte[] content(EvidenceFile file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) file.size());
        try {
            copy(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    /**
     * Writes the content out. Each piece is read on its own, so that a slow reader holds no connection to the database.
     *
     * @throws IllegalStateException when the stored content is not of the recorded size
     */
    public void copy(EvidenceFile file, OutputStream out) throws IOException {
        long written = 0;
        for (int no = 0; written < file.size(); no++) {
            byte[] bytes = jdbc.sql("SELECT bytes FROM jingtu.evidence_chunk WHERE file_id = :id AND no = :no")
                    .param("id", file.id())
                    .param("no", no)
                    .query(byte[].class)
                    .optional()
                    .orElseThrow(() -> new IllegalStateException("content of file " + file.id() + " is incomplete"));
            out.write(bytes);
            written += bytes.length;
        }
    }

    /**
     * Takes a file back, with a reason. It stays on record and readable.
     *
     * @throws Refusal when somebody else handed it in, it is withdrawn already, or the reason is missing or too long
     */
    @Transactional
    public EvidenceFile withdraw(EvidenceFile file, String userId, String reason) {
        if (!file.uploader().userId().equals(userId)) {
            throw Refusal.forbidden(
                    "只有上传人本人可以撤回材料“" + file.name() + "”，请联系" + file.uploader().name() + "处理。");
        }
        String cleanReason = CleanText.strip(reason);
        if (cleanReason.isEmpty() || CleanText.length(cleanReason) > LONGEST_REASON) {
            throw Refusal.invalid("请填写撤回原因（不超过" + LONGEST_REASON + "字）。");
        }
        int changed = jdbc.sql("""
                        UPDATE jingtu.evidence_file
                           SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_reason = :reason
                         WHERE id = :id AND withdrawn_at IS NULL""")
                .param("at", Timestamp.from(now()))
                .param("by", userId)
                .param("reason", cleanReason)
                .param("id", file.id())
                .update();
        if (changed == 0) {
            throw Refusal.conflict("材料“" + file.name() + "”已经撤回，请刷新列表。");
        }
        return find(file.id()).orElseThrow();
    }

    private long writeChunks(UUID id, String name, InputStreamSource content, MessageDigest digest) {
        long max = settings.maxSize().toBytes();
        long size = 0;
        try (InputStream in = content.getInputStream()) {
            byte[] bytes = in.readNBytes(CHUNK);
            for (int no = 0; bytes.length > 0; no++) {
                size += bytes.length;
                if (size > max) {
                    throw new Refusal(
                            Refusal.Kind.TOO_LARGE,
                            "文件“" + name + "”超过 " + settings.maxSize().toMegabytes() + " MB。请压缩或拆分后再上传。");
                }
                digest.update(bytes);
                jdbc.sql("INSERT INTO jingtu.evidence_chunk (file_id, no, bytes) VALUES (:id, :no, :bytes)")
                        .param("id", id)
                        .param("no", no)
                        .param("bytes", bytes)
                        .update();
                bytes = in.readNBytes(CHUNK);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return size;
    }

    private static void refuseEmpty(String name, InputStreamSource content) {
        try (InputStream in = content.getInputStream()) {
            if (in.read() < 0) {
                throw Refusal.invalid("文件“" + name + "”是空的，请确认内容已保存后重新上传。");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void insert(EvidenceFile file) {
        jdbc.sql("""
                        INSERT INTO jingtu.evidence_file (id, city_id, subject, process_instance_id, task_id, task_name,
                               step, group_id, group_name, name, media_type, size, sha256, uploaded_by, uploader_name,
                               uploaded_at)
                        VALUES (:id, :city, :subject, :instance, :task, :taskName, :step, :group, :groupName, :name,
                               :mediaType, :size, :sha256, :by, :byName, :at)""")
                .param("id", file.id())
                .param("city", file.origin().cityId())
                .param("subject", file.origin().subject())
                .param("instance", file.origin().processInstanceId())
                .param("task", file.origin().taskId())
                .param("taskName", file.origin().taskName())
                .param("step", file.origin().step())
                .param("group", file.uploader().groupId())
                .param("groupName", file.uploader().groupName())
                .param("name", file.name())
                .param("mediaType", file.mediaType())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("by", file.uploader().userId())
                .param("byName", file.uploader().name())
                .param("at", Timestamp.from(file.uploadedAt()))
                .update();
    }

    /** To the microsecond, as the database keeps it: what is returned now is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static EvidenceFile read(ResultSet row, int number) throws SQLException {
        Timestamp withdrawnAt = row.getTimestamp("withdrawn_at");
        @Nullable
        Withdrawal withdrawal = withdrawnAt == null
                ? null
                : new Withdrawal(
                        withdrawnAt.toInstant(), row.getString("withdrawn_by"), row.getString("withdrawn_reason"));
        return new EvidenceFile(
                row.getObject("id", UUID.class),
                new Origin(
                        row.getString("city_id"),
                        row.getString("subject"),
                        row.getString("process_instance_id"),
                        row.getString("task_id"),
                        row.getString("task_name"),
                        row.getString("step")),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                new Uploader(
                        row.getString("uploaded_by"),
                        row.getString("uploader_name"),
                        row.getString("group_id"),
                        row.getString("group_name")),
                row.getTimestamp("uploaded_at").toInstant(),
                withdrawal);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
