package io.bothways.local.story.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Moves the clock of all four services together, and waits until they are quiet: no timer due, outbox empty, nothing
 * left to read, in two rounds in a row with nothing handled in between. One round alone proves nothing, because an event
 * may be on its way from a service already asked to one not asked yet.
 */
public final class SteerableClock {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ONE_STOP = Duration.ofDays(1);
    private static final long PAUSE_MILLIS = 15;

    private final Services services;

    public SteerableClock(Services services) {
        this.services = services;
    }

    /** The latest time that any of the services has. */
    public Instant now() {
        return InParallel.map(
                        services.all(),
                        service -> instant(
                                service.as(Account.OPERATOR).get("/ops/clock").expecting(200), "now"))
                .stream()
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /**
     * All services at this instant or later, with a stop on the way a day after something is due, so that what follows
     * from it happens about in its own time: a year has thousands of such instants. Timers that are due on the last day
     * may still be at work.
     */
    public void advance(Instant to) {
        for (Instant stop = stopBefore(to); stop.isBefore(to); stop = stopBefore(to)) {
            move(stop);
            settle();
        }
        move(to);
    }

    private Instant stopBefore(Instant to) {
        return nextDue(to).plus(ONE_STOP);
    }

    private void move(Instant to) {
        InParallel.each(services.all(), service -> service.as(Account.OPERATOR)
                .post("/ops/clock", Map.of("advanceTo", to.toString()))
                .expecting(200));
    }

    /** The first instant at which anything is due in any service, at most this one. */
    private Instant nextDue(Instant atMost) {
        return InParallel.map(services.all(), service -> service.as(Account.OPERATOR)
                        .get("/ops/clock")
                        .expecting(200)
                        .json()
                        .path("nextDue")
                        .asText(""))
                .stream()
                .filter(due -> !due.isEmpty())
                .map(Instant::parse)
                .filter(due -> due.isBefore(atMost))
                .min(Instant::compareTo)
                .orElse(atMost);
    }

    public void settleAt(Instant to) {
        advance(to);
        settle();
    }

    public void settle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<JsonNode> before = round();
        while (true) {
            pause();
            List<JsonNode> after = round();
            if (quiet(before) && quiet(after) && processed(before) == processed(after)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new UnexpectedReply("GET /ops/quiet: expected all services to become quiet within "
                        + PATIENCE.toSeconds() + " s, were (profiles, matching, sessions, analytics) " + after);
            }
            before = after;
        }
    }

    private List<JsonNode> round() {
        return InParallel.map(services.all(), service -> service.as(Account.OPERATOR)
                .get("/ops/quiet")
                .expecting(200)
                .json());
    }

    private static boolean quiet(List<JsonNode> round) {
        return round.stream().allMatch(answer -> answer.path("quiet").asBoolean());
    }

    private static long processed(List<JsonNode> round) {
        return round.stream()
                .mapToLong(answer -> answer.path("processed").asLong())
                .sum();
    }

    private static Instant instant(Reply reply, String member) {
        return Instant.parse(reply.text(member));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedReply("Interrupted while waiting for quiet.", e);
        }
    }
}
