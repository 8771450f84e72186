package cn.jingtu.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of a YAML file and where it stands, for rules that go on when other parts are missing or of the wrong type:
 * such a part reads as empty here, and the schema has told of it already.
 *
 * @param field {@code tasks[3].leads[0]}; empty for the file as a whole
 */
public record YamlPlace(String field, JsonNode node) {

    /** The part of that name. */
    public YamlPlace child(String name) {
        return new YamlPlace(join(name), node.path(name));
    }

    /** The elements of the list of that name. */
    public List<YamlPlace> elements(String name) {
        List<YamlPlace> elements = new ArrayList<>();
        if (node.path(name).isArray()) {
            for (JsonNode element : node.path(name)) {
                elements.add(new YamlPlace(join(name) + "[" + elements.size() + "]", element));
            }
        }
        return elements;
    }

    /** The text of that name. */
    public String text(String name) {
        return node.path(name).isTextual() ? node.path(name).asText() : "";
    }

    /** The text that this part itself is. */
    public String text() {
        return node.isTextual() ? node.asText() : "";
    }

    /** The elements of the list of that name as texts. */
    public Set<String> texts(String name) {
        Set<String> texts = new LinkedHashSet<>();
        elements(name).forEach(element -> texts.add(element.text()));
        return texts;
    }

    private String join(String name) {
        return field.isEmpty() ? name : field + "." + name;
    }
}
