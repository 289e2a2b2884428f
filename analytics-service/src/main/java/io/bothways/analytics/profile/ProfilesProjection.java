package io.bothways.analytics.profile;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps how many offers and wants each published profile has. */
@ApplicationScoped
class ProfilesProjection implements EventHandler {

    private final Profiles profiles;

    ProfilesProjection(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public String name() {
        return "facts-profiles";
    }

    @Override
    public Set<String> topics() {
        return Set.of("profiles");
    }

    @Override
    public void apply(ReceivedEvent event) {
        var changed = event.as(ProfileChanged.class);
        switch (event.type()) {
            case "profile-published" -> profiles.published(changed, event.sequence(), event.time());
            case "profile-withdrawn" -> profiles.withdrawn(changed.personId(), event.sequence(), event.time());
            default -> {} // a type that a newer producer adds says nothing to this table
        }
    }
}
