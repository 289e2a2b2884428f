package io.bothways.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.infra.Identity;
import io.bothways.infra.Service;
import io.bothways.local.home.Home;
import io.bothways.local.home.Ports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks each service to check its invariants, and tells what it found. It changes nothing. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Check the invariants of the running services, read-only.",
            "Exit code 0: all hold; 1: one is broken; 2: one could not be checked."
        })
final class VerifyCommand implements Callable<Integer> {

    private static final int BROKEN = 1;
    private static final int UNCHECKED = 2;
    private static final int SHOWN_VIOLATIONS = 10;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Option(names = "--port-offset", paramLabel = "N", description = "The offset that the run was started with.")
    int portOffset;

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public Integer call() throws InterruptedException {
        var ports = new Ports(portOffset);
        Home home = Home.ofUp(Launcher.repository(), ports);
        String token = Identity.in(home.identity())
                .token(Roles.subjectOf("operator"), Duration.ofMinutes(10), List.of("operator"));
        int worst = 0;
        int checks = 0;
        int broken = 0;
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
            for (Service service : Service.values()) {
                HttpRequest question = HttpRequest.newBuilder(ports.uri(service).resolve("/ops/verify"))
                        .timeout(LIMIT)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .build();
                try {
                    HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
                    if (answer.statusCode() != 200) {
                        worst = UNCHECKED;
                        say(service, "answered " + answer.statusCode(), answer.body());
                        continue;
                    }
                    for (JsonNode check : json.readTree(answer.body()).path("checks")) {
                        checks++;
                        if (!tell(service, check)) {
                            broken++;
                        }
                    }
                } catch (IOException e) {
                    worst = UNCHECKED;
                    say(service, "does not answer", "at " + ports.uri(service) + "; does ./bothways up run?");
                }
            }
        }
        System.out.println();
        if (worst == UNCHECKED) {
            System.out.println("Not everything could be checked.");
            return broken > 0 ? BROKEN : UNCHECKED;
        }
        System.out.println(
                broken == 0 ? "All " + checks + " checks hold." : broken + " of " + checks + " checks are broken.");
        return broken == 0 ? 0 : BROKEN;
    }

    private static boolean tell(Service service, JsonNode check) {
        boolean holds = check.path("ok").asBoolean();
        say(service, check.path("name").asText(), holds ? "holds" : "BROKEN");
        JsonNode violations = check.path("violations");
        for (int i = 0; i < Math.min(violations.size(), SHOWN_VIOLATIONS); i++) {
            System.out.println("      " + violations.get(i).asText());
        }
        if (violations.size() > SHOWN_VIOLATIONS) {
            System.out.println("      and " + (violations.size() - SHOWN_VIOLATIONS) + " more");
        }
        return holds;
    }

    private static void say(Service service, String what, String result) {
        System.out.println(String.format(Locale.ROOT, "  %-10s %-46s %s", service.shortName(), what, result));
    }
}
