package io.bothways.profiles.profile;

import io.bothways.platform.event.Event;
import java.util.List;
import java.util.UUID;

/** What a person offers and wants from now on, whole. Reasons and evidence are not in it, by design. */
public record ProfilePublished(
        UUID personId,
        List<Offer> offers,
        List<Want> wants,
        int teachingLimit,
        int learningLimit,
        Hours hours,
        List<String> languages)
        implements Event {

    static ProfilePublished of(UUID personId, ProfileContent content) {
        return new ProfilePublished(
                personId,
                content.offers(),
                content.wants(),
                content.teachingLimit(),
                content.learningLimit(),
                content.hours(),
                content.languages());
    }

    @Override
    public String topic() {
        return "profiles";
    }

    @Override
    public String type() {
        return "profile-published";
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
