package io.bothways.local;

import io.bothways.infra.Identity;
import io.bothways.infra.Service;
import io.bothways.local.home.Home;
import io.bothways.local.home.LocalFailure;
import io.bothways.local.home.Ports;
import io.bothways.local.system.Narrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a person needs to use a running system by hand: a file with a token per role, the addresses, the commands. */
final class Welcome {

    private static final Duration TOKEN_VALIDITY = Duration.ofHours(12);

    private final Home home;
    private final Ports ports;
    private final Narrator narrator;

    Welcome(Home home, Ports ports, Narrator narrator) {
        this.home = home;
        this.ports = ports;
        this.narrator = narrator;
    }

    /** Writes the files that {@code curl -H @FILE} reads, one per role and readable by the owner alone. */
    void writeTokens(Identity identity) {
        try {
            Files.createDirectories(home.tokens());
            for (String role : Roles.ALL) {
                Path file = home.tokens().resolve(role);
                Files.deleteIfExists(file);
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                String token = identity.token(Roles.subjectOf(role), TOKEN_VALIDITY, List.of(role));
                Files.writeString(file, "Authorization: Bearer " + token + "\n");
            }
        } catch (IOException e) {
            throw new LocalFailure("The tokens cannot be written: " + e.getMessage(), e);
        }
    }

    void say() {
        Path tokens = home.repository().relativize(home.tokens());
        String offset = ports.offset() == 0 ? "" : " --port-offset " + ports.offset();
        String broker = offset + (home.isDemo() ? " --demo" : "");
        for (Service service : Service.values()) {
            narrator.say(String.format(Locale.ROOT, "  %-18s %s/q/openapi", service.folder(), ports.uri(service)));
        }
        narrator.say("""

                Tokens, good for 12 hours, one file per role in %s: %s.
                  curl -H @%s/coordinator %s/v1/programmes
                  ./bothways token --as participant --person USERNAME    a token of a person

                Next, in another terminal:
                  ./bothways verify%s           check that nothing is lost or broken
                  ./bothways broker stop%s      take Kafka away; `broker start` brings it back
                Logs: %s
                Ctrl-C stops everything; the data stay in %s.""".formatted(
                        tokens,
                        String.join(", ", Roles.ALL),
                        tokens,
                        ports.uri(Service.MATCHING),
                        offset,
                        broker,
                        home.repository().relativize(home.logs()),
                        home.repository().relativize(home.data())));
    }
}
