package io.bothways.local.story.chapter;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A partnership as the story follows it: two people, and the ways in which they teach each other. */
final class Pair {
    private final String id;
    private final Member first;
    private final Member second;
    private final List<Way> ways;
    private final Instant endsAt;
    private final Set<String> taught = ConcurrentHashMap.newKeySet();
    private boolean signed;
    private boolean over;

    /** One direction: who teaches whom, in which skills. */
    record Way(String id, Member teacher, Member learner, List<Step> skills) {}

    /** From which level to which a skill is to be learned. */
    record Step(String skillId, int from, int to) {}

    Pair(String id, Member first, Member second, List<Way> ways, Instant endsAt) {
        this.id = id;
        this.first = first;
        this.second = second;
        this.ways = List.copyOf(ways);
        this.endsAt = endsAt;
    }

    String id() {
        return id;
    }

    String path() {
        return "/v1/partnerships/" + id;
    }

    Member first() {
        return first;
    }

    Member second() {
        return second;
    }

    List<Way> ways() {
        return ways;
    }

    Member partnerOf(Member member) {
        return member.equals(first) ? second : first;
    }

    /** The same pair in every run on the same input. */
    String key() {
        return first.number() + "+" + second.number();
    }

    Instant endsAt() {
        return endsAt;
    }

    boolean isLiveAt(Instant instant) {
        return !over && instant.isBefore(endsAt);
    }

    /** Whether a session that both attested has had teaching in this way. */
    boolean hasTaught(Way way) {
        return taught.contains(way.id());
    }

    void teach(Way way) {
        taught.add(way.id());
    }

    boolean isSigned() {
        return signed;
    }

    void sign() {
        signed = true;
    }

    /** Ended before its time. */
    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }
}
