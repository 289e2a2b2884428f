package io.bothways.sessions.session;

import io.bothways.platform.timer.TimerHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Lapses offers, asks for words at the end of a session and decides about silence. One timer per session. */
@ApplicationScoped
class SessionTimer implements TimerHandler {

    private final SessionService sessions;

    SessionTimer(SessionService sessions) {
        this.sessions = sessions;
    }

    @Override
    public String kind() {
        return SessionService.TIMER;
    }

    @Override
    public void fire(String key, Instant due) {
        sessions.passTime(UUID.fromString(key));
    }
}
