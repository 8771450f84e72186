package cn.jingtu.land.process;

import cn.jingtu.land.access.AccessDecision.Outcome;
import cn.jingtu.land.access.Gate;
import cn.jingtu.land.access.UseStatement;
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
 * The gate of the demo as files tell it, {@code cities/<city>/rehearsal/access.yaml}: what was asked, what came of it, and the
 * monthly check of what was issued.
 */
record GateStories(List<City> cities) {

    /** @param queries in the order in which they were asked */
    record City(String city, List<Query> queries, List<Check> checks) {}

    /**
     * One question about one parcel.
     *
     * @param ago days before today on which it is asked; null: {@code dayOfMonth} of the month that is checked
     * @param caseNumber of the body that asks, by which the story is known
     */
    record Query(
            @Nullable Integer ago,
            @Nullable Integer dayOfMonth,
            Gate gate,
            String body,
            String onBehalfOf,
            String caseNumber,
            String purpose,
            @Nullable String number,
            String name,
            String county,
            UseStatement use,
            @Nullable Decided decided) {}

    /** @param after days after the question */
    record Decided(int after, Outcome outcome, @Nullable String number) {}

    /**
     * What one body hands in for the month that is checked.
     *
     * @param permits cells by the heads of the columns; empty: nil
     * @param explained how the body explains what was found; null: nothing was
     */
    record Check(
            String body, List<Permit> permits, @Nullable Explained explained) {}

    /**
     * @param dayOfMonth on which it was issued
     * @param caseNumber of the question whose answer it rests on; null: none
     */
    record Permit(int dayOfMonth, @Nullable String caseNumber, Map<String, String> cells) {}

    record Explained(String said, String words) {}

    static GateStories read(ResourcePatternResolver resources) {
        try {
            List<City> cities = new ArrayList<>();
            for (Resource file : resources.getResources("classpath*:cities/*/rehearsal/access.yaml")) {
                cities.add(YamlFile.read(file.getURL().toString(), file).as(City.class));
            }
            return new GateStories(List.copyOf(cities));
        } catch (IOException e) {
            throw new StartFailure("演练文件无法读取：" + e.getMessage() + "。", "请检查安装包是否完整。", e);
        }
    }
}
