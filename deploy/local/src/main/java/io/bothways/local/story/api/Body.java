package io.bothways.local.story.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.local.story.skill.SkillFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a request: its media type, its bytes, and headers that belong to it. */
public record Body(@Nullable String mediaType, byte[] content, Map<String, String> headers) {
    public static final Body NONE = new Body(null, new byte[0], Map.of());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "bothways-story-part";

    public static Body json(Object value) {
        return json(value, "application/json");
    }

    public static Body scim(Object value) {
        return json(value, "application/scim+json");
    }

    public static Body csv(String text) {
        return new Body("text/csv", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Body multipart(Map<String, String> fields, List<SkillFiles.Part> parts) {
        var bytes = new ByteArrayOutputStream();
        fields.forEach((name, value) -> bytes.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        for (var part : parts) {
            bytes.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name()
                            + "\"; filename=\"" + part.fileName() + "\"\r\nContent-Type: text/csv\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(part.content());
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new Body("multipart/form-data; boundary=" + BOUNDARY, bytes.toByteArray(), Map.of());
    }

    public Body with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Body(mediaType, content, more);
    }

    private static Body json(Object value, String mediaType) {
        try {
            return new Body(mediaType, JSON.writeValueAsBytes(value), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body of a request cannot be written as JSON.", e);
        }
    }
}
