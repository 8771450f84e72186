package cn.jingtu.land.process;

import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.YamlFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The sites of the demo as files tell them: what happened to each, {@code cities/<city>/rehearsal/sites.yaml}, and what a step
 * hands in where a site says nothing else, {@code rehearsal/site-steps.yaml}. Days are counted back from today ({@code ago});
 * a value of a day is counted from the day of the step, {@code -3} or {@code +20}.
 *
 * @param usual by {@code procedure/Step}, as {@code site-survey/RegisterReport}
 */
record SiteStories(List<City> cities, Map<String, HandIn> usual, List<OnRecord> onRecord) {

    /** @param openCounties how many of those that are asked for the yearly lists have not answered yet; none: they are out */
    record City(String city, int openCounties, List<Site> sites) {}

    /** @param reason why it is put on record */
    record Site(
            String number,
            String name,
            String county,
            int ago,
            String reason,
            Map<String, String> values,
            List<Step> steps) {
        Site with(Map<String, Sequence> sequences) {
            List<Step> each = steps.stream()
                    .flatMap(step -> Optional.ofNullable(sequences.get(step.step()))
                            .map(sequence -> sequence.of(step).stream())
                            .orElseGet(() -> Stream.of(step)))
                    .toList();
            return new Site(number, name, county, ago, reason, values, each);
        }
    }

    /** @param step id of the user task without its prefix, or {@link SitesRehearsal#ISSUE} */
    record Step(int ago, String step, @Nullable Map<String, String> values) {
        Map<String, String> said() {
            return values == null ? Map.of() : values;
        }
    }

    /** @param verifier whether the account that verifies hands it in, where whoever did what came before may not */
    record HandIn(@Nullable Boolean verifier, @Nullable Map<String, String> values) {
        Map<String, String> said() {
            return values == null ? Map.of() : values;
        }
    }

    /** What is on record of every city of the demo before its stories begin: who is drawn for a panel. */
    record OnRecord(String kind, String number, String name, Map<String, String> values) {}

    /**
     * Steps that always follow one another on one day, so that a story names them by one word.
     *
     * @param told the step that takes what the story says
     */
    record Sequence(List<String> steps, String told) {
        List<Step> of(Step step) {
            return steps.stream()
                    .map(one -> new Step(step.ago(), one, one.equals(told) ? step.values() : null))
                    .toList();
        }
    }

    record Usual(List<OnRecord> onRecord, Map<String, Sequence> sequences, Map<String, HandIn> steps) {}

    static SiteStories read(ResourcePatternResolver resources) {
        try {
            Usual usual = YamlFile.read(
                            "rehearsal/site-steps.yaml", resources.getResource("classpath:rehearsal/site-steps.yaml"))
                    .as(Usual.class);
            List<City> cities = new ArrayList<>();
            for (Resource file : resources.getResources("classpath*:cities/*/rehearsal/sites.yaml")) {
                City told = YamlFile.read(file.getURL().toString(), file).as(City.class);
                cities.add(new City(
                        told.city(),
                        told.openCounties(),
                        told.sites().stream()
                                .map(site -> site.with(usual.sequences()))
                                .toList()));
            }
            return new SiteStories(List.copyOf(cities), usual.steps(), usual.onRecord());
        } catch (IOException e) {
            throw new StartFailure("演练文件无法读取：" + e.getMessage() + "。", "请检查安装包是否完整。", e);
        }
    }

    HandIn usual(String procedure, String step) {
        return usual.getOrDefault(procedure + "/" + step, new HandIn(null, null));
    }
}
