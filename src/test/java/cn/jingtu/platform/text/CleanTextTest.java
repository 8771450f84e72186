package cn.jingtu.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0007", "\u000b", "\u001b", "\u007f", "\u0085", "\u009f", "\ud800", "\udfff", "\ufffe",
                "\uffff", "\ufdd0", "\u202e", "\u2066"
            })
    void what_no_text_may_hold_is_taken_out_in_silence(String forbidden) {
        assertThat(CleanText.clean("甲" + forbidden + "乙")).isEqualTo("甲乙");
        assertThat(CleanText.isClean("甲" + forbidden)).isFalse();
        assertThat(CleanText.isBlank(forbidden)).isTrue();
    }

    @Test
    void everything_else_stays_as_typed() {
        String text = "一、“土壤”\t污染\r\n防治 𠮷野家 ①②Ⅳ类 ½ ≥90% 👍🏽 اللغة e\u0301\u200d\u200e\u00a0\u3000\ufeff";
        assertThat(CleanText.clean(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u3000",
                "\u00a0",
                "\u2003",
                "\u200b",
                "\u200d",
                "\ufeff",
                "\u2060",
                "\u00ad",
                "\u180e",
                "\u3164",
                "\u2800",
                "\u115f",
                "\ufe0f",
                "\ufeff\u3000 \u200b"
            })
    void a_text_without_anything_to_be_seen_is_blank(String text) {
        assertThat(CleanText.isBlank(text)).isTrue();
        assertThat(CleanText.strip(text + "无" + text)).isEqualTo("无");
    }

    @Test
    void characters_are_counted_and_cut_as_people_count_them() {
        String rare = "𠮷".repeat(10);
        assertThat(CleanText.length(rare)).isEqualTo(10);
        assertThat(CleanText.shorten(rare, 10)).isEqualTo(rare);
        assertThat(CleanText.shorten(rare, 9)).isEqualTo("𠮷".repeat(8) + "…");
        assertThat(CleanText.shorten(rare, 9, "（全文见附件）"))
                .isEqualTo("𠮷…（全文见附件）")
                .satisfies(cut -> assertThat(CleanText.length(cut)).isEqualTo(9));
    }
}
