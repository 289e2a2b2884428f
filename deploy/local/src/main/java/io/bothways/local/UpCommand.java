package io.bothways.local;

import io.bothways.infra.Identity;
import io.bothways.infra.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything on kept data and runs until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start PostgreSQL, Kafka and the four services on kept data; Ctrl-C stops them.")
final class UpCommand implements Callable<Integer> {

    private static final Duration TOKEN_VALIDITY = Duration.ofHours(12);

    @Option(names = "--port-offset", paramLabel = "N", description = "Add N to every port, to run beside another.")
    int portOffset;

    @Override
    public Integer call() throws InterruptedException {
        var ports = new Ports(portOffset);
        Home home = Home.ofUp(Launcher.repository(), ports);
        var narrator = new Narrator(System.out);
        LocalSystem system =
                LocalSystem.prepare(home, ports, LocalSystem.Profile.LOCAL, LocalSystem.Earlier.KEEP, narrator);
        var foreground = new Foreground(system, home, narrator);
        return foreground.run(running -> {
            welcome(home, ports, running, narrator);
            return foreground.untilStopped();
        });
    }

    private static void welcome(Home home, Ports ports, LocalSystem system, Narrator narrator) {
        writeTokens(home, system.identity());
        Path tokens = home.repository().relativize(home.tokens());
        String offset = ports.offset() == 0 ? "" : " --port-offset " + ports.offset();
        narrator.say(String.format(
                Locale.ROOT, "%nReady after %.1f s.%n", system.startUp().toMillis() / 1000.0));
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
                        offset,
                        home.repository().relativize(home.logs()),
                        home.repository().relativize(home.data())));
    }

    private static void writeTokens(Home home, Identity identity) {
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
}
