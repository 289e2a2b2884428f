package io.bothways.infra;

import java.util.Locale;

/** The four services: the names of their databases and folders, and the ports they listen on when no offset is given. */
public enum Service {
    PROFILES(8081),
    MATCHING(8082),
    SESSIONS(8083),
    ANALYTICS(8084);

    private final int port;

    Service(int port) {
        this.port = port;
    }

    /** Name of the database, the consumer group and the first half of the folder. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String folder() {
        return shortName() + "-service";
    }

    public int port() {
        return port;
    }
}
