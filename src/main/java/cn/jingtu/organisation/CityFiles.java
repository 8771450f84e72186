package cn.jingtu.organisation;

import cn.jingtu.platform.FileProblem;
import cn.jingtu.platform.FileProblemsException;
import cn.jingtu.platform.YamlFile;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Finds the cities: every {@code cities/<city>/} on the classpath and every {@code <city>/} in the folder
 * {@code jingtu.cities-dir}. A file of the folder stands in for the one of the same name that came with the program,
 * so a city can correct its departments or add a year without a new release.
 */
@Component
public class CityFiles {

    private static final String ORGANISATION = "organisation.yaml";
    /** What a module wants to know of a city besides, if the city has it. */
    private static final List<String> OTHERS = List.of("access.yaml", "figures.yaml");

    private final String folder;

    CityFiles(@Value("${jingtu.cities-dir:}") String folder) {
        this.folder = folder;
    }

    /**
     * All cities, by id.
     *
     * @throws FileProblemsException if the folder is missing or a city has no {@code organisation.yaml}
     */
    public List<CityFolder> folders() {
        SortedMap<String, SortedMap<String, Resource>> filesOfCities = new TreeMap<>();
        try {
            collectFromClasspath(filesOfCities);
            if (!folder.isBlank()) {
                collectFromFolder(Path.of(folder), filesOfCities);
            }
        } catch (IOException unreadable) {
            throw new FileProblemsException(
                    List.of(new FileProblem(folder, 1, "", "读不到城市文件，请检查 jingtu.cities-dir 指向的文件夹是否存在、是否有读取权限。")));
        }
        return cities(filesOfCities);
    }

    /**
     * Reads a file of every city that has it.
     *
     * @param take of a file that keeps to the schema, and the id of its city; it may report on the file
     * @throws FileProblemsException if any of them is wrong
     */
    public <T> Map<String, T> readEach(String fileName, JsonSchema schema, BiFunction<YamlFile, String, T> take) {
        Map<String, T> read = new TreeMap<>();
        List<FileProblem> problems = new ArrayList<>();
        for (CityFolder city : folders()) {
            city.read(fileName).ifPresent(file -> {
                file.check(schema);
                if (!file.hasProblems()) {
                    read.put(city.id(), take.apply(file, city.id()));
                }
                problems.addAll(file.problems());
            });
        }
        if (!problems.isEmpty()) {
            throw new FileProblemsException(problems);
        }
        return Map.copyOf(read);
    }

    private static List<CityFolder> cities(SortedMap<String, SortedMap<String, Resource>> filesOfCities) {
        List<CityFolder> cities = new ArrayList<>();
        List<FileProblem> problems = new ArrayList<>();
        filesOfCities.forEach((city, files) -> {
            Resource organisation = files.remove(ORGANISATION);
            SortedMap<String, Resource> others = new TreeMap<>();
            for (String name : OTHERS) {
                Resource other = files.remove(name);
                if (other != null) {
                    others.put(name, other);
                }
            }
            if (organisation == null) {
                problems.add(new FileProblem(
                        city + "/" + ORGANISATION, 1, "", "文件夹里有计划但没有组织机构文件，请补上 " + ORGANISATION + "。"));
            } else {
                cities.add(new CityFolder(city, organisation, files, others));
            }
        });
        if (!problems.isEmpty()) {
            throw new FileProblemsException(problems);
        }
        return cities;
    }

    private static void collectFromClasspath(SortedMap<String, SortedMap<String, Resource>> cities) throws IOException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        for (Resource file : resources.getResources("classpath*:cities/*/" + ORGANISATION)) {
            add(cities, partFromEnd(file, 2), ORGANISATION, file);
        }
        for (String name : OTHERS) {
            for (Resource file : resources.getResources("classpath*:cities/*/" + name)) {
                add(cities, partFromEnd(file, 2), name, file);
            }
        }
        for (Resource file : resources.getResources("classpath*:cities/*/plans/*.yaml")) {
            add(cities, partFromEnd(file, 3), partFromEnd(file, 1), file);
        }
    }

    private static String partFromEnd(Resource file, int position) throws IOException {
        String[] parts = file.getURL().getPath().split("/");
        return parts[parts.length - position];
    }

    private static void collectFromFolder(Path folder, SortedMap<String, SortedMap<String, Resource>> cities)
            throws IOException {
        for (Path city : children(folder)) {
            String id = city.getFileName().toString();
            for (String name :
                    Stream.concat(Stream.of(ORGANISATION), OTHERS.stream()).toList()) {
                Path file = city.resolve(name);
                if (Files.isRegularFile(file)) {
                    add(cities, id, name, new FileSystemResource(file));
                }
            }
            Path plans = city.resolve("plans");
            if (Files.isDirectory(plans)) {
                for (Path plan : children(plans)) {
                    if (plan.getFileName().toString().endsWith(".yaml")) {
                        add(cities, id, plan.getFileName().toString(), new FileSystemResource(plan));
                    }
                }
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static void add(
            SortedMap<String, SortedMap<String, Resource>> cities, String city, String fileName, Resource file) {
        cities.computeIfAbsent(city, id -> new TreeMap<>()).put(fileName, file);
    }
}
