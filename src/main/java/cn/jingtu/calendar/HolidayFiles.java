package cn.jingtu.calendar;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
        for (String pattern : folder.isBlank()
                ? List.of("classpath*:calendar/*.yaml")
                : List.of("classpath*:calendar/*.yaml", "file:" + folder + "/*.yaml")) {
            for (Resource file : find(pattern)) {
                HolidayYear year = read(file);
                years.put(year.year(), year);
            }
        }
        return new Workdays(years, List.of());
    }

    static HolidayYear read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            HolidayYear year = YAML.readValue(in, HolidayYear.class);
            if (!(year.year() + ".yaml").equals(file.getFilename())) {
                throw new IllegalStateException("节假日文件 " + file.getDescription() + " 的 year 是 " + year.year()
                        + "，与文件名不一致，请改正其一。");
            }
            return year;
        } catch (JacksonException mistake) {
            Throwable cause = mistake.getCause() instanceof IllegalArgumentException own ? own : mistake;
            throw new IllegalStateException(
                    "节假日文件 " + file.getDescription() + " 有误：" + cause.getMessage() + "。请对照其他年份的文件改正。", mistake);
        } catch (IOException unreadable) {
            throw new IllegalStateException("读不到节假日文件 " + file.getDescription() + "，请检查文件权限。", unreadable);
        }
    }

    private static Resource[] find(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "读不到节假日文件夹 " + pattern + "，请检查 jingtu.calendar-dir 的设置。", missing);
        }
    }
}
