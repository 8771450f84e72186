package cn.jingtu.evidence;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Makes the web server take files up to the size that is configured here, so that there is one limit to set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceSettings.class)
class EvidenceConfiguration {

    /** For the names of the parts and what stands between them. */
    private static final DataSize AROUND_THE_FILE = DataSize.ofKilobytes(64);

    @Bean
    MultipartConfigElement multipartConfigElement(EvidenceSettings settings) {
        MultipartConfigFactory multipart = new MultipartConfigFactory();
        multipart.setMaxFileSize(settings.maxSize());
        multipart.setMaxRequestSize(DataSize.ofBytes(settings.maxSize().toBytes() + AROUND_THE_FILE.toBytes()));
        return multipart.createMultipartConfig();
    }
}
