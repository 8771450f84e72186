package cn.jingtu.register.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.JingtuTest;
import cn.jingtu.platform.FileProblemsException;
import cn.jingtu.register.Kind;
import cn.jingtu.register.Kinds;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** What a procedure at an entry issues, as a file: read with what does not fit told. */
@JingtuTest
class DocumentSheetTest {

    private static final String SOUND = """
            kind: 名录公告
            title: 关于《name》的公告
            body: ECOLOGY
            number: listNumber
            issuedOn: listOn
            """;

    @Autowired
    Kinds kinds;

    private DocumentSheet read(String yaml, Optional<Kind> kind) {
        return new ProcedureSheets<>("document", DocumentSheet.class, EntryDocuments.RULES)
                .read("probe/document.yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)), kind);
    }

    @Test
    void one_that_fits_its_kind_is_taken() {
        assertThat(read(SOUND, kinds.find("site")).titleFor("某地块")).isEqualTo("关于某地块的公告");
    }

    @ParameterizedTest
    @CsvSource({
        "listNumber, colour, colour",
        "listOn, address, address",
        "listNumber, listOn, listOn",
        "ECOLOGY, NOBODY, body",
        "《name》, 地块, title",
        "body:, bodies:, bodies"
    })
    void one_that_does_not_is_refused_with_where_it_is_wrong(String right, String wrong, String told) {
        assertThatThrownBy(() -> read(SOUND.replace(right, wrong), kinds.find("site")))
                .isInstanceOfSatisfying(
                        FileProblemsException.class,
                        refused -> assertThat(refused.problems().toString()).contains(told));
    }

    @Test
    void one_of_a_procedure_that_works_at_nothing_is_refused() {
        assertThatThrownBy(() -> read(SOUND, Optional.empty())).isInstanceOf(FileProblemsException.class);
    }
}
