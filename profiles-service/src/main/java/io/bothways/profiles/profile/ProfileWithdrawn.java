package io.bothways.profiles.profile;

import io.bothways.platform.event.Event;
import java.util.UUID;

/** The person no longer offers or wants anything through us. */
public record ProfileWithdrawn(UUID personId) implements Event {
    @Override
    public String topic() {
        return "profiles";
    }

    @Override
    public String type() {
        return "profile-withdrawn";
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
