package cn.jingtu.evidence;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code jingtu.evidence}: what may be handed in.
 *
 * @param maxSize of one file
 * @param allowedTypes the kinds of content accepted; archives are left out because nobody has looked inside them
 */
@ConfigurationProperties("jingtu.evidence")
public record EvidenceSettings(
        @DefaultValue("50MB") DataSize maxSize,

        @DefaultValue({"pdf", "ofd", "word", "excel", "powerpoint", "image", "html", "text", "csv"})
        Set<ContentType> allowedTypes) {}
