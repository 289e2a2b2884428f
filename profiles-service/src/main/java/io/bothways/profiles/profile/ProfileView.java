package io.bothways.profiles.profile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The caller's own profile; {@code actions} says what may come next. */
record ProfileView(
        UUID personId,
        List<Offer> offers,
        List<Want> wants,
        int teachingLimit,
        int learningLimit,
        Hours hours,
        List<String> languages,
        Instant changedAt,
        List<String> actions) {

    static ProfileView of(UUID personId, Profile profile) {
        var content = profile.content();
        return new ProfileView(
                personId,
                content.offers(),
                content.wants(),
                content.teachingLimit(),
                content.learningLimit(),
                content.hours(),
                content.languages(),
                profile.changedAt(),
                List.of("change", "withdraw"));
    }
}
