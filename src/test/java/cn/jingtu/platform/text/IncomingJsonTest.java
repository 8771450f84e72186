package cn.jingtu.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncomingJsonTest {

    private final ObjectMapper json = new IncomingJson(new ObjectMapper()).mapper();

    record Typed(
            String text,
            List<String> rows,
            Map<String, String> reasons,
            int count,
            @AsTyped String password) {}

    private Typed read(String text) throws JsonProcessingException {
        return json.readValue(text, Typed.class);
    }

    @Test
    void texts_arrive_clean_and_without_the_blanks_around_them_but_a_password_to_the_letter() throws Exception {
        Typed typed = read("""
                {"text":"\\u3000\\ufeff甲\\u0000 乙\\u00a0","rows":["\\ud800",7],"reasons":{"a":" b "},"count":1,
                 "password":" geheim\\u3000"}""");

        assertThat(typed.text()).isEqualTo("甲 乙");
        assertThat(typed.rows()).containsExactly("", "7");
        assertThat(typed.reasons()).containsEntry("a", "b");
        assertThat(typed.password()).isEqualTo(" geheim\u3000");
    }

    @Test
    void what_is_not_known_or_missing_is_not_passed_over() {
        assertThatThrownBy(() -> read("{\"text\":\"x\",\"other\":1}")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> read("{\"count\":null}")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> read("{} {}")).isInstanceOf(JsonProcessingException.class);
    }
}
