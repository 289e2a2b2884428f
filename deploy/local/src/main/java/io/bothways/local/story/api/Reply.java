package io.bothways.local.story.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a service answered to one request. */
public record Reply(
        String request,
        int status,
        String body,
        @Nullable String etag,
        @Nullable String location) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 600;

    /** This reply when its status is one of these; otherwise the step fails and says what was asked and answered. */
    public Reply expecting(Integer... statuses) {
        if (!Arrays.asList(statuses).contains(status)) {
            throw new UnexpectedReply(request + ": expected " + Arrays.toString(statuses) + ", was answered " + status
                    + " " + body.substring(0, Math.min(SHOWN, body.length())));
        }
        return this;
    }

    public JsonNode json() {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UnexpectedReply(
                    request + ": expected JSON, was answered " + status + " "
                            + body.substring(0, Math.min(SHOWN, body.length())),
                    e);
        }
    }

    /** The member of the answer that must be there. */
    public String text(String member) {
        var value = json().path(member);
        if (value.isMissingNode() || value.isNull()) {
            throw new UnexpectedReply(request + ": expected a member '" + member + "', was answered " + status + " "
                    + body.substring(0, Math.min(SHOWN, body.length())));
        }
        return value.asText();
    }

    public Optional<String> version() {
        return Optional.ofNullable(etag);
    }
}
