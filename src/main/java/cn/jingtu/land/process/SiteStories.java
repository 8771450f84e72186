package cn.jingtu.land.process;

import cn.jingtu.platform.StartFailure;
import cn.jingtu.platform.YamlFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
record SiteStories(List<City> cities, Map<String, HandIn> usual) {

    record City(String city, List<Site> sites) {}

    /** @param reason why it is put on record */
    record Site(
            String number,
            String name,
            String county,
            int ago,
            String reason,
            Map<String, String> values,
            List<Step> steps) {}

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

    record Usual(Map<String, HandIn> steps) {}

    static SiteStories read(ResourcePatternResolver resources) {
        try {
            List<City> cities = new ArrayList<>();
            for (Resource file : resources.getResources("classpath*:cities/*/rehearsal/sites.yaml")) {
                cities.add(YamlFile.read(file.getURL().toString(), file).as(City.class));
            }
            Resource usual = resources.getResource("classpath:rehearsal/site-steps.yaml");
            return new SiteStories(
                    List.copyOf(cities),
                    YamlFile.read("rehearsal/site-steps.yaml", usual)
                            .as(Usual.class)
                            .steps());
        } catch (IOException e) {
            throw new StartFailure("演练文件无法读取：" + e.getMessage() + "。", "请检查安装包是否完整。", e);
        }
    }

    HandIn usual(String procedure, String step) {
        return usual.getOrDefault(procedure + "/" + step, new HandIn(null, null));
    }
}
