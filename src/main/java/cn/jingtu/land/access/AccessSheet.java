package cn.jingtu.land.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * 查询答复: what was answered of each parcel.
 *
 * @param code nobody guesses it: who has it has seen the sheet
 * @param validUntil last day on which it holds
 */
public record AccessSheet(String code, Instant answeredAt, LocalDate validUntil, List<OfParcel> answers) {

    public AccessSheet {
        answers = List.copyOf(answers);
    }

    /** @param position of the parcel */
    public record OfParcel(int position, Answer answer) {}

    public Answer of(int position) {
        return answers.stream()
                .filter(answer -> answer.position() == position)
                .findFirst()
                .orElseThrow()
                .answer();
    }
}
