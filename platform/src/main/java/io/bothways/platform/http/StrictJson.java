package io.bothways.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * HTTP bodies mean exactly one thing or are refused: no duplicate keys, no trailing text, no text for a number, no
 * missing primitive read as zero, no character that the database cannot store.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    @Override
    @SuppressWarnings("deprecation") // the builder is not ours: Quarkus hands over a mapper that exists already
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(64).build());
        mapper.setSerializationInclusion(JsonInclude.Include.NON_ABSENT)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .registerModule(new SimpleModule("storable-text")
                        .addDeserializer(String.class, new StorableText())
                        .addDeserializer(Instant.class, new WrittenInstant()));
    }

    /** Runs after the customizer that brings the usual reader of instants. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    /**
     * An instant is RFC 3339 text, since a number could be seconds or milliseconds. Microseconds, as the database keeps
     * it, so that what is answered is what is stored; years in which somebody lives.
     */
    private static final class WrittenInstant extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;
        private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");

        WrittenInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            Instant instant = InstantDeserializer.INSTANT.deserialize(parser, context);
            if (instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                return (Instant) context.handleWeirdStringValue(Instant.class, "", "must be from 1900 to 2300");
            }
            return instant.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Text without U+0000 and without half a surrogate pair. */
    private static final class StorableText extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isScalarValue() && !parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && !isStorable(text)) {
                return (String)
                        context.handleWeirdStringValue(String.class, "", "contains characters that are not text");
            }
            return text;
        }

        private static boolean isStorable(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == 0) {
                    return false;
                }
                if (Character.isSurrogate(c)) {
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (!pair) {
                        return false;
                    }
                    i++;
                }
            }
            return true;
        }
    }
}
