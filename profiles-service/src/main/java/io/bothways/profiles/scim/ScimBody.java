package io.bothways.profiles.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.profiles.feed.Refused;
import io.bothways.profiles.feed.Rejection;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads bodies as trees, because what connectors send fits no record; not JSON is a SCIM error. */
@ApplicationScoped
class ScimBody {
    private final ObjectMapper json;

    ScimBody(ObjectMapper json) {
        this.json = json;
    }

    JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Refused(Rejection.of(Rejection.Reason.MALFORMED, "the body is not valid JSON"));
        }
    }
}
