package cn.jingtu.land.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jingtu.land.review.PanelDraw.Candidate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PanelDrawTest {

    private static Candidate expert(String number, String... specialities) {
        return new Candidate(number, number, Set.of(specialities));
    }

    @Test
    void the_order_is_that_of_sha256_of_seed_and_number_whatever_order_they_came_in() {
        Candidate one = expert("人员2026-0001");
        Candidate two = expert("人员2026-0002");
        Candidate three = expert("人员2026-0003");
        // printf '0000000000000001:人员2026-0001' | sha256sum begins with 2f; 0002 with 35, 0003 with be
        assertThat(PanelDraw.order("0000000000000001", List.of(three, one, two)))
                .containsExactly(one, two, three);
        assertThat(PanelDraw.order("0000000000000002", List.of(one, two, three)))
                .isNotEqualTo(List.of(one, two, three));
        assertThat(PanelDraw.seed()).matches("\\d{16}").isNotEqualTo(PanelDraw.seed());
    }

    @Test
    void a_speciality_that_is_asked_for_takes_a_place_before_the_rest() {
        List<Candidate> ordered = List.of(
                expert("1", "SOIL"), expert("2", "SOIL"), expert("3", "SOIL"), expert("4", "RISK", "MONITORING"));
        assertThat(PanelDraw.first(ordered, 3, List.of("RISK", "MONITORING")))
                .extracting(Candidate::number)
                .containsExactly("4", "1", "2");
        assertThat(PanelDraw.first(ordered, 3, List.of()))
                .extracting(Candidate::number)
                .containsExactly("1", "2", "3");
        assertThat(PanelDraw.first(ordered, 9, List.of("INDUSTRY"))).hasSize(4);
    }
}
