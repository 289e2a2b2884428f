package io.bothways.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event as a handler sees it.
 *
 * @param topic without prefix, such as {@code people}
 * @param sequence 1, 2, 3 … per topic and key
 * @param type short, such as {@code person-joined}
 * @param time business time of the fact
 */
public record ReceivedEvent(
        String id, String topic, String key, long sequence, String type, Instant time, JsonNode data) {

    /** The payload as the reader's own record, which names only the fields it uses. */
    public <T> T as(Class<T> type) {
        try {
            return EventJson.MAPPER.treeToValue(data, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Event " + this.type + " does not read as " + type.getSimpleName() + ": " + e.getOriginalMessage(),
                    e);
        }
    }
}
