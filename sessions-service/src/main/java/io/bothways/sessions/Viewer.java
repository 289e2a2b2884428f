package io.bothways.sessions;

import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import java.util.UUID;

/**
 * Who asks, in the form that queries take: a person, a coordinator's login, or both. What the caller is not is a value
 * that matches nothing, so that a missing thing and a foreign thing are looked for by the same statement.
 */
public record Viewer(UUID person, String coordinator) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** The caller as a participant only: for what belongs to the two people alone. */
    public static Viewer party(Caller caller) {
        return new Viewer(caller.person(), "");
    }

    /** The caller in all that they are. */
    public static Viewer of(Caller caller) {
        return new Viewer(
                caller.has(Role.PARTICIPANT) ? caller.personIfKnown().orElse(NOBODY) : NOBODY,
                caller.has(Role.COORDINATOR) ? caller.loginKey() : "");
    }
}
