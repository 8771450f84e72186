package cn.jingtu.platform.web;

import cn.jingtu.platform.text.IncomingJson;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The bodies of our own endpoints are read like what comes with the forms of tasks. */
@Configuration(proxyBeanMethods = false)
class IncomingBodies implements WebMvcConfigurer {

    private final IncomingJson json;

    IncomingBodies(IncomingJson json) {
        this.json = json;
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        for (HttpMessageConverter<?> converter : converters) {
            if (converter instanceof MappingJackson2HttpMessageConverter jackson) {
                jackson.setObjectMapper(json.mapper());
            }
        }
    }
}
