package io.bothways.analytics.programme;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps programmes, their cohorts and who runs them. */
@ApplicationScoped
class ProgrammesProjection implements EventHandler {

    private final Programmes programmes;

    ProgrammesProjection(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String name() {
        return "facts-programmes";
    }

    @Override
    public Set<String> topics() {
        return Set.of("programmes");
    }

    @Override
    public void apply(ReceivedEvent event) {
        var changed = event.as(ProgrammeChanged.class);
        programmes.fold(changed, event.sequence(), event.time());
    }
}
