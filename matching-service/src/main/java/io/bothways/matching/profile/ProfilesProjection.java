package io.bothways.matching.profile;

import io.bothways.matching.people.People;
import io.bothways.matching.seat.Seats;
import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Folds the topic profiles, and hands the limits of the hats to the seats; comes before the reactions to it. */
@ApplicationScoped
@Priority(1)
class ProfilesProjection implements EventHandler {
    /** profile-withdrawn carries no more than this. */
    public record Withdrawn(UUID personId) {}

    private final People people;
    private final Profiles profiles;
    private final Seats seats;

    ProfilesProjection(People people, Profiles profiles, Seats seats) {
        this.people = people;
        this.profiles = profiles;
        this.seats = seats;
    }

    @Override
    public String name() {
        return "profile-projection";
    }

    @Override
    public Set<String> topics() {
        return Set.of("profiles");
    }

    @Override
    public void apply(ReceivedEvent event) {
        // people before their seats, as an acceptance locks them: the two must not wait for each other
        people.decideAbout(List.of(UUID.fromString(event.key())));
        switch (event.type()) {
            case "profile-published" -> {
                ProfileFacts facts = event.as(ProfileFacts.class);
                profiles.store(facts);
                seats.limit(
                        facts.personId(),
                        Objects.requireNonNullElse(facts.teachingLimit(), 0),
                        Objects.requireNonNullElse(facts.learningLimit(), 0));
            }
            case "profile-withdrawn" -> {
                UUID person = event.as(Withdrawn.class).personId();
                profiles.remove(person);
                seats.limit(person, 0, 0);
            }
            default -> {} // a type that a later producer adds
        }
    }
}
