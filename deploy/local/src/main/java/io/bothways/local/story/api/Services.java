package io.bothways.local.story.api;

import java.net.URI;
import java.util.List;

/** The four services, sharing one client. */
public final class Services implements AutoCloseable {
    private final Calls calls;
    private final Service profiles;
    private final Service matching;
    private final Service sessions;
    private final Service analytics;

    public Services(URI profiles, URI matching, URI sessions, URI analytics, Tokens tokens) {
        this.calls = new Calls(tokens);
        this.profiles = new Service("profiles", profiles, calls);
        this.matching = new Service("matching", matching, calls);
        this.sessions = new Service("sessions", sessions, calls);
        this.analytics = new Service("analytics", analytics, calls);
    }

    public Service profiles() {
        return profiles;
    }

    public Service matching() {
        return matching;
    }

    public Service sessions() {
        return sessions;
    }

    public Service analytics() {
        return analytics;
    }

    public List<Service> all() {
        return List.of(profiles, matching, sessions, analytics);
    }

    /** How many requests were answered so far. */
    public long requests() {
        return calls.sent();
    }

    @Override
    public void close() {
        calls.close();
    }
}
