package io.bothways.analytics.goal;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps which goals were agreed and reached. */
@ApplicationScoped
class GoalsProjection implements EventHandler {

    private final Goals goals;

    GoalsProjection(Goals goals) {
        this.goals = goals;
    }

    @Override
    public String name() {
        return "facts-goals";
    }

    @Override
    public Set<String> topics() {
        return Set.of("goals");
    }

    @Override
    public void apply(ReceivedEvent event) {
        goals.fold(event.as(GoalChanged.class), event.type(), event.sequence(), event.time());
    }
}
