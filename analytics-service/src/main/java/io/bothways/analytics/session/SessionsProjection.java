package io.bothways.analytics.session;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps what was planned and what was attested. */
@ApplicationScoped
class SessionsProjection implements EventHandler {

    private final Sessions sessions;

    SessionsProjection(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "facts-sessions";
    }

    @Override
    public Set<String> topics() {
        return Set.of("sessions");
    }

    @Override
    public void apply(ReceivedEvent event) {
        sessions.fold(event.as(SessionChanged.class), event.type(), event.sequence(), event.time());
    }
}
