package cn.jingtu.matter.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.platform.text.CleanText;
import org.junit.jupiter.api.Test;

class TaskNamingTest {

    @Test
    void a_name_tells_step_subject_and_body() {
        assertThat(TaskNaming.named("组织落实", "二(一)-2 镉等重金属污染源排查", "港北区人民政府"))
                .isEqualTo("组织落实｜二(一)-2 镉等重金属污染源排查｜港北区人民政府");
        assertThat(TaskNaming.named("核查", "二(一)-2 排查", null)).isEqualTo("核查｜二(一)-2 排查");
        assertThat(TaskNaming.named("核查", null, null)).isEqualTo("核查");
    }

    @Test
    void of_a_name_that_the_engine_cannot_hold_the_subject_is_cut_between_characters() {
        String name = TaskNaming.named("组织落实", "二(一)-2 " + "𠮷".repeat(300), "港北区人民政府");

        assertThat(CleanText.length(name)).isEqualTo(255);
        assertThat(name).startsWith("组织落实｜二(一)-2 𠮷").endsWith("𠮷…｜港北区人民政府");
        assertThat(CleanText.isClean(name)).isTrue();
        assertThat(CleanText.length(TaskNaming.named("步".repeat(200), "题".repeat(100), "位".repeat(100))))
                .isEqualTo(255);
    }
}
