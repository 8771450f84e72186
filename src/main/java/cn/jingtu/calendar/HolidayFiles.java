package cn.jingtu.calendar;

import cn.jingtu.platform.StartFailure;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads {@code calendar/<year>.yaml} from the classpath and from the folder {@code jingtu.calendar-dir}, where an
 * administrator puts the arrangement of a new year without waiting for a new release.
 */
@Configuration(proxyBeanMethods = false)
class HolidayFiles {

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Bean
    Workdays workdays(@Value("${jingtu.calendar-dir:}") String folder) {
        Map<Integer, HolidayYear> years = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:calendar/*.yaml")) {
                add(years, read(file));
            }
            if (!folder.isBlank()) {
                try (Stream<Path> files = Files.list(Path.of(folder))) {
                    files.filter(file -> file.toString().endsWith(".yaml"))
                            .sorted()
                            .forEach(file -> add(years, read(new FileSystemResource(file))));
                }
            }
        } catch (IOException missing) {
            throw new StartFailure("读不到节假日文件夹 " + folder + "。", "请检查 jingtu.calendar-dir 的设置和文件夹权限。", missing);
        }
        return new Workdays(years, List.of());
    }

    private static void add(Map<Integer, HolidayYear> years, HolidayYear year) {
        years.put(year.year(), year);
    }

    static HolidayYear read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            HolidayYear year = YAML.readValue(in, HolidayYear.class);
            if (!(year.year() + ".yaml").equals(file.getFilename())) {
                throw refused(file, "year 是 " + year.year() + "，与文件名不一致", null);
            }
            return year;
        } catch (ValueInstantiationException contradiction) {
            Throwable said = contradiction.getCause();
            String reason = said == null ? contradiction.getOriginalMessage() : String.valueOf(said.getMessage());
            throw refused(file, reason, contradiction);
        } catch (JacksonException mistake) {
            String line = mistake.getLocation() == null
                    ? ""
                    : "第 " + mistake.getLocation().getLineNr() + " 行写法不对：";
            throw refused(file, line + mistake.getOriginalMessage(), mistake);
        } catch (IOException unreadable) {
            throw refused(file, "文件读不出来", unreadable);
        }
    }

    private static StartFailure refused(Resource file, String reason, @Nullable Exception cause) {
        return new StartFailure("节假日文件 " + file.getDescription() + " 有误：" + reason + "。", "请对照其他年份的文件改正后重新启动。", cause);
    }
}
