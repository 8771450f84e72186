package cn.jingtu.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jingtu.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "监测报告.pdf, 监测报告.pdf",
        "../../etc/passwd, passwd",
        "'C:\\用户\\张三\\台账.xlsx', 台账.xlsx",
        "/a/b/附件（1）.docx, 附件（1）.docx",
        "'a<b>:c\"d|e?f*.txt', a_b__c_d_e_f_.txt",
        "...隐藏.txt, 隐藏.txt",
        "'尾点. . ', 尾点",
    })
    void of_a_path_only_the_harmless_last_part_stays(String given, String kept) {
        assertThat(FileNames.clean(given)).isEqualTo(kept);
    }

    @Test
    void a_direction_mark_does_not_dress_a_program_as_a_document() {
        assertThat(FileNames.clean("方案\u202Efdp.exe")).isEqualTo("方案fdp.exe");
        assertThat(FileNames.clean("报\u0000告\r\n.pdf")).isEqualTo("报告.pdf");
    }

    @Test
    void a_chinese_name_of_200_characters_is_kept_whole() {
        String name = "土".repeat(196) + ".pdf";
        assertThat(FileNames.clean(name)).isEqualTo(name);
    }

    @Test
    void a_longer_name_is_shortened_before_its_extension() {
        assertThat(FileNames.clean("壤".repeat(400) + ".docx")).isEqualTo("壤".repeat(235) + ".docx");
        assertThat(FileNames.clean("𠮷".repeat(300))).isEqualTo("𠮷".repeat(240));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "..", "a/", "\u202E"})
    void a_name_of_which_nothing_is_left_is_refused(String given) {
        assertThatThrownBy(() -> FileNames.clean(given))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有名称");
    }
}
