package io.bothways.sessions.programme;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Folds {@code programmes} into {@link Programmes}. */
@ApplicationScoped
@Priority(1)
class ProgrammesProjection implements EventHandler {

    private final Programmes programmes;

    ProgrammesProjection(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String name() {
        return "programme-projection";
    }

    @Override
    public Set<String> topics() {
        return Set.of("programmes");
    }

    @Override
    public void apply(ReceivedEvent event) {
        programmes.store(event.as(ProgrammeChanged.class));
    }
}
