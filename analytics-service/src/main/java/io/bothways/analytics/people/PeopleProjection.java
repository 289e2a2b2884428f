package io.bothways.analytics.people;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Folds people into their history; also tells who may still log in. */
@ApplicationScoped
class PeopleProjection implements EventHandler {

    private final People people;

    PeopleProjection(People people) {
        this.people = people;
    }

    @Override
    public String name() {
        return "facts-people";
    }

    @Override
    public Set<String> topics() {
        return Set.of("people");
    }

    @Override
    public void apply(ReceivedEvent event) {
        var changed = event.as(PersonChanged.class);
        people.fold(changed.personId(), changed.keys(), changed.version(event.sequence(), event.type(), event.time()));
    }
}
