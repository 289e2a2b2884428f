package io.bothways.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.bothways.platform.code.Codes;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Says which field of a body could not be read, and what it takes where that is a short list. */
public final class UnreadableJson {

    private UnreadableJson() {}

    public static Problem problem(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return StandardProblem.MALFORMED.plain().detail("The body is not the JSON that is expected here");
        }
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName()));
        }
        return StandardProblem.VALIDATION.at(pointer.toString(), expected(mapping));
    }

    // never the value itself: it may be personal
    private static String expected(JsonMappingException failure) {
        Class<?> type = failure instanceof InvalidFormatException format ? format.getTargetType() : Object.class;
        if (type.isEnum()) {
            List<String> codes = Arrays.stream(type.getEnumConstants())
                    .map(constant -> Codes.of((Enum<?>) constant))
                    .toList();
            return "must be one of " + codes;
        }
        return type == UUID.class ? "must be a UUID" : "has a value that cannot be read here";
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
