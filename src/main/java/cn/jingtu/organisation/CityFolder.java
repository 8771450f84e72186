package cn.jingtu.organisation;

import cn.jingtu.platform.YamlFile;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;

/**
 * The files of one city.
 *
 * @param id name of the folder, which is the id of the city
 * @param organisation its {@code organisation.yaml}
 * @param plans its {@code plans/<name>.yaml} by file name
 */
public record CityFolder(String id, Resource organisation, SortedMap<String, Resource> plans) {

    public CityFolder {
        plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
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
}
