package io.bothways.local.story.chapter.leaver;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.chapter.Cast;
import io.bothways.local.story.chapter.Member;
import io.bothways.local.story.chapter.Pair;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.figure.Percentiles;
import io.bothways.local.story.organisation.Departure;
import io.bothways.local.story.organisation.ExitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Everybody who leaves within the year, in the order of their instants. Moving the story's time on lets those go whose
 * instant has come; of each whose partnership lives, the real time is taken from the HRIS's request until
 * sessions-service shows the partnership as ended, and then the seats that the partner held for it must be freed.
 */
public final class Leavers {
    /** A pair that never signed may have been closed by the clock just before. */
    private static final Set<String> OVER = Set.of("ended-early", "never-started");

    private static final long MINUTES_BETWEEN = 7;

    private final Scene scene;
    private final Cast cast;
    private final Map<Member, Departure> departures = new HashMap<>();
    private final Deque<Member> waiting = new ArrayDeque<>();
    private final List<Long> millisToEnded = new ArrayList<>();
    private final Map<Leaving, Integer> shapes = new EnumMap<>(Leaving.class);
    private final Map<ExitReason, Integer> reasons = new EnumMap<>(ExitReason.class);
    private int endedPartnerships;
    private int partnersFreed;

    public Leavers(Scene scene, Cast cast) {
        this.scene = scene;
        this.cast = cast;
        for (Member member : cast.members()) {
            member.employee().leaves().ifPresent(departure -> departures.put(member, departure));
        }
        queue();
    }

    private void queue() {
        waiting.clear();
        departures.keySet().stream()
                .filter(member -> !cast.isGone(member))
                .sorted(Comparator.comparing(
                                (Member member) -> departure(member).after())
                        .thenComparing(Member::number))
                .forEach(waiting::add);
    }

    /**
     * Lets so many of these people leave on this day: those who leave anyway, soonest first. Where nobody of them would,
     * the first of them leaves by surprise.
     */
    public List<Member> hasten(List<Member> people, int count, double day) {
        var hastened = new ArrayList<>(
                waiting.stream().filter(people::contains).limit(count).toList());
        if (hastened.isEmpty()) {
            people.stream().limit(1).forEach(hastened::add);
        }
        for (int place = 0; place < hastened.size(); place++) {
            var member = hastened.get(place);
            var reason = departures.containsKey(member) ? departure(member).reason() : ExitReason.VOLUNTARY;
            var after = Duration.between(scene.start(), scene.day(day)).plusMinutes(MINUTES_BETWEEN * place);
            departures.put(member, new Departure(after, reason));
        }
        queue();
        return hastened;
    }

    /** Whether somebody is there on this day, as far as is known. */
    public boolean isHereOn(double day, Member member) {
        var departure = departures.get(member);
        return departure == null || instant(member).isAfter(scene.day(day));
    }

    /** Moves all clocks to this day, with everybody leaving on the way, and waits until all is quiet. */
    public void until(double day) {
        Instant to = scene.day(day);
        while (!waiting.isEmpty() && !instant(waiting.getFirst()).isAfter(to)) {
            leave(waiting.removeFirst());
        }
        scene.clock().settleAt(to);
    }

    /** Whether anybody who lives in a partnership leaves up to this day. */
    public boolean anyInAPartnershipUntil(double day) {
        Instant to = scene.day(day);
        return waiting.stream()
                .takeWhile(member -> !instant(member).isAfter(to))
                .anyMatch(member -> !cast.livePairsOf(member, instant(member)).isEmpty());
    }

    /** Lets people go up to, not including, the next one who lives in a partnership; that one is returned. */
    Optional<Member> untilTheNextInAPartnership() {
        while (!waiting.isEmpty()) {
            var next = waiting.removeFirst();
            if (!cast.livePairsOf(next, instant(next)).isEmpty()) {
                scene.clock().settleAt(instant(next));
                return Optional.of(next);
            }
            leave(next);
        }
        return Optional.empty();
    }

    private void leave(Member member) {
        scene.clock().advance(instant(member));
        Map<Pair, Long> heldByPartners = new HashMap<>();
        for (Pair pair : cast.livePairsOf(member, instant(member))) {
            if (!isOver(pair)) {
                heldByPartners.put(pair, seatsTaken(pair.partnerOf(member)));
            }
        }
        long started = System.nanoTime();
        var ended = tell(member);
        if (!ended.isEmpty()) {
            ended.forEach(pair -> Probe.until("the partnership of a leaver to end", () -> isOver(pair)));
            took((System.nanoTime() - started) / 1_000_000);
        }
        heldByPartners.forEach((pair, held) -> {
            var partner = pair.partnerOf(member);
            Probe.until(
                    "the seats of a leaver's partner to be freed",
                    () -> seatsTaken(partner) <= held - pair.ways().size());
            sawSeatsFreed();
        });
    }

    /** The HRIS says it; the pairs that must end because of it are returned, no longer counted as live. */
    List<Pair> tell(Member member) {
        var shape = Leaving.values()[cast.gone().size() % Leaving.values().length];
        var reason = departure(member).reason();
        var manager = member.employee().manager().map(cast::byNumber);
        shape.send(scene, member, reason, manager.map(Member::id)).expecting(200);
        shapes.merge(shape, 1, Integer::sum);
        reasons.merge(reason, 1, Integer::sum);
        cast.leave(member);
        var ending = cast.livePairsOf(member, instant(member));
        ending.forEach(Pair::end);
        endedPartnerships += ending.size();
        return ending;
    }

    boolean isOver(Pair pair) {
        return OVER.contains(scene.sessions(Account.COORDINATOR)
                .get(pair.path())
                .expecting(200)
                .text("state"));
    }

    /** How many seats, of both hats, somebody holds. */
    long seatsTaken(Member member) {
        long taken = 0;
        for (JsonNode hat : scene.matching(member.account())
                .get("/v1/me/seats")
                .expecting(200)
                .json()
                .path("hats")) {
            taken += hat.path("taken").asLong();
        }
        return taken;
    }

    void took(long millis) {
        millisToEnded.add(millis);
    }

    public int left() {
        return cast.gone().size();
    }

    public int remaining() {
        return waiting.size();
    }

    int endedPartnerships() {
        return endedPartnerships;
    }

    void sawSeatsFreed() {
        partnersFreed++;
    }

    /** How often the seats that a partner held for somebody who left were seen to be freed. */
    int partnersFreed() {
        return partnersFreed;
    }

    int measured() {
        return millisToEnded.size();
    }

    public long percentile(double share) {
        return Percentiles.of(millisToEnded, share);
    }

    Map<Leaving, Integer> shapes() {
        return shapes;
    }

    Map<ExitReason, Integer> reasons() {
        return reasons;
    }

    private Instant instant(Member member) {
        return scene.start().plus(departure(member).after());
    }

    private Departure departure(Member member) {
        return Objects.requireNonNull(departures.get(member), () -> member.number() + " does not leave");
    }
}
