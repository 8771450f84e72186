package cn.jingtu.land.access;

import cn.jingtu.land.access.Answer.Permission;
import cn.jingtu.land.access.Facts.Use;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a parcel is answered: where it is, or holds, several sites, the strictest of what is answered of each. */
final class ParcelJudging {

    private ParcelJudging() {}

    /** @param sites that the parcel is or holds; empty: none is on record, after everything was looked through */
    static Answer answer(AccessQuery query, Use use, Collection<SiteFacts> sites) {
        List<Answer> answers = (sites.isEmpty() ? Stream.of(SiteFacts.none()) : sites.stream())
                .map(site -> LandAccess.answer(site.at(query.gate(), query.day(), use)))
                .toList();
        Permission strictest =
                answers.stream().map(Answer::answer).min(Permission::compareTo).orElseThrow();
        List<Answer> deciding =
                answers.stream().filter(answer -> answer.answer() == strictest).toList();
        return new Answer(
                strictest,
                together(deciding, Answer::rules),
                together(deciding, Answer::basis),
                together(deciding, Answer::conditions));
    }

    private static List<String> together(List<Answer> answers, Function<Answer, List<String>> part) {
        Set<String> all = new LinkedHashSet<>();
        answers.forEach(answer -> all.addAll(part.apply(answer)));
        return List.copyOf(all);
    }
}
