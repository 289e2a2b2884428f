package io.bothways.sessions.people;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Folds {@code people} into {@link People}. Goes before the reactions, which look at what it wrote. */
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
        people.store(event.as(PersonChanged.class));
    }
}
