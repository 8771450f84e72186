package cn.jingtu.platform.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How JSON from outside is read into records: every text without what {@link CleanText} forbids and without the blanks
 * around it, a field that the record does not know refused, a number that is missing never taken for 0. What the program
 * itself has stored is read by the plain mapper.
 */
@Component
public class IncomingJson {

    private final ObjectMapper mapper;

    IncomingJson(ObjectMapper json) {
        mapper = json.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .registerModule(new SimpleModule("typed").addDeserializer(String.class, new TypedText()));
    }

    public ObjectMapper mapper() {
        return mapper;
    }

    private static final class TypedText extends StdScalarDeserializer<String> {

        TypedText() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text =
                    parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : _parseString(parser, context, this);
            return text == null ? null : CleanText.strip(CleanText.clean(text));
        }
    }
}
