package cn.jingtu.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** The same words as {@link Problems} for failures that happen outside our endpoints. */
@Component
class ErrorWords extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Object status = super.getErrorAttributes(request, options).getOrDefault("status", 500);
        var problem = Problems.said((Integer) status);
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("type", "about:blank");
        words.put("title", problem.getTitle());
        words.put("status", status);
        words.put("detail", problem.getDetail());
        return words;
    }
}
