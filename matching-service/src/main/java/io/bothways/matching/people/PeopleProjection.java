package io.bothways.matching.people;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Folds every event of the topic people, which all carry the full state; comes before the reactions to it. */
@ApplicationScoped
@Priority(1)
class PeopleProjection implements EventHandler {
    private final People people;

    PeopleProjection(People people) {
        this.people = people;
    }

    @Override
    public String name() {
        return "people-projection";
    }

    @Override
    public Set<String> topics() {
        return Set.of("people");
    }

    @Override
    public void apply(ReceivedEvent event) {
        people.store(event.as(PersonFacts.class), event.time());
    }
}
