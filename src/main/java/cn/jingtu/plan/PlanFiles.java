package cn.jingtu.plan;

import cn.jingtu.organisation.City;
import cn.jingtu.organisation.CityFiles;
import cn.jingtu.organisation.CityFolder;
import cn.jingtu.organisation.Organisations;
import cn.jingtu.platform.FileProblem;
import cn.jingtu.platform.FileProblemsException;
import cn.jingtu.platform.YamlFile;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** Reads, checks and writes plan files. The cities must have been loaded: plans name their bodies. */
@Component
public class PlanFiles {

    private static final JsonMapper WRITER = JsonMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    private final CityFiles cities;
    private final Organisations organisations;

    PlanFiles(CityFiles cities, Organisations organisations) {
        this.cities = cities;
        this.organisations = organisations;
    }

    /**
     * Every plan of every city, by city and year.
     *
     * @throws FileProblemsException with everything that is wrong in any of the files
     */
    public List<PlanDraft> readAll() {
        List<PlanDraft> plans = new ArrayList<>();
        List<FileProblem> problems = new ArrayList<>();
        for (CityFolder city : cities.folders()) {
            for (String fileName : city.plans().keySet()) {
                try {
                    YamlFile yaml = city.readPlan(fileName);
                    standsWhereItBelongs(yaml, city.id(), fileName);
                    plans.add(checked(yaml));
                } catch (FileProblemsException refused) {
                    problems.addAll(refused.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new FileProblemsException(problems);
        }
        return plans;
    }

    /**
     * Reads one plan, wherever it comes from.
     *
     * @param name what the reader knows the file by; every problem starts with it
     * @throws FileProblemsException with everything that is wrong with it
     */
    public PlanDraft read(String name, InputStreamSource content) {
        return checked(YamlFile.read(name, content));
    }

    /** The plan as a file that {@link #read} takes back unchanged. */
    public String write(PlanDraft plan) {
        try {
            return "# yaml-language-server: $schema=../../plan.schema.json\n" + WRITER.writeValueAsString(plan);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a plan of records can always be written", impossible);
        }
    }

    private PlanDraft checked(YamlFile yaml) {
        yaml.check(PlanForm.SCHEMA);
        String id = yaml.tree().path("city").asText();
        Optional<City> city = organisations.cities().stream()
                .filter(known -> known.id().equals(id))
                .findFirst();
        if (city.isEmpty()) {
            yaml.report("city", "没有编号为“" + id + "”的城市。请核对编号，或先建立 cities/" + id + "/organisation.yaml。");
        } else {
            new PlanRules(yaml.tree(), organisations.of(id), organisations.defaultExecutors(id), yaml::report).check();
        }
        yaml.refuseIfWrong();
        return yaml.as(PlanDraft.class);
    }

    private static void standsWhereItBelongs(YamlFile yaml, String city, String fileName) {
        String writtenCity = yaml.tree().path("city").asText();
        if (!writtenCity.equals(city)) {
            yaml.report("city", "城市编号“" + writtenCity + "”与文件夹“" + city + "”不一致，请改成一样的，或把文件移到该市的文件夹。");
        }
        String year = yaml.tree().path("year").asText();
        if (!fileName.equals(year + ".yaml")) {
            yaml.report("year", "年度“" + year + "”与文件名“" + fileName + "”不一致，请改成一样的。");
        }
    }
}
