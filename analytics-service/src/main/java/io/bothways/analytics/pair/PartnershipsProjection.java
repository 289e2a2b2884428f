package io.bothways.analytics.pair;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps how pairs live and end. */
@ApplicationScoped
class PartnershipsProjection implements EventHandler {

    private final Pairs pairs;

    PartnershipsProjection(Pairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public String name() {
        return "facts-partnerships";
    }

    @Override
    public Set<String> topics() {
        return Set.of("partnerships");
    }

    @Override
    public void apply(ReceivedEvent event) {
        pairs.fold(event.as(PairChanged.class), event.type(), event.sequence(), event.time());
    }
}
