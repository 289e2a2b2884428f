package io.bothways.local;

import io.bothways.infra.Identity;
import io.bothways.local.home.Home;
import io.bothways.local.home.LocalFailure;
import io.bothways.local.home.Ports;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a bearer token and nothing else, for use in another command. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Print a bearer token for a role, good for every local run of this folder.")
final class TokenCommand implements Callable<Integer> {

    @Option(names = "--as", required = true, paramLabel = "ROLE", description = "Role, or several separated by commas.")
    String roles = "";

    @Option(
            names = "--person",
            paramLabel = "ID",
            description = "The person's user name or employee number; without it nobody of the organisation.")
    @Nullable
    String person;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "12",
            description = "How long it is good for (default ${DEFAULT-VALUE}).")
    int hours;

    @Override
    public Integer call() {
        List<String> asked = List.of(roles.split(",", -1));
        for (String role : asked) {
            if (!Roles.ALL.contains(role)) {
                throw new LocalFailure(
                        "There is no role '" + role + "'. The roles are " + String.join(", ", Roles.ALL) + ".");
            }
        }
        if (hours < 1) {
            throw new LocalFailure("--hours takes a number from 1.");
        }
        Home home = Home.ofUp(Launcher.repository(), new Ports(0));
        String subject = person == null ? Roles.subjectOf(asked.getFirst()) : person;
        System.out.println(Identity.in(home.identity()).token(subject, Duration.ofHours(hours), asked));
        return 0;
    }
}
