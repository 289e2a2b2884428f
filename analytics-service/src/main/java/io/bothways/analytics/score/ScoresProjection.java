package io.bothways.analytics.score;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps the numbers given in check-ins and feedback. */
@ApplicationScoped
class ScoresProjection implements EventHandler {

    private final Scores scores;

    ScoresProjection(Scores scores) {
        this.scores = scores;
    }

    @Override
    public String name() {
        return "facts-scores";
    }

    @Override
    public Set<String> topics() {
        return Set.of("check-ins", "feedback");
    }

    @Override
    public void apply(ReceivedEvent event) {
        switch (event.type()) {
            case "check-in-answered" -> scores.answered(event.as(CheckInAnswered.class), event.time());
            case "feedback-released" -> scores.released(event.as(FeedbackReleased.class), event.time());
            default -> {} // a type that a newer producer adds says nothing to this table
        }
    }
}
