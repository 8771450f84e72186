package cn.jingtu.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.evidence.EvidenceFile.Origin;
import cn.jingtu.evidence.EvidenceFile.Uploader;
import cn.jingtu.platform.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@JingtuTest
class EvidenceTest {

    private static final Uploader CLERK = new Uploader("clerk", "张三", "beihai.agriculture", "市农业农村局");

    @Autowired
    Evidence evidence;

    @Autowired
    JdbcClient jdbc;

    private Origin origin;

    @BeforeEach
    void a_matter_of_its_own() {
        String id = UUID.randomUUID().toString();
        origin = new Origin("beihai", "probe:" + id, id, id, "办理事项", "UserTask_Work");
    }

    private EvidenceFile store(String name, byte[] content) {
        return evidence.store(origin, CLERK, name, new ByteArrayResource(content))
                .file();
    }

    @Test
    void content_of_several_pieces_comes_out_as_it_went_in() throws Exception {
        byte[] content = Samples.pdf(3 * (1 << 20) + 17);
        EvidenceFile file = store("方案.pdf", content);

        assertThat(file.size()).isEqualTo(content.length);
        assertThat(file.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        assertThat(jdbc.sql("SELECT count(*) FROM jingtu.evidence_chunk WHERE file_id = ?")
                        .param(file.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(read(file)).isEqualTo(content);
        assertThat(evidence.list("beihai", origin.subject())).containsExactly(file);
        assertThat(evidence.find(file.id())).contains(file);
        assertThat(evidence.list("guigang", origin.subject())).isEmpty();
    }

    @Test
    void a_file_above_the_limit_is_refused_and_leaves_no_piece_behind() {
        int before = pieces();
        assertThatThrownBy(() -> store("大.pdf", Samples.pdf(50 * (1 << 20))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE))
                .hasMessageContaining("超过 50 MB");
        assertThat(pieces()).isEqualTo(before);
        assertThat(evidence.list("beihai", origin.subject())).isEmpty();
    }

    @Test
    void an_empty_file_is_refused_as_empty() {
        assertThatThrownBy(() -> store("空.txt", new byte[0]))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("文件“空.txt”是空的");
    }

    @Test
    void the_same_content_again_is_kept_and_said() {
        EvidenceFile first = store("方案.pdf", Samples.pdf(100));
        var second = evidence.store(origin, CLERK, "方案（副本）.pdf", new ByteArrayResource(Samples.pdf(100)));
        assertThat(second.sameAs()).contains(first);
        assertThat(evidence.list("beihai", origin.subject())).hasSize(2);

        evidence.withdraw(first, "clerk", "传错");
        evidence.withdraw(second.file(), "clerk", "传错");
        assertThat(evidence.store(origin, CLERK, "方案.pdf", new ByteArrayResource(Samples.pdf(100)))
                        .sameAs())
                .isEmpty();
    }

    @Test
    void a_withdrawn_file_stays_on_record_and_readable() throws IOException {
        EvidenceFile file = store("方案.pdf", Samples.pdf(5));
        EvidenceFile withdrawn = evidence.withdraw(file, "clerk", " 传错了版本 ");
        assertThat(withdrawn.isWithdrawn()).isTrue();
        assertThat(withdrawn.withdrawal().reason()).isEqualTo("传错了版本");
        assertThat(evidence.list("beihai", origin.subject())).containsExactly(withdrawn);
        assertThat(read(withdrawn)).isEqualTo(Samples.pdf(5));
        assertThatThrownBy(() -> evidence.withdraw(withdrawn, "clerk", "再撤回"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经撤回");
    }

    @Test
    void only_the_uploader_withdraws_and_only_with_a_reason() {
        EvidenceFile file = store("方案.pdf", Samples.pdf(5));
        assertThatThrownBy(() -> evidence.withdraw(file, "colleague", "传错"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("只有上传人本人");
        assertThatThrownBy(() -> evidence.withdraw(file, "clerk", "  "))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("撤回原因");
        assertThat(evidence.find(file.id())).contains(file);
    }

    private int pieces() {
        return jdbc.sql("SELECT count(*) FROM jingtu.evidence_chunk")
                .query(Integer.class)
                .single();
    }

    private byte[] read(EvidenceFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.copy(file, out);
        return out.toByteArray();
    }
}
