package io.bothways.local.story.chapter.leaver;

import io.bothways.local.story.api.Account;
import io.bothways.local.story.chapter.Cast;
import io.bothways.local.story.chapter.Round;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.telling.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** One leaver, watched hop by hop: each service is asked all the time, and the moment it knows is told in real time. */
public final class Cascade {
    private static final String ACTIVE_PAIRS = "M12";

    private final Scene scene;

    public Cascade(Scene scene) {
        this.scene = scene;
    }

    public boolean play(Cast cast, Round round, Leavers leavers, Figures figures) {
        var found = leavers.untilTheNextInAPartnership();
        figures.expect(found.isPresent(), "a leaver who lives in a partnership");
        var leaver = found.orElseThrow();
        var pair = cast.livePairsOf(leaver, scene.clock().now()).getFirst();
        var partner = pair.partnerOf(leaver);
        long takenBefore = leavers.seatsTaken(partner);
        var inForceBefore = pairsInForce(round);

        Map<String, BooleanSupplier> hops = new LinkedHashMap<>();
        hops.put("sessions-service has ended the partnership", () -> leavers.isOver(pair));
        hops.put(
                "matching-service has freed the partner's seats",
                () -> leavers.seatsTaken(partner) <= takenBefore - pair.ways().size());
        if (inForceBefore.isPresent()) {
            hops.put(
                    "analytics-service counts one pair in force less",
                    () -> pairsInForce(round).orElse(0) < inForceBefore.getAsLong());
        }

        Map<String, Long> millis = new LinkedHashMap<>();
        long started = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<Long>> watching = new LinkedHashMap<>();
            hops.forEach((hop, seen) -> {
                Callable<Long> watch = () -> {
                    Probe.until(hop, seen);
                    return since(started);
                };
                watching.put(hop, threads.submit(watch));
            });
            leavers.tell(leaver);
            millis.put("profiles-service has answered the HRIS", since(started));
            for (var hop : watching.entrySet()) {
                millis.put(hop.getKey(), hop.getValue().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        leavers.sawSeatsFreed();
        leavers.took(millis.getOrDefault("sessions-service has ended the partnership", 0L));
        scene.narrator().tell("%s", leaver.employee().displayName() + " leaves; the HRIS sends active=false:");
        millis.forEach((hop, after) -> {
            figures.put(hop + ", ms", after);
            scene.narrator().tell("%6d ms  %s", after, hop);
        });
        scene.clock().settle();
        return true;
    }

    /** Empty when so few pairs are in force that their number is withheld. */
    private OptionalLong pairsInForce(Round round) {
        var total = scene.analytics(Account.ANALYST)
                .get("/v1/metrics/" + ACTIVE_PAIRS + "?cohort=" + round.cohortId())
                .expecting(200)
                .json()
                .path("measures")
                .path(0)
                .path("total");
        return total.has("denominator")
                ? OptionalLong.of(total.path("denominator").asLong())
                : OptionalLong.empty();
    }

    private static long since(long started) {
        return (System.nanoTime() - started) / 1_000_000;
    }
}
