package cn.jingtu.organisation;

import cn.jingtu.platform.YamlFile;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;

/**
 * The files of one city.
 *
 * @param id name of the folder, which is the id of the city
 * @param organisation its {@code organisation.yaml}
 * @param plans its {@code plans/<name>.yaml} by file name
 * @param others its other files by file name; each may be missing
 */
public record CityFolder(
        String id, Resource organisation, SortedMap<String, Resource> plans, SortedMap<String, Resource> others) {

    public CityFolder {
        plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    }

    /** Reads its {@code organisation.yaml}; what is in it is checked by nobody yet. */
    YamlFile readOrganisation() {
        return YamlFile.read(id + "/organisation.yaml", organisation);
    }

    /** Reads one of its plans without checking what is in it. */
    public YamlFile readPlan(String fileName) {
        return YamlFile.read(
                id + "/plans/" + fileName, Objects.requireNonNull(plans.get(fileName), "no plan " + fileName));
    }

    /** Reads one of its other files without checking what is in it; empty if the city has none of that name. */
    public Optional<YamlFile> read(String fileName) {
        return Optional.ofNullable(others.get(fileName)).map(file -> YamlFile.read(id + "/" + fileName, file));
    }
}
