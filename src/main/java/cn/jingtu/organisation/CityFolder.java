package cn.jingtu.organisation;

import cn.jingtu.platform.FileProblem;
import cn.jingtu.platform.FileProblemsException;
import cn.jingtu.platform.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
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
        return read(id + "/organisation.yaml", organisation);
    }

    /** Reads one of its plans without checking what is in it. */
    public YamlFile readPlan(String fileName) {
        return read(id + "/plans/" + fileName, plans.get(fileName));
    }

    private static YamlFile read(String name, Resource file) {
        try (InputStream content = file.getInputStream()) {
            return YamlFile.read(name, content);
        } catch (IOException unreadable) {
            throw new FileProblemsException(
                    List.of(new FileProblem(name, 1, "", "文件读不出来，请检查文件是否存在、是否有读取权限。")));
        }
    }
}
