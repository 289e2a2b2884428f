package io.bothways.analytics.pair;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps pairs as they were formed. */
@ApplicationScoped
class PairingsProjection implements EventHandler {

    private final Pairs pairs;

    PairingsProjection(Pairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public String name() {
        return "facts-pairings";
    }

    @Override
    public Set<String> topics() {
        return Set.of("pairings");
    }

    @Override
    public void apply(ReceivedEvent event) {
        switch (event.type()) {
            case "partnership-formed" -> pairs.formed(event.as(PairFormed.class), event.sequence(), event.time());
            case "partnership-reinstated" ->
                pairs.reinstated(event.as(PairReinstated.class), event.sequence(), event.time());
            default -> {} // a refused reinstatement changes no pair
        }
    }
}
